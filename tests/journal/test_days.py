"""The lists agree with the judgement on every day, forwards and backwards, without anything being written."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from isva_desk.casework.desk import Desk
from isva_desk.casework.importing import import_cases
from isva_desk.domain.case import Case, Client, ContactPlan, Event, Update, Wish
from isva_desk.domain.dates import LONDON, parse_when
from isva_desk.domain.imported import ImportedCase
from isva_desk.journal.case_view import client_head
from isva_desk.journal.caseload import caseload_page
from isva_desk.journal.entitlements_view import entitlements_of
from isva_desk.journal.today import today_list
from tests.builders.desks import a_desk
from tests.builders.journals import projections

FIRST = date(2026, 10, 1)
KINDS = (
    "report",
    "arrest",
    "interview-under-caution",
    "release-on-bail",
    "no-charge-police",
    "charge",
    "sentence",
    "promise",
)
ENDS = ("charge", "no-charge-police")
near = st.integers(0, 80).map(lambda days: (FIRST + timedelta(days=days)).isoformat())
rough = near | st.sampled_from(["2026-10", "2026-11", "2026-09/2026-10", "2026"]) | st.none()


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A case with facts on exact, rough and unknown days, some of them still to come."""
    with_plan = draw(st.booleans())
    # Whether an agreed interval has ended on a day that is only roughly known is judged anew each day, not foretold.
    events = []
    for number, kind in enumerate(draw(st.lists(st.sampled_from(KINDS), max_size=5))):
        more: dict[str, Any] = {"promised_on": parse_when(draw(near)), "by": "police"} if kind == "promise" else {}
        events.append(Event(f"e{number}", kind, parse_when(draw(rough)), suspect="A", **more))
    updates = []
    for number in range(draw(st.integers(0, 4))):
        about = tuple(draw(st.lists(st.sampled_from([event.id for event in events]), max_size=2))) if events else ()
        to = draw(st.sampled_from(["client", "isva"]))
        updates.append(Update(f"u{number}", "police", about, to, parse_when(draw(rough))))  # type: ignore[arg-type]
    wishes = tuple(
        Wish(
            parse_when(draw(near)),
            draw(st.sampled_from(["all", "big-news", "none"])),
            draw(st.sampled_from(["client", "isva"])),
        )
        for _wish in range(draw(st.integers(0, 2)))
    )
    plans = (ContactPlan("police", parse_when(draw(near)), 14),) if with_plan else ()
    return Case("K7Q2-1", Client("K7Q2", wishes=wishes), None, None, ("A",), plans, tuple(events), tuple(updates))


def agree(desk: Desk, case: str, day: date) -> None:
    """The caseload and Today say of this day what the judgement says."""
    judged = [found for found in entitlements_of(desk.store, case, day) if found.kind not in ("watch", "yours")]
    (row,) = caseload_page(desk.store, day=day)
    past = [found for found in judged if found.verdict in ("no-record", "missed")]
    assert row.past_entitlements == len(past)
    assert row.open_entitlements == sum(found.is_open for found in judged)
    asked = Counter((found.rule, found.trigger) for found in past if found.kind != "promise")
    shown = [
        found
        for found in today_list(desk.store, datetime(day.year, day.month, day.day, 12, tzinfo=LONDON))
        if found.section == "no-record"
    ]
    assert Counter((found.rule, found.trigger) for found in shown if found.verdict != "cannot-tell") == asked
    verdicts = {(found.rule, found.trigger, found.clock_from, found.verdict) for found in judged}
    assert {(found.rule, found.trigger, found.since, found.verdict) for found in shown} <= verdicts


@settings(max_examples=50)
@given(cases(), st.lists(st.integers(0, 120), min_size=1, max_size=6))
def test_lists_and_judgement_agree_on_any_day(case: Case, days: list[int]) -> None:
    with TemporaryDirectory() as folder:
        desk = a_desk(Path(folder))
        import_cases(desk, [ImportedCase(case)])
        (row,) = caseload_page(desk.store)
        for ahead in days:
            agree(desk, row.case_id, FIRST + timedelta(days=ahead))
        desk.store.turn_to(desk.today())
        turned = projections(desk.store)
        desk.store.rebuild()
        assert projections(desk.store) == turned
        desk.close()


def test_a_fact_of_a_day_to_come_shows_when_its_day_has_come(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    arrest = Event("e1", "arrest", parse_when("2026-11-25"), suspect="A")
    import_cases(desk, [ImportedCase(Case("K7Q2-1", Client("K7Q2"), suspects=("A",), events=(arrest,)))])

    def on(day: str) -> tuple[str, int]:
        (row,) = caseload_page(desk.store, day=date.fromisoformat(day))
        return row.stage, row.open_entitlements

    assert on("2026-11-24") == ("not-reported", 0)
    assert on("2026-11-25") == ("investigation", 1)
    assert on("2026-11-24") == ("not-reported", 0)
    (row,) = caseload_page(desk.store)
    assert client_head(desk.store, row.case_id).stage == "not-reported"
