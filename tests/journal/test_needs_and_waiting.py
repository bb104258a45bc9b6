"""Needs, consent and waiting on two laptops, and the algebra of the way in."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from isva_desk.casework.about_me import approve_card, write_card
from isva_desk.casework.characteristics import set_access, set_characteristics
from isva_desk.casework.consent import missing_consent, record_consent, share_without_consent, withdraw_consent
from isva_desk.casework.correct_fact import retract_fact
from isva_desk.casework.desk import Desk
from isva_desk.casework.needs import Said, judge_risk, note_need
from isva_desk.casework.waiting import (
    NewReferral,
    Tried,
    allocate,
    attempt_contact,
    check_in,
    end_referral,
    explain_wait,
    refer_again,
)
from isva_desk.domain.choices import choices
from isva_desk.domain.dates import LONDON, on_day, parse_when
from isva_desk.domain.problems import KnownProblem
from isva_desk.journal.needs.folded import card_of, risks_of
from isva_desk.journal.today import today_counts, today_list
from isva_desk.journal.waiting.folded import referrals_of, time_after
from isva_desk.journal.waiting.views import waiting_rows
from tests.builders.desks import SteppingClock, a_case, a_desk
from tests.builders.journals import entries_of, projections

STEPS = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 13), st.integers(0, 4), st.integers(0, 9)), min_size=1, max_size=14
)
LEVELS = ("standard", "medium", "high", "over")


def act(desk: Desk, case_id: str, kind: int, detail: int) -> None:
    """One thing that an adviser may do, chosen by numbers. What is refused is refused; that is a story too."""
    record, _case = desk.store.case_record(case_id)
    client, day = record.id, desk.today() - timedelta(days=detail)
    facts = [fact.id for fact in record.facts.values() if not fact.retracted]
    risks = [choice.id for choice in choices("needs")["risks"].choices]
    tried = Tried(on_day(desk.today()), ("reached", "no-answer", "fine")[detail % 3], "phone")
    stories: list[Any] = [
        lambda: judge_risk(desk, client, risks[detail % 3], Said(LEVELS[detail % 4], on_day(day), plan="a line")),
        lambda: note_need(desk, client, "housing", Said("some", on_day(day))),
        lambda: record_consent(desk, client, ("police", "record")[detail % 2], on_day(day)),
        lambda: withdraw_consent(desk, client, ("police", "record")[detail % 2], on_day(day)),
        lambda: share_without_consent(desk, client, "police", "a child is at risk"),
        lambda: set_access(desk, client, {"spoken": f"Language {detail}"}),
        lambda: set_characteristics(desk, client, {"sex": ("female", "male", "")[detail % 3]}),
        lambda: write_card(desk, client, {"access.spoken": "", "helps": f"words {detail}"}),
        lambda: approve_card(desk, client, on_day(desk.today())),
        lambda: refer_again(desk, case_id, NewReferral("self", on_day(day))),
        lambda: (check_in if detail % 2 else attempt_contact)(desk, case_id, tried),
        lambda: allocate(desk, case_id, f"Adviser {detail}", on_day(desk.today())),
        lambda: (
            explain_wait(desk, case_id, "language")
            if detail % 3
            else end_referral(desk, case_id, "elsewhere", on_day(desk.today()))
        ),
        lambda: retract_fact(desk, facts[detail % len(facts)], "another client") if facts else None,
    ]
    try:
        stories[kind]()
    except KnownProblem:
        return


@settings(max_examples=20)
@given(STEPS)
def test_two_laptops_end_with_the_same_needs_and_the_same_waiting_list(steps: list[tuple[int, int, int, int]]) -> None:
    with TemporaryDirectory() as folder:
        clock = SteppingClock()
        hers = a_desk(Path(folder), clock=clock, name="hers.db")
        office = a_desk(Path(folder), clock=clock, name="office.db", author="Jo")
        case = a_case(hers)
        office.store.absorb(entries_of(hers.store))
        for laptop, kind, ahead, detail in steps:
            clock.now += timedelta(days=ahead)
            act((hers, office)[laptop], case.id, kind, detail)
        for giver, taker in ((hers, office), (office, hers), (hers, office)):
            for head in giver.store.heads():
                taker.store.absorb(entries_of(giver.store, head.device))
        assert projections(hers.store) == projections(office.store)
        before = projections(hers.store)
        hers.store.rebuild()
        assert projections(hers.store) == before, "what is kept up is what a rebuild gives"
        check_invariants(hers, case.id)
        hers.close()
        office.close()


def check_invariants(desk: Desk, case_id: str) -> None:
    record, case = desk.store.case_record(case_id)
    assert case.text("owner"), "no case is ever without somebody who answers for it"
    waits = [one for one in referrals_of(record) if one.state == "waiting"]
    assert len(waiting_rows(desk.store)) == (len(waits) if case.closed is None else 0)
    ids = [risk.id for risk in risks_of(record)]
    assert len(ids) == len(set(ids)), "one word holds on each risk"
    card = card_of(record)
    assert card is None or not (card.holds and card.changed)
    back = [party for party, held in record.consents.items() if held.value.withdrawn_on is not None]
    for party in back:
        missing = missing_consent(desk, record.id, party)
        assert missing is not None or party == "police", "what was taken back stops what would leave"
    rows, counts = today_list(desk.store, desk.clock()), today_counts(desk.store, desk.clock())
    assert {section: count for section, count in counts.items() if count} == {
        section: sum(row.section == section for row in rows) for section in {row.section for row in rows}
    }


@given(
    st.dates(date(2026, 1, 1), date(2027, 12, 30)), st.times().map(lambda time: f"{time:%H:%M}"), st.integers(1, 200)
)
def test_so_many_hours_later_is_so_many_hours_later(day: date, hour: str, hours: int) -> None:
    known = parse_when(f"{day.isoformat()}T{hour}")
    there = time_after(known, hours)
    start = datetime.fromisoformat(f"{day.isoformat()}T{hour}").replace(tzinfo=LONDON)
    end = datetime.fromisoformat(there.text or "").replace(tzinfo=LONDON)
    # Twice a year the clocks change: then the hour on the clock is one off, and what has passed is right.
    assert abs((end.timestamp() - start.timestamp()) / 3600 - hours) <= 1
    assert time_after(on_day(day), hours).day == day + timedelta(days=-(-hours // 24))
