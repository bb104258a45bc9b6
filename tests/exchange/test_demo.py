"""The demonstration caseload: invented, the size that is promised, always the same, and alive on any day."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isva_desk.domain.dates import parse_when
from isva_desk.domain.imported import ImportedCase
from isva_desk.domain.problems import KnownProblem
from isva_desk.domain.resources import folder
from isva_desk.domain.stages import case_stage
from isva_desk.entitlements.assess import assess
from isva_desk.exchange.demo_caseload import _moved, demo_cases
from isva_desk.exchange.known import nobody
from isva_desk.exchange.preparing import prepare
from tests.builders.cases import the_calendar, the_rules
from tests.exchange.sheets import the_vocabulary
from tests.exchange.test_template import cells_of

CASELOAD = folder() / "demo" / "caseload.xlsx"
DAYS = st.dates(date(2024, 1, 1), date(2028, 6, 30))


def the_demo(day: date, clients: int | None = None) -> tuple[ImportedCase, ...]:
    return demo_cases(folder(), the_vocabulary(), the_calendar(), day, clients)


def test_it_is_forty_clients_and_six_hundred_facts_that_import_without_a_question() -> None:
    (run,) = prepare([CASELOAD], the_vocabulary(), nobody())
    assert run.can_import
    assert run.summary == "40 clients and 600 facts can be imported."
    assert [row.remarks for row in run.rows if row.remarks] == []


def test_what_is_kept_is_what_the_script_makes(tmp_path: Path) -> None:
    target = tmp_path / "again.xlsx"
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    script = folder() / "demo" / "make_demo.py"
    subprocess.run([sys.executable, str(script), str(target)], check=True, env=environment, timeout=120)
    assert cells_of(target.read_bytes()) == cells_of(CASELOAD.read_bytes())


def test_nobody_in_it_can_be_taken_for_a_person() -> None:
    for imported in the_demo(date(2026, 11, 23)):
        assert imported.name.startswith("Demo ")
        assert all(person.is_vacancy or person.name.startswith("Demo ") for person in imported.people)
        for channel in imported.safe_channels:
            assert channel.value.startswith("07700 900") or channel.value.endswith(".example")


def test_every_stage_and_every_verdict_that_matters_is_there() -> None:
    day = date(2026, 11, 26)
    cases = [imported.case for imported in the_demo(day)]
    stages = {case_stage(case.events, case.suspects, day) for case in cases}
    assert stages == {
        "not-reported", "reported", "not-investigated", "investigation", "early-advice", "with-cps", "action-plan",
        "charged", "court", "trial", "outcome", "sentenced", "after", "no-further-action", "review",
        "withdrawn", "closed",
    }  # fmt: skip
    verdicts = Counter(entry.verdict for case in cases for entry in assess(case, the_rules(), the_calendar(), day))
    assert set(verdicts) >= {"met", "late", "due", "no-record", "missed", "cannot-tell", "waived", "open", "used"}
    assert any(len(case.suspects) == 2 for case in cases)
    assert any(case.client.region == "wales" for case in cases)


@pytest.mark.parametrize("weekday", range(7))
def test_something_is_past_something_is_due_and_little_is_overwhelming_on_any_day_of_the_week(weekday: int) -> None:
    day = date(2027, 3, 1) + timedelta(days=weekday)
    calendar = the_calendar()
    entries = [entry for imported in the_demo(day) for entry in assess(imported.case, the_rules(), calendar, day)]
    past = [entry for entry in entries if entry.verdict in {"no-record", "missed"}]
    soon = [entry for entry in entries if entry.verdict == "due" and entry.due and entry.due <= calendar.after(day, 5)]
    assert 10 <= len(past) <= 50
    assert len(soon) >= 5
    if weekday < 5:
        assert any(entry.due == day for entry in soon)


@settings(max_examples=12)
@given(DAYS)
def test_on_any_day_nothing_lies_ahead_and_everything_stays_on_working_days(day: date) -> None:
    for imported in the_demo(day):
        case = imported.case
        facts = [*(event.on for event in case.events), *(update.on for update in case.updates)]
        assert all(when.earliest is None or when.earliest <= day for when in facts)
        assert all(when.day is None or the_calendar().is_working(when.day) for when in facts)
        known = {event.id for event in case.events}
        assert all(set(update.about) <= known for update in case.updates)
        assert all(c.checked_on is None or c.checked_on <= day for c in imported.safe_channels)


def test_more_clients_are_variations_with_references_of_their_own() -> None:
    many = the_demo(date(2026, 11, 23), 130)
    assert len({imported.case.client.reference for imported in many}) == 130
    assert len({imported.name for imported in many}) == 130
    assert [imported.case.reference for imported in many][:40] == [
        imported.case.reference for imported in the_demo(date(2026, 11, 23))
    ]


@pytest.mark.parametrize("count", [0, -3, 10**9])
def test_a_number_of_clients_that_makes_no_sense_is_refused(count: int) -> None:
    with pytest.raises(KnownProblem, match="number of clients"):
        the_demo(date(2026, 11, 23), count)


@given(st.sampled_from(("2016", "2025-09", "2013-21", "2013-22", "2013-23", "2013-24", "2025-09/2025-11")), DAYS)
def test_a_rough_date_stays_as_rough_as_it_was(text: str, day: date) -> None:
    when = parse_when(text)
    moved = _moved(when, lambda start: start + (day - date(2026, 11, 16)))
    assert moved.earliest is not None
    assert moved.latest is not None
    assert when.earliest is not None
    assert when.latest is not None
    assert abs((moved.latest - moved.earliest) - (when.latest - when.earliest)) <= timedelta(days=3)
    assert len(moved.text or "") >= len(text)
