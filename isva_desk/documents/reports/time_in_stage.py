"""R9: how long cases take, beside what has been published. Median, 90th percentile, longest; never the mean alone."""

from __future__ import annotations

import csv
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column, Span, Text
from isva_desk.documents.reports.charts import compared
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Value, Wanted
from isva_desk.documents.reports.words import force_name, median_words
from isva_desk.domain import resources
from isva_desk.domain.stages import STAGES, label
from isva_desk.journal.report_cases import report_cases
from isva_desk.journal.report_stories import first_days, hearing_moves
from isva_desk.language import N_, _, ngettext

_STEPS = {
    "report-to-charge": N_("From report to charge"),
    "charge-to-end-of-trial": N_("From charge to verdict"),
    "report-to-trial-start": N_("From report to the start of the trial"),
    "report-to-completion": N_("From report to verdict"),
}


@dataclass(frozen=True, slots=True)
class Yardstick:
    """A published figure for a step: how many days, of which period, what kind of figure, and where it stands."""

    step: str
    begins: str
    ends: str
    days: float
    period: str
    measure: str
    source: str

    @property
    def kind(self) -> str:
        """What kind of figure it is: a mean, a median, an "average"."""
        return self.measure.partition(",")[0]


def time_in_stage(desk: Desk, wanted: Wanted) -> Report:
    """How long open cases have been where they are, and how long cases took from one step to another."""
    here: dict[tuple[str, str], list[int]] = defaultdict(list)
    for case in report_cases(desk.store, wanted.scope, wanted.day):
        if case.row.stage_since is not None:
            force = force_name(desk.directory, case.row.police_force) or _("Force not recorded")
            here[case.row.stage, force].append(max(0, (wanted.day - case.row.stage_since).days))
    order = {stage: place for place, stage in enumerate(STAGES)}
    rows = [
        ReportRow((label(stage), force, *spread(here[stage, force])))
        for stage, force in sorted(here, key=lambda key: (order[key[0]], key[1]))
    ]
    columns = (Column(_("Stage"), names_the_row=True), Column(_("Police force")), *_spread_columns())
    return Report(
        title=_("Time in stage"),
        says=(
            _(
                "Days that open cases have been at their stage, and days from one step to the next in all cases whose "
                "days are both known exactly. Half of the cases took no longer than the median, nine of ten no longer "
                "than the 90th percentile."
            ),
        ),
        tables=(
            ReportTable(_("Open cases at their stage"), columns, rows, _("There is no open case that fits.")),
            _from_step_to_step(desk, wanted),
            _moves(desk, wanted),
        ),
    )  # fmt: skip


def _moves(desk: Desk, wanted: Wanted) -> ReportTable:
    """How often hearings were moved, case by case."""
    moved: dict[str, list[int]] = defaultdict(list)
    for force, times in hearing_moves(desk.store, wanted.scope):
        moved[force_name(desk.directory, force) or _("Force not recorded")].append(times)
    columns = (Column(_("Police force"), names_the_row=True), *_spread_columns())
    rows = [ReportRow((force, *spread(moved[force]))) for force in sorted(moved)]
    return ReportTable(_("Hearing moves per case"), columns, rows, _("There is no hearing in the record."))


def _from_step_to_step(desk: Desk, wanted: Wanted) -> ReportTable:
    kinds = ("report", "charge", "trial-started", "verdict")
    known = list(first_days(desk.store, wanted.scope, kinds, wanted.day))
    rows: list[ReportRow] = []
    drawn: list[tuple[str, list[tuple[str, float, bool]]]] = []
    for yardstick in yardsticks():
        days = []
        for step in known:
            begin, end = step.days[yardstick.begins], step.days[yardstick.ends]
            if begin is not None and end is not None and end >= begin:
                days.append((end - begin).days)
        published = _("{days} days ({period}; {measure})").format(
            days=f"{yardstick.days:g}", period=yardstick.period, measure=yardstick.measure
        )
        name = _(_STEPS[yardstick.step])
        rows.append(ReportRow((name, *spread(days), published)))
        here = ngettext("here: median of {count} case", "here: median of {count} cases", len(days))
        own = [(here.format(count=len(days)), float(median(days)), False)] if days else []
        kind = _("published: {period}, {kind}").format(period=yardstick.period, kind=yardstick.kind)
        drawn.append((name, [*own, (kind, yardstick.days, True)]))
    columns = (
        Column(_("Step"), names_the_row=True),
        *_spread_columns(),
        Column(_("Published"), most=0.5),
    )
    return ReportTable(
        _("From step to step"), columns, rows, "", figure=compared(_("Days from step to step"), _("days"), drawn),
        note=_sources(),
    )  # fmt: skip


def _sources() -> Text:
    said = _(
        "A published figure is of its own period and kind. It says what others waited, not what is right. Sources: "
    )
    spans = [Span(said)]
    for yardstick in yardsticks():
        spans += [Span(yardstick.source, link=yardstick.source), Span("; ")]
    return (*spans[:-1], Span("."))


def spread(days: Sequence[int]) -> tuple[Value, ...]:
    """How many, their median, their 90th percentile (which nine of ten do not exceed), and the longest."""
    ordered = sorted(days)
    if not ordered:
        return 0, None, None, None
    ninth = ordered[max(0, -(-9 * len(ordered) // 10) - 1)]
    return len(ordered), median_words(ordered), ninth, ordered[-1]


def _spread_columns() -> tuple[Column, ...]:
    return (
        Column(_("Cases"), end=True),
        Column(_("Median"), end=True),
        Column(_("90th percentile"), end=True),
        Column(_("Longest"), end=True),
    )


@lru_cache(maxsize=1)
def yardsticks() -> tuple[Yardstick, ...]:
    """The published figures that are shown beside our own, in their order."""
    folder = resources.folder() / "reports"
    with (folder / "yardsticks.toml").open("rb") as file:
        steps = tomllib.load(file)["step"]
    with (folder / "time-in-stage-benchmarks.csv").open(encoding="utf-8", newline="") as file:
        published = {(row["stage"], row["period"]): row for row in csv.DictReader(file)}
    found = []
    for step in steps:
        row = published[step["id"], step["period"]]
        found.append(
            Yardstick(
                step["id"], step["from"], step["to"], float(row["days"]), row["period"], row["measure"], row["source"]
            )
        )
    return tuple(found)
