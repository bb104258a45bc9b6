"""The rows of the helplines in groups: to be looked at again, may be offered, nobody made sure yet, no longer."""

from __future__ import annotations

from datetime import date

from isva_desk.domain.helplines import ConfirmedHelpline
from isva_desk.language import _, say_short_day
from isva_desk.ui.helplines.reading import ReadHelplines
from isva_desk.ui.parts import Tone
from isva_desk.ui.parts.record_row import RecordRow, RowAct
from isva_desk.writing.word_lists import Helpline

# (name of the group, [(id of the line, row)])
Group = tuple[str, list[tuple[str, RecordRow]]]


def groups_of(read: ReadHelplines) -> list[Group]:
    """The groups that have a line."""
    names = {
        "again": _("To be looked at again"), "holds": _("May be offered on a page"),
        "never": _("Not confirmed yet"), "ended": _("No longer offered"),
    }  # fmt: skip
    rows: dict[str, list[tuple[str, RecordRow]]] = {name: [] for name in names}
    for line, held in read.lines:
        group = _group(held, read.today)
        rows[group].append((line.id, _row(line, held, group)))
    return [(words, rows[name]) for name, words in names.items() if rows[name]]


def _group(held: ConfirmedHelpline | None, today: date) -> str:
    if held is None:
        return "never"
    if not held.holds:
        return "ended"
    return "again" if held.is_stale(today) else "holds"


def _row(line: Helpline, held: ConfirmedHelpline | None, group: str) -> RecordRow:
    number, hours = (held.number, held.hours) if held is not None else (line.phone, line.hours)
    detail = "  ·  ".join(part for part in (number, hours, line.reach) if part)
    pill: tuple[str, Tone] | None = None
    acts = [RowAct("confirm", _("Confirm…"), "C")]
    if held is not None and held.withdrawn_on is not None:
        pill = (_("until {day}").format(day=say_short_day(held.withdrawn_on)), "grey")
    elif held is not None:
        said = _("confirmed {day}: look again") if group == "again" else _("confirmed {day}")
        pill = (said.format(day=say_short_day(held.on)), "amber" if group == "again" else "green")
        acts += [RowAct("change", _("Change…"), "H"), RowAct("end", _("No longer…"), "E")]
    return RecordRow(line.name, detail, pill=pill, acts=acts)
