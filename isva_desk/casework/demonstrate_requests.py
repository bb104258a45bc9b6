"""A few requests for records and some notes in the demonstration, so that their pages show how they look."""

from __future__ import annotations

from datetime import timedelta

from isva_desk.casework.desk import Desk
from isva_desk.casework.notes import NewNote, write_note
from isva_desk.casework.records_request import NewRequest, Notice, record_request
from isva_desk.casework.records_request_decision import decide, sign_second
from isva_desk.casework.records_request_letter import draft_letter, record_letter
from isva_desk.casework.records_request_tests import answer_test, take_view
from isva_desk.domain.dates import on_day
from isva_desk.journal.lookup import open_cases

_CASES = (2, 5, 9)  # of the open cases, by reference
# So many days ago: minutes, what for, how, with whom, what came of it, and the note.
_NOTES = (
    (1, 25, "court", "phone", "client", "reached", "Talked about the court date. A visit is wanted; I ask for one."),
    (4, 5, "support", "phone", "client", "attempted", "Rang twice, no answer. No message left."),
    (6, 10, "advocacy", "email", "officer-in-case", "reached", "Asked for the bail conditions in writing, by Friday."),
    (12, 40, "practical", "in-person", "client", "reached", "Filled in the travel form together. Sent the same day."),
    (20, 15, "information", "video", "client", "reached", "Went through what a first hearing is for."),
    (27, 20, "records", "", "", "", "Read the letters of the last month and put the dates in order."),
)


def demonstrate_requests(desk: Desk) -> None:
    """One request that asks for everything, one that waits for the second signature, one that was asked back about."""
    cases = [case_id for case_id, _reference in open_cases(desk.store)]
    picked = [cases[place] for place in _CASES if place < len(cases)]
    for case_id, tell in zip(picked, (_everything, _one_signature, _asked_back), strict=False):
        tell(desk, case_id)
    for case_id in picked:
        demonstrate_notes(desk, case_id)


def demonstrate_notes(desk: Desk, case_id: str) -> None:
    """Some notes on a case, of the last weeks."""
    today = desk.today()
    for ago, minutes, purpose, channel, whom, outcome, text in _NOTES:
        on = on_day(today - timedelta(days=ago))
        write_note(
            desk, case_id, NewNote(text, purpose, on, channel=channel, whom=whom, outcome=outcome, minutes=minutes)
        )


def _everything(desk: Desk, case_id: str) -> None:
    made = _came(desk, case_id, "All notes of the service", 4, Notice())
    answer_test(desk, made, "held", "yes")
    answer_test(desk, made, "line-of-enquiry", "no", "They ask for all notes, in case there is anything in them")


def _one_signature(desk: Desk, case_id: str) -> None:
    day = desk.today() - timedelta(days=9)
    made = _came(desk, case_id, "The day on which the first call was made", 9, Notice("given", on_day(day), "letter"))
    answer_test(desk, made, "held", "yes")
    answer_test(
        desk, made, "line-of-enquiry", "yes", "Whether the first call was before or after the report to the police"
    )
    answer_test(
        desk, made, "necessary", "yes", "The telephone records were asked for first and do not reach back so far"
    )
    answer_test(desk, made, "counselling", "no", "It is a date, and no note of what was talked about")
    take_view(desk, made, "agrees", on_day(desk.today() - timedelta(days=2)), "phone")
    decide(desk, made, "release-part", "The date alone answers the question", "adviser", ["everything but the date"])


def _asked_back(desk: Desk, case_id: str) -> None:
    made = _came(desk, case_id, "All records from the first contact on", 12, Notice())
    drafted = draft_letter(desk, made, "challenge")
    record_letter(desk, drafted, drafted.letter, method="email")
    done = _came(desk, case_id, "Letters to the housing office", 40, Notice())
    answer_test(desk, done, "held", "no", "We wrote none")
    decide(desk, done, "refuse", "We hold no such letters", "adviser")
    sign_second(desk, done, "Kim Invented", "service lead", "Kim Invented")


def _came(desk: Desk, case_id: str, material: str, ago: int, notice: Notice) -> str:
    _record, case = desk.store.case_record(case_id)
    day = on_day(desk.today() - timedelta(days=ago))
    new = NewRequest(
        material, requested_on=day, reached_on=day, authority="police", force=case.text("police_force") or None,
        in_writing="yes", reference=f"REQ/{ago}", notice=notice,
    )  # fmt: skip
    return record_request(desk, case_id, new).made or ""
