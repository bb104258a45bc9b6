"""What stands on the page beside the facts: her own words in English, how to reach her, words explained, helplines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from isva_desk.language import _
from isva_desk.ui.client_update.part_box import GrowingText
from isva_desk.ui.parts import LinkButton, SectionTitle, clear, label
from isva_desk.ui.parts.field import Field
from isva_desk.ui.parts.ticks import Ticks
from isva_desk.writing.choices import Choices
from isva_desk.writing.word_lists import Helpline


class AlsoOnThePage(QWidget):
    """``changed`` is sent at every answer, ``helplines_wanted`` where a line is to be made sure of first."""

    changed = Signal()
    helplines_wanted = Signal()

    def __init__(self, name: str, adviser: str) -> None:
        super().__init__()
        self._name, self._adviser = name, adviser
        self.own_words = GrowingText(_("Your own words, in English"), least=2)
        self.own_words.setPlaceholderText(_("Optional. Stands in a box of its own and is never translated."))
        self.phone, self.hours = QLineEdit(), QLineEdit()
        self.phone.setPlaceholderText(_("Your number at work"))
        self.hours.setPlaceholderText(_("Such as: Monday to Friday, 9am to 4pm"))
        self.greet = QCheckBox(_("Begin with “{name}”").format(name=name))
        self.explain = QCheckBox(_("Explain the words"))
        self.explain.setChecked(True)
        self.helplines = Ticks(_("Helplines"), ())
        self._ticked: tuple[str, ...] = ()  # also those that another language has, and this one lacks
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addWidget(Field(_("Your own words, in English"), self.own_words))
        reach = QHBoxLayout()
        reach.setSpacing(12)
        reach.addWidget(Field(_("Where to ring you"), self.phone), 1)
        reach.addWidget(Field(_("When"), self.hours), 1)
        box.addLayout(reach)
        ticks = QHBoxLayout()
        ticks.setSpacing(18)
        ticks.addWidget(self.greet)
        ticks.addWidget(self.explain)
        ticks.addStretch(1)
        box.addLayout(ticks)
        box.addWidget(SectionTitle(_("Helplines")))
        self._about_helplines = label("", "small")
        box.addWidget(self._about_helplines)
        self._lines = QVBoxLayout()
        self._lines.addWidget(self.helplines)
        box.addLayout(self._lines)
        self.confirm = LinkButton(_("Confirm a helpline…"), self.helplines_wanted.emit)
        box.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignLeft)
        self.offer((), "")
        for edit in (self.phone, self.hours):
            edit.textChanged.connect(self.changed)
        self.own_words.textChanged.connect(self.changed)
        for tick in (self.greet, self.explain):
            tick.toggled.connect(self.changed)

    def offer(self, helplines: Sequence[Helpline], language: str) -> None:
        """Offer these lines, those that may stand on a page in this language. What is ticked stays ticked."""
        self._ticked = self._wanted()
        clear(self._lines)
        self.helplines = Ticks(_("Helplines"), [(line.id, line.name) for line in helplines], self._ticked)
        self.helplines.setVisible(bool(helplines))
        self._lines.addWidget(self.helplines)
        self.helplines.changed.connect(self.changed)
        if helplines:
            words = _("Only those that {name} wants to have.").format(name=self._name)
        elif language in ("", "en"):
            words = _("None is offered: nobody has rung or looked up a line and put a name to it yet.")
        else:
            words = _("None that somebody made sure of is listed in this language.")
        self._about_helplines.setText(words)

    def choices(self) -> Choices:
        """The answers, as the writing takes them."""
        return Choices(
            helplines=self.helplines.values(),
            free_text=self.own_words.toPlainText(),
            adviser=self._adviser,
            phone=self.phone.text(),
            hours=self.hours.text(),
            explain=self.explain.isChecked(),
            client_name=self.greet.isChecked(),
        )

    def answer(self) -> dict[str, Any]:
        """What a draft keeps."""
        return {
            "own-words": self.own_words.toPlainText(), "phone": self.phone.text(), "hours": self.hours.text(),
            "greet": self.greet.isChecked(), "explain": self.explain.isChecked(), "helplines": list(self._wanted()),
        }  # fmt: skip

    def _wanted(self) -> tuple[str, ...]:
        """What is ticked, and what was ticked that the language shown now lacks."""
        return (*self.helplines.values(), *(one for one in self._ticked if one not in self.helplines.boxes))

    def set_answer(self, held: dict[str, Any]) -> None:
        """Put back what a draft kept."""
        self.own_words.setPlainText(held.get("own-words", ""))
        self.phone.setText(held.get("phone", ""))
        self.hours.setText(held.get("hours", ""))
        self.greet.setChecked(bool(held.get("greet")))
        self.explain.setChecked(bool(held.get("explain", True)))
        self._ticked = tuple(held.get("helplines") or ())
        self.helplines.set_answer(self._ticked)
