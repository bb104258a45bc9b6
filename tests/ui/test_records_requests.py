"""The register in the window: a request comes in, is examined, stopped, signed by two, and handed over."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from isva_desk.casework.desk import Desk
from isva_desk.journal.requests.folded import Request
from isva_desk.journal.requests.views import requests_of
from isva_desk.ui.case.page import CasePage
from isva_desk.ui.parts import Chips
from isva_desk.ui.preview.preview_sheet import PreviewSheet
from isva_desk.ui.records_requests.after import AfterSheet, CloseSheet, ReplySheet
from isva_desk.ui.records_requests.card import RequestCard
from isva_desk.ui.records_requests.deciding import DecideSheet, SignSheet
from isva_desk.ui.records_requests.examining import TestSheet, ViewSheet
from isva_desk.ui.records_requests.handing_over import HandOver
from isva_desk.ui.records_requests.letter_sheet import LetterSheet
from isva_desk.ui.records_requests.new_request import NoticeSheet, RequestSheet
from isva_desk.ui.records_requests.page import RequestsPage
from isva_desk.ui.records_requests.tab import RequestsTab
from isva_desk.ui.records_requests.words import in_groups
from isva_desk.ui.today.page import TodayPage
from isva_desk.ui.today.row import TodayRowView
from tests.builders.desks import CaseBuilder
from tests.builders.looking import words_on
from tests.builders.requests import LINE, NOTICE, a_request, answered, signed_twice
from tests.builders.sam import sams_case
from tests.builders.windows import WindowStory, a_filled_vault

Open = Callable[..., WindowStory]
Control = Qt.KeyboardModifier.ControlModifier


def opened(open_window: Open, tmp_path: Path, fill: Callable[[Desk, str], object]) -> tuple[WindowStory, str]:
    cases: list[CaseBuilder] = []

    def make(desk: Desk) -> None:
        cases.append(sams_case(desk))
        fill(desk, cases[0].id)

    a_filled_vault(tmp_path, make)
    story = open_window().start().unlock()
    story.window.workspace.open_case(cases[0].id, tab="requests")
    story.settle()
    return story, cases[0].id


def tab_of(story: WindowStory) -> RequestsTab:
    page = story.window.page("case")
    assert isinstance(page, CasePage)
    tab = page.more["requests"]
    assert isinstance(tab, RequestsTab)
    return tab


def card_of(story: WindowStory) -> RequestCard:
    (card,) = tab_of(story).cards.values()
    return card


def known(story: WindowStory, case_id: str) -> Request:
    found: list[Request] = []
    story.window.workspace.read(requests_of, case_id, then=found.extend)
    story.settle()
    return found[0]


def press_act(story: WindowStory, act: str) -> None:
    card_of(story).buttons[act].click()
    story.settle()


def open_step(story: WindowStory, step: str) -> None:
    card_of(story).steps[step].setFocus()
    story.press(Qt.Key.Key_Return)


def focused_steps(story: WindowStory) -> list[str]:
    return [step for card in tab_of(story).cards.values() for step, row in card.steps.items() if row.hasFocus()]


def choose(chips: Chips, identity: str) -> None:
    chips.button(identity).click()


def test_from_all_notes_to_a_letter_that_asks_back(open_window: Open, tmp_path: Path) -> None:
    story, case_id = opened(open_window, tmp_path, lambda _desk, _case: None)
    tab = tab_of(story)
    assert "No request for records" in words_on(tab)
    tab.add.click()
    story.settle()
    sheet = story.find(RequestSheet)
    story.press(Qt.Key.Key_Return, Control)
    assert "Say in a few words what is asked for." in words_on(sheet)
    sheet.material.setText("All notes")
    assert sheet.all_notes.isVisible()
    sheet.asked_by.setText("DC Perry")
    story.press(Qt.Key.Key_Return, Control)
    assert known(story, case_id).examined.authority == "police"
    assert "It asks for everything. That cannot be released whole." in words_on(tab)

    open_step(story, "line-of-enquiry")
    test = story.find(TestSheet)
    assert "section 44A(3)(b)" in words_on(test)
    choose(test.answer, "yes")
    test.words.setPlainText("all notes, please")
    assert test.all_notes.isVisible()
    story.press(Qt.Key.Key_Return, Control)
    assert "Asking for everything is not a line of enquiry. It can be challenged." in words_on(test)
    choose(test.answer, "no")
    story.press(Qt.Key.Key_Return, Control)
    assert known(story, case_id).examined.answer("line-of-enquiry").answer == "no"

    press_act(story, "decide")
    decide = story.find(DecideSheet)
    choose(decide.decision, "release-all")
    assert "It cannot be released yet" in words_on(decide)
    decide.reason.setPlainText("They want it")
    story.press(Qt.Key.Key_Return, Control)
    assert decide.isVisible(), "the operation itself refuses"
    assert known(story, case_id).decided is None
    decide.reject()
    story.settle()

    press_act(story, "letter")
    letter = story.find(LetterSheet)
    assert "No lawyer has read this wording yet" in words_on(letter)
    assert "- which part is needed." in letter.text.toPlainText()
    assert "Sam" not in letter.text.toPlainText()
    letter.copy_button.click()
    assert QGuiApplication.clipboard().text() == letter.text.toPlainText()
    letter.answer_by.set_text("11 Dec 2026")
    assert "by Friday 11 December 2026" in letter.text.toPlainText()
    letter.paper.click()
    story.settle()
    story.until(lambda: story.find(PreviewSheet).leaving is not None)
    story.find(PreviewSheet).reject()
    story.settle()
    story.press(Qt.Key.Key_Return, Control)
    assert known(story, case_id).state == "asked"
    press_act(story, "reply")
    reply = story.find(ReplySheet)
    choose(reply.reply, "withdrawn")
    story.press(Qt.Key.Key_Return, Control)
    press_act(story, "close")
    story.find(CloseSheet).reason.setText("No longer asked for")
    story.press(Qt.Key.Key_Return, Control)
    assert known(story, case_id).state == "over"
    assert card_of(story).buttons == {}


def test_notice_view_and_two_signatures(open_window: Open, tmp_path: Path) -> None:
    def fill(desk: Desk, case_id: str) -> None:
        answered(desk, a_request(desk, case_id), line=LINE)

    story, case_id = opened(open_window, tmp_path, fill)
    open_step(story, "notice")
    notice = story.find(NoticeSheet)
    chips = notice.fields["notice"].control
    assert isinstance(chips, Chips)
    choose(chips, "given")
    story.press(Qt.Key.Key_Return, Control)
    assert known(story, case_id).examined.notice == "given"
    open_step(story, "view")
    view = story.find(ViewSheet)
    choose(view.view, "agrees")
    story.press(Qt.Key.Key_Return, Control)

    press_act(story, "decide")
    decide = story.find(DecideSheet)
    choose(decide.decision, "release-part")
    assert not decide.stops.isVisible()
    decide.reason.setPlainText("Every test is met")
    story.press(Qt.Key.Key_Return, Control)
    assert "List what is left out" in words_on(decide)
    decide.redactions.setPlainText("names of others\n\nthe address")
    story.press(Qt.Key.Key_Return, Control)

    press_act(story, "sign")
    sign = story.find(SignSheet)
    assert "The entry will say that Robin Example wrote down the second signature." in words_on(sign)
    assert "it is no proof of who typed it" in words_on(sign)
    sign.role.setText("service lead")
    choose(sign.agrees, "yes")
    for name in ("Robin Example", "Kim Lead"):
        sign.name.setText(name)
        sign.typed.setText("Robin Example")
        story.press(Qt.Key.Key_Return, Control)
        assert sign.isVisible()
    assert "The second person types their own name here" in words_on(sign)
    sign.typed.setText("Kim Lead")
    story.press(Qt.Key.Key_Return, Control)
    assert known(story, case_id).state == "to-release"
    assert "The second signature was written down at the first signer's desk." in words_on(tab_of(story))


def test_handed_over_with_the_fingerprint_of_the_file(open_window: Open, tmp_path: Path) -> None:
    def fill(desk: Desk, case_id: str) -> None:
        made = a_request(desk, case_id, notice=NOTICE)
        answered(desk, made)
        signed_twice(desk, made, "release-part")

    story, case_id = opened(open_window, tmp_path, fill)
    press_act(story, "release")
    over = story.find(HandOver)
    assert "names of others" in words_on(over)
    file = tmp_path / "note.pdf"
    file.write_bytes(b"An invented note")
    over.what.setText("The note, two lines")
    over.copy_at.setText("the locked file of the service")
    choose(over.saw, "yes")
    over.saw_on.set_text("20 Nov 2026")
    story.press(Qt.Key.Key_Return, Control)
    assert "Choose the file or files that were handed over" in words_on(over)
    over.take_files([str(tmp_path / "not there")])
    story.settle()
    assert "This file cannot be read" in words_on(over)
    over.save.setEnabled(True)
    over.take_files([str(file)])
    story.settle()
    story.press(Qt.Key.Key_Return, Control)
    hashed = hashlib.sha256(b"An invented note").hexdigest()
    assert in_groups(hashed) in words_on(tab_of(story))
    assert "Our copy: the locked file of the service." in words_on(tab_of(story))
    assert "note.pdf" not in words_on(tab_of(story))
    press_act(story, "after")
    after = story.find(AfterSheet)
    choose(after.used, "yes")
    story.press(Qt.Key.Key_Return, Control)
    assert known(story, case_id).state == "followed"


def test_the_register_and_today_lead_to_the_request(open_window: Open, tmp_path: Path) -> None:
    story, _case_id = opened(open_window, tmp_path, lambda desk, case_id: a_request(desk, case_id, notice=NOTICE))
    story.press(Qt.Key.Key_6, Control)
    page = story.window.page("requests")
    assert isinstance(page, RequestsPage)
    assert "1 open, 1 of them wait for the service" in words_on(page)
    assert "waits 5 days" in words_on(page)
    ((_row, view),) = page.views
    assert view.hasFocus()
    story.press(Qt.Key.Key_Return)
    assert story.window.open_page_id == "case"
    story.until(lambda: "held" in focused_steps(story))
    story.press(Qt.Key.Key_6, Control)
    page.which.button("over").click()
    story.settle()
    assert "No request is over yet" in words_on(page)

    story.window.workspace.open_today()
    story.settle()
    today = story.window.page("today")
    assert isinstance(today, TodayPage)
    (row,) = [one for one in today.findChildren(TodayRowView) if one.row.section == "requests"]
    assert row.row.title == "Request for records: answer the tests"
    row.buttons["matter"].click()
    story.settle()
    story.until(lambda: "held" in focused_steps(story))
