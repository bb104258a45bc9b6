"""Rows under titles, one card a title; the keyboard goes through all of them and stays where it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from isva_desk.ui.parts.empty import EmptyState
from isva_desk.ui.parts.looks import SectionTitle
from isva_desk.ui.parts.record_row import RecordRow
from isva_desk.ui.parts.surfaces import Rows, clear

KeyedRow: TypeAlias = tuple[str, RecordRow]  # what the row is about, by which it is found again, and the row
_FIRST = "first"


class RowGroups(QVBoxLayout):
    """A list that is read anew keeps the keyboard on the row that had it, or gives it to the first where that left."""

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(8)
        self._rows: list[KeyedRow] = []
        self._wanted = ""

    def want_keyboard(self, key: str = "") -> None:
        """When the rows are next shown the keyboard goes to this one, or to the first."""
        self._wanted = key or _FIRST

    def show_groups(self, groups: Iterable[tuple[str, Sequence[KeyedRow]]], empty: Callable[[], EmptyState]) -> None:
        """The groups by their titles; one without rows is left out, and ``empty`` stands where none has any."""
        chosen, self._wanted = self._wanted or self._held(), ""
        clear(self)
        self._rows = []
        for heading, rows in groups:
            if rows:
                self._add(heading, rows)
        if not self._rows:
            nothing = empty()
            self.addWidget(nothing)
            if chosen:
                nothing.focus_first()
        elif chosen:
            row = next((row for key, row in self._rows if key == chosen), self._rows[0][1])
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, heading: str, rows: Sequence[KeyedRow]) -> None:
        if self._rows:
            self.addSpacing(8)
        self.addWidget(SectionTitle(heading))
        card = Rows()
        card.setAccessibleName(heading)
        for key, row in rows:
            row.left.connect(partial(self._step, row))
            card.add(row)
            self._rows.append((key, row))
        self.addWidget(card)
        card.show()  # at once: what is not shown yet cannot take the keyboard

    def _held(self) -> str:
        """The row that has the keyboard, also while a sheet lies over the page and will give it back."""
        page = self.parentWidget()
        focused = page.window().focusWidget() if page is not None else None
        return next((key for key, row in self._rows if row is focused), "")

    def _step(self, row: RecordRow, step: int) -> None:
        rows = [one for _key, one in self._rows]
        place = rows.index(row) + step
        if 0 <= place < len(rows):
            rows[place].setFocus(Qt.FocusReason.TabFocusReason)
