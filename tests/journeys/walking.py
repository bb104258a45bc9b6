"""A new adviser at the desk who has no mouse: what they press, and what they then see on Today, the case, the diary."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLineEdit, QSpinBox, QWidget

from isva_desk.journal.rows import TodayRow
from isva_desk.ui.case.loading import CaseView
from isva_desk.ui.case.page import CasePage
from isva_desk.ui.command_bar.bar import CommandBar
from isva_desk.ui.diary.page import DiaryPage
from isva_desk.ui.parts import Chips
from isva_desk.ui.parts.sheet import Sheet
from isva_desk.ui.record_event.dialog import RecordEvent
from isva_desk.ui.record_event.kind_picker import KindPicker
from isva_desk.ui.record_update.dialog import RecordUpdate
from isva_desk.ui.today.page import TodayPage
from isva_desk.ui.today.row import TodayRowView
from isva_desk.ui.today.sections import ActId
from isva_desk.ui.waiting.sheets import Refer
from tests.builders.desks import SteppingClock
from tests.builders.looking import words_on
from tests.builders.windows import WindowStory, a_filled_vault

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
Asked = TypeVar("Asked", bound=QDialog)
Page = TypeVar("Page", bound=QWidget)
_FAR = 80  # presses of Tab: further than any sheet has stops


def a_first_day(open_window: Callable[..., WindowStory], tmp_path: Path) -> Walk:
    """An empty desk on Monday 23 November 2026 at nine, with Today open."""
    clock = SteppingClock()
    a_filled_vault(tmp_path, lambda _desk: None)
    walk = Walk(open_window(clock=clock).start().unlock(), clock)
    assert walk.titles() == []
    return walk


class Walk:
    """The keyboard of one person, at one window."""

    def __init__(self, story: WindowStory, clock: SteppingClock) -> None:
        self.story, self.clock = story, clock

    # The keyboard

    def press(self, key: Qt.Key, with_keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.story.press(key, with_keys)

    @property
    def keyboard(self) -> QWidget:
        """Where the keyboard is: in the sheet on top, else in the window."""
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.story.window
        here = top.focusWidget()
        assert here is not None, f"the keyboard is nowhere in {top}"
        return here

    def tab_to(self, wanted: QWidget) -> QWidget:
        """Press Tab until the keyboard is on this, or in it."""
        for _press in range(_FAR):
            here = self.keyboard
            if here is wanted or wanted.isAncestorOf(here):
                return here
            self.story.press_only(Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {wanted} {wanted.accessibleName()!r}")

    def write(self, field: QWidget, text: str) -> None:
        """Go to a field, and type in place of what stands there."""
        here = self.tab_to(field)
        if isinstance(here, QLineEdit | QSpinBox):
            here.selectAll()
        QTest.keyClicks(here, text)

    def choose(self, chips: Chips, wanted: str) -> None:
        """Go to a group of chips, and choose with the arrow keys."""
        self.tab_to(chips)
        if chips.value() is None:
            self.story.press_only(Key.Key_Space)
        for _press in range(len(chips._buttons) + 1):
            if chips.value() == wanted:
                return self.story.settle()
            self.story.press_only(Key.Key_Right)
        raise AssertionError(f"{wanted} cannot be chosen")

    def pick(self, box: QComboBox, wanted: str) -> None:
        """Go to a drop-down list, and choose with the arrow keys."""
        self.tab_to(box)
        self.story.press_only(Key.Key_Home)
        for _press in range(box.count()):
            if box.currentData() == wanted:
                return self.story.settle()
            self.story.press_only(Key.Key_Down)
        raise AssertionError(f"{wanted} cannot be chosen")

    def tick(self, box: QAbstractButton) -> None:
        self.tab_to(box)
        self.press(Key.Key_Space)

    # Doing

    def command(self, words: str) -> None:
        """Ctrl+K, the words, Enter."""
        self.press(Key.Key_K, CTRL)
        bar = self.story.find(CommandBar)
        QTest.keyClicks(bar.field, words)
        self.story.settle()
        found = bar.answers.answer(bar.list.currentIndex().row())
        assert found is not None, f"nothing is found for {words!r}"
        self.press(Key.Key_Return)

    def sheet(self, kind: type[Asked]) -> Asked:
        self.story.settle()
        return self.story.find(kind)

    def save(self) -> None:
        """Ctrl+Enter, after which the sheet is gone and the keyboard is somewhere."""
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, Sheet)
        head = sheet.head.text()
        self.press(Key.Key_Return, CTRL)
        if QApplication.activeModalWidget() is sheet:
            raise AssertionError(f"{head}: {words_on(sheet)}")
        assert self.keyboard.isVisible(), f"the keyboard is lost after {head}"

    def happened(self, word: str, on: str, **more: str) -> None:
        """Ctrl+E, a word for what happened, Enter, the day; more answers by the name of their field."""
        self.press(Key.Key_E, CTRL)
        sheet = self.sheet(RecordEvent)
        QTest.keyClicks(self.keyboard, word)
        self.press(Key.Key_Return)
        self.answer(sheet, on=on, **more)
        self.save()

    def told(self, who: str, about: str = "", **more: str) -> None:
        """Ctrl+U, who told whom, about what; more answers by the name of their field."""
        self.press(Key.Key_U, CTRL)
        self.record_told(who, about, **more)

    def record_told(self, who: str, about: str = "", **more: str) -> None:
        """The same, where the sheet is open already."""
        sheet = self.sheet(RecordUpdate)
        self.choose(sheet.who, who)
        if about:
            words = {button.text(): key for key, button in sheet.about._buttons.items()}
            self.choose(sheet.about, next(key for said, key in words.items() if about in said))
        self.answer(sheet, **more)
        self.save()

    def answer(self, sheet: RecordEvent | RecordUpdate, **answers: str) -> None:
        """Answer questions of a form, each by the name of its field."""
        for name, said in answers.items():
            control = sheet._controls[name]
            assert control.isVisible(), f"{name} is not asked"
            if isinstance(control, Chips):
                self.choose(control, said)
            elif isinstance(control, KindPicker):
                self.write(control, said)
                self.press(Key.Key_Return)
            elif isinstance(control, QComboBox):
                self.pick(control, said)
            else:
                self.write(control, said)

    def refer(self, name: str) -> str:
        """Ctrl+7 and Enter on the empty list: somebody comes to the service. The answer is their reference."""
        self.press(Key.Key_7, CTRL)
        self.press(Key.Key_Return)
        sheet = self.sheet(Refer)
        self.write(sheet.name_to_use, name)
        self.pick(sheet.source, "self")
        self.tick(sheet.agreed)
        self.save()
        assert self.case.tabs.current() == "contact", "first: how can they be reached safely"
        return self.view.head.reference

    def go_to(self, day: str, hour: str = "09:00") -> None:
        """Time passes."""
        self.clock.go_to(day, hour)
        self.story.window.look_at_the_day()
        self.story.settle()

    # Seeing

    def open_tab(self, wanted: str) -> None:
        """Tab to the names of the tabs of the case, and along them with the arrow key."""
        tabs = self.case.tabs
        self.tab_to(tabs.buttons[tabs.current()])
        for _press in tabs.buttons:
            if tabs.current() == wanted:
                return
            self.press(Key.Key_Right)
        raise AssertionError(f"the arrow keys do not come to {wanted}")

    def no_sheet(self) -> bool:
        return QApplication.activeModalWidget() is None

    @property
    def said(self) -> str:
        """The short word at the lower edge."""
        return self.story.window.toast.accessibleName()

    def page(self, kind: type[Page], identity: str) -> Page:
        assert self.story.window.open_page_id == identity
        page = self.story.window.page(identity)
        assert isinstance(page, kind)
        assert page.isVisible()
        return page

    @property
    def case(self) -> CasePage:
        return self.page(CasePage, "case")

    @property
    def view(self) -> CaseView:
        """What the case page shows."""
        assert self.case.view is not None
        return self.case.view

    def open_notes(self) -> QWidget:
        """The tab with the notes."""
        self.open_tab("notes")
        return self.case.more["notes"]

    def today(self) -> list[TodayRow]:
        """Ctrl+1: what stands on Today, from the top."""
        self.press(Key.Key_1, CTRL)
        return [view.row for view in self._views()]

    def titles(self) -> list[str]:
        return [row.title for row in self.today()]

    def on_today(self, words: str) -> TodayRow:
        """Ctrl+1, and down to the row with these words; the keyboard is on it then."""
        self.press(Key.Key_1, CTRL)
        views = [view for view in self._views() if words in view.row.title or words in view.row.why]
        assert views, [view.row.title for view in self._views()]
        for key in (Key.Key_Up, Key.Key_Down):
            for _press in self._views():
                if self.keyboard is views[0]:
                    return views[0].row
                self.story.press_only(key)
        assert self.keyboard is views[0], "the arrow keys do not come to it"
        return views[0].row

    def on_row(self, act: ActId) -> QAbstractButton:
        """An act of the row that has the keyboard."""
        view = self.keyboard
        assert isinstance(view, TodayRowView)
        return view.buttons[act]

    def _views(self) -> list[TodayRowView]:
        page = self.page(TodayPage, "today")
        return [view for view in page._views if view.isVisible()]

    def diary(self) -> str:
        """Ctrl+5: the words of the diary."""
        self.press(Key.Key_5, CTRL)
        return words_on(self.page(DiaryPage, "diary"))

    def back_to(self, reference: str) -> CasePage:
        """Ctrl+K and the reference: the case."""
        self.command(reference)
        return self.case
