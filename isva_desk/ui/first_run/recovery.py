"""The recovery words: shown once, to be written down or printed, and checked by asking for two of them."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from isva_desk.language import _
from isva_desk.ui.first_run.print_words import can_print, print_words
from isva_desk.ui.parts import Field, LinkButton, PlainButton, PrimaryButton, clear, label, look, soft
from isva_desk.ui.theme import current
from isva_desk.ui.unlock.door import Door

_IN_ROW = 4
_FOUR_FIT = 125  # the largest text at which the longest words stand four in a row


class Recovery(Door):
    """First the words, then two of them are asked for. ``done`` when both were right."""

    done = Signal()

    def __init__(self) -> None:
        super().__init__(_("Write down the recovery words"), _("Step 2 of 3"), width=620)
        self._words: tuple[str, ...] = ()
        self._asked: tuple[int, int] = (0, 0)
        self._showing = QWidget()
        self._lay_out_words()
        self._checking = QWidget()
        self._lay_out_check()
        self.box.addWidget(self._showing)
        self.box.addWidget(self._checking)

    def _lay_out_words(self) -> None:
        box = QVBoxLayout(self._showing)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(14)
        box.addWidget(
            soft(
                _(
                    "They open the vault when the passphrase is forgotten. They are shown now and never again: "
                    "write them on paper, in this order, and keep the paper away from this computer."
                )
            )
        )
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        box.addLayout(self._grid)
        line = QHBoxLayout()
        if can_print():
            line.addWidget(PlainButton(_("Print…"), lambda: print_words(self, self._words)))
        line.addStretch(1)
        self.next_button = PrimaryButton(_("I have them on paper"), self.ask, shortcut="Return")
        line.addWidget(self.next_button)
        box.addLayout(line)

    def _lay_out_check(self) -> None:
        box = QVBoxLayout(self._checking)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(14)
        box.addWidget(soft(_("To be sure that the paper can be read: type these two words from it.")))
        self.answers = (QLineEdit(), QLineEdit())
        self._fields = (Field("", self.answers[0]), Field("", self.answers[1]))
        for field in self._fields:
            box.addWidget(field)
        line = QHBoxLayout()
        line.addWidget(LinkButton(_("Show the words again"), self.show_again))
        line.addStretch(1)
        self.check_button = PrimaryButton(_("Next"), self.check, shortcut="Return")
        line.addWidget(self.check_button)
        box.addLayout(line)
        self.answers[0].returnPressed.connect(self.answers[1].setFocus)
        self.answers[1].returnPressed.connect(self.check)
        self._checking.hide()

    def show_words(self, words: Sequence[str]) -> None:
        """Show these words in rows of four (of two in large text), each with its number."""
        self._words = tuple(words)
        lay_out_words(self._grid, words)
        self.setFocusProxy(self.next_button)

    @property
    def asked(self) -> tuple[int, int]:
        """The places of the two words that are asked for, counted from 0."""
        return self._asked

    def ask(self) -> None:
        """Hide the words and ask for two of them."""
        first = secrets.randbelow(len(self._words))
        second = secrets.randbelow(len(self._words) - 1)
        second += second >= first
        self._asked = (min(first, second), max(first, second))
        for field, answer, place in zip(self._fields, self.answers, self._asked, strict=True):
            field.name.setText(_("Word {number}").format(number=place + 1))
            answer.setAccessibleName(field.name.text())
            answer.clear()
            field.wrong("")
        self._showing.hide()
        self._checking.show()
        self.head.setText(_("Check the paper"))
        self.answers[0].setFocus()

    def show_again(self) -> None:
        """Back to the words."""
        self._checking.hide()
        self._showing.show()
        self.head.setText(_("Write down the recovery words"))
        self.next_button.setFocus()

    def check(self) -> None:
        """Both right: the words are forgotten here, and it goes on."""
        good = True
        for field, answer, place in zip(self._fields, self.answers, self._asked, strict=True):
            right = answer.text().strip().casefold() == self._words[place]
            field.wrong("" if right else _("This is not the word on the screen before. Look at the paper again."))
            good = good and right
        if good:
            self.forget()
            self.done.emit()
            return
        next(answer for answer in self.answers if answer.property("wrong") == "true").setFocus()

    def forget(self) -> None:
        """The words are on paper, or it was locked: they are shown nowhere any more."""
        self._words = ()
        clear(self._grid)
        for answer in self.answers:
            answer.clear()


def lay_out_words(grid: QGridLayout, words: Sequence[str]) -> None:
    """Each word on a tile with its number: four in a row, or two in large text."""
    clear(grid)
    in_row = _IN_ROW if current().percent <= _FOUR_FIT else _IN_ROW // 2
    for place, word in enumerate(words):
        grid.addWidget(_tile(place + 1, word), place // in_row, place % in_row)


def _tile(number: int, word: str) -> QFrame:
    tile = look(QFrame(), "tile")
    tile.setAccessibleName(_("Word {number}: {word}").format(number=number, word=word))
    line = QHBoxLayout(tile)
    line.setContentsMargins(12, 8, 12, 8)
    count = label(str(number), "small", wrap=False)
    count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    count.setMinimumWidth(current().px(20))
    line.addWidget(count)
    line.addWidget(label(word, "strong", wrap=False), 1)
    return tile
