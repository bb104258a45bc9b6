"""How far a track has come, wherever it stands now."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isva_desk.domain.case import Event
from isva_desk.domain.dates import on_day
from isva_desk.domain.stages import furthest_reached, stage_of

DAY = date(2026, 1, 5)
LATER = date(2026, 12, 1)
KINDS = (
    "report", "investigation-opened", "arrest", "cps-referral", "charge", "hearing-listed", "verdict", "sentence",
    "no-charge-cps", "review-requested", "review-decided", "victim-withdrew", "closed", "note-of-nothing",
)  # fmt: skip
STORIES = st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from((None, "A", "B"))), max_size=9)


def happened(*kinds: str | tuple[str, str | None]) -> tuple[Event, ...]:
    """One event a day."""
    pairs = [kind if isinstance(kind, tuple) else (kind, None) for kind in kinds]
    return tuple(
        Event(id=f"e{number}", kind=kind, on=on_day(DAY + timedelta(days=number)), suspect=suspect)
        for number, (kind, suspect) in enumerate(pairs)
    )


@pytest.mark.parametrize(
    ("kinds", "stands", "reached"),
    [
        (("report", "arrest", "cps-referral", "no-charge-cps"), "no-further-action", "with-cps"),
        (("report", "cps-referral", "no-charge-cps", "review-requested"), "review", "with-cps"),
        (("report", "charge", "hearing-listed", "cps-stop-or-alter"), "no-further-action", "court"),
        (("report", "no-charge-cps"), "no-further-action", "with-cps"),
        (("report", "no-charge-police"), "no-further-action", "reported"),
        (("report", "victim-withdrew"), "withdrawn", "reported"),
        (("victim-withdrew",), "withdrawn", "not-reported"),
        (("report", "charge"), "charged", "charged"),
        ((), "not-reported", "not-reported"),
    ],
)
def test_what_was_passed_stays_passed(kinds: tuple[str, ...], stands: str, reached: str) -> None:
    events = happened(*kinds)
    assert stage_of(events, None, LATER)[0] == stands
    assert furthest_reached(events, None, LATER) == reached


def test_each_suspect_has_a_way_of_their_own() -> None:
    events = happened("report", ("charge", "A"), ("no-charge-police", "B"))
    assert furthest_reached(events, "A", LATER) == "charged"
    assert furthest_reached(events, "B", LATER) == "reported"
    assert furthest_reached(events, "A", DAY) == "reported", "as at an earlier day"


@given(story=STORIES, days=st.integers(0, 9))
def test_no_day_takes_back_how_far_it_had_come(story: list[tuple[str, str | None]], days: int) -> None:
    events, order = happened(*story), ("not-reported", "reported", "investigation", "with-cps", "charged", "court",
                                       "outcome", "sentenced")  # fmt: skip
    day = DAY + timedelta(days=days)
    before, after = furthest_reached(events, "A", day), furthest_reached(events, "A", LATER)
    assert order.index(before) <= order.index(after)
    stands = stage_of(events, "A", day)[0]
    assert stands not in order or order.index(stands) <= order.index(before)
