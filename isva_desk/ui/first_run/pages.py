"""The three screens of the first run, one after the other: who are you, the passphrase, what to begin with."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from isva_desk.language import _
from isva_desk.ui.first_run.begin import Begin
from isva_desk.ui.first_run.demonstration import open_demonstration
from isva_desk.ui.first_run.passphrase import Passphrase
from isva_desk.ui.first_run.recovery import Recovery
from isva_desk.ui.first_run.who import Who
from isva_desk.ui.store_thread import StoreThread
from isva_desk.ui.surroundings import Surroundings
from isva_desk.ui.unlock import opening
from isva_desk.ui.unlock.opening import OpenDesk


class FirstRun(QStackedWidget):
    """``opened``: the desk, and "import" or "empty" to begin with. ``demonstrated``: where it lies, and the desk."""

    opened = Signal(object, str)
    demonstrated = Signal(object, object)

    def __init__(self, around: Surroundings, thread: StoreThread) -> None:
        super().__init__()
        self._around, self._thread = around, thread
        self._desk: OpenDesk | None = None
        self.setAccessibleName(_("First steps"))
        self.who = Who()
        self.passphrase = Passphrase(self.who.known_words)
        self.recovery = Recovery()
        self.begin = Begin()
        for page in (self.who, self.passphrase, self.recovery, self.begin):
            self.addWidget(page)
        self.who.demonstration_wanted.connect(partial(self._demonstrate, self.who))
        self.who.done.connect(lambda: self._go(self.passphrase))
        self.passphrase.left.connect(lambda: self._go(self.who))
        self.passphrase.done.connect(self._make)
        self.words_checked = False
        self.recovery.done.connect(self._checked)
        self.begin.chosen.connect(self._finish)
        self.setFocusProxy(self.who)

    def _go(self, page: Who | Passphrase | Recovery | Begin) -> None:
        self.setCurrentWidget(page)
        page.setFocus()

    def _make(self) -> None:
        self.passphrase.work(working=True)
        self._thread.call(
            _make_and_open,
            self._around,
            self.passphrase.text(),
            self.who.adviser.text(),
            self.who.service.text(),
            self.who.word.value() or "client",
            then=self._made,
            failed=self._failed,
        )

    def _made(self, answer: tuple[OpenDesk, tuple[str, ...]]) -> None:
        self._desk, words = answer
        self.passphrase.forget()
        self.recovery.show_words(words)
        self._go(self.recovery)

    def _checked(self) -> None:
        self.words_checked = True
        self._go(self.begin)

    def give_up(self) -> OpenDesk | None:
        """It is locked in the middle: the words go, and the desk that was opened is handed over to be closed."""
        desk, self._desk = self._desk, None
        self.recovery.forget()
        self.passphrase.forget()
        return desk

    def _failed(self, problem: Exception) -> None:
        self.passphrase.work(working=False)
        self.passphrase.problem.say(problem)

    def _finish(self, first: str) -> None:
        if first == "demonstration":
            self._demonstrate(self.begin)
        elif self._desk is not None:
            self.opened.emit(self._desk, first)

    def _demonstrate(self, page: Who | Begin) -> None:
        """Leave the person's own vault locked, and open the demonstration."""
        page.setEnabled(False)
        page.busy.show()
        if self._desk is not None:
            self._thread.call(self._desk.close, writes=True)
            self._desk = None

        def failed(problem: Exception) -> None:
            page.setEnabled(True)
            page.busy.hide()
            page.problem.say(problem)

        self._thread.call(
            open_demonstration, self._around, then=lambda answer: self.demonstrated.emit(*answer), failed=failed
        )


def _make_and_open(
    around: Surroundings, passphrase: str, adviser: str, service: str, word: str
) -> tuple[OpenDesk, tuple[str, ...]]:
    made = opening.make_vault(around, passphrase)
    return opening.open_first(around, made.data_key, adviser, service, word), made.recovery_words
