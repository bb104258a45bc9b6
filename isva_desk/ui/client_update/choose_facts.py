"""Choosing what the page is about: one or several facts of the case, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from isva_desk.language import _
from isva_desk.ui.client_update.writing_it import Fact
from isva_desk.ui.parts import Banner, EmptyState, small
from isva_desk.ui.parts.sheet import Sheet
from isva_desk.ui.theme import current


class ChooseFacts(Sheet):
    """``take`` is called with the ids, in the order in which the facts stand."""

    def __init__(
        self, facts: Sequence[Fact], chosen: Sequence[str], language: str, take: Callable[[tuple[str, ...]], object]
    ) -> None:
        super().__init__(
            _("What is it about?"), below=_("One thing at a time is easier to take in. The newest stands first."),
            width=620,
        )  # fmt: skip
        self._take = take
        self.boxes: dict[str, QCheckBox] = {}
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for fact in facts:
            box = QCheckBox(fact.words)
            box.setChecked(fact.id in chosen)
            spoken = language in fact.languages
            when = fact.when if spoken else _("{when}. Not in this language yet").format(when=fact.when)
            box.setAccessibleDescription(when)
            below = small(when)
            below.setContentsMargins(current().px(28), 0, 0, 6)
            self.boxes[fact.id] = box
            column.addWidget(box)
            column.addWidget(below)
        if not facts:
            column.addWidget(
                EmptyState(
                    "document",
                    _("Nothing to write about yet"),
                    _("Record what happened first. There are no words yet for every kind of fact."),
                )
            )
        self.box.addWidget(lines)
        self.wrong = Banner("", "rose", icon="warning")
        self.wrong.hide()
        self.box.addWidget(self.wrong)
        self.add_cancel()
        self.go = self.add_primary(_("Write about this"))
        self.go.clicked.connect(self._done)
        self.go.setEnabled(bool(facts))
        if self.boxes:
            next((box for box in self.boxes.values() if box.isChecked()), next(iter(self.boxes.values()))).setFocus()

    def _done(self) -> None:
        chosen = tuple(identity for identity, box in self.boxes.items() if box.isChecked())
        if not chosen:
            self.wrong.say(_("Choose at least one fact."), "rose", icon="warning")
            self.wrong.show()
            return
        take = self._take
        self.accept()
        take(chosen)
