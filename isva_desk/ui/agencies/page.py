"""The Agencies page: what they promised, whom to ring, meetings, evidence, and the scorecard of the framework."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from isva_desk.domain.agencies import agency_label
from isva_desk.journal.changes import Changes
from isva_desk.language import _
from isva_desk.ui.acts import Act
from isva_desk.ui.agencies.lists import groups_of
from isva_desk.ui.agencies.reading import Read, read_agencies
from isva_desk.ui.agencies.sheets import (
    AddAction,
    AgencyChoice,
    JudgeComponent,
    NameContact,
    NoteEvidence,
    RecordMeeting,
    SayWhen,
)
from isva_desk.ui.parts import (
    Chips,
    EmptyState,
    PlainButton,
    PrimaryButton,
    Rows,
    Scroll,
    SectionTitle,
    clear,
    page_margins,
    small,
    soft,
    title,
)  # fmt: skip
from isva_desk.ui.parts.record_row import RecordRow
from isva_desk.ui.workspace import Workspace

TABS = ("promises", "contacts", "framework", "meetings", "evidence")


class AgenciesPage(QWidget):
    """``tab`` says which list is shown, ``focus`` on which row the keyboard is put."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._stale = False
        self._focus = ""
        self.read: Read | None = None
        self.views: list[tuple[str, RecordRow]] = []
        self.head, self.line = title(_("Agencies")), soft("")
        words = {
            "promises": _("Promises"), "contacts": _("Whom to ring"), "framework": _("Framework"),
            "meetings": _("Meetings"), "evidence": _("Evidence and feedback"),
        }  # fmt: skip
        self.tab = Chips(_("Which list?"), [(one, words[one]) for one in TABS])
        self.tab.choose("promises")
        self.tab.chosen.connect(lambda _tab: self._ask())
        self.agency = QComboBox()
        self.agency.setAccessibleName(_("Which body?"))
        self.agency.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.agency.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.agency.activated.connect(lambda _place: self._ask())
        self.add_buttons = {
            "contacts": PrimaryButton(_("Name a contact"), self._add),
            "meetings": PrimaryButton(_("Record a meeting"), self._add),
            "evidence": PrimaryButton(_("Add evidence"), self._add),
        }
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._below = small("")
        self._lay_out()

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        page_margins(column)
        column.setSpacing(6)
        top = QHBoxLayout()
        names = QVBoxLayout()
        names.setSpacing(6)
        names.addWidget(self.head)
        names.addWidget(self.line)
        top.addLayout(names, 1)
        for button in self.add_buttons.values():
            button.hide()
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addSpacing(10)
        column.addWidget(self.tab)
        column.addWidget(self.agency)
        column.addSpacing(6)
        column.addLayout(self._list)
        column.addStretch(1)
        column.addWidget(self._below)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(content))

    def show_for(self, tab: str = "", focus: str = "", **_where: object) -> None:
        """Show one of the lists."""
        if tab in TABS:
            self.tab.choose(tab)
        self._focus = focus or "first"
        self._ask()

    def refresh(self, changes: Changes) -> None:
        """Something was recorded: read anew, now or when the page is seen again."""
        if not changes.cases and not changes.clients:
            return
        if self.isVisible():
            self._ask()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._ask()

    def acts(self) -> list[Act]:
        """What can be done here, for the command bar."""
        made: list[tuple[str, Callable[[], object]]] = [
            (_("Name a contact at an agency"), partial(self._sheet, "contacts")),
            (_("Record a meeting with agencies"), partial(self._sheet, "meetings")),
            (_("Add evidence or feedback"), partial(self._sheet, "evidence")),
        ]
        return [Act(words, run, "", "plus") for words, run in made]

    def _ask(self) -> None:
        self._stale = False
        self._workspace.ask(
            read_agencies,
            self.tab.value() or "promises",
            str(self.agency.currentData() or ""),
            then=self._show,
            latest="agencies",
        )

    def _show(self, read: Read) -> None:
        self.read, tab = read, self.tab.value() or "promises"
        chosen = self._focus or next((identity for identity, view in self.views if view.hasFocus()), "")
        self._focus = ""
        self._say(read, tab)
        clear(self._list)
        self.views = []
        for heading, rows in groups_of(tab, read):
            self._list.addSpacing(8)
            self._list.addWidget(SectionTitle(heading))
            card = Rows()
            card.setAccessibleName(heading)
            for identity, row in rows:
                row.wanted.connect(partial(self._act, identity, row))
                row.opened.connect(partial(self._open, identity))
                row.left.connect(partial(self._step, row))
                card.add(row)
                self.views.append((identity, row))
            self._list.addWidget(card)
            card.show()  # at once: what is not shown yet cannot take the keyboard
        if not self.views:
            self._list.addWidget(self._empty(tab))
        elif chosen:
            same = next((view for identity, view in self.views if identity == chosen), self.views[0][1])
            same.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, read: Read, tab: str) -> None:
        lines = {
            "promises": _("What agencies said that they would do, held to their own day and no more."),
            "contacts": _("Single points of contact. A contact that nobody has confirmed for long says so."),
            "meetings": _("Meetings with agencies, and what was taken on there."),
            "evidence": _("What shows how agencies work, and feedback that waits for an answer."),
            "framework": _(read.framework.title) + "." if read.framework is not None else "",
        }
        self.line.setText(lines[tab])
        offered = "evidence" if tab == "framework" and read.in_use else tab
        for identity, button in self.add_buttons.items():
            button.setVisible(identity == offered)
        self.agency.setVisible(tab == "framework" and len(read.in_use) > 1)
        if tab == "framework":
            before = self.agency.currentData()
            self.agency.clear()
            for one in read.in_use:
                self.agency.addItem(agency_label(one), one)
            self.agency.setCurrentIndex(max(0, self.agency.findData(before)))
        self._below.setText(
            _("What stands on the right is what a person said. The program shows what is on record and judges nobody.")
            if tab == "framework" and read.in_use
            else ""
        )

    def _empty(self, tab: str) -> EmptyState:
        words = {
            "promises": (_("No promise is on record"), _("Record one in a case, as something that happened.")),
            "contacts": (_("Nobody is named yet"), _("Whom to ring at each agency, with cover, stands here.")),
            "meetings": (_("No meeting is on record"), _("Meetings and what was taken on there stand here.")),
            "evidence": (_("Nothing is noted yet"), _("What shows how agencies work stands here. Name no client.")),
            "framework": (
                _("No agency is in use yet"), _("Once a case names its force or CPS Area, its scorecard stands here."),
            ),
        }[tab]  # fmt: skip
        if tab in ("promises", "framework"):
            return EmptyState("heart", *words, PlainButton(_("Open the caseload"), self._workspace.open_caseload))
        return EmptyState("heart", *words, PlainButton(self.add_buttons[tab].words(), self._add))

    def _step(self, row: RecordRow, step: int) -> None:
        rows = [view for _identity, view in self.views]
        place = rows.index(row) + step
        if 0 <= place < len(rows):
            rows[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self) -> None:
        self._sheet({"framework": "evidence"}.get(self.tab.value() or "", self.tab.value() or ""))

    def _sheet(self, kind: str, component: str = "") -> None:
        read, workspace = self.read, self._workspace
        if read is None:
            return
        chosen = str(self.agency.currentData() or next(iter(read.in_use), ""))
        bodies = AgencyChoice(read.in_use, read.listed, chosen)
        if kind == "contacts":
            workspace.open_dialog(NameContact(workspace, bodies))
        elif kind == "meetings":
            workspace.open_dialog(RecordMeeting(workspace, bodies))
        else:
            workspace.open_dialog(NoteEvidence(workspace, bodies, component))

    def _open(self, identity: str) -> None:
        if self.tab.value() == "promises":
            self._workspace.open_case(identity, tab="entitlements")

    def _act(self, identity: str, row: RecordRow, act: str) -> None:
        workspace, read = self._workspace, self.read
        if act == "ask":
            from isva_desk.ui.chasing.opening import choose_chase

            choose_chase(workspace, identity)
        elif act in SayWhen.KINDS:
            workspace.open_dialog(SayWhen(workspace, act, identity, row.accessibleName()))
        elif act == "action":
            workspace.open_dialog(AddAction(workspace, identity, row.accessibleName()))
        elif act == "evidence":
            self._sheet("evidence", identity)
        elif act == "judge" and read is not None:
            found = next(one for one in read.scorecard if one.component.id == identity)
            workspace.open_dialog(JudgeComponent(workspace, found))
