"""Choose the days that go into a calendar file, and see what it will say of them: nothing but a number."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QLineEdit

from isva_desk.casework.desk import Desk
from isva_desk.documents.diary_file import SUFFIX, diary_leaving
from isva_desk.documents.layout import Cancelled, Progress
from isva_desk.documents.leaving import save
from isva_desk.journal.changes import Changes
from isva_desk.journal.diary import DiaryRow
from isva_desk.language import _, ngettext, say_short_day
from isva_desk.ui.diary.words import one_line
from isva_desk.ui.parts import Banner, Card, Field, LinkButton
from isva_desk.ui.parts.sheet import Sheet
from isva_desk.ui.preview.save_sheet import Kept, SaveSheet, ToSave
from isva_desk.ui.workspace import Workspace


class FileSheet(Sheet):
    """Each entry is a box to tick; hearings are ticked from the start. Saving asks where to, and writes it down."""

    def __init__(self, workspace: Workspace, rows: Sequence[DiaryRow]) -> None:
        super().__init__(
            _("A calendar file"),
            below=_("It leaves the vault. A calendar may copy it to other machines: so it names nobody."),
            width=640,
        )
        self._workspace = workspace
        self._rows = [row for row in rows if not row.over and row.kind != "avoid"]
        self.says = Banner("", "blue", icon="eye")
        self.box.addWidget(self.says)
        self.boxes: list[QCheckBox] = []
        card = Card(gap=2, padding=14)
        for row in self._rows:
            words = _("{day}: {entry}").format(day=say_short_day(row.on), entry=one_line(row))
            box = QCheckBox(words)
            box.setChecked(row.kind == "hearing")
            box.toggled.connect(lambda _on: self._follow())
            self.boxes.append(box)
            card.box.addWidget(box)
        self.box.addWidget(card)
        self.none = LinkButton(_("Tick none"), self._tick_none)
        self.box.addWidget(self.none)
        self.place = QCheckBox(_("Also say the court, as the place of a hearing"))
        self.place.toggled.connect(lambda _on: self._follow())
        self.box.addWidget(self.place)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("Such as: for my own calendar"))
        self.why = Field(_("Why does it leave?"), self.reason, help_text=_("It is kept."))
        self.box.addWidget(self.why)
        self.add_cancel()
        self.go = self.add_primary(_("Save…"))
        self.go.clicked.connect(self._save)
        self._follow()
        (self.boxes[0] if self.boxes else self.reason).setFocus()

    def chosen(self) -> list[DiaryRow]:
        """The entries that are ticked."""
        return [row for row, box in zip(self._rows, self.boxes, strict=True) if box.isChecked()]

    def _tick_none(self) -> None:
        for box in self.boxes:
            box.setChecked(False)

    def _follow(self) -> None:
        count = len(self.chosen())
        self.go.setEnabled(bool(count))
        said = ngettext("It says: Appointment 1.", "It says: Appointment 1 to Appointment {count}.", count)
        detail = (
            _("With day, hour and court. No name, no reference.")
            if self.place.isChecked()
            else _("With day and hour alone. No name, no reference, no court.")
        )
        if count:
            self.says.say(
                said.format(count=count), "amber" if self.place.isChecked() else "blue", detail=detail, icon="eye"
            )
        else:
            self.says.say(_("Nothing is ticked."), "grey", icon="eye")

    def _save(self) -> None:
        rows, reason, place = self.chosen(), self.reason.text().strip(), self.place.isChecked()
        if not reason:
            self.why.wrong(_("Say why it leaves the vault. The reason is kept."))
            self.reason.setFocus()
            return

        def write(desk: Desk, kept: Kept, path: Path, _progress: Progress, _cancelled: Cancelled) -> Changes:
            return save(desk, diary_leaving(rows, desk.clock(), kept.reason, with_place=place), path)

        to_save = ToSave("calendar", ((SUFFIX, _("Calendar file")),), write, reason=reason, asks_reason=False)
        self.accept()
        self._workspace.open_dialog(SaveSheet(self._workspace, to_save))
