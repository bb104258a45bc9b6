"""The import: choose a file, look at what would become of every row, take all of it in or nothing, keep the report."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout

from isva_desk.domain.problems import KnownProblem
from isva_desk.exchange.columns import SheetPlan
from isva_desk.exchange.problems import Cancelled as StoppedLooking
from isva_desk.exchange.report import report_text
from isva_desk.journal.problems import Cancelled
from isva_desk.language import _, ngettext
from isva_desk.ui.import_wizard.columns_card import ColumnsCard
from isva_desk.ui.import_wizard.fates import FatesTable
from isva_desk.ui.import_wizard.work import Looked, look_at, take_in
from isva_desk.ui.parts import Banner, Busy, Chips, Field, LinkButton, PlainButton, Tone, announce, small
from isva_desk.ui.parts.sheet import Sheet
from isva_desk.ui.workspace import Workspace

_FILES = "*.xlsx *.csv *.json *.zip"


class ImportWizard(Sheet):
    """One sheet that goes on: file, look, import, report. Nothing is written before the import is asked for."""

    _progress = Signal(int, int)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            _("Import a caseload"),
            below=_(
                "A spreadsheet (XLSX or CSV) or case files. It is looked at first; nothing is written until you say so."
            ),
            width=880,
        )
        self.workspace = workspace
        self._looked: Looked | None = None
        self._stop = Event()
        self._done = False
        self.path = QLineEdit()
        self.path.setPlaceholderText(_("Where the file lies"))
        self.path.returnPressed.connect(self._look)
        self.choose = PlainButton(_("Choose a file…"), self._choose_file)
        self.choose.setAutoDefault(False)
        self.file = Field(_("File"), self.path)
        self.state = Banner("", "blue")
        self.busy = Busy()
        self.show_columns = LinkButton(_("Change how columns are read"), self._toggle_columns)
        self.columns = ColumnsCard()
        self.columns.changed.connect(self._read_again)
        self.which = Chips(_("Which rows?"))
        self.which.chosen.connect(lambda _which: self._show_rows())
        self.table = FatesTable()
        self.note = small("")
        self.keep = PlainButton(_("Keep the report…"), self._keep_report)
        self._lay_out()
        self._progress.connect(self._show_progress)
        self.path.setFocus()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.file, 1)
        chooser = QVBoxLayout()
        chooser.addStretch(1)
        chooser.addWidget(self.choose)
        line.addLayout(chooser)
        self.box.addLayout(line)
        for part in (self.busy, self.state, self.show_columns, self.columns, self.which, self.table, self.note):
            self.box.addWidget(part)
            part.hide()
        self.add_button(self.keep)
        self.keep.hide()
        self.close_button = self.add_cancel()
        self.go = self.add_primary(_("Look at it"))
        self.go.clicked.connect(self._go_on)

    # Looking

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, _("Desk"), str(Path.home()), _("Caseloads") + f" ({_FILES})")
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.look_at)
        dialog.open()

    def look_at(self, path: str) -> None:
        """Look at this file."""
        self.path.setText(path)
        self._look()

    def _go_on(self) -> None:
        if self._done:
            self.accept()
            self.workspace.open_caseload()
        elif self._looked is not None and self._looked.run.can_import:
            self._import()
        else:
            self._look()

    def _look(self) -> None:
        typed = self.path.text().strip()
        if not typed:
            self.file.wrong(_("Choose the file first."))
            self.path.setFocus()
            return
        self.file.wrong("")
        self._ask(Path(typed), ())

    def _read_again(self, plans: tuple[SheetPlan, ...]) -> None:
        if self._looked is not None:
            self._ask(self._looked.path, plans)

    def _ask(self, path: Path, plans: tuple[SheetPlan, ...]) -> None:
        self._start()
        self.workspace.ask(
            look_at, path, plans, self._progress.emit, self._stopped, then=self._show_looked, failed=self._not_looked
        )

    def _show_looked(self, looked: Looked) -> None:
        self._finish()
        self._looked = looked
        run = looked.run
        tone: Tone = "rose" if run.refused else ("green" if run.can_import else "blue")
        self.state.say(
            run.summary,
            tone,
            detail=" ".join(run.remarks),
            icon="warning" if run.refused else None,
        )
        self.state.show()
        self.columns.show_plans(run.plans, looked.columns)
        self.show_columns.setVisible(bool(run.plans) and self.columns.isHidden())
        refused, all_rows = len(run.refused), len(run.rows)
        self.which.offer(
            [
                ("all", ngettext("{count} row", "{count} rows", all_rows).format(count=all_rows)),
                ("refused", ngettext("{count} to put right", "{count} to put right", refused).format(count=refused)),
            ]
        )
        self.which.choose("refused" if refused else "all")
        self.which.setVisible(bool(refused))
        self.table.show()
        self._show_rows()
        self.go.say(_("Import all of it") if run.can_import else _("Look again"))
        self.settle()
        self.go.setFocus()

    def _show_rows(self) -> None:
        if self._looked is None:
            return
        run = self._looked.run
        self.table.show_rows(run.refused if self.which.value() == "refused" else run.rows)

    def _not_looked(self, problem: Exception) -> None:
        self._finish()
        if isinstance(problem, StoppedLooking):
            return
        if not isinstance(problem, KnownProblem):
            self.workspace.problem(problem)
            return
        self._looked = None
        for part in (self.state, self.table, self.which, self.columns, self.show_columns):
            part.hide()
        self.file.wrong(" ".join(part for part in (problem.sentence, problem.next_step) if part))
        self.go.say(_("Look at it"))
        self.path.setFocus()

    def _toggle_columns(self) -> None:
        self.columns.show()
        self.show_columns.hide()
        self.settle()

    # Importing

    def _import(self) -> None:
        if self._looked is None:
            return
        self._start()
        self.note.setText(_("Taking it in. You can still cancel; then nothing of it stays."))
        self.note.show()
        self.workspace.act(
            take_in,
            self._looked.run,
            self._progress.emit,
            self._stopped,
            then=self._show_done,
            failed=self._not_imported,
        )

    def _show_done(self, _changes: Any) -> None:
        self._finish()
        self._done = True
        self.state.say(
            _("Done. All of it was taken in."), "green", detail=_("Keep the report if you want to check it later.")
        )
        self.note.hide()
        self.keep.show()
        for part in (self.show_columns, self.columns, self.file, self.choose):
            part.hide()
        self.close_button.say(_("Close"))
        self.go.say(_("Open the caseload"))
        self.go.setFocus()
        QTimer.singleShot(0, self, self.settle)
        announce(self.state, self.state.words.text())
        self.workspace.toast(_("Done"))

    def _not_imported(self, problem: Exception) -> None:
        self._finish()
        self.note.hide()
        if isinstance(problem, Cancelled):
            self.state.say(_("Cancelled. Nothing was taken in."), "blue")
        elif isinstance(problem, KnownProblem):
            self.state.say(problem.sentence, "rose", detail=_("Nothing was taken in.") + f" {problem.next_step}")
        else:
            self.workspace.problem(problem)

    def _keep_report(self) -> None:
        dialog = QFileDialog(self, _("Desk"), str(Path.home() / "import-report.txt"))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(self.keep_report)
        dialog.open()

    def keep_report(self, path: str) -> None:
        """Write the report there. It holds references and row numbers, never a name."""
        if self._looked is None:
            return
        try:
            Path(path).write_text(report_text([self._looked.run], imported=True), "utf-8")
        except OSError as problem:
            self.state.say(
                _("The report could not be written: {reason}.").format(reason=problem.strerror or ""), "rose",
                detail=_("What was imported is safe. Choose another folder."),
            )  # fmt: skip
            return
        self.workspace.toast(_("The report is kept."))

    # While something is under way

    def _start(self) -> None:
        self._stop = Event()
        self.busy.setRange(0, 0)
        self.busy.show()
        self.go.setEnabled(False)

    def _finish(self) -> None:
        self.busy.hide()
        self.go.setEnabled(True)

    def _stopped(self) -> bool:
        return self._stop.is_set() or self.workspace.thread_of_store.cancelled.is_set()

    def _show_progress(self, done: int, whole: int) -> None:
        if not self.go.isEnabled():
            self.busy.progress(done, whole)

    def reject(self) -> None:
        """Cancel what is under way; where nothing is, close."""
        if not self.go.isEnabled():
            self._stop.set()
            return
        super().reject()
