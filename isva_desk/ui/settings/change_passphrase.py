"""The sheet on which the passphrase is changed."""

from __future__ import annotations

from typing import Any

from isva_desk.language import _
from isva_desk.ui.parts import Busy, Field, Sheet
from isva_desk.ui.unlock import opening
from isva_desk.ui.unlock.new_passphrase import NewPassphrase
from isva_desk.ui.unlock.page import ProblemPlace, secret_field
from isva_desk.ui.workspace import Workspace


class ChangePassphrase(Sheet):
    """Asks for the old one and twice for the new one."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Change the passphrase"), width=520)
        self._workspace = workspace
        self.old = secret_field()
        self.new = NewPassphrase(_("New passphrase"), self._known_words)
        self.box.addWidget(Field(_("Passphrase now"), self.old))
        self.box.addWidget(self.new)
        self.problem = ProblemPlace()
        self.box.addWidget(self.problem)
        self.busy = Busy()
        self.box.addWidget(self.busy)
        self.add_cancel()
        self.save = self.add_primary(_("Change"))
        self.save.clicked.connect(self.change)
        self.save.setEnabled(False)
        self.new.changed.connect(self._enable)
        self.old.textChanged.connect(lambda _text: self._enable())
        self.old.setFocus()

    def change(self) -> None:
        """Try it."""
        self._work(True)
        self._workspace.thread_of_store.call(
            opening.change_passphrase,
            self._workspace.around,
            self.old.text(),
            self.new.text(),
            then=self._changed,
            failed=self._failed,
            writes=True,
        )

    def _known_words(self) -> tuple[str, ...]:
        about = self._workspace.about
        return (about.adviser, about.service) if about else ()

    def _enable(self) -> None:
        self.save.setEnabled(bool(self.old.text()) and self.new.is_ready())

    def _changed(self, _nothing: Any) -> None:
        self.accept()
        self._workspace.toast(_("The passphrase was changed"))

    def _failed(self, problem: Exception) -> None:
        self._work(False)
        self.problem.say(problem)
        self.old.setFocus()

    def _work(self, working: bool) -> None:
        self.problem.empty()
        self.busy.setVisible(working)
        for control in (self.old, self.new, self.save):
            control.setEnabled(not working)
