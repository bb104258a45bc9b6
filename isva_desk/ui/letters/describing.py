"""Say more of a letter that is on record: its kind, what it gives, how it reads."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from isva_desk.casework.letters import describe_letter
from isva_desk.domain.letter_lists import OTHER, letter_lists
from isva_desk.journal.letters.folded import Letter
from isva_desk.language import _
from isva_desk.ui.case.head import name_of
from isva_desk.ui.case.timeline import short_when
from isva_desk.ui.letters.date_questions import HearingDate
from isva_desk.ui.letters.opening import LetterCase
from isva_desk.ui.letters.reading_questions import ReadingQuestions
from isva_desk.ui.letters.words import letter_line
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.workspace import Workspace


class DescribeLetter(Form):
    """What is chosen here holds from now on; what was said before stays readable in the timeline."""

    def __init__(self, workspace: Workspace, case: LetterCase, letter: Letter) -> None:
        day = short_when(letter.day, workspace.today()) if letter.day.is_known else _("Day not known")
        super().__init__(
            workspace, _("About this letter"), below=f"{day}. {letter_line(letter, name_of(case.head))}", width=820,
            enter_saves=False,
        )  # fmt: skip
        self._letter = letter
        self.kind = self.ask("kind", _("Which letter?"), QComboBox())
        for one in letter_lists().kinds:
            self.kind.addItem(one.words, one.id)
        fitting = next((one.id for one in letter_lists().kinds if set(one.events) & set(letter.kinds)), OTHER)
        self.kind.setCurrentIndex(self.kind.findData(letter.kind or fitting))
        self.hearing = HearingDate(self, case.hearings, workspace.today, optional=True)
        self.reading = ReadingQuestions(self)
        self.reading.show(letter)
        self.finish_layout()
        self.show_field("copied", shown=letter.to == "client")
        self.kind.setFocus()

    def changed(self) -> None:
        """The day of a hearing is asked for where a hearing is chosen."""
        self.hearing.fit()

    def work(self) -> Work:
        """Save what is known now."""
        given = self.hearing.given()
        reading = self.reading.reading(str(self.kind.currentData()))
        return Work(describe_letter, (self._letter.id, reading, (given,) if given is not None else ()))
