"""A day in the line of filters: typed as it is said, and written out in full when it was understood."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from isva_desk.casework.checks import WrongAnswer
from isva_desk.documents.reports.words import short_day
from isva_desk.domain.dates import NotADate
from isva_desk.domain.natural_dates import read_date
from isva_desk.language import _
from isva_desk.ui.parts.looks import restyle


class DayBox(QLineEdit):
    """``changed`` is sent when another day was typed. Empty means that there is none."""

    changed = Signal()

    def __init__(self, name: str, today: Callable[[], date], field: str) -> None:
        super().__init__()
        self._today, self._field = today, field
        self._before = ""
        self.setAccessibleName(name)
        self.setAccessibleDescription(_("A day, such as “1 Sep 2026”, “last Tue” or “yesterday”"))
        self.editingFinished.connect(self._finished)

    def show_day(self, day: date | None) -> None:
        """Write this day, without telling anybody."""
        self.setText("" if day is None else short_day(day))
        self._before = self.text()

    def day(self) -> date | None:
        """The day that was typed. Raises ``WrongAnswer`` with a sentence for the person."""
        typed = self.text().strip()
        if not typed:
            return None
        try:
            found: date | None = read_date(typed, self._today(), prefer="past").when.day
        except NotADate as problem:
            raise WrongAnswer(self._field, str(problem)) from problem
        if found is None:
            raise WrongAnswer(
                self._field, _("“{typed}” is not one day. Write it like “1 Sep 2026”.").format(typed=typed)
            )
        return found

    def mark(self, *, wrong: bool) -> None:
        """Draw it as one to be put right, or not."""
        self.setProperty("wrong", "true" if wrong else "false")
        restyle(self)

    def _finished(self) -> None:
        if self.text() == self._before:
            return
        self._before = self.text()
        with suppress(WrongAnswer):
            self.show_day(self.day())
        self.changed.emit()
