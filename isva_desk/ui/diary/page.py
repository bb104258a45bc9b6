"""The Diary page: a week, a month or a list of days, what clashes in it, and the way to a calendar file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isva_desk.journal.changes import Changes
from isva_desk.journal.diary import KINDS, Diary, DiaryKind, DiaryRow, diary
from isva_desk.journal.diary_conflicts import Clash, clashes_in
from isva_desk.journal.store import Store
from isva_desk.language import _
from isva_desk.ui.acts import Act
from isva_desk.ui.diary.agenda import Agenda
from isva_desk.ui.diary.day_grid import DayGrid
from isva_desk.ui.diary.file_sheet import FileSheet
from isva_desk.ui.diary.words import counted, period_words
from isva_desk.ui.parts import (
    Banner,
    Chips,
    EmptyState,
    Flow,
    PlainButton,
    Scroll,
    clear,
    page_margins,
    small,
    soft,
    title,
)  # fmt: skip
from isva_desk.ui.parts.read_when_seen import ReadWhenSeen
from isva_desk.ui.preview.tools import ToolButton
from isva_desk.ui.workspace import Workspace

_WEEK = timedelta(days=7)
_AGENDA = timedelta(days=27)  # from the first day to the last
_CLASHES = 4  # shown above the days
_FILTERS: dict[str, tuple[DiaryKind, ...]] = {
    "all": KINDS,
    "court": ("hearing", "avoid"),
    "rest": tuple(kind for kind in KINDS if kind not in ("hearing", "avoid")),
}


@dataclass(frozen=True, slots=True)
class _Read:
    diary: Diary
    clashes: tuple[Clash, ...]


def read_days(store: Store, first: date, last: date, kinds: tuple[DiaryKind, ...]) -> _Read:
    """The days and what clashes in them, whichever kinds are shown."""
    found = diary(store, first, last, kinds=kinds)
    court = found if "hearing" in kinds else diary(store, first, last, kinds=_FILTERS["court"])
    return _Read(found, clashes_in(court))


class DiaryPage(QWidget):
    """Arrow keys go from day to day, Page up and down turn, T is today; W, M and A are week, month and agenda."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.day = workspace.today()
        self.shown: Diary | None = None
        self._reading = ReadWhenSeen(self, self._ask)
        self._wants_focus = False
        self.head, self.line = title(""), soft("")
        self.grid: DayGrid | None = None
        self.agenda: Agenda | None = None
        self.banners: list[Banner] = []
        self.view = Chips(_("How many days"), [("week", _("Week")), ("month", _("Month")), ("agenda", _("Agenda"))])
        self.view.choose("week")
        self.filter = Chips(
            _("Which entries"), [("all", _("Everything")), ("court", _("Court")), ("rest", _("Without court"))]
        )
        self.filter.choose("all")
        for chips in (self.view, self.filter):
            chips.chosen.connect(lambda _choice: self._reading.now())
        self.before = ToolButton("chevron-left", _("The days before"), lambda: self.turn(-1), "PgUp")
        self.now = PlainButton(_("Today"), self.go_to_today, shortcut="T")
        self.after = ToolButton("chevron-right", _("The days after"), lambda: self.turn(1), "PgDown")
        self.file = PlainButton(_("Calendar file…"), self.save_file)
        self._days = QVBoxLayout()
        self._days.setSpacing(8)
        self._lay_out()
        for keys, run in (
            ("PgUp", lambda: self.turn(-1)),
            ("PgDown", lambda: self.turn(1)),
            ("T", self.go_to_today),
            ("W", lambda: self.look_at("week")),
            ("M", lambda: self.look_at("month")),
            ("A", lambda: self.look_at("agenda")),
        ):
            keys_here = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys_here.activated.connect(run)

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        page_margins(column)
        column.setSpacing(6)
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self.head, 1)
        for button in (self.before, self.now, self.after):
            above.addWidget(button)
        column.addLayout(above)
        column.addWidget(self.line)
        column.addSpacing(8)
        tools = Flow(gap=22, line_gap=8)
        for part in (self.view, self.filter, self.file):
            tools.addWidget(part)
        column.addLayout(tools)
        column.addSpacing(8)
        column.addLayout(self._days)
        column.addStretch(1)
        hint = _("Arrow keys move  ·  Enter opens  ·  Page up and down turn  ·  T today  ·  W M A week, month, agenda")
        column.addWidget(small(hint))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scroll(content)
        outer.addWidget(self._scroll)

    # What the window asks of a page

    def show_for(self, day: str = "", view: str = "", **_where: object) -> None:
        """Show the days round ``day`` (ISO), or round today."""
        self.day = date.fromisoformat(day) if day else self._workspace.today()
        if view:
            self.view.choose(view)
        self._wants_focus = True
        self._reading.now()

    def refresh(self, changes: Changes) -> None:
        """Something was recorded: read the days anew, now or when the page is seen again."""
        self._reading.refresh(changes)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reading.seen()

    def acts(self) -> list[Act]:
        """What can be done here, for the command bar."""
        return [
            Act(_("Diary: week"), lambda: self.look_at("week"), "W", "calendar"),
            Act(_("Diary: month"), lambda: self.look_at("month"), "M", "calendar"),
            Act(_("Diary: agenda"), lambda: self.look_at("agenda"), "A", "calendar"),
            Act(_("Save a calendar file…"), self.save_file, "", "document"),
        ]

    # Moving

    def look_at(self, view: str) -> None:
        """Show a week, a month or the agenda round the day."""
        self.view.choose(view)
        self._wants_focus = True
        self._reading.now()

    def turn(self, step: int) -> None:
        """The week, month or list before or after."""
        if self.view.value() == "month":
            first = self.day.replace(day=1)
            self.day = (
                (first - timedelta(days=1)).replace(day=1) if step < 0 else (first + timedelta(days=31)).replace(day=1)
            )
        else:
            self.day += step * (_WEEK if self.view.value() == "week" else _AGENDA + timedelta(days=1))
        self._wants_focus = True
        self._reading.now()

    def go_to_today(self) -> None:
        """The days round today."""
        self.day = self._workspace.today()
        self._wants_focus = True
        self._reading.now()

    def save_file(self) -> None:
        """Choose what of these days goes into a calendar file."""
        if self.shown is None or not [row for row in self.shown.rows if not row.over and row.kind != "avoid"]:
            self._workspace.toast(_("Nothing in these days can be saved."), "info")
            return
        self._workspace.open_dialog(FileSheet(self._workspace, self.shown.rows))

    # Showing

    def _span(self) -> tuple[date, date]:
        view = self.view.value()
        if view == "agenda":
            return self.day, self.day + _AGENDA
        if view == "month":
            first = self.day.replace(day=1)
            last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
            return first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())
        monday = self.day - timedelta(days=self.day.weekday())
        return monday, monday + timedelta(days=6)

    def _ask(self) -> None:
        kinds = _FILTERS[self.filter.value() or "all"]
        self._workspace.read(read_days, *self._span(), kinds, then=self._show, latest="diary")

    def _show(self, read: _Read) -> None:
        found, view = read.diary, self.view.value() or "week"
        self.shown = found
        had_focus = self._wants_focus or self._is_inside()
        self._wants_focus = False
        self.head.setText(_("Diary: {period}").format(period=period_words(view, found.first, found.last)))
        self.line.setText(counted(found.rows))
        clear(self._days)
        self.grid, self.agenda, self.banners = None, None, []
        for clash in read.clashes[:_CLASHES]:
            banner = Banner(clash.sentence, "amber", icon="warning")
            self.banners.append(banner)
            self._days.addWidget(banner)
        if len(read.clashes) > _CLASHES:
            self._days.addWidget(small(_("{count} more like these").format(count=len(read.clashes) - _CLASHES)))
        if found.cut:
            self._days.addWidget(Banner(_("There is more than is shown; choose fewer days."), "blue"))
        if view == "agenda":
            self._show_agenda(found, had_focus=had_focus)
        else:
            self._show_grid(found, month=view == "month", had_focus=had_focus)

    def _show_grid(self, found: Diary, *, month: bool, had_focus: bool) -> None:
        self.grid = DayGrid(found, self._workspace.today(), month=month, focus=self.day)
        self.grid.opened.connect(self._open)
        self.grid.day_wanted.connect(self._list_day)
        self.grid.beyond.connect(self._beyond)
        self._days.addWidget(self.grid)
        if had_focus:
            self.grid.focus_day(self.day)

    def _show_agenda(self, found: Diary, *, had_focus: bool) -> None:
        if not found.rows:
            self._days.addWidget(
                EmptyState(
                    "calendar",
                    _("Nothing stands in these four weeks"),
                    _("Hearings, bail that ends, time limits, answers and promises come here by themselves."),
                    PlainButton(_("Open the caseload"), self._workspace.open_caseload),
                )
            )
            return
        self.agenda = Agenda(found, self._workspace.today())
        self.agenda.opened.connect(self._open)
        self._days.addWidget(self.agenda)
        if had_focus:
            self.agenda.focus_day(self.day)
            if self.day == found.first:  # the head of the page belongs to its first row
                QTimer.singleShot(0, self, lambda: self._scroll.verticalScrollBar().setValue(0))

    def _is_inside(self) -> bool:
        focused = self.focusWidget()
        parts = [part for part in (self.grid, self.agenda) if part is not None]
        return focused is not None and focused.hasFocus() and any(part.isAncestorOf(focused) for part in parts)

    def _list_day(self, day: date) -> None:
        self.day = day
        self.look_at("agenda")

    def _beyond(self, day: date) -> None:
        self.day = day
        self._wants_focus = True
        self._reading.now()

    def _open(self, row: DiaryRow) -> None:
        where = dict(row.where) | ({"case_id": row.case_id} if row.case_id else {})
        if row.page != "case" or row.case_id:
            self._workspace.page_wanted.emit(row.page, where)
