"""The Agencies page: what they promised, whom to ring, meetings, evidence, and the scorecard of the framework."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

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
from isva_desk.ui.parts import Chips, EmptyState, PlainButton, PrimaryButton, small, soft, title
from isva_desk.ui.parts.list_page import lay_out_list_page
from isva_desk.ui.parts.read_when_seen import ReadWhenSeen
from isva_desk.ui.parts.record_row import RecordRow
from isva_desk.ui.parts.row_groups import RowGroups
from isva_desk.ui.workspace import Workspace

TABS = ("promises", "contacts", "framework", "meetings", "evidence")


class AgenciesPage(QWidget):
    """``tab`` says which list is shown, ``focus`` on which row the keyboard is put."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._reading = ReadWhenSeen(self, self._ask)
        self.read: Read | None = None
        self.views: list[tuple[str, RecordRow]] = []
        self.head, self.line = title(_("Agencies")), soft("")
        words = {
            "promises": _("Promises"), "contacts": _("Whom to ring"), "framework": _("Framework"),
            "meetings": _("Meetings"), "evidence": _("Evidence and feedback"),
        }  # fmt: skip
        self.tab = Chips(_("Which list?"), [(one, words[one]) for one in TABS])
        self.tab.choose("promises")
        self.tab.chosen.connect(lambda _tab: self._reading.now())
        self.agency = QComboBox()
        self.agency.setAccessibleName(_("Which body?"))
        self.agency.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.agency.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.agency.activated.connect(lambda _place: self._reading.now())
        self.add_buttons = {
            "contacts": PrimaryButton(_("Name a contact"), self._add),
            "meetings": PrimaryButton(_("Record a meeting"), self._add),
            "evidence": PrimaryButton(_("Add evidence"), self._add),
        }
        for button in self.add_buttons.values():
            button.hide()
        self._list = RowGroups()
        self._below = small("")
        names, buttons = (self.head, self.line), list(self.add_buttons.values())
        lay_out_list_page(self, names, [self.tab, self.agency], self._list, self._below, acts=buttons)

    def show_for(self, tab: str = "", focus: str = "", **_where: object) -> None:
        """Show one of the lists."""
        if tab in TABS:
            self.tab.choose(tab)
        self._list.want_keyboard(focus)
        self._reading.now()

    def refresh(self, changes: Changes) -> None:
        """Something was recorded: read the list anew, now or when the page is seen again."""
        self._reading.refresh(changes)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reading.seen()

    def acts(self) -> list[Act]:
        """What can be done here, for the command bar."""
        made: list[tuple[str, Callable[[], object]]] = [
            (_("Name a contact at an agency"), partial(self._sheet, "contacts")),
            (_("Record a meeting with agencies"), partial(self._sheet, "meetings")),
            (_("Add evidence or feedback"), partial(self._sheet, "evidence")),
        ]
        return [Act(words, run, "", "plus") for words, run in made]

    def _ask(self) -> None:
        self._workspace.ask(
            read_agencies,
            self.tab.value() or "promises",
            str(self.agency.currentData() or ""),
            then=self._show,
            latest="agencies",
        )

    def _show(self, read: Read) -> None:
        self.read, tab = read, self.tab.value() or "promises"
        self._say(read, tab)
        groups = list(groups_of(tab, read))
        self.views = [keyed for _heading, rows in groups for keyed in rows]
        for identity, row in self.views:
            row.wanted.connect(partial(self._act, identity, row))
            row.opened.connect(partial(self._open, identity))
        self._list.show_groups(groups, partial(self._empty, tab))

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
