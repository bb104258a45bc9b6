"""The questions on what a letter gives and how it reads, asked on a form."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtWidgets import QLineEdit

from isva_desk.casework.letters import Reading
from isva_desk.journal.letters.folded import Letter
from isva_desk.journal.said_again import change
from isva_desk.language import N_, _
from isva_desk.ui.letters.words import REACH_WORDS
from isva_desk.ui.parts import Chips
from isva_desk.ui.parts.form import Form

_REACHES = (("investigator", N_("The investigator's?")), ("prosecutor", N_("The prosecutor's?")))
_TICKS = (("clear", N_("Clear?")), ("complete", N_("Complete?")), ("kindly", N_("Kind?")))


class ReadingQuestions:
    """Asks a form about a letter; "not known" is an answer everywhere, and the first one."""

    def __init__(self, form: Form) -> None:
        self.chips: dict[str, Chips] = {}
        self._before: dict[str, str] = {}
        yes_no = [("yes", _("Yes")), ("no", _("No")), ("", _("Not known"))]
        self._ask(form, "copied", _("A copy to you?"), yes_no)
        reaches = [(reach, _(REACH_WORDS[reach])) for reach in REACH_WORDS]
        help_text = _("A direct number and address in the letter.")
        for name, question in _REACHES:
            self._ask(form, name, _(question), reaches, help_text=help_text)
            help_text = ""
        for name, question in _TICKS:
            self._ask(form, name, _(question), yes_no)
        self.note = form.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional. Facts only: this may be read in court"))

    def _ask(self, form: Form, name: str, question: str, choices: list[tuple[str, str]], help_text: str = "") -> None:
        self.chips[name] = form.ask(name, question, Chips(question, choices), help_text=help_text)
        self.chips[name].choose("")

    def show(self, letter: Letter) -> None:
        """Choose what is known already."""
        for name, chips in self.chips.items():
            self._before[name] = getattr(letter, name)
            chips.choose(self._before[name])

    def reading(self, kind: str) -> Reading:
        """The answers, for a letter of that kind."""
        values = {name: change(chips.value() or "", self._before.get(name, "")) for name, chips in self.chips.items()}
        return Reading(kind, **cast("dict[str, Any]", values), note=self.note.text())
