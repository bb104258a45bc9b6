"""It is settled which of two dates is right; the record is put right with it."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.date_differences import decide_dates
from isva_desk.casework.desk import Desk
from isva_desk.domain.date_words import say_when
from isva_desk.domain.dates import When
from isva_desk.journal.changes import Changes
from isva_desk.journal.letters.area import thing_words
from isva_desk.journal.letters.differences import Difference
from isva_desk.language import _
from isva_desk.ui.letters.words import side_words
from isva_desk.ui.parts import Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.workspace import Workspace

_NEITHER = "neither"


class DecideDates(Form):
    """Each date with who gave it; where none can be chosen a few words say how it was settled."""

    def __init__(self, workspace: Workspace, case_id: str, found: Difference, name: str) -> None:
        thing = thing_words(found.kind, found.suspect, found.hearing)
        super().__init__(workspace, _("Which date is right?"), below=thing, width=720)
        self._case_id, self._found = case_id, found
        choices = []
        for side in found.sides:
            words = say_when(side.says)
            choices.append((side.fact_id, f"{words[:1].upper()}{words[1:]}: {side_words(side, name)}"))
        choices.append((_NEITHER, _("None of them, or more than one")))
        self.right = self.ask("right", _("Which?"), Chips(_("Which?"), choices))
        self.on = self.ask("on", _("When was it settled?"), DateEdit(
            _("When was it settled?"), workspace.today, text=_("today")))  # fmt: skip
        self.put_right = self.ask("put_right", _("The record"), QCheckBox(_("Put the record right as well")))
        self.put_right.setChecked(True)
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Such as: Witness Care rang and gave the new day"))
        self.finish_layout()
        self.focus_soon(self.right.focus_first)

    def changed(self) -> None:
        """An event that gives another day can be put right."""
        right = self.right.value()
        wrong = any(side.what == "event" and side.fact_id != right for side in self._found.sides)
        self.show_field("put_right", shown=wrong and right not in (None, _NEITHER))

    def work(self) -> Work:
        """Write down which is right."""
        right = self.right.value()
        if right is None:
            raise WrongAnswer("right", _("Choose one of the dates that were given."))
        asked = not self.fields["put_right"].isHidden()
        arguments = ("" if right == _NEITHER else right, self.date_of("on"), self.note.text())
        return Work(_decide, (self._case_id, self._found.key, arguments, asked and self.put_right.isChecked()))


def _decide(desk: Desk, case_id: str, key: str, said: tuple[str, When, str], put_right: bool) -> Changes:
    return decide_dates(desk, case_id, key, *said, put_right=put_right)
