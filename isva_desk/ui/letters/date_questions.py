"""The question which day a letter or a call gave for a hearing: the hearing by its name, and the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLineEdit

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.letters import GivenDate
from isva_desk.language import _
from isva_desk.ui.parts import Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form

_NONE, _OTHER = "", "another"


class HearingDate:
    """Asks a form for a hearing and its day; with ``optional`` none need be chosen."""

    def __init__(self, form: Form, hearings: tuple[str, ...], today: Callable[[], date], *, optional: bool) -> None:
        self._form = form
        choices = [(f"name:{name}", name) for name in hearings] + [(_OTHER, _("Another hearing"))]
        if optional:
            choices.insert(0, (_NONE, _("None")))
        question = _("A date for a hearing?") if optional else _("Which hearing?")
        self.which = form.ask("hearing", question, Chips(question, choices))
        self.name = form.ask("hearing_name", _("Which hearing?"), QLineEdit())
        self.name.setPlaceholderText(_("Such as: trial, plea hearing"))
        words = _("Which day does it give?")
        self.day = form.ask("hearing_on", words, DateEdit(words, today, prefer="future", optional=True))
        self.which.choose(_NONE if optional else choices[0][0])
        self._shown = True

    def fit(self, *, shown: bool = True) -> None:
        """Show what is asked now."""
        chosen = self.which.value()
        self._shown = shown
        self._form.show_field("hearing", shown=shown)
        self._form.show_field("hearing_name", shown=shown and chosen == _OTHER)
        self._form.show_field("hearing_on", shown=shown and bool(chosen))

    def given(self) -> GivenDate | None:
        """The answer, or None where no hearing is chosen. Raises ``WrongAnswer``."""
        chosen = self.which.value()
        if not self._shown or not chosen:
            return None
        name = self.name.text().strip() if chosen == _OTHER else chosen.partition(":")[2]
        if not name:
            raise WrongAnswer("hearing_name", _("Give the name of the hearing, such as: trial."))
        says = self._form.date_of("hearing_on")
        if not says.is_known:
            raise WrongAnswer("hearing_on", _("Give the date as it was given."))
        return GivenDate(says, hearing=name)
