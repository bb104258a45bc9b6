"""A request for Sam's records, told step by step. All of it is invented."""

from __future__ import annotations

from isva_desk.casework.desk import Desk
from isva_desk.casework.records_request import NewRequest, Notice, record_request
from isva_desk.casework.records_request_decision import decide, sign_second
from isva_desk.casework.records_request_tests import answer_test, take_view
from isva_desk.domain.dates import parse_when
from isva_desk.journal.acts.requests import ReleasedFile

LINE = "Whether the client rang the service on 3 March, as the phone log suggests"
A_FILE = ReleasedFile("ab" * 32, 2048)


def a_request(desk: Desk, case_id: str, material: str = "The note of the call on 3 March 2026", **more: object) -> str:
    """A request of the police in writing, made on 16 November and here on the 18th; the answer is its id."""
    answers: dict[str, object] = {
        "requested_on": parse_when("2026-11-16"),
        "reached_on": parse_when("2026-11-18"),
        "authority": "police",
        "force": "avon-and-somerset",
        "asked_by": "DC Perry",
        "in_writing": "yes",
        "reference": "DP/118",
    }
    new = NewRequest(material, **{**answers, **more})  # type: ignore[arg-type]
    return record_request(desk, case_id, new).made or ""


def answered(desk: Desk, request_id: str, *, line: str = LINE) -> None:
    """Every test of the law is answered with yes, and the client has been asked."""
    answer_test(desk, request_id, "held", "yes")
    answer_test(desk, request_id, "line-of-enquiry", "yes", line)
    answer_test(desk, request_id, "necessary", "yes", "The phone log was asked for first and is incomplete")
    answer_test(desk, request_id, "substantial", "yes", "It bears on the time, which is disputed")
    take_view(desk, request_id, "agrees", parse_when("2026-11-19"), "phone")


def signed_twice(desk: Desk, request_id: str, decision: str = "release-all") -> None:
    """The author decides, and Kim Lead agrees at the same desk."""
    decide(
        desk, request_id, decision, "Every test is met", redactions=("names of others",) * (decision == "release-part")
    )
    sign_second(desk, request_id, "Kim Lead", "service lead", "Kim Lead")


NOTICE = Notice("given", parse_when("2026-11-16"), "letter")
