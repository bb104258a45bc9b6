"""The page on which the desk is unlocked. It says nothing about whose data it is, or how much."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from isva_desk.language import _, ngettext
from isva_desk.ui.parts import Banner, Busy, Field, LinkButton, PlainButton, PrimaryButton, announce, clear, small
from isva_desk.ui.problem_words import in_words
from isva_desk.ui.store_thread import StoreThread
from isva_desk.ui.surroundings import Surroundings
from isva_desk.ui.theme import current
from isva_desk.ui.unlock import opening
from isva_desk.ui.unlock.door import Door


class UnlockPage(Door):
    """``opened`` carries the open desk; ``words_wanted`` asks for the page of the recovery words."""

    opened = Signal(object)
    words_wanted = Signal()
    failed = Signal(object)

    def __init__(self, around: Surroundings, thread: StoreThread) -> None:
        super().__init__(_("Desk"), _("Locked"), demonstration=around.is_demonstration())
        self._around, self._thread = around, thread
        self.passphrase = secret_field()
        self.passphrase.returnPressed.connect(self.unlock)
        self._field = Field(_("Passphrase"), self.passphrase)
        self.box.addWidget(self._field)
        self.problem = ProblemPlace()
        self.box.addWidget(self.problem)
        self.unlock_button = PrimaryButton(_("Unlock"), self.unlock, shortcut="Return")
        self.box.addWidget(self.unlock_button)
        self.busy = Busy()
        self.box.addWidget(self.busy)
        self.words_button = LinkButton(_("Use the recovery words"), self.words_wanted.emit)
        self.box.addWidget(self.words_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self._wait = QTimer(self)
        self._wait.setInterval(1000)
        self._wait.timeout.connect(self._count_down)
        self._left = 0
        if around.is_demonstration() and around.hint:
            hint = small(
                _("The passphrase of the demonstration is filled in: {passphrase}").format(passphrase=around.hint)
            )
            hint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.box.addWidget(hint)
            # Chosen whole, so that typing it takes its place.
            self.passphrase.setText(around.hint)
            self.passphrase.selectAll()
        self.setFocusProxy(self.passphrase)

    def unlock(self) -> None:
        """Try what was typed."""
        self._try(opening.open_with_passphrase)

    def _try(self, way: Callable[[Surroundings, str], Any]) -> None:
        if not self.passphrase.text() or not self.unlock_button.isEnabled():
            return
        self._work(True)
        self._thread.call(way, self._around, self.passphrase.text(), then=self._done, failed=self._failed)

    def _done(self, desk: object) -> None:
        self.passphrase.clear()
        self.opened.emit(desk)

    def _failed(self, problem: Exception) -> None:
        from isva_desk.vault.problems import DamagedDatabase, DamagedKeySlots, TooSoon, WrongPassphrase

        self._work(False)
        self.failed.emit(problem)
        self.problem.say(problem)
        self.passphrase.setFocus()
        if isinstance(problem, WrongPassphrase):
            self.passphrase.selectAll()
        elif isinstance(problem, TooSoon):
            self._left = problem.wait_seconds
            self.unlock_button.setEnabled(False)
            self._wait.start()
        elif isinstance(problem, DamagedDatabase):
            self.problem.offer(PlainButton(_("Restore the newest backup"), lambda: self._try(opening.restore_newest)))
        elif isinstance(problem, DamagedKeySlots) and problem.copy_is_whole:
            self.problem.offer(PlainButton(_("Use the copy of the key slots"), lambda: self._try(opening.mend_slots)))

    def _count_down(self) -> None:
        self._left -= 1
        if self._left > 0:
            self.problem.sentence(
                ngettext(
                    "Please wait {seconds} second before the next try.",
                    "Please wait {seconds} seconds before the next try.",
                    self._left,
                ).format(seconds=self._left)
            )
            return
        self._wait.stop()
        self.unlock_button.setEnabled(True)
        self.problem.empty()
        announce(self, _("You can try again now."))

    def _work(self, working: bool) -> None:
        self.problem.empty()
        for control in (self.passphrase, self.unlock_button, self.words_button):
            control.setEnabled(not working)
        self.busy.setVisible(working)
        if working:
            announce(self, _("Unlocking"))


class ProblemPlace(QWidget):
    """Where a page before the desk says what went wrong, and offers what can be done about it."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._banner: Banner | None = None
        self.hide()

    def say(self, problem: Exception) -> None:
        """Show the sentence, what was kept and the next step, and read them out."""
        head, detail = in_words(problem)
        self.empty()
        self._banner = Banner(head, "rose", detail=detail, icon="warning")
        self._box.addWidget(self._banner)
        self.show()
        announce(self, f"{head} {detail}")

    def sentence(self, words: str) -> None:
        """Change only the sentence."""
        if self._banner is not None:
            self._banner.words.setText(words)

    def offer(self, button: PlainButton) -> None:
        """Put a way out below the problem."""
        self._box.addWidget(button)

    def empty(self) -> None:
        """Nothing is wrong any more."""
        clear(self._box)
        self._banner = None
        self.hide()


def secret_field() -> QLineEdit:
    """A field whose letters are hidden until the eye in it is pressed."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
    field.setMaxLength(1000)
    show = QAction(current().icon("eye", "soft-ink"), _("Show what I type"), field)
    show.setCheckable(True)
    show.toggled.connect(
        lambda shown: field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
    )
    field.addAction(show, QLineEdit.ActionPosition.TrailingPosition)
    return field
