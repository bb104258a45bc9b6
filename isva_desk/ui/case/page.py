"""The case page: head, safe contact, stages; then what is owed, updates, people, wishes; the timeline beside them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from isva_desk.journal.changes import Changes
from isva_desk.language import _
from isva_desk.ui.acts import Act
from isva_desk.ui.case.acts import CaseActs
from isva_desk.ui.case.contact_tab import ContactTab
from isva_desk.ui.case.entitlements_tab import EntitlementsTab
from isva_desk.ui.case.head import CaseHead, name_of
from isva_desk.ui.case.loading import CaseView, load_case
from isva_desk.ui.case.more_tabs import TABS, CaseTab, MoreTabs
from isva_desk.ui.case.people_tab import PeopleTab
from isva_desk.ui.case.stage_map import StageMap
from isva_desk.ui.case.tabs import Tabs
from isva_desk.ui.case.timeline import Timeline
from isva_desk.ui.case.updates_tab import UpdatesTab
from isva_desk.ui.parts import Scroll, page_margins
from isva_desk.ui.parts.focus_order import put_in_order
from isva_desk.ui.parts.safe_strip import SafeStrip
from isva_desk.ui.parts.standing import Standing
from isva_desk.ui.theme import current
from isva_desk.ui.workspace import Workspace

# Below this width (at 100 % text) the timeline stands under the tabs instead of beside them.
_WIDE = 900
_TIMELINE = 312
STRIP_EVERY = 20  # seconds


class CasePage(QWidget):
    """Shows one case. ``tab`` is "entitlements", "updates", "people" or "contact"; ``focus`` says what in it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._case_id = ""
        self._wanted: tuple[str | None, str | None] = (None, None)
        self.view: CaseView | None = None
        self.head = CaseHead()
        self.strip = SafeStrip()
        self.stages = StageMap()
        self.entitlements = EntitlementsTab()
        self.updates_tab = UpdatesTab()
        self.people = PeopleTab()
        self.contact = ContactTab()
        self.timeline = Timeline()
        self.more = MoreTabs(workspace, self._put_tab)
        self.tabs = Tabs(
            {
                "entitlements": (_("Entitlements"), self.entitlements),
                "updates": (_("Updates and letters"), self.updates_tab),
                "people": (_("People"), self.people),
                "contact": (_("Wishes and contact"), self.contact),
                **{kind.id: (_(kind.words), None) for kind in TABS},
            }
        )
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._go_where_wanted)
        self._clock = QTimer(self)
        self._clock.setInterval(STRIP_EVERY * 1000)
        self._clock.timeout.connect(self.look_at_the_clock)
        self._clock.start()
        self._acts = CaseActs(workspace, self)
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        page_margins(column)
        column.setSpacing(14)
        for part in (self.head, self.strip, self.stages):
            column.addWidget(part)
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below.setSpacing(22)
        self._below.addWidget(self.tabs, 1)
        self._below.addWidget(self.timeline)
        column.addLayout(self._below)
        column.addStretch(1)
        self._content.hide()
        self._scroll = Scroll(self._content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def _listen(self) -> None:
        acts = self._acts
        self.head.record_wanted.connect(acts.record_update)
        happened = QShortcut(QKeySequence("Ctrl+E"), self)
        happened.activated.connect(partial(acts.record_event, ""))
        writes = QShortcut(QKeySequence("Ctrl+Shift+U"), self)
        writes.activated.connect(acts.write)
        asks = QShortcut(QKeySequence("Ctrl+J"), self)
        asks.activated.connect(self._ask)
        for kind in TABS:
            if kind.shortcut:
                act = QShortcut(QKeySequence(kind.shortcut), self)
                act.activated.connect(partial(self._act_of_a_tab, kind.id, kind.shortcut))
        self.head.event_wanted.connect(partial(acts.record_event, ""))
        self.head.more_wanted.connect(acts.show_more)
        self.strip.show_wanted.connect(acts.show_contact)
        self.strip.check_wanted.connect(self._go_to_contact)
        self.stages.change_wanted.connect(acts.set_stage)
        self.entitlements.wanted.connect(acts.about_entitlement)
        self.updates_tab.wanted.connect(acts.about_update)
        self.people.wanted.connect(acts.about_person)
        self.contact.wanted.connect(acts.about_contact)
        self.timeline.fact_wanted.connect(acts.open_fact)
        self.timeline.order_wanted.connect(self._read)
        self.tabs.first_opened.connect(self.more.__getitem__)
        self.tabs.opened.connect(self._fill_tab)

    # What the window asks of a page

    def show_for(self, case_id: str = "", tab: str | None = None, focus: str | None = None, **_more: object) -> None:
        """Show this case; a tab "event" opens the sheet for something that happened, of the kind ``focus``."""
        if case_id != self._case_id:
            self._content.hide()
            self.view = None
            self._scroll.verticalScrollBar().setValue(0)
        self._case_id = case_id
        self._wanted = (tab or "entitlements", focus)
        self._read()

    def refresh(self, changes: Changes) -> None:
        """Read the case anew where something in it, or its client, was changed."""
        concerned = self._case_id in changes.cases or (
            self.view is not None and self.view.head.client_id in changes.clients
        )
        if self._case_id and concerned:
            self._read()

    def acts(self) -> list[Act]:
        """What can be done with this case."""
        if self.view is None:
            return []
        return [*self._acts.for_command_bar(), *(act for tab in self.more.values() for act in tab.acts(self.view))]

    def _read(self, *_order: str) -> None:
        self._workspace.ask(load_case, self._case_id, self.timeline.order, then=self._show, latest="case")

    def _show(self, view: CaseView) -> None:
        self.view = view
        stay = Standing(self._scroll)
        self.head.show_head(view.head, view.directory, view.today)
        self.look_at_the_clock()
        self.stages.show_stages(view.head)
        self.entitlements.show_view(view)
        self.updates_tab.show_view(view)
        self.people.show_view(view)
        self.contact.show_view(view)
        self.timeline.show_facts(view.timeline, view.today)
        self._fill_tab(self.tabs.current())
        self.tabs.count("entitlements", self.entitlements.count_open())
        self.tabs.count("updates", self.updates_tab.count_waiting(view))
        self.tabs.count("people", sum(1 for row in view.people if row.is_vacancy))
        put_in_order(self.head, self.strip, self.stages, self.tabs, self.timeline)
        self._content.show()
        if self._wanted[0] is None:
            QTimer.singleShot(0, self, stay.again)
        # What was just made is laid out first: only then can it be brought into view and take the keyboard.
        self._soon.start()

    def look_at_the_clock(self) -> None:
        """A safe time begins and ends while the page is open: say how things stand now."""
        if self.view is not None:
            self.strip.show_state(self.view.channels, self._workspace.now(), name_of(self.view.head))

    def _go_where_wanted(self) -> None:
        tab, focus = self._wanted
        self._wanted = (None, None)
        if tab is None:
            return
        if tab == "event":
            self.tabs.open("entitlements")
            self._acts.record_event(focus or "")
            return
        self.tabs.open(tab)
        if focus is None:
            self.tabs.focus_tab()
        elif tab == "entitlements":
            self.entitlements.focus_on(focus)
        elif tab == "updates":
            self.updates_tab.focus_on(focus)
        elif tab in self.more:
            self.more[tab].focus_on(focus)

    def _put_tab(self, identity: str, tab: CaseTab) -> None:
        """A tab of another part of the work was made: it takes its place among the others."""
        tab.counted.connect(partial(self.tabs.count, identity))
        self.tabs.put(identity, tab)
        put_in_order(self.head, self.strip, self.stages, self.tabs, self.timeline)

    def _fill_tab(self, identity: str) -> None:
        """A tab of another part of the work is filled when it is looked at, not before."""
        if self.view is not None and identity in self.more:
            self.more[identity].show_view(self.view)

    def _ask(self) -> None:
        if self.view is not None:
            self._acts.ask()

    def _act_of_a_tab(self, identity: str, keys: str) -> None:
        """What a tab offers by these keys, whichever tab is open."""
        if self.view is not None:
            offered = (act for act in self.more[identity].acts(self.view) if act.shortcut == keys)
            if (act := next(offered, None)) is not None:
                act.run()

    def _go_to_contact(self) -> None:
        self.tabs.open("contact")
        self.tabs.focus_tab()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = current().px
        wide = event.size().width() >= px(_WIDE)
        self.head.arrange(narrow=not wide)
        self.stages.arrange(narrow=not wide)
        sideways, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._below.setDirection(sideways if wide else below)
        if wide:
            self.timeline.setFixedWidth(px(_TIMELINE))
        else:
            self.timeline.setMinimumWidth(0)
            self.timeline.setMaximumWidth(16777215)
        self._below.setAlignment(self.timeline, Qt.AlignmentFlag.AlignTop if wide else Qt.AlignmentFlag(0))
