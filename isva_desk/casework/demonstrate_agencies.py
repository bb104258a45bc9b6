"""A few contacts, meetings and pieces of evidence in the demonstration, so that its page shows what belongs there."""

from __future__ import annotations

from datetime import timedelta

from isva_desk.casework.agencies import (
    NewContact,
    NewEvidence,
    NewMeeting,
    agree_action,
    judge_component,
    name_contact,
    note_evidence,
    record_meeting,
)
from isva_desk.casework.desk import Desk
from isva_desk.journal.agencies.views import agencies_in_use


def demonstrate_agencies(desk: Desk) -> None:
    """Invented people only; the numbers are those that are kept free for drama."""
    in_use = agencies_in_use(desk.store)
    police = next((agency for agency in in_use if agency.startswith("police:")), None)
    cps = next((agency for agency in in_use if agency.startswith("cps:")), None)
    if police is None or cps is None:
        return
    today = desk.today()
    name_contact(
        desk,
        NewContact(police, "Contact for services", "Inspector Moss", "01632 960101", "", "Sergeant Reed",
                   confirmed_on=today - timedelta(days=20)),
    )  # fmt: skip
    name_contact(
        desk,
        NewContact(cps, "Victim Liaison Officer of the CPS", "Ash Marlow", "01632 960102",
                   confirmed_on=today - timedelta(days=120)),
    )  # fmt: skip
    held = record_meeting(
        desk,
        NewMeeting("multi-agency", today - timedelta(days=34), [police, cps], "inspector, District Crown Prosecutor",
                   today + timedelta(days=57)),
    ).made  # fmt: skip
    if held is not None:
        agree_action(desk, held, "send the new list of contacts", "inspector", today + timedelta(days=3))
        agree_action(desk, held, "say who signs the charge letters", "District Crown Prosecutor")
    note_evidence(
        desk,
        NewEvidence("F4", cps, today - timedelta(days=40), "feedback", "the charge letter names no direct number",
                    "supporting-victims"),
    )  # fmt: skip
    note_evidence(
        desk, NewEvidence("F3", police, today - timedelta(days=75), "joint-training", "half a day on trauma and memory")
    )
    judge_component(desk, "F1", police, "shown", today - timedelta(days=12), "service manager")
    judge_component(desk, "F8", cps, "partly", today - timedelta(days=12), "service manager", "levels not named yet")
