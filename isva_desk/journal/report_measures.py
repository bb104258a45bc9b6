"""What the report on special measures reads: each measure of each case, and the day of each step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from isva_desk.domain.dates import When
from isva_desk.journal.casefile import when
from isva_desk.journal.court.area import MEASURE_STEPS
from isva_desk.journal.report_cases import CaseScope
from isva_desk.journal.store import Store

_NOT_KNOWN = "?"


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure of one case. ``steps`` holds the steps that are recorded, each with its day as far as it is known."""

    reference: str
    police_force: str | None
    cps_area: str | None
    measure: str
    steps: Mapping[str, When]


def measures(store: Store, scope: CaseScope, day: date) -> Iterator[MeasureRow]:
    """The measures of the open cases of which something had happened by a day, by reference."""
    where, values = scope.where("cases")
    columns = ", ".join(f"steps.{step.replace('-', '_')}" for step in MEASURE_STEPS)
    rows = store.connection.execute(
        f"SELECT cases.reference, cases.police_force, cases.cps_area, steps.measure, {columns} "
        "FROM p_measures AS steps "
        f"JOIN p_cases AS cases USING (client_id, case_id) WHERE cases.closed = 0{where} "
        "ORDER BY cases.reference, cases.case_id, steps.measure",
        values,
    )
    for reference, force, area, measure, *days in rows:
        read = {
            step: when(None if text == _NOT_KNOWN else text)
            for step, text in zip(MEASURE_STEPS, days, strict=True)
            if text is not None
        }
        seen = {step: on for step, on in read.items() if on.earliest is None or on.earliest <= day}
        if seen:
            yield MeasureRow(reference, force, area, measure, seen)
