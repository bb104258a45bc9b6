"""Today: what needs the adviser, in the order in which it matters; a row leaves only when its fact changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from isva_desk.casework.desk import Desk
from isva_desk.casework.pass_on import pass_on
from isva_desk.casework.record_event import NewEvent, record_event
from isva_desk.casework.register_client import change_client
from isva_desk.domain.dates import parse_when
from isva_desk.ui.case.page import CasePage
from isva_desk.ui.parts import LinkButton
from isva_desk.ui.record_event.dialog import RecordEvent
from isva_desk.ui.record_update.dialog import RecordUpdate
from isva_desk.ui.today.page import FIRST, TodayPage
from isva_desk.ui.today.row import TodayRowView
from tests.builders.desks import CaseBuilder, SteppingClock, a_case, a_client
from tests.builders.sam import sams_case
from tests.builders.windows import WindowStory, a_filled_vault

Open = Callable[..., WindowStory]
BAIL = "Told that suspect A was released on bail or under investigation"


def words_on(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text())


def today(story: WindowStory) -> TodayPage:
    page = story.window.page("today")
    assert isinstance(page, TodayPage)
    return page


def row_of(story: WindowStory, title: str) -> TodayRowView:
    return next(view for view in today(story).findChildren(TodayRowView) if view.row.title == title)


def titles(story: WindowStory) -> list[str]:
    return [view.row.title for view in today(story).findChildren(TodayRowView) if view.isVisible()]


def opened(open_window: Open, tmp_path: Path, fill: Callable[[Desk], object]) -> WindowStory:
    a_filled_vault(tmp_path, fill)
    return open_window().start().unlock()


def test_the_officer_rings_and_the_row_leaves(open_window: Open, tmp_path: Path) -> None:
    story = opened(open_window, tmp_path, sams_case)
    assert words_on(today(story)).startswith("Monday 23 November 2026")
    row = row_of(story, BAIL)
    assert "5 working days past" in words_on(row)
    assert "so the police had 1 working day: until the end of Monday 16 November 2026." in words_on(row)

    row.setFocus()
    story.press(Qt.Key.Key_U)
    sheet = story.find(RecordUpdate)
    assert sheet.about.button(sheet.about.value() or "").text() == "Released on bail, Fri 13 Nov"
    sheet.when.set_text("yesterday 4pm")
    story.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert BAIL not in titles(story)
    story.window.workspace.open_case(row.row.case_id or "", tab="entitlements")
    story.settle()
    said = words_on(story.window.page("case"))
    assert "Told 4 working days late" in said
    assert "The adviser was told on Sunday 22 November 2026, as Sam had asked." in said


def test_the_keyboard_alone_goes_from_row_to_row_and_into_the_case(open_window: Open, tmp_path: Path) -> None:
    story = opened(open_window, tmp_path, sams_case)
    rows = [view for view in today(story).findChildren(TodayRowView) if view.isVisible()]
    assert rows[0].hasFocus()
    story.press(Qt.Key.Key_Down)
    assert rows[1].hasFocus()
    for _step in rows:
        story.press(Qt.Key.Key_Down)
    assert rows[-1].hasFocus()
    for _step in rows:
        story.press(Qt.Key.Key_Up)
    assert rows[0].hasFocus()
    row_of(story, BAIL).setFocus()
    story.press(Qt.Key.Key_W)
    page = story.window.page("case")
    assert isinstance(page, CasePage)
    chosen = [card for card in page.entitlements.cards if card.property("chosen") == "true"]
    assert [card.entitlement.title for card in chosen] == [BAIL]
    focused = QApplication.focusWidget()
    assert focused is not None
    assert chosen[0].isAncestorOf(focused)


def test_every_row_can_be_read_out(open_window: Open, tmp_path: Path) -> None:
    story = opened(open_window, tmp_path, sams_case)
    row = row_of(story, BAIL)
    assert row.accessibleName().startswith(f"T5R1, Investigation. {BAIL}. Released on bail on Friday 13 November 2026.")
    names = [button.accessibleName() for button in row.findChildren(LinkButton)]
    assert names == ["Record an update: T5R1", "Ask about it: T5R1", "Why?: T5R1"]
    assert "Quillfeather" not in words_on(today(story))


def test_news_that_is_held_waits_until_they_were_told(open_window: Open, tmp_path: Path) -> None:
    held: list[str] = []

    def fill(desk: Desk) -> None:
        case = a_case(desk, a_client(desk, "C8N3", "Ana")).with_event("no-charge-cps", "2026-11-20", "A")
        case.with_update("cps", "2026-11-20", "no-charge-cps", to="isva")
        held.append(case.facts["update"])

    story = opened(open_window, tmp_path, fill)
    assert "You know, they do not yet" in words_on(today(story))
    title = "CPS told you: CPS decision not to charge"
    assert title in titles(story)
    story.do(pass_on, held[0], parse_when("2026-11-23"), "in-person")
    assert title not in titles(story)


def test_the_row_that_was_chosen_stays_chosen(open_window: Open, tmp_path: Path) -> None:
    clients: list[str] = []

    def fill(desk: Desk) -> None:
        sams_case(desk)
        clients.append(a_client(desk, "M3D8", "Jo"))
        a_case(desk, clients[0])

    story = opened(open_window, tmp_path, fill)
    row = row_of(story, BAIL)
    row.setFocus()
    story.do(change_client, clients[0], "pronouns", "she/her")
    assert row_of(story, BAIL) is row  # an unchanged row is not even drawn anew
    assert row.hasFocus()


def test_an_empty_day_says_what_belongs_here(open_window: Open, tmp_path: Path) -> None:
    story = opened(open_window, tmp_path, lambda desk: None)
    assert "Nothing needs you today" in words_on(today(story))
    assert "what you hold and have not passed on" in words_on(today(story))


def test_four_hundred_rows_are_shown_a_page_at_a_time(open_window: Open, tmp_path: Path) -> None:
    def fill(desk: Desk) -> None:
        for number in range(400 // 20):
            case = a_case(desk, a_client(desk, f"Z{number:03}", ""), suspects=tuple("ABCDEFGHIJ"))
            for suspect in "ABCDEFGHIJ":
                case.with_event("arrest", "2026-11-16", suspect).with_event(
                    "interview-under-caution", "2026-11-16", suspect
                )

    story = opened(open_window, tmp_path, fill)
    assert "400 with no record" in words_on(today(story))
    assert len(titles(story)) == FIRST
    more = story.find(LinkButton, f"Show {400 - FIRST} more: No record that these happened in time")
    QTest.keyClick(more, Qt.Key.Key_Return)
    story.settle()
    assert len(titles(story)) > FIRST
    assert len(titles(story)) < 100


def test_what_falls_due_at_midnight_moves_by_itself(open_window: Open, tmp_path: Path) -> None:
    clock = SteppingClock()

    def fill(desk: Desk) -> None:
        a_case(desk, a_client(desk, "P2H6", "Lee")).with_event("arrest", "2026-11-20", "A")

    a_filled_vault(tmp_path, fill, clock)
    story = open_window(clock=clock).start().unlock()
    assert row_of(story, "Told that suspect A was arrested").row.section == "due-today"
    clock.go_to("2026-11-24")
    story.window.workspace.open_today()
    story.settle()
    assert row_of(story, "Told that suspect A was arrested").row.section == "no-record"


def test_coming_back_to_today_finds_it_where_it_was_left(open_window: Open, tmp_path: Path) -> None:
    def fill(desk: Desk) -> None:
        for number in range(12):
            a_case(desk, a_client(desk, f"Y{number:03}", "")).with_event("arrest", "2026-11-16", "A")

    story = opened(open_window, tmp_path, fill)
    story.window.resize(1280, 800)
    story.settle()
    place = today(story).findChildren(QScrollArea)[0].verticalScrollBar()
    first = today(story).findChildren(TodayRowView)[0].row.key
    for _visit in range(3):
        story.window.workspace.open_caseload()
        story.settle()
        story.window.workspace.open_today()
        story.settle()
        focused = QApplication.focusWidget()
        assert isinstance(focused, TodayRowView)
        assert focused.row.key == first
        assert place.value() == 0


def test_what_only_an_act_settles_is_recorded_as_an_act(open_window: Open, tmp_path: Path) -> None:
    def fill(desk: Desk) -> None:
        a_case(desk, a_client(desk, "W9B4", "Kit")).with_event("report", "2026-11-10")

    story = opened(open_window, tmp_path, fill)
    row_of(story, "Referred to a support service").setFocus()
    story.press(Qt.Key.Key_U)
    sheet = story.find(RecordEvent)
    assert sheet.event_questions.picker.kind() == "support-referral"
    sheet.event_questions.on.set_text("11 Nov")
    story.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    story.window.workspace.open_today()
    story.settle()
    assert "Referred to a support service" not in titles(story)


def way_of_the_tab_key(story: WindowStory, within: QWidget) -> list[QWidget]:
    """Where Tab goes from here, until it leaves the page."""
    way: list[QWidget] = []
    while (focused := QApplication.focusWidget()) is not None and within.isAncestorOf(focused) and focused not in way:
        way.append(focused)
        story.press(Qt.Key.Key_Tab)
    return way


def test_tab_goes_down_the_page_also_after_a_row_has_come(open_window: Open, tmp_path: Path) -> None:
    cases: list[CaseBuilder] = []
    story = opened(open_window, tmp_path, lambda desk: cases.append(sams_case(desk)))
    story.do(record_event, cases[0].id, NewEvent("interview-under-caution", parse_when("2026-11-16"), suspect="A"))
    page = today(story)
    rows = [view for view in page.findChildren(TodayRowView) if view.isVisible()]
    assert len(rows) == 3
    rows[0].setFocus()
    story.settle()
    way = [widget for widget in way_of_the_tab_key(story, page) if isinstance(widget, TodayRowView | LinkButton)]
    heights = [widget.mapTo(page, widget.rect().center()).y() for widget in way]
    assert heights == sorted(heights)
    assert [widget for widget in way if isinstance(widget, TodayRowView)] == sorted(
        rows, key=lambda row: row.mapTo(page, row.pos()).y()
    )


def test_tab_goes_through_the_case_page_as_it_is_read(open_window: Open, tmp_path: Path) -> None:
    cases: list[CaseBuilder] = []
    story = opened(open_window, tmp_path, lambda desk: cases.append(sams_case(desk)))
    story.window.workspace.open_case(cases[0].id)
    story.settle()
    story.do(record_event, cases[0].id, NewEvent("interview-under-caution", parse_when("2026-11-16"), suspect="A"))
    page = story.window.page("case")
    assert isinstance(page, CasePage)
    page.head.more.setFocus()
    way = way_of_the_tab_key(story, page)
    places = [page.head, page.strip, page.stages, page.tabs, page.timeline]
    found = [next(index for index, place in enumerate(places) if place.isAncestorOf(widget)) for widget in way]
    assert found == sorted(found)
    assert set(found) == {0, 1, 2, 3, 4}
