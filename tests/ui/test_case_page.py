"""The case page: whom it is about, whether contact is safe, what is owed and why, what happened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFrame, QLineEdit, QRadioButton, QWidget

from isva_desk.casework.desk import Desk
from isva_desk.casework.open_case import override_stage
from isva_desk.ui.case.case_dialogs import CloseCase, NotTold, ReopenCase, SetStage
from isva_desk.ui.case.page import CasePage
from isva_desk.ui.case.timeline import FactLine
from isva_desk.ui.correct.dialogs import CorrectFact, FactSheet, TakeBack
from isva_desk.ui.parts import DayStrip, PlainButton
from isva_desk.ui.people.dialogs import NamePerson, PersonLeft
from isva_desk.ui.record_event.dialog import RecordEvent
from isva_desk.ui.record_update.dialog import RecordUpdate
from isva_desk.ui.safe_contact.editor import SafeChannelEditor
from isva_desk.ui.wishes.consent_dialog import RecordConsent
from isva_desk.ui.wishes.dialog import SetWishes
from isva_desk.ui.wishes.plan_dialog import AgreePlan
from tests.builders.desks import CaseBuilder, a_case
from tests.builders.looking import press_link, words_on
from tests.builders.sam import NUMBER, sams_case
from tests.builders.windows import WindowStory, a_filled_vault

Open = Callable[..., WindowStory]
CTRL = Qt.KeyboardModifier.ControlModifier
BAIL = "Told that suspect A was released on bail or under investigation"


@pytest.fixture
def sam(open_window: Open, tmp_path: Path) -> tuple[WindowStory, CasePage, CaseBuilder]:
    """Sam's case is open in the window."""
    cases: list[CaseBuilder] = []
    a_filled_vault(tmp_path, lambda desk: cases.append(sams_case(desk)))
    story = open_window().start().unlock()
    story.window.workspace.open_case(cases[0].id)
    story.settle()
    page = story.window.page("case")
    assert isinstance(page, CasePage)
    return story, page, cases[0]


Sam = tuple[WindowStory, CasePage, CaseBuilder]


def card_of(page: CasePage, title: str) -> QWidget:
    return next(card for card in page.entitlements.cards if card.entitlement.title == title)


def test_the_head_cannot_be_missed(sam: Sam) -> None:
    _story, page, _case = sam
    said = words_on(page.head)
    assert said.startswith("T5R1 likes to be called Sam · they/them")
    assert "Avon and Somerset Police · CPS South West · crime reference 52/0012" in said
    assert "with you since 23 November" in said
    assert "Quillfeather" not in words_on(page)


def test_the_safe_contact_strip_speaks_in_words(sam: Sam) -> None:
    _story, page, _case = sam
    assert page.strip.accessibleName() == (
        "Not safe now. Next safe time: today 13:00 to 15:00, by phone call. "
        "Never leave a voicemail. Do not say the service's name. Never say: court. May be answered by: only Sam. "
        "Checked with Sam on Monday 16 November 2026. Not safe: email."
    )
    assert NUMBER not in words_on(page)


def test_an_entitlement_says_why_and_counts_the_days(sam: Sam) -> None:
    _story, page, _case = sam
    card = card_of(page, BAIL)
    said = words_on(card)
    assert "No record · 5 working days past" in said
    assert "Enhanced Rights apply, so the police had 1 working day: until the end of Monday 16 November 2026." in said
    assert "Code of Practice for Victims of Crime in England and Wales 2020, Right 6" in said
    strip = card.findChild(DayStrip)
    assert strip is not None
    assert strip.accessibleName() == (
        "The days, one by one: Fri 13: day 0, Sat 14, Sun 15, Mon 16: limit, Tue 17: +1, Wed 18: +2, Thu 19: +3, "
        "Fri 20: +4, Sat 21, Sun 22, Today: +5"
    )


def test_open_ones_stand_first_and_what_was_told_in_time_below(sam: Sam) -> None:
    _story, page, _case = sam
    verdicts = [card.entitlement.is_open for card in page.entitlements.cards]
    assert verdicts == sorted(verdicts, reverse=True)
    assert page.entitlements.cards[0].entitlement.title == BAIL
    assert "Told in time" in words_on(card_of(page, "Told that suspect A was arrested"))


def test_sam_was_told_opens_the_four_questions_about_it(sam: Sam) -> None:
    story, page, _case = sam
    press_link(story, card_of(page, BAIL), "Sam was told")
    sheet = story.find(RecordUpdate)
    assert sheet.who.value() == "police>client"
    sheet.when.set_text("Fri 13 Nov 5pm")
    story.press(Qt.Key.Key_Return, CTRL)
    assert "Told in time" in words_on(card_of(page, BAIL))


def test_sam_was_not_told(sam: Sam) -> None:
    story, page, _case = sam
    press_link(story, card_of(page, BAIL), "Sam was not told")
    sheet = story.find(NotTold)
    sheet.on.set_text("today")
    story.press(Qt.Key.Key_Return)
    assert "Established: not told in time" in words_on(card_of(page, BAIL))


def test_sam_does_not_want_this_goes_to_the_wishes(sam: Sam) -> None:
    story, page, _case = sam
    press_link(story, card_of(page, BAIL), "Sam does not want this")
    sheet = story.find(SetWishes)
    sheet.updates.choose("none")
    sheet.via.choose("isva")
    story.press(Qt.Key.Key_Return)
    page.tabs.open("contact")
    assert "Wants nothing until they ask, only through you" in words_on(page.contact)


def test_the_tabs_go_with_the_arrow_keys(sam: Sam) -> None:
    story, page, _case = sam
    assert page.tabs.buttons["entitlements"].hasFocus()
    story.press(Qt.Key.Key_Right)
    assert page.tabs.current() == "updates"
    story.press(Qt.Key.Key_Left)
    assert page.tabs.current() == "entitlements"


def test_the_officer_leaves_and_the_alarm_stands(sam: Sam) -> None:
    story, page, _case = sam
    page.tabs.open("people")
    assert "Nobody is named as: Prosecutor Since Monday 2 November 2026." in words_on(page.people)
    press_link(story, page.people, "Has left…")
    story.find(PersonLeft).ends.set_text("last Friday")
    story.press(Qt.Key.Key_Return)
    assert "Nobody is named as: Officer in the case" in words_on(page.people)
    assert "Officer in the case: DC Perry, 4471, until Friday 20 November 2026" in words_on(page.people)
    assert page.tabs.buttons["people"].text() == "People 2"


def test_naming_a_new_officer_ends_the_time_of_the_one_before(sam: Sam) -> None:
    story, page, _case = sam
    page.tabs.open("people")
    press_link(story, page.people, "Somebody else now…")
    sheet = story.find(NamePerson)
    assert sheet.name.hasFocus()
    QTest.keyClicks(sheet.name, "DS Okafor")
    sheet.starts.set_text("18 Nov")
    story.press(Qt.Key.Key_Return)
    said = words_on(page.people)
    assert "DS Okafor since Wednesday 18 November 2026" in said
    assert "DC Perry, 4471, until Wednesday 18 November 2026" in said


def test_where_nobody_is_named_yet_the_name_can_be_typed_at_once(sam: Sam) -> None:
    story, page, _case = sam
    page.tabs.open("people")
    press_link(story, page.people, "Has left…")
    story.press(Qt.Key.Key_Return)
    button = [one for one in page.people.findChildren(PlainButton) if one.words() == "Name somebody…"][-1]
    QTest.keyClick(button, Qt.Key.Key_Return)
    story.settle()
    sheet = story.find(NamePerson)
    assert sheet.role.currentText() == "Officer in the case"
    assert sheet.name.hasFocus()


def test_a_name_is_asked_for_beside_the_field(sam: Sam) -> None:
    story, page, _case = sam
    page.tabs.open("people")
    press_link(story, page.people, "Somebody else now…")
    sheet = story.find(NamePerson)
    story.press(Qt.Key.Key_Return)
    assert "Give the name, or how they are known, such as DC 4471." in words_on(sheet.fields["name"])
    assert sheet.name.hasFocus()
    story.press(Qt.Key.Key_Escape)
    assert "DC Perry" in words_on(page.people)


def test_a_wrong_day_is_corrected_and_the_first_version_stays(sam: Sam) -> None:
    story, page, _case = sam
    line = next(fact for fact in page.timeline.facts if fact.row.kind == "release-on-bail")
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    story.settle()
    sheet = story.find(FactSheet)
    assert "Recorded: Monday 23 November 2026, 09:00, by Robin Example" in words_on(sheet)
    press_link_in(story, sheet, "Correct this…")
    correction = story.find(CorrectFact)
    correction.on.set_text("12 Nov")
    story.press(Qt.Key.Key_Return)
    assert "Say why it is corrected." in words_on(correction.fields["reason"])
    QTest.keyClicks(correction.reason, "the officer gave the wrong day")
    story.press(Qt.Key.Key_Return)
    line = next(fact for fact in page.timeline.facts if fact.row.kind == "release-on-bail")
    assert "corrected once" in line.accessibleName()
    assert line.accessibleName().startswith("Thursday 12 November 2026")
    QTest.keyClick(line, Qt.Key.Key_Return)
    story.settle()
    said = words_on(story.find(FactSheet))
    assert "Friday 13 November 2026: no contact" in said
    assert "the officer gave the wrong day" in said


def test_a_fact_is_taken_back_and_stays_readable(sam: Sam) -> None:
    story, page, _case = sam
    line = next(fact for fact in page.timeline.facts if fact.row.kind == "release-on-bail")
    QTest.keyClick(line, Qt.Key.Key_Return)
    story.settle()
    press_link_in(story, story.find(FactSheet), "Take back…")
    sheet = story.find(TakeBack)
    story.press(Qt.Key.Key_Return)
    assert "Say why this is taken back." in words_on(sheet)
    QTest.keyClicks(sheet.reason, "another person's bail")
    story.press(Qt.Key.Key_Return)
    assert BAIL not in [card.entitlement.title for card in page.entitlements.cards]
    line = next(fact for fact in page.timeline.facts if fact.row.kind == "release-on-bail")
    assert "taken back" in line.accessibleName()


def press_link_in(story: WindowStory, widget: QWidget, words: str) -> None:
    button = next(
        one for one in widget.findChildren(QAbstractButton) if one.accessibleName() == words and one.isVisible()
    )
    QTest.keyClick(button, Qt.Key.Key_Space)
    story.settle()


def test_the_timeline_can_stand_in_the_order_of_learning(sam: Sam) -> None:
    story, page, _case = sam
    by_happening = [fact.row.fact_id for fact in page.timeline.facts]
    QTest.keyClick(page.timeline.toggle, Qt.Key.Key_Return)
    story.settle()
    assert page.timeline.order == "learned"
    assert sorted(by_happening) == sorted(fact.row.fact_id for fact in page.timeline.facts)
    bail = next(fact for fact in page.timeline.facts if fact.row.kind == "release-on-bail")
    assert bail.accessibleName().startswith("Monday 16 November 2026:")
    assert "happened Fri 13 Nov" in bail.accessibleName()


def test_something_happened_is_chosen_by_typing(sam: Sam) -> None:
    story, page, _case = sam
    story.press(Qt.Key.Key_E, CTRL)
    sheet = story.find(RecordEvent)
    QTest.keyClicks(sheet.event_questions.picker.edit, "nfa cps")
    story.press(Qt.Key.Key_Return)
    assert sheet.event_questions.picker.kind() == "no-charge-cps"
    assert sheet.event_questions.on.edit.hasFocus()
    QTest.keyClicks(sheet.event_questions.on.edit, "Fri")
    story.press(Qt.Key.Key_Return, CTRL)
    titles = [card.entitlement.title for card in page.entitlements.cards]
    assert "Told that the CPS will not charge suspect A" in titles
    assert page.stages.accessibleName() == "Stage: No further action"
    assert page.stages.accessibleDescription() == "Passed: Reported, Investigation, With the CPS"
    drawn = [frame.property("state") for frame in page.stages.findChildren(QFrame) if frame.property("look") == "stage"]
    assert drawn == ["done"] * 3 + ["ahead"] * 4 + ["now"], "what was passed stays passed"


def test_an_event_without_a_kind_or_a_day_is_not_saved(sam: Sam) -> None:
    story, _page, _case = sam
    story.press(Qt.Key.Key_E, CTRL)
    sheet = story.find(RecordEvent)
    story.press(Qt.Key.Key_Return, CTRL)
    assert "Choose what happened" in words_on(sheet.fields["kind"])
    sheet.event_questions.picker.choose("charge")
    sheet.event_questions.on.set_text("soon")
    story.press(Qt.Key.Key_Return, CTRL)
    assert "“soon” cannot be read as a date." in words_on(sheet.fields["on"])
    sheet.event_questions.on.set_text("not sure")
    story.press(Qt.Key.Key_Return, CTRL)
    assert not sheet_is_open(RecordEvent)


def sheet_is_open(kind: type[QWidget]) -> bool:
    return any(isinstance(widget, kind) and widget.isVisible() for widget in QApplication.topLevelWidgets())


def test_the_stage_is_set_by_hand_with_a_reason_and_says_so(sam: Sam) -> None:
    story, page, _case = sam
    press_link(story, page.stages, "Change…")
    sheet = story.find(SetStage)
    sheet.stage.setCurrentIndex(sheet.stage.findData("with-cps"))
    story.press(Qt.Key.Key_Return, CTRL)
    assert "Say why the stage is set by hand." in words_on(sheet.fields["reason"])
    QTest.keyClicks(sheet.reason, "the officer says the file went in")
    story.press(Qt.Key.Key_Return)
    assert page.stages.accessibleName() == "Stage: With the CPS, set by hand"


def test_after_saving_the_page_and_the_keyboard_stay_where_they_were(sam: Sam) -> None:
    story, page, _case = sam
    page.tabs.open("contact")
    story.settle()
    before = page.contact.channels["text"]
    before.setFocus()
    story.settle()
    down = page._scroll.verticalScrollBar().value()
    QTest.keyClick(before, Qt.Key.Key_Return)
    story.settle()
    sheet = story.find(SafeChannelEditor)
    sheet.allowed.choose("no")
    story.press(Qt.Key.Key_Return, CTRL)
    after = page.contact.channels["text"]
    assert after is not before
    assert after.accessibleName() == "Change… Text message"
    story.until(after.hasFocus)
    assert page._scroll.verticalScrollBar().value() == down


def test_two_suspects_have_two_tracks(open_window: Open, tmp_path: Path) -> None:
    cases: list[CaseBuilder] = []

    def fill(desk: Desk) -> None:
        case = a_case(desk, suspects=("A", "B")).with_event("charge", "2026-11-18", "B")
        case.with_event("no-charge-cps", "2026-11-18", "A")
        override_stage(desk, case.id, "A", "review", "asked by phone")
        cases.append(case)

    a_filled_vault(tmp_path, fill)
    story = open_window().start().unlock()
    story.window.workspace.open_case(cases[0].id)
    story.settle()
    page = story.window.page("case")
    assert isinstance(page, CasePage)
    assert page.stages.accessibleName() == "Stage for suspect A: Review, set by hand. Stage for suspect B: Charged"


def test_the_case_is_closed_and_opened_again(sam: Sam) -> None:
    story, page, _case = sam
    page._acts.close()
    story.settle()
    QTest.keyClicks(story.find(CloseCase).reason, "support ended as planned")
    story.press(Qt.Key.Key_Return)
    assert "closed on Monday 23 November 2026" in words_on(page.head)
    page._acts.reopen()
    story.settle()
    QTest.keyClicks(story.find(ReopenCase).reason, "Sam came back")
    story.press(Qt.Key.Key_Return)
    assert "closed" not in words_on(page.head)


def test_consent_and_an_agreed_interval(sam: Sam) -> None:
    story, page, _case = sam
    page.tabs.open("needs")
    story.settle()
    press_link(story, page.more["needs"], "Record consent…")
    sheet = story.find(RecordConsent)
    sheet.party.setCurrentIndex(sheet.party.findData("gp"))
    sheet.method.button("signed").click()
    story.press(Qt.Key.Key_Return, CTRL)
    assert "To talk to the GP given Monday 23 November 2026 · Signed form Given" in words_on(page.more["needs"])
    page.tabs.open("contact")
    press_link(story, page.contact, "Agree an interval…")
    plan = story.find(AgreePlan)
    plan.every.setValue(14)
    story.press(Qt.Key.Key_Return, CTRL)
    assert "Police: every 14 days agreed Monday 23 November 2026" in words_on(page.contact)


def test_every_control_of_the_page_has_a_name(sam: Sam) -> None:
    _story, page, _case = sam
    for tab in page.tabs.buttons:
        page.tabs.open(tab)
        for widget in page.findChildren(QWidget):
            if widget.isVisible() and isinstance(widget, QAbstractButton | QLineEdit | QComboBox | FactLine):
                assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_the_focus_goes_through_a_sheet_in_the_order_of_its_questions(sam: Sam) -> None:
    story, page, _case = sam
    page._acts.about_person("assign", None)
    story.settle()
    sheet = story.find(NamePerson)
    assert sheet.name.hasFocus()
    sheet.role.setFocus()
    order: list[QWidget | None] = []
    for _step in range(9):
        order.append(QApplication.focusWidget())
        story.press(Qt.Key.Key_Tab)
    named = [
        sheet.role, sheet.known.button("yes"), sheet.name, sheet.number, sheet.phone, sheet.email, sheet.starts.edit,
        sheet.cancel, sheet.save,
    ]  # fmt: skip
    assert order == named
    assert all(isinstance(one, QComboBox | QLineEdit | QRadioButton | QAbstractButton) for one in order)
