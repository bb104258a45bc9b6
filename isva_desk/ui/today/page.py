"""The Today page: one list in the order in which things matter. A row leaves only when its fact changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isva_desk.casework.chase_subjects import difference_key, vacancy_key
from isva_desk.casework.desk import Desk
from isva_desk.domain.event_kinds import JUSTICE_BODIES
from isva_desk.journal import acts
from isva_desk.journal.case_view import fact_versions
from isva_desk.journal.changes import Changes
from isva_desk.journal.chases import chase
from isva_desk.journal.rows import TodayRow, TodaySection
from isva_desk.journal.store import Store
from isva_desk.journal.today import SECTIONS, today_counts, today_list
from isva_desk.language import _, say_day
from isva_desk.ui.acts import Act
from isva_desk.ui.chasing.opening import open_chase
from isva_desk.ui.chasing.waiting import RecordAnswer
from isva_desk.ui.parts import (
    EmptyState,
    PlainButton,
    PrimaryButton,
    Scroll,
    page_margins,
    soft,
    title,
)  # fmt: skip
from isva_desk.ui.parts.focus_order import put_in_order
from isva_desk.ui.parts.read_when_seen import ReadWhenSeen
from isva_desk.ui.record_update.dialog import RecordUpdate
from isva_desk.ui.today.finder import Finder
from isva_desk.ui.today.row import TodayRowView
from isva_desk.ui.today.section_block import SectionBlock
from isva_desk.ui.today.sections import acts_of, summary
from isva_desk.ui.workspace import Workspace

FIRST = 12  # rows shown of each section before "Show more"; more are added FURTHER at a time
FURTHER = 40
AT_ONCE = 12  # rows that are drawn first: more than a screen holds. The sections below follow a moment later
READ_EVERY = 60  # seconds


@dataclass(frozen=True, slots=True)
class _Today:
    rows: Sequence[TodayRow]
    counts: dict[TodaySection, int]


def _read_today(store: Store, now: datetime, most: int) -> _Today:
    return _Today(today_list(store, now, most=most), today_counts(store, now))


class TodayPage(QWidget):
    """Up and down move from row to row, Enter opens the case, W shows why, U records an update about the row."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._rows: list[TodayRow] = []
        self._counts: dict[TodaySection, int] = {}
        self._views: list[TodayRowView] = []
        self._shown: dict[TodaySection, int] = {}
        self._selected: tuple[str, int] | None = None
        self._reading = ReadWhenSeen(self, self._read)
        self._clock = QTimer(self)
        self._clock.setInterval(READ_EVERY * 1000)
        self._clock.timeout.connect(self.look_at_the_clock)
        self._clock.start()
        self._recording: tuple[TodayRow, str] | None = None
        self._take_focus = False
        self.date = title("")
        self.line = soft("")
        self._nothing: EmptyState | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._blocks: dict[TodaySection, SectionBlock] = {}
        for section in SECTIONS:
            block = self._blocks[section] = SectionBlock(section, self._make)
            block.more_wanted.connect(self._show_more)
            self._list.addWidget(block)
        self._content = content = QWidget()
        column = QVBoxLayout(content)
        page_margins(column)
        column.setSpacing(6)
        column.addWidget(self.date)
        column.addWidget(self.line)
        column.addSpacing(12)
        column.addLayout(self._tools())
        column.addSpacing(10)
        column.addLayout(self._list)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scroll(content)
        outer.addWidget(self._scroll)

    def _tools(self) -> QHBoxLayout:
        tools = QHBoxLayout()
        tools.setSpacing(10)
        self.finder = Finder(self._workspace)
        self.record = PrimaryButton(_("Record an update"), self._workspace.record_update, shortcut="Ctrl+U")
        tools.addWidget(self.finder, 1)
        tools.addWidget(self.record)
        return tools

    def show_for(self, **_where: object) -> None:
        """Read the list anew and put the keyboard on it."""
        self._take_focus = True
        self._reading.now()

    def refresh(self, changes: Changes) -> None:
        """Something was recorded: read the list anew, now or when the page is seen again."""
        self._reading.refresh(changes)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reading.seen()

    def acts(self) -> list[Act]:
        """What can be done here, for the command bar."""
        return []

    def look_at_the_clock(self) -> None:
        """Safe times begin and end, and midnight turns what is due into what has no record."""
        if self.isVisible():
            self._reading.now()

    def _read(self) -> None:
        self._workspace.read(_read_today, self._workspace.now(), self._most(), then=self._show, latest="today")

    def _show(self, today: _Today) -> None:
        had_focus = self._take_focus or self._is_on_a_row()
        self._take_focus = False
        self._rows, self._counts = list(today.rows), today.counts
        self.date.setText(say_day(self._workspace.today()))
        self.line.setText(summary(self._counts))
        # Taking rows away moves the keyboard from one to the next, and the page with it.
        chosen, place = self._selected, self._scroll.verticalScrollBar().value()
        self._fill()
        self._selected = chosen
        if had_focus:
            self._focus_again()
        QTimer.singleShot(0, self, lambda: self._scroll.verticalScrollBar().setValue(place))

    def _is_on_a_row(self) -> bool:
        focused = self.focusWidget()
        if focused is None or not focused.hasFocus():
            return False
        return any(view is focused or view.isAncestorOf(focused) for view in self._views)

    def _fill(self) -> None:
        changed, opening = False, not self._views
        for section, block in self._blocks.items():
            if opening and sum(len(drawn.views) for drawn in self._blocks.values()) >= AT_ONCE:
                QTimer.singleShot(0, self, self._fill)  # once what is in sight has been painted
                break
            rows = [row for row in self._rows if row.section == section]
            shown = rows[: self._shown.get(section, FIRST)]
            changed |= block.show_rows(shown, max(len(rows), self._counts.get(section, 0)) - len(shown))
        self._views = [view for block in self._blocks.values() for view in block.views]
        if not self._rows and self._nothing is None:
            self._nothing = self._empty()
            self._list.addWidget(self._nothing)
        if self._nothing is not None:
            self._nothing.setVisible(not self._rows)
        if changed:
            put_in_order(self._content)

    def _make(self, row: TodayRow) -> TodayRowView:
        view = TodayRowView(row)
        view.opened.connect(partial(self._act, row, "open"))
        view.wanted.connect(partial(self._act, row))
        view.left.connect(partial(self._step, view))
        view.focused.connect(partial(self._select, view))
        return view

    def _show_more(self, section: TodaySection) -> None:
        before = self._shown.get(section, FIRST)
        self._shown[section] = before + FURTHER
        in_section = [view.row.key for view in self._views if view.row.section == section]
        self._selected = (in_section[-1], self._index_of(in_section[-1]))
        self._reading.now()

    def _most(self) -> int:
        """How many rows of one section are read: never more than are shown, so that the list stays quick."""
        return max(self._shown.values(), default=FIRST)

    def _index_of(self, key: str) -> int:
        return next(index for index, view in enumerate(self._views) if view.row.key == key)

    def _empty(self) -> EmptyState:
        return EmptyState(
            "today",
            _("Nothing needs you today"),
            _("What is due, what has no record, what you hold and have not passed on, and hearings will stand here."),
            PlainButton(_("Open the caseload"), self._workspace.open_caseload),
        )

    def _select(self, view: TodayRowView) -> None:
        # A row can be given the keyboard while the list is still being filled: that is not somebody's choice.
        if view in self._views:
            self._selected = view.row.key, self._views.index(view)

    def _step(self, view: TodayRowView, step: int) -> None:
        index = self._views.index(view) + step
        if 0 <= index < len(self._views):
            self._views[index].setFocus(Qt.FocusReason.TabFocusReason)

    def _focus_again(self) -> None:
        """The row that was chosen, or the one that has taken its place."""
        if not self._views:
            if self._nothing is not None:
                self._nothing.focus_first()
            return
        key, index = self._selected or ("", 0)
        same = next((view for view in self._views if view.row.key == key), None)
        (same or self._views[min(index, len(self._views) - 1)]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _act(self, row: TodayRow, act: str) -> None:
        workspace = self._workspace
        if row.matter is not None:
            workspace.page_wanted.emit(row.page, dict(row.where) | ({"case_id": row.case_id} if row.case_id else {}))
            return
        if row.case_id is None:
            return
        if act in {"update", "event"}:
            self._recording = row, act
            workspace.ask(what_settles, row.rule, then=self._record, latest="today-record")
        elif act == "why":
            focus = row.rule if row.rule is None or row.trigger is None else f"{row.rule}:{row.trigger}"
            workspace.open_case(row.case_id, tab="entitlements", focus=focus)
        elif act == "ask":
            open_chase(workspace, row.case_id, chase_key(row))
        elif act == "answer" and row.chase_id is not None:
            workspace.read(
                chase, row.chase_id, then=lambda found: workspace.open_dialog(RecordAnswer(workspace, found))
            )
        elif act == "open" and row.section == "answers":
            workspace.open_chasing(row.chase_id or "")
        elif act == "write":
            workspace.ask(what_is_held, row.update_id, then=partial(workspace.write_client_update, row.case_id))
        elif row.section == "hearings":
            focus = "outcome" if act == "outcome" else ""
            workspace.open_case(row.case_id, tab="court", focus=f"{row.trigger}:{focus}")
        elif act == "pass-on":
            workspace.open_case(row.case_id, tab="updates", focus=row.update_id)
        elif act == "check":
            workspace.open_case(row.case_id, tab="contact")
        elif act == "name-person":
            workspace.open_case(row.case_id, tab="people")
        else:
            workspace.open_case(row.case_id, tab=_tab_of(row))

    def _record(self, kind: str | None) -> None:
        """An update about the row; or, where only an act settles it, that the act happened."""
        row, act = self._recording or (None, "")
        if row is None or row.case_id is None:
            return
        if kind is not None or act == "event":
            self._workspace.open_case(row.case_id, tab="event", focus=kind)
            return
        about = row.trigger if row.section != "held" else None
        told = (row.owed_by, "isva") if row.owed_by in JUSTICE_BODIES else ("police", "isva")
        self._workspace.open_dialog(RecordUpdate(self._workspace, row.case_id, about, told))


def what_is_held(desk: Desk, update_id: str | None) -> tuple[str, ...]:
    """The events that an update is about."""
    versions = fact_versions(desk.store, update_id) if update_id is not None else ()
    newest = versions[-1].fact if versions else None
    return newest.about if isinstance(newest, acts.UpdateRecorded) else ()


def what_settles(desk: Desk, rule_id: str | None) -> str | None:
    """The kind of event that settles a rule which no telling settles ("" where there are several); else None."""
    versions = desk.rules.by_id.get(rule_id or "", ())
    if not versions or versions[-1].met_by not in {"act", "field"}:
        return None
    acts = versions[-1].acts
    return acts[0] if len(acts) == 1 else ""


def chase_key(row: TodayRow) -> str:
    """What a row is about, as something to ask about."""
    if row.rule is None and row.trigger is not None:
        return difference_key(row.trigger)
    if row.rule is None:
        return vacancy_key(row.role or "")
    return f"{row.rule}:{row.trigger}" if row.trigger else row.rule


def _tab_of(row: TodayRow) -> str:
    ids = {act.id for act in acts_of(row)}
    if "check" in ids:
        return "contact"
    if "pass-on" in ids:
        return "updates"
    return "people" if "name-person" in ids else "entitlements"
