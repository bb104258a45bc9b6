"""From a referral to the sentence: one case, walked through with the keyboard as a new adviser would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from isva_desk.ui.case.case_dialogs import PassOn
from isva_desk.ui.court.hearing_sheets import ListHearing
from isva_desk.ui.court.outcome_sheet import OutcomeSheet
from isva_desk.ui.court.step_sheet import StepSheet
from isva_desk.ui.record_event.dialog import RecordEvent
from isva_desk.ui.safe_contact.editor import SafeChannelEditor
from isva_desk.ui.waiting.page import WaitingPage
from isva_desk.ui.waiting.sheets import Allocate, TryToReach
from tests.builders.looking import words_on
from tests.builders.windows import WindowStory
from tests.journeys.walking import CTRL, Key, Walk, a_first_day

Open = Callable[..., WindowStory]


def test_from_referral_to_sentence(open_window: Open, tmp_path: Path) -> None:
    walk = a_first_day(open_window, tmp_path)
    reference = walk.refer("Wren")
    reached_and_taken_on(walk)
    safe_to_ring(walk, reference)
    reported_and_sent_on(walk, reference)
    arrested_and_passed_on(walk, reference)
    charged_and_listed(walk, reference)
    pleaded_not_guilty(walk, reference)
    ready_for_the_trial(walk, reference)
    found_guilty(walk)
    sentenced(walk, reference)


def reached_and_taken_on(walk: Walk) -> None:
    assert walk.titles() == ["Reach somebody who waits for the first time"]
    walk.press(Key.Key_Return)
    page = walk.page(WaitingPage, "waiting")
    walk.press(Key.Key_A)
    attempt = walk.sheet(TryToReach)
    walk.choose(attempt.outcome, "reached")
    walk.choose(attempt.channel, "phone")
    walk.save()
    assert "reached Mon 23 Nov" in words_on(page)
    walk.press(Key.Key_L)
    walk.sheet(Allocate)
    walk.save()
    assert "Nobody waits" in words_on(page)
    assert page.line.text() == ""
    assert walk.keyboard.accessibleName() == "New referral", "the first step has the keyboard"
    assert walk.titles() == []


def safe_to_ring(walk: Walk, reference: str) -> None:
    """Before anything else: by which way, and when."""
    case = walk.back_to(reference)
    assert "Do not make contact yet." in words_on(case.strip)
    assert "Nothing has been reported, and nobody owes news" in words_on(case)
    walk.tab_to(case.strip.check_button)
    walk.press(Key.Key_Return)
    assert case.tabs.current() == "contact"
    walk.tab_to(case.contact.channels["phone"])
    walk.press(Key.Key_Return)
    sheet = walk.sheet(SafeChannelEditor)
    walk.choose(sheet.allowed, "yes")
    walk.write(sheet.value, "07700 900123")
    walk.write(sheet.windows, "weekdays 9am to 5pm")
    walk.save()
    assert "Phone call: safe now, until 17:00." in words_on(case.strip)


def reported_and_sent_on(walk: Walk, reference: str) -> None:
    """What the police owe first stands on Today, and leaves it once it has happened; its sheet is opened only once."""
    walk.happened("report", "today")
    assert "Tue 24 Wed 25 limit" in words_on(walk.back_to(reference).entitlements), "the days are counted"
    assert [(row.title, row.badge) for row in walk.today()] == [("Referred to a support service", "in 2 days")]
    assert f"Wed 25 Nov {reference} Referred to a support service" in walk.diary()
    walk.on_today("Referred to a support service")
    walk.press(Key.Key_U)
    sheet = walk.sheet(RecordEvent)
    assert sheet.event_questions.picker.kind() == "support-referral"
    walk.press(Key.Key_Escape)
    walk.go_to("2026-11-24")
    assert walk.no_sheet(), "midnight opens no sheet by itself"
    walk.on_today("Referred to a support service")
    walk.press(Key.Key_U)
    walk.answer(walk.sheet(RecordEvent), on="today")
    walk.save()
    assert walk.titles() == []


def arrested_and_passed_on(walk: Walk, reference: str) -> None:
    walk.go_to("2026-12-01")
    walk.back_to(reference)
    walk.told("police>isva", "Something new", new_kind="arrest", new_on="yesterday", on="today")
    assert walk.titles() == ["Told that the suspect was arrested", "Police told you: Arrested"]
    row = walk.on_today("Police told you")
    assert row.badge == "Safe now, today 09:00 to 17:00"
    walk.press(Key.Key_T)
    assert walk.case.tabs.current() == "updates"
    walk.press(Key.Key_Return)
    walk.choose(walk.sheet(PassOn).method, "phone")
    walk.save()
    assert walk.titles() == ["Told that the suspect was arrested"], "that the police owe it is another thing"
    assert "You told the client first, on Tuesday 1 December 2026." in walk.on_today("suspect was arrested").why
    walk.press(Key.Key_U)
    walk.record_told("police>client")
    assert walk.titles() == []


def charged_and_listed(walk: Walk, reference: str) -> None:
    walk.go_to("2027-01-11")
    walk.on_today("Safe-contact check is 49 days old")
    walk.press(Key.Key_Return)
    walk.tab_to(walk.case.contact.channels["phone"])
    walk.press(Key.Key_Return)
    walk.sheet(SafeChannelEditor)
    walk.save()
    walk.happened("cps file", "today")
    assert walk.titles() == ["A decision is coming: plan how it will be told"]
    walk.go_to("2027-02-02")
    walk.back_to(reference)
    walk.told("police>client", "Something new", new_kind="charge", new_on="yesterday", on="today")
    assert "This settles" in walk.said, walk.said
    assert "no plan yet" not in {row.badge for row in walk.today()}, "it came"
    case = walk.back_to(reference)
    walk.command("hearing is listed")
    sheet = walk.sheet(ListHearing)
    assert sheet.name is not None
    walk.write(sheet.name.edit, "ptp")
    walk.press(Key.Key_Down)
    walk.press(Key.Key_Return)
    walk.write(sheet.hearing_on, "1 March 10am")
    walk.choose(sheet.status, "fixed")
    walk.save()
    assert "Plea and trial preparation hearing on Monday 1 March 2027: Fixed" in words_on(case.timeline)
    walk.told("police>client", "Hearing listed")
    assert "Told the date of a hearing" not in walk.titles()


def pleaded_not_guilty(walk: Walk, reference: str) -> None:
    walk.go_to("2027-03-01", "16:00")
    assert f"Mon 1 Mar, today 10:00 {reference} Plea and trial preparation hearing" in walk.diary()
    walk.on_today("Plea and trial preparation hearing")
    walk.press(Key.Key_Return)
    assert walk.case.tabs.current() == "court"
    walk.press(Key.Key_H, CTRL)
    sheet = walk.sheet(OutcomeSheet)
    walk.choose(sheet.status, "effective")
    walk.tick(sheet.results.boxes["not-guilty-plea"])
    walk.write(sheet.next_on, "7 June 10am")
    walk.write(sheet.next_name.edit, "trial")
    walk.choose(sheet.told_by, "isva")
    walk.save()
    assert "The adviser told Wren: Plea of not guilty" in words_on(walk.case.timeline)
    assert not [row for row in walk.today() if row.section == "hearings"], "it is over"


def ready_for_the_trial(walk: Walk, reference: str) -> None:
    walk.go_to("2027-06-02")
    before = {row.title for row in walk.today() if row.section in {"hearings", "tasks"}}
    assert before == {
        "Trial", "Meeting before the trial: no offer on record", "Trial: nobody is named to go along",
        "Trial: special measures are not decided", "Trial: look at the personal statement again",
    }  # fmt: skip
    walk.back_to(reference)
    walk.command("special measures: a step")
    assert walk.keyboard.accessibleName() == "Screens, Discussed: nothing recorded"
    walk.press(Key.Key_Return)
    walk.choose(walk.sheet(StepSheet).step, "granted")
    walk.save()
    walk.command("name who goes")
    walk.write(walk.sheet(StepSheet).who, "Robin")
    walk.save()
    walk.command("personal statement")
    walk.choose(walk.sheet(StepSheet).step, "made")
    walk.save()
    after = {row.title for row in walk.today() if row.section in {"hearings", "tasks"}}
    assert after == {"Trial", "Meeting before the trial: no offer on record"}


def found_guilty(walk: Walk) -> None:
    walk.go_to("2027-06-07", "17:00")
    sheet = outcome_of(walk, "Trial")
    walk.tick(sheet.results.boxes["verdict"])
    walk.choose(sheet.verdict, "guilty")
    walk.write(sheet.next_on, "5 July 10am")
    walk.write(sheet.next_name.edit, "sentence")
    walk.choose(sheet.told_by, "court")
    walk.save()
    titles = walk.titles()
    assert "Meeting before the trial: no offer on record" not in titles, "there is no trial to meet before any more"
    assert "Sentence hearing: look at the personal statement again" in titles


def sentenced(walk: Walk, reference: str) -> None:
    walk.go_to("2027-07-05", "17:00")
    assert f"Mon 5 Jul, today 10:00 {reference} Sentence hearing" in walk.diary()
    sheet = outcome_of(walk, "Sentence hearing")
    walk.tick(sheet.results.boxes["sentence"])
    walk.write(sheet.months, "60")
    walk.choose(sheet.told_by, "court")
    walk.save()
    rows = {row.title: row for row in walk.today()}
    assert rows["Ask for the sentence of the suspect to be looked at"].badge == "until Mon 2 Aug"
    assert not [title for title in rows if title.startswith("Sentence hearing")]
    case = walk.back_to(reference)
    assert "Ask for the sentence of the suspect to be looked at" in words_on(case.entitlements)


def outcome_of(walk: Walk, hearing: str) -> OutcomeSheet:
    """From the row of Today to what came of the hearing: it took place."""
    walk.on_today(hearing)
    walk.tab_to(walk.on_row("outcome"))
    walk.press(Key.Key_Return)
    sheet = walk.sheet(OutcomeSheet)
    walk.choose(sheet.status, "effective")
    return sheet
