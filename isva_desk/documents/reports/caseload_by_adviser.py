"""R1: the caseload by adviser. Counts in the order of names: no league table, since counts do not weigh a trial."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import timedelta

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.charts import bars
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Wanted
from isva_desk.domain.stages import STAGES, label
from isva_desk.journal.report_cases import hearings_until, held_updates, report_cases
from isva_desk.journal.report_clients import contact_minutes
from isva_desk.journal.report_waiting import referrals, waits_on
from isva_desk.language import _

_COURT_DAYS = 30
_WEEKS = 4


def caseload_by_adviser(desk: Desk, wanted: Wanted) -> Report:
    """One row an adviser, and the stages of all open cases."""
    clients: dict[str, set[str]] = defaultdict(set)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    stages: dict[str, Counter[str]] = defaultdict(Counter)
    for case in report_cases(desk.store, wanted.scope, wanted.day):
        row = case.row
        clients[row.owner].add(row.client_id)
        stages[row.stage][row.owner] += 1
        counts[row.owner]["cases"] += 1
        counts[row.owner]["past"] += row.past_entitlements > 0
        counts[row.owner]["unchecked"] += row.safe_checked is None
        counts[row.owner]["high"] += bool(case.high_risk)
    court = hearings_until(desk.store, wanted.scope, wanted.day, wanted.day + timedelta(days=_COURT_DAYS))
    held = held_updates(desk.store, wanted.scope, wanted.day)
    waiting = Counter(row.owner for row in referrals(desk.store, wanted.scope, wanted.day) if waits_on(row, wanted.day))
    advisers = sorted(clients)
    rows = [
        ReportRow(
            (name or _("Nobody"), len(clients[name]), counts[name]["cases"], court.get(name, 0), counts[name]["past"],
             held.get(name, 0), counts[name]["unchecked"], counts[name]["high"], waiting[name],
             _hours(desk, wanted, name))
        )
        for name in advisers
    ]  # fmt: skip
    if len(rows) > 1:
        sums = [sum(int(str(row.values[place])) for row in rows) for place in range(1, 9)]
        rows.append(ReportRow((_("All"), *sums, _hours(desk, wanted, wanted.scope.owner)), total=True))
    empty = _("There is no open case that fits what was asked for.")
    columns = (
        Column(_("Adviser"), names_the_row=True),
        Column(_("Open clients"), end=True),
        Column(_("Open cases"), end=True),
        Column(_("Court in the next {days} days").format(days=_COURT_DAYS), end=True),
        Column(_("Cases with no record of an update in time"), end=True),
        Column(_("Updates held and not passed on"), end=True),
        Column(_("Safe contact never checked"), end=True),
        Column(_("Cases of high risk"), end=True),
        Column(_("Waiting for an adviser"), end=True),
        Column(_("Hours of contact a week"), end=True),
    )
    return Report(
        title=_("Caseload by adviser"),
        says=(
            _("What each adviser carries, in the order of names. The counts do not weigh one case against another."),
        ),
        tables=(ReportTable(_("Advisers"), columns, rows, empty), _by_stage(stages, advisers, empty)),
        missing=(_("the load that was agreed, and hours of contact that nobody wrote down"),),
    )


def _hours(desk: Desk, wanted: Wanted, owner: str | None) -> str:
    """The hours of contact in a week that somebody wrote down, over the last four weeks."""
    first = wanted.day - timedelta(weeks=_WEEKS) + timedelta(days=1)
    minutes = contact_minutes(desk.store, replace(wanted.scope, owner=owner), first, wanted.day)
    return f"{minutes / 60 / _WEEKS:.1f}"


def _by_stage(stages: dict[str, Counter[str]], advisers: list[str], empty: str) -> ReportTable:
    present = [stage for stage in STAGES if stage in stages]
    several = len(advisers) > 1
    rows = [
        ReportRow(
            (label(stage), *(stages[stage][name] for name in advisers if several), sum(stages[stage].values()))
        )
        for stage in present
    ]  # fmt: skip
    columns = (
        Column(_("Stage"), names_the_row=True),
        *(Column(name or _("Nobody"), end=True) for name in advisers if several),
        Column(_("Open cases"), end=True),
    )
    drawn = [(label(stage), sum(stages[stage].values())) for stage in present]
    return ReportTable(
        _("Open cases by stage"), columns, rows, empty,
        figure=bars(_("Open cases by stage"), drawn) if drawn else None,
    )  # fmt: skip
