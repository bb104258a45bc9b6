"""One report: what it is to be about, its pages, and the ways in which it leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.desk import Desk
from isva_desk.documents.layout import Cancelled, Progress, Stopped
from isva_desk.documents.leaving import Leaving, record_print, save
from isva_desk.documents.reports.catalogue import Listed
from isva_desk.documents.reports.order import Order, made
from isva_desk.journal.acts.client_updates import How
from isva_desk.journal.changes import Changes
from isva_desk.journal.report_scopes import Scopes
from isva_desk.language import _, ngettext
from isva_desk.ui.client_update.safe_way_sheet import SafeWaySheet
from isva_desk.ui.parts import LinkButton, PlainButton, PrimaryButton, Scroll, page_margins, soft, title
from isva_desk.ui.preview.preview import Preview
from isva_desk.ui.preview.preview_sheet import no_printer
from isva_desk.ui.preview.printing import ask_and_print, can_print
from isva_desk.ui.preview.save_sheet import Kept, SaveSheet, ToSave
from isva_desk.ui.problem_words import in_words
from isva_desk.ui.reports.choosing import shows
from isva_desk.ui.reports.filters import ReportFilters
from isva_desk.ui.workspace import Workspace

_ROOM = 340  # pixels of the preview; where the window has fewer, the page scrolls
_PAUSE = 300  # milliseconds after the last change before the report is made anew


class ReportView(QWidget):
    """Made anew at every change of a filter, unless nobody looks at it. ``left`` asks for the list of reports."""

    left = Signal()
    _progress = Signal(int)

    def __init__(self, workspace: Workspace, listed: Listed, scopes: Scopes, case_id: str | None) -> None:
        super().__init__()
        self._workspace, self.listed = workspace, listed
        self._stop, self._stale, self._making = Event(), True, False
        self._order: Order | None = None
        self.leaving: Leaving | None = None
        self.filters = ReportFilters(workspace, listed, scopes, case_id if listed.of_one_case else None)
        self.preview = Preview(workspace)
        self.print_button = PlainButton(_("Print…"), self.print_it, shortcut="Ctrl+P", bound=True)
        self.save_button = PrimaryButton(_("Save…"), self.save_it, shortcut="Ctrl+S", bound=True)
        self._lay_out()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self.make)
        self.filters.changed.connect(self._soon.start)
        self.preview.stopped.connect(self._give_up)
        self._progress.connect(self._show_progress)
        self._offer(None)

    def _lay_out(self) -> None:
        content = QWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(content))
        box = QVBoxLayout(content)
        page_margins(box)
        box.setSpacing(6)
        back = QHBoxLayout()
        back.addWidget(LinkButton(_("‹ All reports"), self.left.emit, name=_("All reports")))
        back.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(10)
        self.head = title(_(self.listed.title))
        head.addWidget(self.head, 1)
        head.addWidget(self.print_button)
        head.addWidget(self.save_button)
        box.addLayout(back)
        box.addLayout(head)
        box.addWidget(soft(_("{number}. {shows}").format(number=self.listed.number, shows=shows(self.listed))))
        box.addSpacing(8)
        box.addWidget(self.filters)
        box.addSpacing(2)
        self.preview.setMinimumHeight(_ROOM)
        box.addWidget(self.preview, 1)

    # -- making ---------------------------------------------------------------------------------------------------

    def make(self) -> None:
        """Make the report of what is asked for now. What is under way for another is given up."""
        self._soon.stop()
        self._stop.set()
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        try:
            wanted = self.filters.wanted()
        except WrongAnswer as problem:
            self._refuse(problem)
            return
        self.filters.complain(None)
        self._order = Order(self.listed, wanted, reason=self.filters.reason.text().strip())
        self._stop, self._making = Event(), True
        self.preview.wait(_("Making the report"))
        self._workspace.ask(
            made, self._order, self._workspace.now(), self._progress.emit, self._stopped_by(self._stop),
            then=self._show, failed=self._fail, latest=f"report {id(self)}",
        )  # fmt: skip

    def stale(self) -> None:
        """Something was recorded: make it anew, now or when it is looked at again."""
        self._stale = True
        if self.isVisible():
            self._soon.start()

    def _stopped_by(self, stop: Event) -> Cancelled:
        locked = self._workspace.thread_of_store.cancelled
        return lambda: stop.is_set() or locked.is_set()

    def _show(self, leaving: Leaving) -> None:
        self._making = False
        self._offer(leaving)
        self.preview.show_document(leaving.content)

    def _offer(self, leaving: Leaving | None) -> None:
        self.leaving = leaving
        for button in (self.print_button, self.save_button):
            button.setEnabled(leaving is not None)

    def _refuse(self, problem: WrongAnswer) -> None:
        self._offer(None)
        # What has only not been answered yet is asked for, not complained about.
        self.filters.complain(problem if problem.field not in {"case", "reason"} else None)
        self.preview.say(_("There is no report yet"), problem.sentence, "reports")

    def _fail(self, problem: Exception) -> None:
        self._making = False
        if isinstance(problem, WrongAnswer):
            self._refuse(problem)
        elif isinstance(problem, Stopped):
            if self._stale:  # given up because nobody looks: it is made when somebody does
                return
            self._offer(None)
            self.preview.say(_("Stopped"), _("Change what is asked for, or open the report again."), "reports")
        else:
            self._offer(None)
            head, detail = in_words(problem)
            self.preview.say(head, detail, "warning")

    def _give_up(self) -> None:
        self._stop.set()

    def _show_progress(self, rows: int) -> None:
        self.preview.progress(
            ngettext("Making the report: {count} row", "Making the report: {count} rows", rows).format(
                count=f"{rows:,}"
            )
        )

    # -- leaving --------------------------------------------------------------------------------------------------

    def print_it(self) -> None:
        """Print the pages that are shown."""
        if self.leaving is None:
            return
        if can_print():
            self._when_safe(self._print)
        else:
            self._workspace.toast(no_printer(), "info")

    def save_it(self) -> None:
        """Save the report as a file."""
        if self.leaving is not None:
            self._when_safe(self._save)

    def _when_safe(self, then: Callable[[How | None, str], object]) -> None:
        """What the client reads leaves only by a way that is safe; the journal says why it was."""
        order = self._order
        if order is None:
            return
        if self.listed.for_client and order.wanted.case is not None:
            words = self.filters.picker.edit.text().rpartition("·")[2].strip() or _("the client")
            self._workspace.open_dialog(SafeWaySheet(self._workspace, order.wanted.case, words, then))
        else:
            then(None, order.reason)

    def _print(self, _how: How | None, why: str) -> None:
        if self.leaving is None:
            return
        leaving = replace(self.leaving, reason=why)
        ask_and_print(self._workspace, self, leaving.content, lambda desk, pages: record_print(desk, leaving, pages))

    def _save(self, how: How | None, why: str) -> None:
        order = self._order
        if order is None:
            return
        now = self._workspace.now

        def write(desk: Desk, kept: Kept, path: Path, progress: Progress, cancelled: Cancelled) -> Changes:
            wanted = Order(order.listed, order.wanted, kept.ending, kept.reason or why, kept.passphrase)
            return save(desk, made(desk, wanted, now(), progress, cancelled), path)

        kinds = [(".pdf", _("PDF, to print or send")), (".csv", _("CSV")), (".xlsx", _("Excel (XLSX)"))]
        name = f"{self.listed.number}-{order.wanted.day:%Y-%m-%d}"
        if self.listed.for_client:
            # Outside the page nothing says what it is; by email only locked.
            kinds, name = kinds[:1], f"letter-{order.wanted.day:%Y-%m}"
        to_save = ToSave(
            name, kinds, write, protect=how in {"email", "in-person"}, must_protect=how == "email",
            reason=why, asks_reason=not self.listed.for_client,
        )  # fmt: skip
        self._workspace.open_dialog(SaveSheet(self._workspace, to_save))

    # -- Qt's own -------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.make()

    def hideEvent(self, event: QHideEvent) -> None:
        # What nobody looks at is not made: the records' thread is free for the page that is opened.
        if self._making:
            self._stale = True
            self._stop.set()
        super().hideEvent(event)
