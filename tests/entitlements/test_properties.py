"""What must hold for any case: rough dates only ever take certainty away, and the order of facts does not matter."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from isva_desk.domain.case import Case, Event, Update, Wish
from isva_desk.domain.dates import UNKNOWN, When, between, on_day
from isva_desk.domain.event_kinds import BODIES
from isva_desk.entitlements.assess import assess
from isva_desk.entitlements.entitlement import verdict_on
from isva_desk.entitlements.phases import dump_phases, load_phases
from tests.builders.cases import a_case, the_calendar, the_rules

DAYS = st.dates(date(2019, 1, 1), date(2027, 12, 31))
KINDS = st.sampled_from(
    ["report", "arrest", "interview-under-caution", "release-on-bail", "bail-changed", "charge", "no-charge-cps",
     "no-charge-police", "hearing-listed", "verdict", "sentence", "review-requested", "review-decided",
     "support-referral"]
)  # fmt: skip
AS_OF = date(2026, 11, 23)


@st.composite
def rough(draw: st.DrawFn) -> When:
    shape = draw(st.sampled_from(["exact", "exact", "span", "unknown"]))
    if shape == "unknown":
        return UNKNOWN
    day = draw(DAYS)
    return on_day(day) if shape == "exact" else between(day, day + timedelta(days=draw(st.integers(1, 60))))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    events = []
    for number in range(draw(st.integers(1, 5))):
        kind = draw(KINDS)
        scheme: Any = draw(st.sampled_from(["police", "cps"])) if kind.startswith("review") else None
        suspect = draw(st.sampled_from(["A", "B", None]))
        events.append(Event(f"e{number}", kind, draw(rough()), suspect=suspect, scheme=scheme))
    updates = []
    for number in range(draw(st.integers(0, 4))):
        about = draw(st.lists(st.sampled_from([event.id for event in events]), max_size=2, unique=True))
        updates.append(
            Update(
                f"u{number}", draw(st.sampled_from(BODIES)), tuple(about), draw(st.sampled_from(["client", "isva"])),
                draw(rough()), outcome=draw(st.sampled_from(["told", "attempted", "not-told"])),
                method=draw(st.sampled_from([None, "letter", "phone"])),
            )
        )  # fmt: skip
    wishes = [
        Wish(
            on_day(draw(DAYS)),
            draw(st.sampled_from(["all", "big-news", "none"])),
            draw(st.sampled_from(["client", "isva"])),
        )
        for _ in range(draw(st.integers(0, 2)))
    ]
    case = a_case("A", "B").agreed("2020-01-06", 28).case
    client = replace(case.client, wishes=tuple(wishes))
    return replace(case, client=client, events=tuple(events), updates=tuple(updates))


def verdicts(case: Case) -> dict[tuple[str, str | None, date | None], str]:
    entries = assess(case, the_rules(), the_calendar(), AS_OF)
    return {(entry.rule, entry.trigger, entry.clock_from): entry.verdict for entry in entries}


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_in_which_facts_stand_does_not_matter(case: Case, shuffler: random.Random) -> None:
    events, updates = list(case.events), list(case.updates)
    shuffler.shuffle(events)
    shuffler.shuffle(updates)
    assert verdicts(replace(case, events=tuple(events), updates=tuple(updates))) == verdicts(case)


@given(cases())
def test_every_entry_explains_itself_in_whole_sentences(case: Case) -> None:
    for entry in assess(case, the_rules(), the_calendar(), AS_OF):
        for phase in entry.phases:
            for sentence in map(str, entry.because_for(phase.verdict)):
                assert sentence.endswith((".", "ask."))
                assert "{" not in sentence
                assert "breach" not in sentence.lower()


@given(cases())
def test_phases_kept_as_bytes_say_the_same(case: Case) -> None:
    for entry in assess(case, the_rules(), the_calendar(), AS_OF):
        stored = load_phases(dump_phases(entry))
        assert [(phase.until, phase.verdict) for phase in stored] == [(p.until, p.verdict) for p in entry.phases]
        assert stored[-1].because == entry.because_for(entry.phases[-1].verdict)
        assert verdict_on(entry.phases, AS_OF) == entry.verdict


@given(day=DAYS, told=DAYS, width=st.integers(1, 40))
def test_a_rough_arrest_never_says_more_than_every_reading_of_it(day: date, told: date, width: int) -> None:
    def verdict(event: Event) -> str:
        update = Update("u1", "police", ("e1",), on=on_day(told))
        case = replace(a_case().case, events=(event,), updates=(update,))
        found = [e for e in assess(case, the_rules(), the_calendar(), date(2028, 6, 1)) if e.rule == "vc-r6-arrested"]
        return found[0].verdict

    whole = verdict(Event("e1", "arrest", between(day, day + timedelta(days=width)), suspect="A"))
    readings = {verdict(Event("e1", "arrest", on_day(day + timedelta(days=n)), suspect="A")) for n in range(width + 1)}
    assert whole == (readings.pop() if len(readings) == 1 else "cannot-tell")
