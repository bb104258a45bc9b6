"""What stands in each column of the caseload, in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from isva_desk.domain.date_words import MONTHS
from isva_desk.domain.directory import Directory
from isva_desk.domain.stages import label as stage_label
from isva_desk.journal.rows import CaseloadRow
from isva_desk.language import N_, _, ngettext, say_short_day
from isva_desk.ui.parts import Tone

SAFE_FOR = 30  # days after which a safe-contact check is called old here; each channel has its own term in the record
_CPS_STAGES = ("with-cps", "action-plan", "charged", "court", "trial")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows: words, a softer second line (or that alone), and a tone where it is drawn as a pill."""

    words: str
    below: str = ""
    tone: Tone | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, what it sorts by, how wide it is at 100 % text, and what stands in it."""

    words: str
    sort: str
    width: int
    cell: Callable[[CaseloadRow, date, Directory], Cell]


def _client(row: CaseloadRow, _today: date, _directory: Directory) -> Cell:
    return Cell(row.reference, row.name_to_use, strong=True)


def _stage(row: CaseloadRow, _today: date, directory: Directory) -> Cell:
    return Cell(stage_label(row.stage), _agency(row, directory))


def _agency(row: CaseloadRow, directory: Directory) -> str:
    """Who has it now: the CPS Area where a prosecutor decides, else the force."""
    area, force = directory.cps_area(row.cps_area), directory.force(row.police_force)
    if row.stage in _CPS_STAGES and area is not None:
        return _("CPS {area}").format(area=area.name)
    return force.name if force is not None else row.police_force or ""


def _in_stage(row: CaseloadRow, today: date, _directory: Directory) -> Cell:
    if row.stage_since is None:
        return Cell("", _("not known"))
    days = (today - row.stage_since).days
    return Cell(_days(days) if days else _("today"))


def _next_date(row: CaseloadRow, today: date, _directory: Directory) -> Cell:
    if row.next_date is None:
        return Cell("")
    return Cell(_day(row.next_date, today), _from_today(row.next_date, today))


def _open(row: CaseloadRow, _today: date, _directory: Directory) -> Cell:
    if row.past_entitlements:
        words = ngettext("{count} no record", "{count} no record", row.past_entitlements)
        return Cell(words.format(count=row.past_entitlements), tone="rose")
    if row.open_entitlements:
        words = ngettext("{count} open", "{count} open", row.open_entitlements)
        return Cell(words.format(count=row.open_entitlements), tone="grey")
    return Cell(_("none open"), tone="green")


def _last_update(row: CaseloadRow, today: date, _directory: Directory) -> Cell:
    return _past(row.last_update, today)


def _last_contact(row: CaseloadRow, today: date, _directory: Directory) -> Cell:
    return _past(row.last_contact, today)


def _safe(row: CaseloadRow, today: date, _directory: Directory) -> Cell:
    if row.safe_checked is None:
        return Cell(_("not checked"), tone="amber")
    if (today - row.safe_checked).days > SAFE_FOR:
        return Cell(_("check again"), tone="amber")
    return Cell(_day(row.safe_checked, today), _from_today(row.safe_checked, today))


def _owner(row: CaseloadRow, _today: date, _directory: Directory) -> Cell:
    first, _space, rest = row.owner.partition(" ")
    return Cell(first, rest)


def _past(day: date | None, today: date) -> Cell:
    return Cell("", _("none yet")) if day is None else Cell(_day(day, today), _from_today(day, today))


def _day(day: date, today: date) -> str:
    if abs((day - today).days) < 300:
        return say_short_day(day)
    return _("{day} {month} {year}").format(day=day.day, month=_(MONTHS[day.month - 1])[:3], year=day.year)


def _from_today(day: date, today: date) -> str:
    distance = (day - today).days
    if distance == 0:
        return _("today")
    if distance == 1:
        return _("tomorrow")
    if distance == -1:
        return _("yesterday")
    if distance > 0:
        return ngettext("in {count} day", "in {count} days", distance).format(count=distance)
    return ngettext("{count} day ago", "{count} days ago", -distance).format(count=-distance)


def _days(count: int) -> str:
    return ngettext("{count} day", "{count} days", count).format(count=count)


COLUMNS = (
    Column(N_("Client"), "reference", 92, _client),
    Column(N_("Stage"), "stage", 152, _stage),
    Column(N_("In stage"), "stage_since", 82, _in_stage),
    Column(N_("Next date"), "next_date", 104, _next_date),
    Column(N_("Entitlements"), "past_entitlements", 128, _open),
    Column(N_("Last update"), "last_update", 104, _last_update),
    Column(N_("Last contact"), "last_contact", 104, _last_contact),
    Column(N_("Safe contact"), "safe_checked", 134, _safe),
    Column(N_("Owner"), "owner", 84, _owner),
)
