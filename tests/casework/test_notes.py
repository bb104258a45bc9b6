"""Notes that can be read in court: three dates, versions that stay, marks that never block, contacts that count."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.correct_fact import correct_fact, retract_fact
from isva_desk.casework.desk import Desk
from isva_desk.casework.notes import NewNote, correct_note, marks_of, names_that_may_stand, write_note
from isva_desk.casework.people import assign_person
from isva_desk.domain.dates import parse_when
from isva_desk.journal.acts.notes import NoteWritten
from isva_desk.journal.case_view import fact_versions
from isva_desk.journal.caseload import caseload_page
from isva_desk.journal.find import find
from isva_desk.journal.notes.views import NoteRow, held_by_requests, minutes_between, minutes_by_month, notes_of
from isva_desk.journal.timeline import timeline
from tests.builders.desks import CaseBuilder, SteppingClock, a_case, a_desk, day
from tests.builders.requests import a_request

CALL = NewNote(
    "Talked about the court date. Travel is booked.", "court", parse_when("2026-11-20T10:00"), channel="phone",
    whom="client", direction="out", outcome="reached", minutes=25,
)  # fmt: skip


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseBuilder]:
    desk = a_desk(tmp_path)
    yield a_case(desk)
    desk.close()


def written(case: CaseBuilder, note: NewNote) -> NoteRow:
    made = write_note(case.desk, case.id, note).made
    return next(row for row in notes_of(case.desk.store, case.id) if row.note_id == made)


def last_contact(desk: Desk) -> object:
    return caseload_page(desk.store)[0].last_contact


def test_a_call_is_a_contact_and_can_be_found(case: CaseBuilder) -> None:
    row = written(case, CALL)
    assert (row.line, row.minutes, row.marks) == ("Phone call, with Sam", 25, 0)
    assert last_contact(case.desk) == day("2026-11-20")
    assert [hit.reference for hit in find(case.desk.store, "travel booked")] == ["K7Q2"]
    (fact,) = [fact for fact in timeline(case.desk.store, case.id) if fact.what == "notes"]
    assert (fact.text, fact.note) == ("Phone call, with Sam", CALL.text)


def test_an_attempt_and_a_call_to_others_are_no_contact_with_the_client(case: CaseBuilder) -> None:
    written(case, NewNote("Rang twice.", "support", parse_when("2026-11-21"), channel="phone", whom="client",
                          outcome="attempted"))  # fmt: skip
    written(case, NewNote("Asked for the bail conditions.", "advocacy", parse_when("2026-11-22"), channel="email",
                          whom="officer-in-case"))  # fmt: skip
    row = written(case, NewNote("Filled in the travel form.", "practical", parse_when("2026-11-22"), minutes=10))
    assert row.line == "Work on the case"
    assert last_contact(case.desk) is None
    taken = written(case, CALL)
    assert last_contact(case.desk) == day("2026-11-20")
    retract_fact(case.desk, taken.note_id, "Recorded for the wrong person")
    assert last_contact(case.desk) is None


def test_writing_it_down_later_cannot_be_hidden(case: CaseBuilder) -> None:
    late = written(case, NewNote("Went along to the visit.", "court", parse_when("2026-11-16"), minutes=90))
    assert late.recorded_later == day("2026-11-23")
    assert written(case, NewNote("Rang.", "support", parse_when("2026-11-22"))).recorded_later is None
    assert written(case, NewNote("Rang.", "support")).recorded_later == day("2026-11-23"), "no day at all"
    correct_note(case.desk, late.note_id, NewNote("Went along.", "court", parse_when("2026-11-23")), "shorter")
    (row,) = [row for row in notes_of(case.desk.store, case.id) if row.note_id == late.note_id]
    assert row.recorded.date() == day("2026-11-23"), "a correction does not move when it was first recorded"
    assert row.versions == 2
    with pytest.raises(WrongAnswer, match="still to come"):
        write_note(case.desk, case.id, NewNote("Rang.", "support", parse_when("2026-11-24")))
    with pytest.raises(WrongAnswer, match="still to come"):
        correct_fact(case.desk, late.note_id, {"on": parse_when("2027-01")}, "typing")


def test_marks_never_stop_a_note_and_only_their_number_is_kept(case: CaseBuilder) -> None:
    text = "Karen told me he raped her. I think she is credible."
    assert [mark.kind.id for mark in marks_of(case.desk, case.id, text)] == ["name", "account", "opinion", "truth"]
    row = written(case, NewNote(text, "support"))
    assert (row.text, row.marks) == (text, 4)
    correct_note(case.desk, row.note_id, NewNote("Sam talked about the report. I listened.", "support"), "facts only")
    (now,) = notes_of(case.desk.store, case.id)
    assert (now.marks, now.versions) == (0, 2)
    first = fact_versions(case.desk.store, row.note_id)[0].fact
    assert isinstance(first, NoteWritten)
    assert (first.note, first.marks) == (text, 4)


def test_people_of_the_case_are_no_third_persons(case: CaseBuilder) -> None:
    text = "Rang Perry about bail."
    assert [mark.words for mark in marks_of(case.desk, case.id, text)] == ["Perry"]
    assign_person(case.desk, case.id, "officer-in-case", "DC Perry")
    assert marks_of(case.desk, case.id, text) == ()
    assert {"Sam", "DC Perry", "Avon and Somerset Police", "Robin"} <= set(names_that_may_stand(case.desk, case.id))


@pytest.mark.parametrize(
    ("note", "field"),
    [
        (NewNote("  ", "support"), "text"),
        (NewNote("x" * 4001, "support"), "text"),
        (NewNote("Rang.", "gossip"), "purpose"),
        (NewNote("Rang.", "support", minutes=-1), "minutes"),
        (NewNote("Rang.", "support", minutes=1441), "minutes"),
        (NewNote("Rang.", "support", channel="fax", whom="client"), "channel"),
        (NewNote("Rang.", "support", channel="phone"), "whom"),
        (NewNote("Rang.", "support", channel="phone", whom="Karen"), "whom"),
        (NewNote("Rang.", "support", channel="phone", whom="client", outcome="perhaps"), "outcome"),
    ],
)
def test_what_a_note_cannot_be(case: CaseBuilder, note: NewNote, field: str) -> None:
    with pytest.raises(WrongAnswer) as wrong:
        write_note(case.desk, case.id, note)
    assert wrong.value.field == field
    assert notes_of(case.desk.store, case.id) == ()


def test_minutes_by_month_and_for_returns(case: CaseBuilder) -> None:
    written(case, CALL)
    written(case, NewNote("Rang.", "court", parse_when("2026-11-02"), minutes=5))
    written(case, NewNote("Rang.", "support", parse_when("2026-10"), minutes=30))
    written(case, NewNote("Rang.", "support", minutes=99))
    gone = written(case, NewNote("Rang.", "support", parse_when("2026-11-03"), minutes=7))
    retract_fact(case.desk, gone.note_id, "twice")
    notes = notes_of(case.desk.store, case.id)
    assert minutes_by_month(notes) == {(2026, 11): {"court": 30}, (2026, 10): {"support": 30}}
    assert minutes_between(case.desk.store, day("2026-11-01"), day("2026-11-30")) == [("Robin", "court", 2, 30)]


def test_an_open_request_for_records_holds_the_notes(case: CaseBuilder) -> None:
    assert held_by_requests(case.desk.store, case.id) == 0
    a_request(case.desk, case.id)
    assert held_by_requests(case.desk.store, case.id) == 1


TEXTS = st.lists(
    st.text(min_size=1, max_size=30).filter(lambda text: text.strip()), min_size=1, max_size=5, unique=True
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.booleans())
def test_nothing_that_was_written_is_ever_lost(texts: list[str], taken_back: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = a_desk(Path(folder), clock=SteppingClock())
        case = a_case(desk)
        note = write_note(desk, case.id, NewNote(texts[0], "support")).made or ""
        for text in texts[1:]:
            correct_note(desk, note, NewNote(text, "support"), "put right")
        if taken_back:
            retract_fact(desk, note, "not so")
        versions = [version.fact for version in fact_versions(desk.store, note)]
        kept = [version.note for version in versions if isinstance(version, NoteWritten)]
        said = [text.strip() for text in texts]
        assert kept == [one for place, one in enumerate(said) if place == 0 or one != said[place - 1]]
        assert (versions[-1] is None) is taken_back
        assert desk.store.verify_chain() == []
        desk.store.rebuild()
        (row,) = notes_of(desk.store, case.id)
        assert (row.text, row.retracted) == (kept[-1], taken_back)
        desk.close()
