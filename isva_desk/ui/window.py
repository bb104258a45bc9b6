"""The main window: the rail at the left, one page at the right. It is called "Desk" and nothing else, always."""

from __future__ import annotations

from functools import partial
from typing import Any, cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from isva_desk.journal.changes import Changes
from isva_desk.language import _
from isva_desk.ui import pages
from isva_desk.ui.acts import Act
from isva_desk.ui.lock.falling import PRIVATE
from isva_desk.ui.pages import PAGES, Page
from isva_desk.ui.parts import Busy, Sheet, Toast, look
from isva_desk.ui.problem_strip import ProblemStrip
from isva_desk.ui.rail import Rail
from isva_desk.ui.standing_facts import StandingFacts
from isva_desk.ui.theme import current
from isva_desk.ui.veil import Veil
from isva_desk.ui.workspace import Workspace


class MainWindow(QMainWindow):
    """Holds the pages of an open desk. It is destroyed when the desk is locked, and made anew when it is opened."""

    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setWindowTitle(_("Desk"))
        self.setProperty(PRIVATE, True)
        self.setWindowIcon(current().icon("desk", "accent", 64))
        self.setMinimumSize(760, 480)
        self.workspace = workspace
        self._pages: dict[str, QWidget] = {}
        self._path: list[tuple[str, dict[str, Any]]] = []
        self._day = workspace.today()
        self._lay_out()
        self._listen()
        self._bind_shortcuts()

    def _lay_out(self) -> None:
        middle = QWidget()
        across = QHBoxLayout(middle)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self.rail = Rail(PAGES)
        right = QVBoxLayout()
        right.setSpacing(0)
        self.problems = ProblemStrip()
        self.stack = look(QStackedWidget(), "paper")
        for part in (self.problems, self.stack):
            right.addWidget(part, 1 if part is self.stack else 0)
        across.addWidget(self.rail)
        across.addLayout(right, 1)
        self.setCentralWidget(middle)
        self.veil = Veil(middle)
        self.toast = Toast(middle)
        self.busy = Busy(middle)
        self._facts = StandingFacts(self.workspace, self.rail)

    def _listen(self) -> None:
        self.rail.wanted.connect(self.open_page)
        self.workspace.page_wanted.connect(self.open_page)
        self.workspace.back_wanted.connect(self.back)
        self.workspace.update_wanted.connect(self._record_update)
        self.workspace.client_wanted.connect(lambda: self.open_dialog(pages.register_client(self.workspace)))
        self.workspace.import_wanted.connect(lambda: self.open_dialog(pages.import_wizard(self.workspace)))
        self.workspace.dialog_wanted.connect(self.open_dialog)
        self.workspace.bar_wanted.connect(self.open_bar)
        self.workspace.toast_wanted.connect(self.toast.say)
        self.workspace.problem_met.connect(self.problems.say)
        self.workspace.hub.changed.connect(self._refresh)
        self._minute = QTimer(self)
        self._minute.setInterval(60_000)
        self._minute.timeout.connect(self.look_at_the_day)
        self._minute.start()
        self.workspace.thread_of_store.busy.connect(self._show_busy)

    def look_at_the_day(self) -> None:
        """After midnight what was due yesterday is past: show the page again."""
        if self.workspace.today() != self._day:
            self._day = self.workspace.today()
            self._facts.refresh(None)
            if self._path:
                self._show_again(*self._path[-1])

    def _show_busy(self, busy: bool) -> None:
        self.busy.setVisible(busy)
        self.busy.raise_()

    # -- pages ----------------------------------------------------------------------------------------------------

    def open_page(self, identity: str, where: dict[str, Any] | None = None) -> None:
        """Go to a page and show this on it."""
        where = where or {}
        self._path.append((identity, where))
        del self._path[:-20]
        self._show(identity, where)

    def back(self) -> None:
        """Go to the page before this one."""
        if len(self._path) > 1:
            self._path.pop()
            self._show_again(*self._path[-1])

    def page(self, identity: str) -> QWidget:
        """The page with that id, made when it is first wanted."""
        if identity not in self._pages:
            kind = next(page for page in PAGES if page.id == identity)
            self._pages[identity] = kind.make(self.workspace)
            self.stack.addWidget(self._pages[identity])
        return self._pages[identity]

    @property
    def open_page_id(self) -> str:
        """The id of the page that is shown."""
        return self._path[-1][0] if self._path else ""

    def _show(self, identity: str, where: dict[str, Any]) -> None:
        page = self.page(identity)
        self.problems.hide()
        self.stack.setCurrentWidget(page)
        self.rail.mark(identity)
        cast(Page, page).show_for(**where)

    def _show_again(self, identity: str, where: dict[str, Any]) -> None:
        """The same page, at the same case and tab: a sheet that was opened on the way there is not opened once more."""
        again = {name: value for name, value in where.items() if name not in {"focus", "allocate"}}
        if again.get("tab") == "event":
            del again["tab"]
        self._show(identity, again)

    def _refresh(self, changes: Changes) -> None:
        for page in self._pages.values():
            cast(Page, page).refresh(changes)

    # -- acts -----------------------------------------------------------------------------------------------------

    def acts(self) -> list[Act]:
        """What can be done now: on this page first, then from anywhere."""
        page = self._pages.get(self.open_page_id)
        here = cast(Page, page).acts() if page is not None else []
        case_id = self._path[-1][1].get("case_id") if self.open_page_id == "case" else None
        return [*here, *self._standing_acts(), *pages.report_acts(self.workspace, case_id)]

    def _standing_acts(self) -> list[Act]:
        ways = [
            Act(
                _("Go to {page}").format(page=_(kind.words)),
                partial(self.open_page, kind.id),
                kind.shortcut,
                kind.icon,
            )
            for kind in PAGES
            if kind.words
        ]
        return [
            Act(_("Record an update"), self._record_update_here, "Ctrl+U", "plus"),
            Act(_("Register a client"), self.workspace.register_client, "Ctrl+N", "person"),
            Act(_("New referral"), lambda: self.open_dialog(pages.refer(self.workspace)), "", "clock"),
            Act(_("Import a spreadsheet"), self.workspace.import_file, "Ctrl+I", "import"),
            Act(_("Helplines: confirm one, or change it"), self.workspace.open_helplines, "", "phone"),
            *ways,
            Act(_("Go back"), self.back, "Alt+Left", "back"),
            Act(_("Hide and lock"), self.workspace.lock, "Ctrl+Shift+L", "lock"),
            Act(_("Lock and close the program"), self.close, "Ctrl+Q", "close"),
        ]

    def _bind_shortcuts(self) -> None:
        for act in self._standing_acts():
            # The panic chord is the application's own: it works in dialogs too.
            if act.shortcut and act.shortcut != "Ctrl+Shift+L":
                QShortcut(QKeySequence(act.shortcut), self).activated.connect(act.run)
        QShortcut(QKeySequence("Ctrl+K"), self).activated.connect(self.open_bar)

    def open_bar(self) -> None:
        """Open the command bar."""
        from isva_desk.ui.command_bar.bar import CommandBar

        self.open_dialog(CommandBar(self.workspace, self.acts()))

    def _record_update_here(self) -> None:
        case_id = self._path[-1][1].get("case_id") if self.open_page_id == "case" else None
        self._record_update(case_id, None)

    def _record_update(self, case_id: str | None, about: str | None) -> None:
        self.open_dialog(pages.record_update(self.workspace, case_id, about))

    def open_dialog(self, dialog: QDialog) -> None:
        """Show a sheet over the window, which steps back behind a veil."""
        dialog.setParent(self, dialog.windowFlags())
        dialog.setWindowTitle(_("Desk"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(dialog, Sheet):
            dialog.fit()
        self.veil.cover(dialog)
        # Not every window manager gives the keyboard back to the window below, or to the sheet that is still open.
        dialog.finished.connect(lambda _result: (QApplication.activeModalWidget() or self).activateWindow())
        dialog.open()

    # -- Qt's own -------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.veil.fit()
        self.busy.setGeometry(self.rail.width(), 0, self.width() - self.rail.width(), 6)
        if self.toast.isVisible():
            self.toast.place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Whoever sets a title from a page, by mistake or by a library's default, is corrected at once.
        if event.type() == QEvent.Type.WindowTitleChange and self.windowTitle() != _("Desk"):
            self.setWindowTitle(_("Desk"))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
