"""R7: cases in which the police have been silent for longer than was agreed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.counts import counted_table
from isva_desk.documents.reports.ladder_levels import LadderLevels
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Value, Wanted
from isva_desk.documents.reports.words import agency_name, force_name
from isva_desk.entitlements.verdict_words import VERDICT_WORDS
from isva_desk.journal.case_view import contact_plans_of, people_of, updates_of
from isva_desk.journal.report_chases import asked_about, concerning
from isva_desk.journal.report_occasions import Occasion, occasions
from isva_desk.language import _, ngettext

_OFFICER = "officer-in-case"
_BANDS = (14, 28)  # days over, up to and including: then one more band without an end


def update_gaps(desk: Desk, wanted: Wanted) -> Report:
    """One row a case whose regular update is past its day; for readers outside, how many by force and how long."""
    columns = (
        Column(_("Client"), names_the_row=True),
        Column(_("Police force"), most=0.14),
        Column(_("Officer named")),
        Column(_("Agreed interval")),
        Column(_("Last update from the police, to anybody")),
        Column(_("Next was due")),
        Column(_("Days over"), end=True),
        Column(_("What is known"), most=0.14),
        Column(_("Asked about")),
        Column(_("Next step"), most=0.14),
        Column(_("Officers so far"), end=True),
    )
    whole = ReportTable(
        _("Cases"),
        columns,
        () if wanted.outside else _rows(desk, wanted),
        _("There is no regular update past its day."),
    )
    return Report(
        title=_("Update gaps"),
        says=(_("Open cases in which the regular update from the police is past its day."),),
        tables=(gaps_by_force(desk, wanted),) if wanted.outside else (whole,),
    )


def regular_rules(desk: Desk) -> set[str]:
    """The rules that ask for an update again and again."""
    return {versions[0].id for versions in desk.rules.repeating()}


def gaps_by_force(desk: Desk, wanted: Wanted) -> ReportTable:
    """How many cases of each force are without their regular update, by how many days it is over."""
    first, second = _BANDS
    columns = {
        "short": _("1 to {days} days").format(days=first),
        "long": _("{first} to {last} days").format(first=first + 1, last=second),
        "longest": _("Over {days} days").format(days=second),
    }
    counts: dict[str, Counter[str]] = {}
    for found in _late(desk, wanted):
        over = _over(found, wanted)
        band = "short" if over <= first else "long" if over <= second else "longest"
        name = agency_name(desk.directory, "police", found.police_force, found.cps_area)
        counts.setdefault(name, Counter())[band] += 1
    return counted_table(
        _("Cases without their regular update, by days over"), _("Police force"), counts, columns, wanted,
        _("There is no regular update past its day."), total=_("Cases"),
    )  # fmt: skip


def _late(desk: Desk, wanted: Wanted) -> list[Occasion]:
    regular = regular_rules(desk)
    return [
        found for found in occasions(desk.store, wanted.scope, wanted.day)
        if found.rule in regular and found.still_open and found.due is not None and found.due < wanted.day
        and found.verdict in ("no-record", "missed", "cannot-tell")
    ]  # fmt: skip


def _over(found: Occasion, wanted: Wanted) -> int:
    return 0 if found.due is None else (wanted.day - found.due).days


def _rows(desk: Desk, wanted: Wanted) -> Iterator[ReportRow]:
    asked, levels = asked_about(desk.store, wanted.scope, wanted.day), LadderLevels()
    for found in _late(desk, wanted):
        people = people_of(desk.store, found.case_id)
        officers = [person for person in people if person.role == _OFFICER and person.name]
        named = any(not person.ends.is_known for person in officers)
        vacant = {person.role for person in people if person.is_vacancy}
        askings = concerning(asked, found)
        yield ReportRow(
            (
                found.reference, force_name(desk.directory, found.police_force), _("yes") if named else _("no"),
                _interval(desk, found.case_id), _last_update(desk, wanted, found.case_id), found.due,
                _over(found, wanted), _(VERDICT_WORDS[found.verdict]), levels.times(askings),
                levels.following("police", askings, vacant, wanted.day), len(officers),
            )
        )  # fmt: skip


def _last_update(desk: Desk, wanted: Wanted, case_id: str) -> Value:
    days = [
        update.on.latest or update.sent_on.latest
        for update in updates_of(desk.store, case_id)
        if update.by == "police" and update.outcome == "told"
    ]
    return max((day for day in days if day is not None and day <= wanted.day), default=None)


def _interval(desk: Desk, case_id: str) -> str | None:
    plans = [plan for plan in contact_plans_of(desk.store, case_id) if plan.agency == "police"]
    if not plans:
        return None
    days = plans[0].every_days
    return ngettext("every {count} day", "every {count} days", days).format(count=days)
