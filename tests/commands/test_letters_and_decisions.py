"""Letters and decisions without a window: a small vault, the command line, tables for people and JSON for programs."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from isva_desk.casework.decisions import Around, NewPlan, describe_decision, plan_delivery
from isva_desk.casework.prosecution import PlanNotes, hold_clinic, record_plan, send_to_panel
from isva_desk.casework.record_event import NewEvent
from isva_desk.casework.reviews import ask_review
from isva_desk.casework.sign_in import open_first
from isva_desk.cli import main
from isva_desk.commands.open_vault import clock_of, desk_in
from isva_desk.domain.dates import parse_when
from isva_desk.vault.creation import create_vault
from tests.builders.desks import CaseBuilder, a_case, a_client

DAY = "2026-11-23"
PASSPHRASE = "invented lanterns for the letters"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with one client whose case came to a plea, and another who was told of no charge."""
    folder = tmp_path_factory.mktemp("letters")
    create_vault(folder / "vault", PASSPHRASE).data_key.drop()
    (folder / "passphrase").write_text(PASSPHRASE + "\n", encoding="utf-8")
    with desk_in(folder / "vault", PASSPHRASE, clock_of(date.fromisoformat(DAY))) as desk:
        signed = open_first(desk, "Robin Example", "An invented service")
        case = a_case(signed, a_client(signed, "K7Q2", "Sam")).with_event("charge", "2026-03-02", "A")
        case.with_event("not-guilty-plea", "2026-03-16", "A", trial_on="2027-01-12")
        case.with_update("police", "2026-03-03", "charge", to="isva", method="phone")
        other = a_case(signed, a_client(signed, "M3D8", "Ana")).with_event("no-charge-cps", "2026-11-03", "A")
        hard_news(other)
    return folder


def hard_news(case: CaseBuilder) -> None:
    desk, decision = case.desk, case.facts["no-charge-cps"]
    case.with_update("cps", "2026-11-04", "no-charge-cps", method="video", reasons=True)
    plan_delivery(desk, case.id, NewPlan(decision, who="prosecutor", method="video", avoid=("by-text",)))
    describe_decision(desk, decision, Around(warned="yes", warned_on=parse_when("2026-11-03"), met="yes"))
    ask_review(desk, decision, parse_when("2026-11-16"))
    plan = NewEvent("action-plan", parse_when("2026-10-05"), number=2, target_on=parse_when("2026-10-19"))
    record_plan(desk, case.id, plan, PlanNotes(("disclosure",), "no"))
    hold_clinic(desk, case.id, parse_when("2026-10-12"), "Schedules first")
    send_to_panel(desk, case.id, "P4XQ9", decision)


def say(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    vault, file = str(folder / "vault"), str(folder / "passphrase")
    assert main([*words, "--vault", vault, "--passphrase-file", file, "--as-of", DAY]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert all(len(line) <= 100 for line in captured.out.splitlines() if not line.startswith("{"))
    # Columns and wrapped lines are for the eye: the words are what is looked for.
    return captured.out if captured.out.startswith("{") else " ".join(captured.out.split())


def refused(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    vault, file = str(folder / "vault"), str(folder / "passphrase")
    assert main([*words, "--vault", vault, "--passphrase-file", file, "--as-of", DAY]) == 2
    return capsys.readouterr().err


def test_letters_are_listed_written_down_and_compared(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = say(made, capsys, "letters", "K7Q2")
    assert "looked for Letter at charge none on record" in text
    assert (
        "You hold it, and they do not know yet: Police told the adviser: Charged (suspect A), since Tue 3 Mar" in text
    )
    assert "Sam" not in text
    # What is written carries the real time, whatever the day of the list is: the days here lie well behind it.
    came = ("letters", "K7Q2", "--came", "charge", "--on", "2026-03-20", "--sent-on", "2026-03-18", "--copied", "no")
    text = say(made, capsys, *came, "--prosecutor", "none", "--clear", "no", "--hearing", "Trial", "2027-01-13")
    assert "Friday 20 March 2026 Letter at charge CPS; copy to you: no" in text
    assert "Two dates for one thing: Hearing: trial. Tuesday 12 January 2027; Wednesday 13 January 2027." in text
    document = json.loads(say(made, capsys, "letters", "K7Q2", "--format", "json"))
    assert document["format"] == "isva-desk.letters/1"
    (letter,) = document["letters"]
    assert (letter["kind"], letter["sent_on"], letter["clear"], letter["prosecutor"]) == (
        "charge", "2026-03-18", "no", "none",
    )  # fmt: skip
    assert {one["kind"] for one in document["looked_for"]} == {"trial-meeting-offer"}
    (found,) = document["dates_that_differ"]
    assert (found["state"], [side["says"] for side in found["sides"]]) == ("open", ["2027-01-12", "2027-01-13"])
    assert document["held"] == [], "the letter told the client of the charge: nothing is held any more"
    assert "is not a kind of letter" in refused(made, capsys, "letters", "K7Q2", "--came", "poem")
    assert "no case with the reference Z9Z9" in refused(made, capsys, "letters", "Z9Z9")


def test_decisions_say_what_runs_how_it_was_told_and_how_far_the_cps_is(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = say(made, capsys, "decisions", "M3D8")
    for words in (
        "Time that runs",
        "CPS review finished",
        "CPS decision not to charge (suspect A)",
        "the client was told Wed 4 Nov: CPS, by video call.",
        "You were warned first. Investigator and prosecutor met before it.",
        "Plan: Prosecutor, by video call. Not by text message.",
        "Review asked for: CPS",
        "Local look at the decision · a guide, not a rule: Monday 30 November 2026",
        "Action plan 2",
        "No District Crown Prosecutor reviewed it first.",
        "Given to a scrutiny panel as P4XQ9",
    ):
        assert words in text, text
    assert "Ana" not in text
    document = json.loads(say(made, capsys, "decisions", "M3D8", "--format", "json"))
    assert document["format"] == "isva-desk.decisions/1"
    (decision,) = document["decisions"]
    assert (decision["warned"], decision["met"], decision["support"]) == ("yes", "yes", None)
    assert decision["reviews"][0]["asked"] == "2026-11-16"
    assert document["prosecution"]["plans"][0]["days_over"] == 35
    assert {run["rule"] for run in document["runs"]} >= {"cps-vrr-decision"}
    assert "None on record." in say(made, capsys, "decisions", "K7Q2")
