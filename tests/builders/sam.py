"""The story that the pages are tried on: Sam, who was told of some things and not of others. All of it is invented."""

from __future__ import annotations

from datetime import date

from isva_desk.casework.consent import record_consent
from isva_desk.casework.desk import Desk
from isva_desk.casework.open_case import agree_contact_plan
from isva_desk.casework.people import assign_person, end_assignment
from isva_desk.casework.register_client import set_wishes
from isva_desk.casework.safe_contact import set_safe_channel
from isva_desk.domain.dates import parse_when
from isva_desk.domain.safe_contact import SafeChannel, Window
from tests.builders.desks import CaseBuilder, a_case, a_client

NUMBER = "07700 900123"
WEEKDAYS = "mon,tue,wed,thu,fri"


def sams_case(desk: Desk) -> CaseBuilder:
    """Arrest and interview told, bail on Friday 13 November not; Sam asked to hear through the adviser or directly."""
    sam = a_client(desk, "T5R1", "Sam", pronouns="they/them", name="Samantha Quillfeather")
    case = a_case(desk, sam, crime_reference="52/0012")
    case.with_event("arrest", "2026-11-12", "A").with_update("police", "2026-11-13", "arrest", method="phone")
    case.with_event("release-on-bail", "2026-11-13", "A", learned="2026-11-16", note="no contact")
    for party in ("record", "police", "cps", "witness-care"):
        record_consent(desk, sam, party, parse_when("2026-02-09"))
    set_wishes(desk, sam, parse_when("2026-02-09"), "all", "both")
    set_safe_channel(
        desk,
        sam,
        SafeChannel(
            "phone", "yes", NUMBER, windows=(Window(WEEKDAYS, "13:00", "15:00"),), never_say="court",
            who_may_answer="only Sam", checked_on=date(2026, 11, 16),
        ),
    )  # fmt: skip
    set_safe_channel(desk, sam, SafeChannel("email", "no", checked_on=date(2026, 11, 16)))
    assign_person(desk, case.id, "officer-in-case", "DC Perry", "4471", starts=parse_when("2026-10-02"))
    gone = assign_person(desk, case.id, "prosecutor", "J. Moss", starts=parse_when("2026-03")).made
    end_assignment(desk, gone or "", parse_when("2026-11-02"))
    agree_contact_plan(desk, case.id, "police", parse_when("2026-10-29"), 28)
    return case
