"""The second screen: a passphrase, with its strength in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from isva_desk.language import _
from isva_desk.ui.parts import Busy, LinkButton, PrimaryButton, announce, soft
from isva_desk.ui.unlock.door import Door
from isva_desk.ui.unlock.new_passphrase import NewPassphrase
from isva_desk.ui.unlock.page import ProblemPlace


class Passphrase(Door):
    """``done`` when a passphrase was chosen, ``left`` to go back."""

    done = Signal()
    left = Signal()

    def __init__(self, known_words: Callable[[], Sequence[str]]) -> None:
        super().__init__(_("Choose a passphrase"), _("Step 2 of 3"), width=500)
        self.box.addWidget(
            soft(_("It locks everything. Nobody can reset it for you; the recovery words on the next screen can."))
        )
        self.passphrase = NewPassphrase(_("Passphrase"), known_words)
        self.box.addWidget(self.passphrase)
        self.problem = ProblemPlace()
        self.box.addWidget(self.problem)
        line = QHBoxLayout()
        self.back_button = LinkButton(_("Back"), self.left.emit)
        self.next_button = PrimaryButton(_("Make the vault"), self.next, shortcut="Return")
        self.next_button.setEnabled(False)
        line.addWidget(self.back_button)
        line.addStretch(1)
        line.addWidget(self.next_button)
        self.box.addLayout(line)
        self.busy = Busy()
        self.box.addWidget(self.busy)
        self._making = soft(_("Making the vault. This takes a few seconds, once."))
        self._making.hide()
        self.box.addWidget(self._making)
        self.passphrase.changed.connect(self._enable)
        self.passphrase.second.returnPressed.connect(self.next)
        self.passphrase.first.returnPressed.connect(self.passphrase.second.setFocus)
        self.setFocusProxy(self.passphrase)

    def next(self) -> None:
        """Go on, if it is good enough and both are the same."""
        if self.next_button.isEnabled() and self.passphrase.is_ready():
            self.done.emit()

    def text(self) -> str:
        """The passphrase."""
        return self.passphrase.text()

    def forget(self) -> None:
        """The vault is made: nothing of the passphrase stays on the screen."""
        self.passphrase.clear()

    def work(self, *, working: bool) -> None:
        """Show that the vault is being made."""
        self.problem.empty()
        self.busy.setVisible(working)
        self._making.setVisible(working)
        for control in (self.passphrase, self.next_button, self.back_button):
            control.setEnabled(not working)
        if working:
            announce(self, self._making.text())

    def _enable(self) -> None:
        self.next_button.setEnabled(self.passphrase.is_ready())
