"""The tab "Needs and consent": a risk and its review, consent and its loss, the card and its approval."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

from isva_desk.casework.characteristics import set_access
from isva_desk.casework.consent import withdraw_consent
from isva_desk.casework.desk import Desk
from isva_desk.casework.register_client import change_client
from isva_desk.domain.dates import parse_when
from isva_desk.journal.needs.views import NeedsView, needs_view
from isva_desk.ui.case.page import CasePage
from isva_desk.ui.chasing.choosing import ChooseChase
from isva_desk.ui.chasing.opening import open_chase
from isva_desk.ui.chasing.sheet import ChaseSheet
from isva_desk.ui.needs.card_sheets import ApproveCard, ForWhom, WriteCard
from isva_desk.ui.needs.sharing import ShareWithoutConsent
from isva_desk.ui.needs.sheets import AskOutcomes, LookAgain, ManyAnswers
from isva_desk.ui.needs.tab import NeedsTab
from isva_desk.ui.preview.preview_sheet import PreviewSheet
from isva_desk.ui.today.page import TodayPage
from isva_desk.ui.today.row import TodayRowView
from isva_desk.ui.wishes.consent_dialog import RecordConsent
from tests.builders.desks import CaseBuilder, SteppingClock
from tests.builders.looking import words_on
from tests.builders.sam import sams_case
from tests.builders.windows import WindowStory, a_filled_vault

Open = Callable[..., WindowStory]
CTRL = Qt.KeyboardModifier.ControlModifier


def opened(open_window: Open, tmp_path: Path, clock: SteppingClock) -> tuple[WindowStory, CaseBuilder, NeedsTab]:
    cases: list[CaseBuilder] = []

    def fill(desk: Desk) -> None:
        cases.append(sams_case(desk))
        set_access(desk, cases[0].client, {"interpreter": "yes", "spoken": "Polish"})

    a_filled_vault(tmp_path, fill)
    story = open_window(clock=clock).start().unlock()
    story.window.workspace.open_case(cases[0].id, "needs")
    story.settle()
    page = story.window.page("case")
    assert isinstance(page, CasePage)
    tab = page.more["needs"]
    assert isinstance(tab, NeedsTab)
    story.until(lambda: "risk" in tab.buttons)
    story.settle()
    return story, cases[0], tab


def view_of(story: WindowStory, case: CaseBuilder) -> NeedsView:
    found: list[NeedsView] = []
    story.window.workspace.read(needs_view, case.client, then=found.append)
    story.settle()
    return found[0]


def save(story: WindowStory) -> None:
    story.press(Qt.Key.Key_Return, CTRL)


def test_a_risk_is_recorded_and_comes_up_for_review(open_window: Open, tmp_path: Path) -> None:
    clock = SteppingClock()
    story, case, tab = opened(open_window, tmp_path, clock)
    assert "No risk is recorded. That is not the same as no risk: ask, and say so." in words_on(tab)
    tab.buttons["risk"].click()
    story.settle()
    sheet = story.find(LookAgain)
    assert sheet.what.hasFocus()
    save(story)
    assert "Choose one." in words_on(sheet)
    sheet.what.setCurrentIndex(sheet.what.findData("suspect-contact"))
    sheet.level.button("high").click()
    assert sheet.review.text() == "07/12/2026", "the level brings its day"
    save(story)
    assert "Say in one line what is done about it, or that nothing is yet." in words_on(sheet)
    sheet.plan.setText("Police asked for a marker on the address")
    save(story)
    row = tab.rows["risk:suspect-contact"]
    assert "talked about Mon 23 Nov · look again Mon 7 Dec High" in words_on(row)

    clock.go_to("2026-12-09")
    story.window.look_at_the_day()
    story.window.workspace.open_today()
    story.settle()
    today = story.window.page("today")
    assert isinstance(today, TodayPage)
    alarm = next(one for one in today.findChildren(TodayRowView) if one.row.title.startswith("Look again at a risk"))
    assert alarm.row.section == "safety"
    alarm.setFocus()
    story.press(Qt.Key.Key_Return)
    assert tab.isVisible()
    assert tab.rows["risk:suspect-contact"].hasFocus()
    story.press(Qt.Key.Key_R)
    sheet = story.find(LookAgain)
    assert sheet.plan.text() == "Police asked for a marker on the address"
    sheet.level.button("over").click()
    assert not sheet.review.isVisible()
    save(story)
    assert "No longer" in words_on(tab.rows["risk:suspect-contact"])
    assert view_of(story, case).due(clock().date()) == 0


def test_consent_that_is_taken_back_stops_the_letter_and_a_reason_lets_it_go(open_window: Open, tmp_path: Path) -> None:
    story, case, tab = opened(open_window, tmp_path, SteppingClock())
    row = tab.rows["consent:police"]
    assert "Given" in words_on(row)
    row.setFocus()
    story.press(Qt.Key.Key_Return)
    sheet = story.find(RecordConsent)
    sheet.answer.button("withdrawn").click()
    save(story)
    assert "Taken back" in words_on(tab.rows["consent:police"])
    tab.rows["consent:police"].setFocus()
    story.press(Qt.Key.Key_R)
    before = words_on(story.find(RecordConsent).history)
    assert "taken back Mon 23 Nov · written down Mon 23 Nov by Robin Example given Mon 9 Feb" in before
    story.press(Qt.Key.Key_Escape)

    workspace = story.window.workspace
    open_chase(workspace, case.id, "vc-r6-bail-or-rui")
    story.settle()
    chase = story.find(ChaseSheet)
    QGuiApplication.clipboard().clear()
    chase.copy_button.click()
    story.settle()
    assert QGuiApplication.clipboard().text() == "", "nothing has left"
    why = story.find(ShareWithoutConsent)
    assert "To talk to the police: the client took this consent back (Monday 23 November 2026)." in words_on(why)
    save(story)
    assert "Say why it is shared" in words_on(why)
    why.reason.setPlainText("A child in the house is at risk today.")
    save(story)
    assert QGuiApplication.clipboard().text() == chase.text.toPlainText()
    assert not story.window.findChildren(ChooseChase)
    chase.reject()
    story.settle()
    assert "Shared without consent, for safeguarding (To talk to the police)" in words_on(story.window)


def test_the_card_is_written_approved_and_shown(open_window: Open, tmp_path: Path) -> None:
    story, case, tab = opened(open_window, tmp_path, SteppingClock())
    tab.buttons["card"].click()
    story.settle()
    sheet = story.find(WriteCard)
    save(story)
    assert "Tick at least one line." in words_on(sheet)
    sheet.ticks["name"].click()
    sheet.ticks["access.spoken"].click()
    QTest.keyClicks(sheet.words["helps"], "Short meetings")
    assert sheet.preview.toPlainText() == (
        "What to call me\nSam\n\nThe language I speak best\nPolish\n\nWhat helps me\nShort meetings"
    )
    save(story)
    assert "Not approved yet" in words_on(tab)
    assert "page" not in tab.buttons
    tab.buttons["approve"].click()
    assert "What helps me: Short meetings" in words_on(story.find(ApproveCard))
    save(story)
    assert "Approved" in words_on(tab)
    tab.buttons["page"].click()
    story.find(ForWhom)
    save(story)
    story.settle()
    shown = story.find(PreviewSheet)
    story.until(lambda: shown.leaving is not None)
    assert shown.leaving is not None
    assert shown.leaving.what == "card.pdf: client"
    shown.reject()

    story.do(change_client, case.client, "name_to_use", "Samira")
    assert "Changed since: What to call me. It cannot leave before the client agrees again." in words_on(tab)
    story.do(withdraw_consent, case.client, "record", parse_when("2026-11-23"))
    assert "Taken back" in words_on(tab.rows["consent:record"])


def test_language_returns_and_outcomes(open_window: Open, tmp_path: Path) -> None:
    story, case, tab = opened(open_window, tmp_path, SteppingClock())
    tab.buttons["access"].click()
    sheet = story.find(ManyAnswers)
    spoken, welsh = sheet.answers["spoken"], sheet.answers["welsh"]
    assert isinstance(spoken, QLineEdit)
    assert isinstance(welsh, QComboBox)
    assert (spoken.text(), welsh.currentData()) == ("Polish", "")
    welsh.setCurrentIndex(welsh.findData("welsh"))
    save(story)
    assert "Welsh or English with us: Welsh" in words_on(tab)
    tab.buttons["returns"].click()
    sheet = story.find(ManyAnswers)
    age = sheet.answers["age-band"]
    assert isinstance(age, QComboBox)
    age.setCurrentIndex(age.findData("not-asked-unsafe"))
    save(story)
    assert "1 of 9 answered." in words_on(tab)
    tab.buttons["outcomes"].click()
    asked = story.find(AskOutcomes)
    save(story)
    assert "Choose an answer for at least one heading." in words_on(asked)
    asked.headings["safer"].setCurrentIndex(asked.headings["safer"].findData("2"))
    save(story)
    assert "Safer. At the start: A little" in words_on(tab)
    view = view_of(story, case)
    assert (view.returns, view.record.text("language")) == ({"age-band": "not-asked-unsafe"}, "cy")
    assert all(one.accessibleName() for one in tab.findChildren(QAbstractButton) if one.isVisible())
