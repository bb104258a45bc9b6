"""What an adviser does, and the sentence she reads when it cannot be so. A refused act leaves everything as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.consent import record_consent, withdraw_consent
from isva_desk.casework.correct_fact import correct_fact, retract_fact
from isva_desk.casework.open_case import (
    NewCase,
    add_suspect,
    agree_contact_plan,
    change_case,
    close_case,
    open_case,
    override_stage,
    register_with_case,
    reopen_case,
)
from isva_desk.casework.pass_on import pass_on
from isva_desk.casework.people import assign_person, end_assignment, record_vacancy
from isva_desk.casework.record_event import NewEvent, record_event
from isva_desk.casework.record_update import NewUpdate, record_update
from isva_desk.casework.register_client import NewClient, change_client, free_reference, register_client, set_wishes
from isva_desk.casework.safe_contact import set_safe_channel
from isva_desk.domain.dates import UNKNOWN, When, on_day, parse_when
from isva_desk.domain.event_kinds import EXTRA_FIELDS
from isva_desk.domain.safe_contact import SafeChannel
from isva_desk.journal.case_view import case_of, client_head, consents_of, people_of
from isva_desk.journal.problems import NotInRecord
from tests.builders.desks import CaseBuilder, a_case, a_client, a_desk
from tests.builders.journals import projections

YESTERDAY, TOMORROW = parse_when("2026-11-22"), parse_when("2026-11-24")
OPEN_END = When("2026-11-01/..", date(2026, 11, 1), None)


def refusals(case: CaseBuilder) -> list[tuple[str, str, Callable[[], Any]]]:
    """Field, sentence and act of everything that cannot be."""
    desk, client, id_ = case.desk, case.client, case.id
    arrest, told = case.facts["arrest"], case.facts["update"]

    def event(kind: str, **more: Any) -> Callable[[], Any]:
        return lambda: record_event(desk, id_, NewEvent(kind, **more))

    def update(**more: Any) -> Callable[[], Any]:
        values: dict[str, Any] = {"by": "police", "on": YESTERDAY} | more
        return lambda: record_update(desk, id_, NewUpdate(**values))

    return [
        ("kind", '"moonrise" is not a kind of event.', event("moonrise")),
        ("suspect", "Suspect Z is not in this case.", event("arrest", on=YESTERDAY, suspect="Z")),
        ("on", "This day is still to come. Record it when it has happened.", event("arrest", on=TOMORROW)),
        ("months", '"Arrested" has no place for months.', event("arrest", on=YESTERDAY, months=12)),
        ("hearing_on", '"Arrested" has no place for hearing_on.', event("arrest", hearing_on=TOMORROW)),
        ("number", "Count action plans from 1.", event("action-plan", number=0)),
        ("months", "A sentence cannot be shorter than nothing.", event("sentence", months=-1)),
        (
            "scheme",
            '"court" is not possible here; choose one of: police, cps.',
            event("review-requested", scheme="court"),
        ),
        ("on", '"2026-11-01/.." is not a date that can be read', event("arrest", on=OPEN_END)),
        ("by", '"neighbour" is not possible here', update(by="neighbour")),
        ("on", "This day is still to come. Record it when it has happened.", update(on=TOMORROW)),
        ("about", "One of the things that this update is about is not in the case.", update(about=("nothing",))),
        ("about", "One of the things that this update is about is not in the case.", update(about=(told,))),
        ("covers", '"vc-r99-tea" is not a rule that is known.', update(covers=("vc-r99-tea",))),
        ("method", '"pigeon" is not possible here', update(method="pigeon")),
        ("to", "You cannot have told yourself: say whether the client was told.", update(by="isva", to="isva")),
        ("update", "Only what the adviser was told can be passed on.", lambda: pass_on(desk, told, YESTERDAY)),
        ("update", "Only what the adviser was told can be passed on.", lambda: pass_on(desk, arrest, YESTERDAY)),
        ("kind", "kind cannot be changed here.", lambda: correct_fact(desk, arrest, {"kind": "charge"})),
        ("weather", "weather cannot be changed here.", lambda: correct_fact(desk, arrest, {"weather": "rain"})),
        ("suspect", "Suspect Z is not in this case.", lambda: correct_fact(desk, arrest, {"suspect": "Z"})),
        ("on", "This day is still to come.", lambda: correct_fact(desk, arrest, {"on": TOMORROW})),
        ("reason", "Say why this is taken back.", lambda: retract_fact(desk, arrest, "  ")),
        ("role", '"juggler" is not possible here', lambda: assign_person(desk, id_, "juggler", "DC 1")),
        ("name", "Give the name, or how they are known", lambda: assign_person(desk, id_, "prosecutor", " ")),
        ("assignment", "This fact is not in the record.", lambda: end_assignment(desk, arrest)),
        ("suspect", "Suspect A is in this case already.", lambda: add_suspect(desk, id_, "A")),
        ("agency", '"isva" is not possible here', lambda: agree_contact_plan(desk, id_, "isva", YESTERDAY, 28)),
        (
            "every_days",
            "Updates are agreed every 1 to 366",
            lambda: agree_contact_plan(desk, id_, "police", YESTERDAY, 0),
        ),
        (
            "starts",
            "Say from which day on this was agreed.",
            lambda: agree_contact_plan(desk, id_, "police", UNKNOWN, 28),
        ),
        ("stage", '"limbo" is not possible here', lambda: override_stage(desk, id_, "A", "limbo", "so it seems")),
        ("reason", "Say why the stage is set by hand.", lambda: override_stage(desk, id_, "A", "trial", "")),
        ("on", "This day is still to come.", lambda: close_case(desk, id_, date(2026, 11, 24), "done")),
        ("reason", "Say why the case is closed.", lambda: close_case(desk, id_, date(2026, 11, 20), "")),
        ("case", "This case is open already.", lambda: reopen_case(desk, id_, "again")),
        (
            "police_force",
            '"gotham" is not a police force that is known.',
            lambda: change_case(desk, id_, "police_force", "gotham"),
        ),
        (
            "cps_area",
            '"the moon" is not a CPS Area that is known.',
            lambda: change_case(desk, id_, "cps_area", "the moon"),
        ),
        ("by", '"neighbour" is not possible here', event("promise", on=YESTERDAY, by="neighbour")),
        (
            "cps_area",
            '"the moon" is not a CPS Area that is known.',
            lambda: open_case(desk, client, NewCase(cps_area="the moon")),
        ),
        (
            "suspects",
            "Each suspect needs a name or letter",
            lambda: open_case(desk, client, NewCase(suspects=("A", "A"))),
        ),
        (
            "reference",
            "The case K7Q2-1 is there already.",
            lambda: open_case(desk, client, NewCase(reference="K7Q2-1")),
        ),
        (
            "reference",
            "The reference K7Q2 is taken already.",
            lambda: register_client(desk, NewClient(reference="K7Q2")),
        ),
        ("word", '"patient" is not possible here', lambda: register_client(desk, NewClient(word="patient"))),
        ("field", '"offence" is not possible here', lambda: change_client(desk, client, "offence", "x")),
        (
            "enhanced_rights",
            "Say yes or no to Enhanced Rights.",
            lambda: change_client(desk, client, "enhanced_rights", "x"),
        ),
        ("updates", '"gossip" is not possible here', lambda: set_wishes(desk, client, YESTERDAY, "gossip")),  # type: ignore[arg-type]
        ("starts", "Say from which day on this holds.", lambda: set_wishes(desk, client, UNKNOWN, "all")),
        ("party", "Say to whom the client agreed.", lambda: record_consent(desk, client, " ", YESTERDAY)),
        ("given_on", "Say when the client agreed.", lambda: record_consent(desk, client, "police", UNKNOWN)),
        ("party", "There is no consent for gp that could", lambda: withdraw_consent(desk, client, "gp", YESTERDAY)),
        (
            "checked_on",
            "Say on which day this was checked",
            lambda: set_safe_channel(desk, client, SafeChannel("text", "yes")),
        ),
    ]


def test_what_cannot_be_is_said_in_a_sentence_and_changes_nothing(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("arrest", "2026-11-16", "A").with_update("police", "2026-11-17", "arrest")
    before, heads = projections(desk.store), desk.store.heads()
    for field, sentence, act in refusals(case):
        with pytest.raises(WrongAnswer) as problem:
            act()
        assert (problem.value.field, str(problem.value)[: len(sentence)]) == (field, sentence)
        assert problem.value.kept == "Nothing was saved; what you typed is still here."
    assert (projections(desk.store), desk.store.heads()) == (before, heads)


def test_nothing_is_recorded_in_a_closed_case(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("arrest", "2026-11-16", "A")
    close_case(desk, case.id, date(2026, 11, 20), "the planned end")
    with pytest.raises(WrongAnswer, match="This case is closed") as problem:
        record_update(desk, case.id, NewUpdate("police", on=YESTERDAY))
    assert problem.value.next_step == "Open the case again to record something in it."
    with pytest.raises(WrongAnswer, match="This case is closed"):
        correct_fact(desk, case.facts["arrest"], {"on": YESTERDAY})
    reopen_case(desk, case.id, "the client came back")
    record_update(desk, case.id, NewUpdate("police", on=YESTERDAY))


def test_a_case_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotInRecord, match="This case is not in the record"):
        record_event(a_desk(tmp_path), "nowhere", NewEvent("arrest"))


@pytest.mark.parametrize("kind", EXTRA_FIELDS)
def test_every_kind_of_event_can_be_recorded_with_its_own_fields(tmp_path: Path, kind: str) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk)
    values: dict[str, Any] = {
        "number": 2,
        "months": 14,
        "hospital_order": False,
        "under_18": True,
        "scheme": "cps",
        "to": "police",
        "by": "cps",
    }
    extras = {
        name: values.get(name, YESTERDAY if name.endswith(("_on", "_received")) else "some words")
        for name in EXTRA_FIELDS[kind]
    }
    made = record_event(desk, case.id, NewEvent(kind, parse_when("2026-11"), parse_when("2026-11-20"), **extras)).made
    (event,) = case_of(desk.store, case.id).events
    assert (event.id, event.kind, event.on.text, event.learned.text) == (made, kind, "2026-11", "2026-11-20")
    for name, value in extras.items():
        assert getattr(event, name) == value


def test_a_reference_is_drawn_that_says_nothing(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    drawn = {free_reference(desk) for _ in range(50)}
    assert len(drawn) > 40
    assert all(len(reference) == 4 and not set(reference) & set("AEIOU01S5") for reference in drawn)


def test_the_area_follows_from_the_force(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = (
        register_with_case(desk, NewClient(reference="T5R1"), NewCase(police_force="kent", suspects=("A",))).made or ""
    )
    head = client_head(desk.store, case)
    assert (head.police_force, head.cps_area, head.case_reference) == ("kent", "south-east", "T5R1-1")


def test_consent_given_ended_and_taken_back(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    client = a_client(desk)
    record_consent(desk, client, "police", parse_when("2026-03-02"), "in person", parse_when("2026-12-31"))
    (consent,) = consents_of(desk.store, client)
    assert consent.holds_on(date(2026, 12, 31))
    assert not consent.holds_on(date(2027, 1, 1))
    withdraw_consent(desk, client, "police", YESTERDAY)
    (consent,) = consents_of(desk.store, client)
    assert (consent.given_on.text, consent.withdrawn_on.text) == ("2026-03-02", "2026-11-22")
    assert not consent.holds_on(date(2026, 11, 23))
    record_consent(desk, client, "police", on_day(desk.today()))
    assert consents_of(desk.store, client)[0].holds_on(date(2026, 11, 23))


def test_an_officer_who_left_and_one_who_never_came(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk)
    record_vacancy(desk, case.id, "officer-in-case", parse_when("2026-10-01"))
    assert [(row.role, row.is_vacancy, row.starts.text) for row in people_of(desk.store, case.id)] == [
        ("officer-in-case", True, "2026-10-01")
    ]
    officer = assign_person(
        desk, case.id, "officer-in-case", "DC 4471", phone="101", starts=parse_when("2026-10-20")
    ).made
    with pytest.raises(WrongAnswer, match="DC 4471 has this role; record first that they left"):
        record_vacancy(desk, case.id, "officer-in-case")
    end_assignment(desk, officer or "", parse_when("2026-11-20"))
    with pytest.raises(WrongAnswer, match="The end of this assignment is recorded already"):
        end_assignment(desk, officer or "", parse_when("2026-11-21"))
    vacant, gone = people_of(desk.store, case.id)
    assert (vacant.is_vacancy, vacant.starts.text) == (True, "2026-11-20")
    assert (gone.name, gone.ends.text, gone.phone) == ("DC 4471", "2026-11-20", "101")


def test_news_is_passed_on_once_on_a_day_that_is_said(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_update("police", "2026-11-20", to="isva")
    with pytest.raises(WrongAnswer, match="Say when the client was told"):
        pass_on(desk, case.facts["update"], UNKNOWN)
    with pytest.raises(WrongAnswer, match="This day is still to come"):
        pass_on(desk, case.facts["update"], TOMORROW)
    first = pass_on(desk, case.facts["update"], YESTERDAY, "phone").made
    with pytest.raises(WrongAnswer, match="This update was passed on already"):
        pass_on(desk, case.facts["update"], YESTERDAY)
    retract_fact(desk, first or "", "it was another client")
    pass_on(desk, case.facts["update"], YESTERDAY)


def test_a_correction_that_changes_nothing_is_not_written(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("arrest", "2026-11-16", "A")
    heads = desk.store.heads()
    assert correct_fact(desk, case.facts["arrest"], {"on": parse_when("2026-11-16")}).made is None
    assert desk.store.heads() == heads


def test_wishes_people_and_plans_can_be_corrected_too(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk)
    wish = set_wishes(desk, case.client, parse_when("2026-03-02"), "all").made or ""
    correct_fact(desk, wish, {"updates": "big-news"}, "she said only the big things")
    assert case_of(desk.store, case.id).client.wishes[0].updates == "big-news"
    plan = agree_contact_plan(desk, case.id, "police", parse_when("2026-03-02"), 28).made or ""
    correct_fact(desk, plan, {"every_days": 14, "starts": parse_when("2026-03-09")})
    (agreed,) = case_of(desk.store, case.id).contact_plans
    assert (agreed.every_days, agreed.starts.text) == (14, "2026-03-09")
    with pytest.raises(WrongAnswer, match="This value is not possible here"):
        correct_fact(desk, wish, {"updates": "gossip"})
