"""One section of Today: its name, its rows, and a way to the rows that are not shown yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isva_desk.journal.rows import TodayRow, TodaySection
from isva_desk.language import ngettext
from isva_desk.ui.parts import LinkButton, Rows, SectionTitle, clear
from isva_desk.ui.today.row import TodayRowView
from isva_desk.ui.today.sections import section_title


class SectionBlock(QWidget):
    """Draws anew only when its rows change, and then only the rows that did. Hidden while it has none."""

    more_wanted = Signal(str)

    def __init__(self, section: TodaySection, make: Callable[[TodayRow], TodayRowView]) -> None:
        super().__init__()
        self.section: TodaySection = section
        self._make = make
        self.views: list[TodayRowView] = []
        self._shown: tuple[tuple[TodayRow, ...], int] = ((), 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def show_rows(self, rows: Sequence[TodayRow], hidden: int) -> bool:
        """Show these rows, and that ``hidden`` more are there. False where that is what was shown already."""
        wanted = tuple(rows), hidden
        if wanted == self._shown:
            return False
        self._shown = wanted
        kept = {view.row: view for view in self.views}
        for view in kept.values():
            view.setParent(None)
        clear(self._column)
        self.views = []
        if rows:
            self._draw(rows, hidden, kept)
        self.setVisible(bool(rows))
        for view in kept.values():
            view.deleteLater()
        return True

    def _draw(self, rows: Sequence[TodayRow], hidden: int, kept: dict[TodayRow, TodayRowView]) -> None:
        self._column.addWidget(SectionTitle(section_title(self.section)))
        card = Rows()
        card.setAccessibleName(section_title(self.section))
        for row in rows:
            was_there = row in kept
            view = kept.pop(row) if was_there else self._make(row)
            card.add(view)
            if was_there:  # it was hidden when it was taken off; a new one is shown with its card
                view.show()
            self.views.append(view)
        self._column.addWidget(card)
        card.show()  # at once: what is not shown yet cannot take the keyboard
        if hidden > 0:
            words = ngettext("Show {count} more", "Show {count} more", hidden).format(count=hidden)
            more = LinkButton(words, self._more, name=f"{words}: {section_title(self.section)}")
            self._column.addWidget(more, alignment=Qt.AlignmentFlag.AlignLeft)

    def _more(self) -> None:
        self.more_wanted.emit(self.section)
