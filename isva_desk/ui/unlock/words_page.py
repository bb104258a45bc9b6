"""Opening the desk with the recovery words, which sets a new passphrase. Wrong words are pointed out while typing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit

from isva_desk.language import _
from isva_desk.ui.parts import Busy, Field, LinkButton, PrimaryButton
from isva_desk.ui.store_thread import StoreThread
from isva_desk.ui.surroundings import Surroundings
from isva_desk.ui.theme import current
from isva_desk.ui.unlock import opening
from isva_desk.ui.unlock.door import Door
from isva_desk.ui.unlock.new_passphrase import NewPassphrase
from isva_desk.ui.unlock.page import ProblemPlace


class WordsPage(Door):
    """``opened`` carries the open desk; ``left`` goes back to the passphrase."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, around: Surroundings, thread: StoreThread) -> None:
        super().__init__(
            _("Recovery words"),
            _("Type the words from the paper, then choose a new passphrase. Nothing is lost by a wrong try."),
            width=520,
            demonstration=around.is_demonstration(),
        )
        self._around, self._thread = around, thread
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(current().px(104))
        self.words.textChanged.connect(self._check)
        self._words_field = Field(_("Recovery words"), self.words)
        self.box.addWidget(self._words_field)
        self.passphrase = NewPassphrase(_("New passphrase"))
        self.passphrase.changed.connect(self._enable)
        self.box.addWidget(self.passphrase)
        self.problem = ProblemPlace()
        self.box.addWidget(self.problem)
        buttons = QHBoxLayout()
        self.back_button = LinkButton(_("Back to the passphrase"), self.left.emit)
        self.open_button = PrimaryButton(_("Set it and open"), self.open, shortcut="Ctrl+Return", bound=True)
        self.open_button.setEnabled(False)
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        buttons.addWidget(self.open_button)
        self.box.addLayout(buttons)
        self.busy = Busy()
        self.box.addWidget(self.busy)
        self._complete = False
        self.setFocusProxy(self.words)

    def open(self) -> None:
        """Try the words."""
        self._work(True)
        self._thread.call(
            opening.open_with_words,
            self._around,
            self.words.toPlainText(),
            self.passphrase.text(),
            then=self._done,
            failed=self._failed,
        )

    def _check(self) -> None:
        from isva_desk.vault.recovery_words import COUNT, check_words

        typed = self.words.toPlainText()
        words = typed.lower().split()
        check = check_words(words)
        still_typing = bool(typed) and not typed[-1].isspace()
        unknown = [place for place in check.unknown if not (still_typing and place == len(words) - 1)]
        wrong = ""
        if unknown and unknown[0] < COUNT:
            place = unknown[0]
            wrong = _("Word {number} (“{word}”) is not one of the recovery words.").format(
                number=place + 1, word=words[place]
            )
        elif check.wrong_rows:
            wrong = _("Row {number} does not check: a word in it is wrong or in the wrong place.").format(
                number=check.wrong_rows[0] + 1
            )
        self._words_field.wrong(wrong)
        self._words_field.help(_("{count} of {whole} words").format(count=len(words), whole=COUNT))
        self._complete = check.complete
        self._enable()

    def _enable(self) -> None:
        self.open_button.setEnabled(self._complete and self.passphrase.is_ready())

    def _done(self, desk: object) -> None:
        self.words.clear()
        self.passphrase.clear()
        self.opened.emit(desk)

    def _failed(self, problem: Exception) -> None:
        self._work(False)
        self.problem.say(problem)

    def _work(self, working: bool) -> None:
        self.problem.empty()
        for control in (self.words, self.passphrase, self.back_button):
            control.setEnabled(not working)
        self.open_button.setEnabled(not working)
        self.busy.setVisible(working)
