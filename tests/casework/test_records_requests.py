"""A request for records, from the letter of the police to what became of the material; and every way that is closed."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.correct_fact import correct_fact, retract_fact
from isva_desk.casework.desk import Desk
from isva_desk.casework.records_request import NewRequest, Notice, describe_request, record_notice
from isva_desk.casework.records_request_decision import NotReady, decide, sign_second
from isva_desk.casework.records_request_letter import draft_letter, record_letter
from isva_desk.casework.records_request_release import (
    NewRelease,
    UnreadableFile,
    close_request,
    fingerprint_of,
    record_reply,
    record_what_followed,
    release,
)
from isva_desk.casework.records_request_tests import answer_test, take_view
from isva_desk.domain.dates import parse_when
from isva_desk.journal.entitlements_view import entitlements_of
from isva_desk.journal.notes.views import held_by_requests
from isva_desk.journal.requests.folded import Request
from isva_desk.journal.requests.views import request, requests, requests_of
from isva_desk.journal.timeline import timeline
from isva_desk.journal.today import today_list
from tests.builders.desks import CaseBuilder, SteppingClock, a_case, a_client, a_desk
from tests.builders.requests import A_FILE, LINE, NOTICE, a_request, answered, signed_twice


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock()


@pytest.fixture
def desk(tmp_path: Path, clock: SteppingClock) -> Desk:
    return a_desk(tmp_path, author="Robin Example", clock=clock)


@pytest.fixture
def case(desk: Desk) -> CaseBuilder:
    return a_case(desk, a_client(desk), crime_reference="52/0012")


def on_today(desk: Desk) -> list[tuple[str, str]]:
    return [(row.title, row.badge) for row in today_list(desk.store, desk.clock()) if row.section == "requests"]


def now(desk: Desk, request_id: str) -> Request:
    return request(desk.store, request_id)


def handed_over(**more: object) -> NewRelease:
    answers: dict[str, object] = {
        "on": date(2026, 11, 23), "what": "The note of 3 March", "to": "DC Perry", "files": (A_FILE,),
        "saw_first": "yes", "saw_on": date(2026, 11, 20),
    }  # fmt: skip
    return NewRelease(**{**answers, **more})  # type: ignore[arg-type]


def notice_verdict(desk: Desk, case: CaseBuilder) -> str:
    found = entitlements_of(desk.store, case.id, desk.today())
    return next(one.verdict for one in found if one.rule == "vir-notice")


def test_from_the_letter_to_what_became_of_it(desk: Desk, case: CaseBuilder, clock: SteppingClock) -> None:
    made = a_request(desk, case.id, notice=NOTICE)
    assert notice_verdict(desk, case) == "met", "the notice is an update of the police, and the event starts the rule"
    assert now(desk, made).missing == ("held", "line-of-enquiry", "necessary", "substantial", "view")
    assert on_today(desk) == [("Request for records: answer the tests", "waits 5 days")]

    answered(desk, made)
    assert now(desk, made).state == "to-decide"
    decide(desk, made, "release-part", "Every test is met", "adviser", ["names of others", "  "])
    assert now(desk, made).state == "second"
    sign_second(desk, made, "Kim Lead", "service lead", "Kim Lead")
    one = now(desk, made)
    assert one.state == "to-release"
    assert one.decided is not None
    assert one.decided.second is not None
    assert (one.decided.second.name, one.decided.second.own_hand) == ("Kim Lead", False)
    assert on_today(desk) == [("Request for records: hand over what was decided", "waits 5 days")]

    release(desk, made, handed_over())
    assert now(desk, made).state == "released"
    assert on_today(desk) == [], "it comes up again when it is time to ask what became of it"
    clock.go_to("2027-01-18")
    assert on_today(desk) == [("Request for records: what became of it?", "to close")]
    record_what_followed(desk, made, date(2027, 1, 18), "yes", "no", "not-known")
    close_request(desk, made, date(2027, 1, 18), "Used at the first hearing; nothing more to do")
    assert now(desk, made).state == "over"
    assert requests(desk.store) == []
    (row,) = requests(desk.store, over=True)
    assert (row.decision, row.first_by, row.second_by, row.days(desk.today())) == (
        "release-part", "Robin Example", "Kim Lead", 5,
    )  # fmt: skip

    said = [row.text for row in timeline(desk.store, case.id)]
    assert "Robin Example signed first: release a part" in said
    assert "Robin Example wrote down that Kim Lead signed second" in said
    assert "Records were handed over: The note of 3 March" in said


def test_all_notes_never_reaches_release(desk: Desk, case: CaseBuilder) -> None:
    made = a_request(desk, case.id, "All notes", notice=NOTICE)
    answered(desk, made)
    with pytest.raises(WrongAnswer, match="Asking for everything is not a line of enquiry") as wrong:
        answer_test(desk, made, "line-of-enquiry", "yes", "All notes, in case there is anything in them")
    assert wrong.value.field == "words"
    with pytest.raises(NotReady, match="Everything is asked for"):
        decide(desk, made, "release-all", "They want it")
    answer_test(desk, made, "line-of-enquiry", "no", "They say: all notes")
    for decision in ("release-all", "release-part"):
        with pytest.raises(NotReady, match="no reasonable line of enquiry"):
            decide(desk, made, decision, "They want it", redactions=["names"])
    decide(desk, made, "challenge", "No line of enquiry is given")
    sign_second(desk, made, "Kim Lead", "service lead", "Kim Lead")
    with pytest.raises(WrongAnswer, match="not been decided to release"):
        release(desk, made, handed_over())


def test_a_test_answered_otherwise_after_both_signed_stops_the_release(desk: Desk, case: CaseBuilder) -> None:
    made = a_request(desk, case.id, notice=NOTICE)
    answered(desk, made)
    signed_twice(desk, made)
    answer_test(desk, made, "line-of-enquiry", "no", "They now ask for everything")
    with pytest.raises(NotReady):
        release(desk, made, handed_over())
    answer_test(desk, made, "line-of-enquiry", "yes", LINE)
    retract_fact(desk, now(desk, made).notice_id, "That letter was about another matter")
    with pytest.raises(NotReady, match="written notice"):
        release(desk, made, handed_over())


def test_one_person_cannot_sign_twice(desk: Desk, case: CaseBuilder) -> None:
    made = a_request(desk, case.id, notice=NOTICE)
    answered(desk, made)
    with pytest.raises(WrongAnswer, match="Nobody has signed first"):
        sign_second(desk, made, "Kim Lead", "service lead", "Kim Lead")
    decide(desk, made, "release-all", "Every test is met")
    for name in ("Robin Example", "robin example", "Example Robin", " Robin   Example "):
        with pytest.raises(WrongAnswer, match="Robin Example has signed first") as wrong:
            sign_second(desk, made, name, "service lead", name)
        assert wrong.value.field == "name"
    for name, typed, field in (("Kim", "Kim", "name"), ("Kim Lead", "", "typed"), ("Kim Lead", "kim lead", "typed")):
        with pytest.raises(WrongAnswer) as wrong:
            sign_second(desk, made, name, "service lead", typed)
        assert wrong.value.field == field
    with pytest.raises(WrongAnswer, match="role"):
        sign_second(desk, made, "Kim Lead", " ", "Kim Lead")
    with pytest.raises(WrongAnswer, match="second signature is missing"):
        release(desk, made, handed_over())
    sign_second(desk, made, "Kim Lead", "service lead", "Kim Lead")
    with pytest.raises(WrongAnswer, match="Two people have signed"):
        sign_second(desk, made, "Jo Third", "trustee", "Jo Third")


def test_the_second_signs_at_their_own_desk(tmp_path: Path, desk: Desk, case: CaseBuilder) -> None:
    made = a_request(desk, case.id, notice=NOTICE)
    answered(desk, made)
    decide(desk, made, "release-all", "Every test is met")
    kim = a_desk(tmp_path, author="Kim Lead", name="kim.db")
    kim.store.absorb(desk.store.entries_since(desk.store.device, 0))
    with pytest.raises(WrongAnswer, match="At this desk only Kim Lead can sign"):
        sign_second(kim, made, "Jo Third", "trustee", "Jo Third")
    sign_second(kim, made, "Kim Lead", "service lead")
    desk.store.absorb(kim.store.entries_since(kim.store.device, 0))
    decided = now(desk, made).decided
    assert decided is not None
    assert decided.second is not None
    assert decided.second.own_hand
    assert "Kim Lead signed second" in [row.text for row in timeline(desk.store, case.id)]


def test_whoever_does_not_agree_sends_it_back(desk: Desk, case: CaseBuilder) -> None:
    made = a_request(desk, case.id, notice=NOTICE)
    answered(desk, made)
    decide(desk, made, "release-all", "Every test is met")
    with pytest.raises(WrongAnswer, match="why it is not signed"):
        sign_second(desk, made, "Kim Lead", "service lead", "Kim Lead", agrees=False)
    sign_second(desk, made, "Kim Lead", "service lead", "Kim Lead", agrees=False, reason="The period is too long")
    assert now(desk, made).state == "to-decide"
    with pytest.raises(WrongAnswer, match="Decide again"):
        sign_second(desk, made, "Jo Third", "trustee", "Jo Third")
    signed_twice(desk, made, "release-part")
    assert now(desk, made).state == "to-release"


def test_what_was_signed_cannot_be_made_into_something_else(desk: Desk, case: CaseBuilder) -> None:
    made = a_request(desk, case.id, notice=NOTICE)
    answered(desk, made)
    signed_twice(desk, made, "challenge")
    decided = now(desk, made).decided
    assert decided is not None
    with pytest.raises(WrongAnswer, match="Take it back, and record it anew"):
        correct_fact(desk, decided.fact_id, {"decision": "release-all"}, "a slip")
    assert decided.second is not None
    for change in ({"name": "Jo Third"}, {"agrees": False}, {"event": "x"}):
        with pytest.raises(WrongAnswer):
            correct_fact(desk, decided.second.fact_id, change, "a slip")
    correct_fact(desk, decided.fact_id, {"reason": "No line of enquiry is given, in words"}, "clearer")
    retract_fact(desk, decided.second.fact_id, "It was about another request")
    assert now(desk, made).state == "second"


def test_notice_view_and_writing_are_needed(desk: Desk, case: CaseBuilder) -> None:
    made = a_request(desk, case.id, in_writing="no")
    answered(desk, made)
    take_view(desk, made, "not-asked")
    with pytest.raises(NotReady) as wrong:
        decide(desk, made, "release-all", "Every test is met")
    assert [one.id for one in wrong.value.obstacles] == ["writing", "notice", "view"]
    assert notice_verdict(desk, case) == "no-record"
    with pytest.raises(WrongAnswer, match="which exception"):
        record_notice(desk, made, Notice("exception"))
    record_notice(desk, made, Notice("exception", reason="Said to interfere with the investigation"))
    take_view(desk, made, "objects", parse_when("2026-11-20"), "in-person", "Does not want the note to go")
    describe_request(desk, made, NewRequest("The note of 3 March", authority="police", in_writing="yes"))
    decide(desk, made, "refuse", "The client objects, and the log is enough")
    assert now(desk, made).state == "second"


def test_a_request_known_only_as_an_event_is_in_the_register(desk: Desk, case: CaseBuilder) -> None:
    case.with_event("records-request", "2026-11-02")
    (row,) = requests(desk.store)
    assert (row.state, row.step, row.material) == ("to-examine", "described", "")
    case.with_update("police", "2026-11-02", "records-request", method="letter")
    assert requests_of(desk.store, case.id)[0].examined.notice == "given", "an update recorded elsewhere counts"
    with pytest.raises(WrongAnswer, match="on record already"):
        record_notice(desk, case.facts["records-request"], NOTICE)


def test_what_was_asked_of_others_waits_for_nobody_here(desk: Desk, case: CaseBuilder) -> None:
    case.with_event("records-request", "2026-11-02", requested_from="An invented school")
    (row,) = requests(desk.store)
    assert (row.state, row.waits, row.material) == ("elsewhere", False, "An invented school")
    assert on_today(desk) == []
    assert held_by_requests(desk.store, case.id) == 0
    describe_request(desk, row.request_id, NewRequest("The note of 3 March", authority="police", in_writing="yes"))
    assert now(desk, row.request_id).state == "to-examine", "it turned out to be asked of us as well"


def test_a_letter_that_asks_for_what_is_missing(desk: Desk, case: CaseBuilder, clock: SteppingClock) -> None:
    made = a_request(desk, case.id, "All notes", asked_by="")
    drafted = draft_letter(desk, made, "challenge")
    assert "Your reference DP/118, crime reference 52/0012, our reference K7Q2." in drafted.letter
    assert "- the reasonable line of enquiry that you follow" in drafted.letter
    assert "- which part is needed." in drafted.letter
    assert "Please answer in writing by Monday 7 December 2026." in drafted.letter
    assert "Sam" not in drafted.letter
    assert drafted.legal_reviewer == "", "nobody of the law has read it yet, and it says so"
    record_letter(desk, drafted, drafted.letter, method="email")
    assert now(desk, made).state == "asked"
    assert on_today(desk) == []
    clock.go_to("2026-12-08")
    assert on_today(desk) == [("Request for records: an answer to your letter was due", "answer was due")]
    record_reply(desk, made, "narrowed", date(2026, 12, 8), "Asks for the note of 3 March only")
    assert now(desk, made).state == "to-examine"
    record_reply(desk, made, "withdrawn", date(2026, 12, 8))
    assert now(desk, made).state == "withdrawn"
    close_request(desk, made, date(2026, 12, 8), "No longer asked for")


def test_a_refusal_names_its_reasons(desk: Desk, case: CaseBuilder) -> None:
    made = a_request(desk, case.id, notice=NOTICE)
    answered(desk, made)
    with pytest.raises(WrongAnswer, match="Nothing is missing"):
        draft_letter(desk, made, "refuse")
    take_view(desk, made, "objects")
    text = draft_letter(desk, made, "refuse").letter
    assert "- the person whom the information is about has told us that they object" in text


def test_after_a_reply_it_is_decided_anew(desk: Desk, case: CaseBuilder) -> None:
    made = a_request(desk, case.id, notice=NOTICE)
    answered(desk, made)
    signed_twice(desk, made, "refuse")
    assert now(desk, made).state == "refused"
    record_reply(desk, made, "answered", date(2026, 11, 23))
    assert now(desk, made).state == "to-decide"
    with pytest.raises(WrongAnswer, match="once two people have decided"):
        close_request(desk, made, date(2026, 11, 23), "enough of it")


def test_what_is_handed_over_has_a_fingerprint(desk: Desk, case: CaseBuilder, tmp_path: Path) -> None:
    made = a_request(desk, case.id, notice=NOTICE)
    answered(desk, made)
    signed_twice(desk, made)
    file = tmp_path / "note.pdf"
    file.write_bytes(b"An invented note")
    kept = fingerprint_of(file)
    assert kept.hash == hashlib.sha256(b"An invented note").hexdigest()
    assert kept.size == 16
    with pytest.raises(UnreadableFile, match="cannot be read"):
        fingerprint_of(tmp_path / "not there")
    for change, field in (
        ({"files": ()}, "files"),
        ({"saw_first": "no"}, "saw_reason"),
        ({"saw_on": None}, "saw_on"),
        ({"on": date(2026, 11, 22)}, "on"),
        ({"on": date(2026, 11, 24)}, "on"),
        ({"to": " "}, "to"),
    ):
        with pytest.raises(WrongAnswer) as wrong:
            release(desk, made, handed_over(**change))
        assert wrong.value.field == field
    release(desk, made, handed_over(files=(kept,)))
    released = now(desk, made).released
    assert released is not None
    assert released.files == (kept,)
    with pytest.raises(WrongAnswer, match="handed over already"):
        release(desk, made, handed_over())
