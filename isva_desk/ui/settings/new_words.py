"""The sheet on which new recovery words are made: where the paper was lost, seen by others, or never written."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout

from isva_desk.language import _
from isva_desk.ui.first_run.print_words import can_print, print_words
from isva_desk.ui.first_run.recovery import lay_out_words
from isva_desk.ui.parts import Busy, Field, PlainButton, Sheet
from isva_desk.ui.unlock import opening
from isva_desk.ui.unlock.page import ProblemPlace, secret_field
from isva_desk.ui.workspace import Workspace


class NewWords(Sheet):
    """Asks for the passphrase, then shows the words once. ``why`` is said at the top."""

    def __init__(self, workspace: Workspace, why: str = "") -> None:
        super().__init__(
            _("New recovery words"),
            below=why or _("The words on paper until now will open nothing any more."),
            width=620,
        )
        self._workspace = workspace
        self.passphrase = secret_field()
        self._field = Field(_("Passphrase"), self.passphrase)
        self.box.addWidget(self._field)
        self.grid = QGridLayout()
        self.grid.setSpacing(8)
        self.box.addLayout(self.grid)
        self.problem = ProblemPlace()
        self.box.addWidget(self.problem)
        self.busy = Busy()
        self.box.addWidget(self.busy)
        self._words: tuple[str, ...] = ()
        self.print_button = PlainButton(_("Print…"), lambda: print_words(self, self._words))
        self.print_button.hide()
        self.add_button(self.print_button)
        self.cancel = self.add_cancel()
        self.go = self.add_primary(_("Make new words"))
        self.go.clicked.connect(self.make)
        self.passphrase.returnPressed.connect(self.make)
        self.passphrase.setFocus()

    def make(self) -> None:
        """Make them; once they are shown, close."""
        if self._words:
            self.accept()
            return
        if not self.passphrase.text():
            self._field.wrong(_("Type the passphrase of the vault."))
            return
        self._work(working=True)
        self._workspace.thread_of_store.call(
            opening.renew_words,
            self._workspace.around,
            self.passphrase.text(),
            then=self._made,
            failed=self._failed,
            writes=True,
        )

    def reject(self) -> None:
        """Escape closes it, but not over words that are not on paper yet: the old ones open nothing any more."""
        if not self._words and self.go.isEnabled():
            super().reject()

    def _made(self, words: tuple[str, ...]) -> None:
        self._work(working=False)
        self._words = words
        self.passphrase.clear()
        self._field.hide()
        self.below.setText(
            _(
                "They are shown now and never again: write them on paper, in this order, and keep the paper away from "
                "this computer."
            )
        )
        lay_out_words(self.grid, words)
        self.print_button.setVisible(can_print())
        self.cancel.hide()
        self.go.say(_("I have them on paper"))
        self.go.setFocus()
        self.settle()

    def _failed(self, problem: Exception) -> None:
        self._work(working=False)
        self.problem.say(problem)
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def _work(self, *, working: bool) -> None:
        self.problem.empty()
        self._field.wrong("")
        self.busy.setVisible(working)
        for control in (self.passphrase, self.go):
            control.setEnabled(not working)
