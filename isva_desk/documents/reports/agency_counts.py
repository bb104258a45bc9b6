"""How often each agency owed something and what is known of it: by rule, by quarter, and by whether it was asked.

The three tables of an agency part the same occasions, so that small numbers are hidden in all of them together. Each
report that prints one of them takes it from here: what one hides no other gives back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from isva_desk.casework.desk import Desk
from isva_desk.documents.reports.counts import least_shown
from isva_desk.documents.reports.report import Wanted
from isva_desk.documents.reports.suppression import Suppressed
from isva_desk.documents.reports.suppression_together import suppressed_together
from isva_desk.documents.reports.words import agency_name
from isva_desk.journal.report_chases import asked_about, concerning
from isva_desk.journal.report_occasions import Occasion, occasions
from isva_desk.language import N_, _

# In this order: each is a column of its own, and none is added to another.
VERDICTS = ("met", "late", "no-record", "missed", "cannot-tell", "waived")
HEADINGS = {
    "met": N_("Met"),
    "late": N_("Late"),
    "no-record": N_("No record"),
    "missed": N_("Missed"),
    "cannot-tell": N_("Cannot tell"),
    "waived": N_("Waived"),
}
NOT_KNOWN = ("no-record", "cannot-tell")

_QUARTERS = (N_("Jan to Mar {year}"), N_("Apr to Jun {year}"), N_("Jul to Sep {year}"), N_("Oct to Dec {year}"))


@dataclass(frozen=True, slots=True)
class AgencyCounts:
    """One agency. The columns of each table are ``VERDICTS``; ``late`` holds the working days late by rule."""

    agency: str
    rules: tuple[str, ...]
    by_rule: Suppressed
    quarters: tuple[str, ...]
    by_quarter: Suppressed
    by_asked: Suppressed  # asked about; not asked about
    late: dict[str, list[int]]


def agency_counts(desk: Desk, wanted: Wanted, leave_out: Collection[str] = ()) -> tuple[AgencyCounts, ...]:
    """The counts of each agency, by name. What is not due yet is left out, and the rules of ``leave_out``."""
    asked = asked_about(desk.store, wanted.scope, wanted.day)
    held: dict[str, list[tuple[Occasion, bool]]] = defaultdict(list)
    for found in occasions(desk.store, wanted.scope, wanted.day, wanted.first, wanted.last):
        if found.verdict in VERDICTS and found.rule not in leave_out:
            agency = agency_name(desk.directory, found.owed_by, found.police_force, found.cps_area)
            held[agency].append((found, bool(concerning(asked, found))))
    return tuple(_counted(agency, held[agency], wanted) for agency in sorted(held))


def quarter_of(day: date | None) -> tuple[int, int]:
    """The year and the quarter (0 to 3) of a day; what has no day comes first."""
    return (0, 0) if day is None else (day.year, (day.month - 1) // 3)


def quarter_words(quarter: tuple[int, int]) -> str:
    """A quarter in words: "Oct to Dec 2026"."""
    year, place = quarter
    return _(_QUARTERS[place]).format(year=year) if year else _("Day not known")


def _counted(agency: str, held: list[tuple[Occasion, bool]], wanted: Wanted) -> AgencyCounts:
    late: dict[str, list[int]] = defaultdict(list)
    for found, _asked in held:
        if found.verdict == "late" and found.days_late is not None:
            late[found.rule].append(found.days_late)
    rules = sorted({found.rule for found, _asked in held})
    quarters = sorted({_quarter(found) for found, _asked in held})
    tables = (
        [_row(held, lambda one, _asked, rule=rule: one.rule == rule) for rule in rules],
        [_row(held, lambda one, _asked, quarter=quarter: _quarter(one) == quarter) for quarter in quarters],
        [_row(held, lambda _one, asked: asked), _row(held, lambda _one, asked: not asked)],
    )
    by_rule, by_quarter, by_asked = suppressed_together(tables, least_shown(wanted))
    return AgencyCounts(agency, tuple(rules), by_rule, tuple(map(quarter_words, quarters)), by_quarter, by_asked, late)


def _quarter(found: Occasion) -> tuple[int, int]:
    return quarter_of(found.clock_from or found.due)


def _row(held: list[tuple[Occasion, bool]], fits: Callable[..., bool]) -> list[int]:
    return [sum(found.verdict == verdict and fits(found, asked) for found, asked in held) for verdict in VERDICTS]
