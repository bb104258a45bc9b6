"""R4: how long people waited, by month. A median, a 90th percentile and the longest; never a mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from statistics import median

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column, Figure
from isva_desk.documents.reports.charts import spans
from isva_desk.documents.reports.counts import hidden_note, least_shown
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Value, Wanted
from isva_desk.documents.reports.suppression import suppressed
from isva_desk.documents.reports.time_in_stage import spread
from isva_desk.domain.date_words import MONTHS
from isva_desk.journal.report_waiting import referrals
from isva_desk.journal.waiting.views import WaitingRow
from isva_desk.language import N_, _

_STATES = ("allocated", "ended", "waiting")
# What is waited for, and the day on which it happened.
_STEPS: tuple[tuple[str, Callable[[WaitingRow], date | None]], ...] = (
    (N_("To the first contact"), lambda row: row.reached_on),
    (N_("To an adviser"), lambda row: row.allocated_on),
    (N_("To the first meeting"), lambda row: row.met_on),
)


def waits(desk: Desk, wanted: Wanted) -> Report:
    """One row a month in which referrals were received, and how long each step took."""
    found = [row for row in referrals(desk.store, wanted.scope, wanted.day) if _in_period(row, wanted)]
    months: dict[tuple[int, int], list[WaitingRow]] = defaultdict(list)
    for row in found:
        months[(row.received_on.year, row.received_on.month) if row.received_on else (0, 0)].append(row)
    return Report(
        title=_("Waits, summary"),
        says=(
            _("Referrals by the month in which they were received, and the days until each step. Half of the people "
              "waited no longer than the median, nine of ten no longer than the 90th percentile."),
        ),
        tables=(_referrals(wanted, months), _steps(wanted, months, found)),
    )  # fmt: skip


def _referrals(wanted: Wanted, months: dict[tuple[int, int], list[WaitingRow]]) -> ReportTable:
    columns = (
        Column(_("Month"), names_the_row=True),
        Column(_("Accepted"), end=True),
        Column(_("Ended without support"), end=True),
        Column(_("Still waiting"), end=True),
        Column(_("Referrals"), end=True),
    )
    if not months:
        return ReportTable(_("Referrals"), columns, (), _("There is no referral in what was asked for."))
    order = sorted(months)
    table = suppressed([[sum(row.state == one for row in months[month]) for one in _STATES] for month in order],
                       least_shown(wanted))  # fmt: skip
    names = [*map(_month, order), *([_("All")] if len(order) > 1 else [])]
    rows = [
        ReportRow((name, *(table.shown(place, column) for column in range(len(_STATES) + 1))), place == len(order))
        for place, name in enumerate(names)
    ]
    return ReportTable(_("Referrals"), columns, rows, "", note=hidden_note(table))


def _steps(wanted: Wanted, months: dict[tuple[int, int], list[WaitingRow]], found: list[WaitingRow]) -> ReportTable:
    columns = (
        Column(_("Step"), names_the_row=True),
        Column(_("Month")),
        Column(_("Median days"), end=True),
        Column(_("90th percentile"), end=True),
        Column(_("Longest"), end=True),
    )
    rows = list(_step_rows(wanted, months, found))
    title = _("Days from the referral to each step")
    note = _("“Hidden”: fewer than {least} people.").format(least=least_shown(wanted)) if wanted.outside else ""
    empty = _("There is no referral in what was asked for.")
    return ReportTable(title, columns, rows, empty, note=note, figure=_drawn(wanted, title, found))


def _step_rows(
    wanted: Wanted, months: dict[tuple[int, int], list[WaitingRow]], found: list[WaitingRow]
) -> Iterator[ReportRow]:
    for step, on in _STEPS:
        for month in sorted(months):
            yield ReportRow((_(step), _month(month), *_spread(wanted, _days(months[month], on))))
        if len(months) > 1:
            yield ReportRow((_(step), _("All"), *_spread(wanted, _days(found, on))), total=True)


def _drawn(wanted: Wanted, title: str, found: Sequence[WaitingRow]) -> Figure | None:
    values = []
    for step, on in _STEPS:
        days = _days(found, on)
        if days and len(days) >= least_shown(wanted):
            _count, _middle, ninth, longest = spread(days)
            values.append((_(step), median(days), float(str(ninth)), float(str(longest))))
    return spans(title, _("days"), values) if values else None


def _spread(wanted: Wanted, days: Sequence[int]) -> tuple[Value, ...]:
    """The median, the 90th percentile and the longest; for few people, nothing of it leaves."""
    if days and len(days) < least_shown(wanted):
        return (_("hidden"),) * 3
    return spread(days)[1:]


def _days(rows: Sequence[WaitingRow], on: Callable[[WaitingRow], date | None]) -> list[int]:
    found = []
    for row in rows:
        day = on(row)
        if row.received_on is not None and day is not None and day >= row.received_on:
            found.append((day - row.received_on).days)
    return found


def _month(month: tuple[int, int]) -> str:
    year, number = month
    if not year:
        return _("Day not known")
    return _("{month} {year}").format(month=_(MONTHS[number - 1]), year=year)


def _in_period(row: WaitingRow, wanted: Wanted) -> bool:
    day = row.received_on
    if wanted.first is not None and (day is None or day < wanted.first):
        return False
    return wanted.last is None or (day is not None and day <= wanted.last)
