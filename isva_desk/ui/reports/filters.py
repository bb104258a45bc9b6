"""The line of filters above a report: what it is to be about. Only what this report knows is asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from isva_desk.casework.checks import WrongAnswer
from isva_desk.documents.reports.catalogue import Listed
from isva_desk.documents.reports.report import Wanted
from isva_desk.documents.reports.words import area_name, force_name
from isva_desk.domain.directory import Directory
from isva_desk.domain.stages import STAGES
from isva_desk.domain.stages import label as stage_label
from isva_desk.journal.report_cases import CaseScope
from isva_desk.journal.report_scopes import Scopes
from isva_desk.language import _
from isva_desk.ui.parts import Flow, announce, look, small
from isva_desk.ui.record_update.case_picker import CasePicker
from isva_desk.ui.reports.day_box import DayBox
from isva_desk.ui.theme import current
from isva_desk.ui.workspace import Workspace

_WIDE, _NARROW = 176, 128  # pixels at 100 %


class ReportFilters(QWidget):
    """``changed`` is sent when a report of something else is wanted."""

    changed = Signal()

    def __init__(self, workspace: Workspace, listed: Listed, scopes: Scopes, case_id: str | None = None) -> None:
        super().__init__()
        self.listed = listed
        self._today: Callable[[], date] = workspace.today
        self.case_id = case_id
        self._cells: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._flow = Flow(gap=12, line_gap=10)
        column.addLayout(self._flow)
        self.picker = CasePicker(workspace)
        if listed.of_one_case:
            self._ask_case()
        self.days = {"day": DayBox(_("As at"), workspace.today, "day")}
        if listed.has_period:
            self.days["first"] = DayBox(_("From"), workspace.today, "first")
            self.days["last"] = DayBox(_("To"), workspace.today, "last")
        for box in self.days.values():
            box.changed.connect(self.changed)
            self._add(box.accessibleName(), box, _NARROW)
        self.days["day"].show_day(workspace.today())
        self.choices = {} if listed.of_one_case else _choices(scopes, workspace.directory)
        for choice in self.choices.values():
            choice.currentIndexChanged.connect(lambda _place: self.changed.emit())
            self._add(choice.accessibleName(), choice, _WIDE)
        self.names = QCheckBox(_("Names to use as well"))
        self.outside = QCheckBox(_("Version for readers outside"))
        self.outside.setToolTip(_("Numbers under five are hidden, and whatever would give them away."))
        self.reason = QLineEdit()
        self.reason.setAccessibleName(_("Why are names needed?"))
        self.reason.setPlaceholderText(_("Why are names needed? It is kept."))
        self.reason.editingFinished.connect(self._reason_given)
        self._ask_ticks()
        self.wrong = look(QLabel(), "error")
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        column.addWidget(self.wrong)

    # -- what is wanted -------------------------------------------------------------------------------------------

    def wanted(self) -> Wanted:
        """What is asked for. Raises ``WrongAnswer``."""
        if self.listed.of_one_case and self.case_id is None:
            raise WrongAnswer("case", _("Choose the case first."))
        if self.names.isChecked() and not self.reason.text().strip():
            raise WrongAnswer("reason", _("Say why names are needed. The reason is kept."))
        day = self.days["day"].day() or self._today()
        first, last = self._day("first"), self._day("last")
        if first is not None and last is not None and last < first:
            raise WrongAnswer("last", _("The period ends before it begins."))
        chosen = {name: box.currentData() for name, box in self.choices.items()}
        scope = CaseScope(chosen.get("owner"), chosen.get("force"), chosen.get("area"), chosen.get("stage"))
        return Wanted(day, scope, first, last, self.names.isChecked(), self.case_id, self.outside.isChecked())

    def complain(self, problem: WrongAnswer | None) -> None:
        """Say what is wrong below the line and mark where; None takes it away."""
        for name, box in self.days.items():
            box.mark(wrong=problem is not None and problem.field == name)
        self.wrong.setText(problem.sentence if problem is not None else "")
        self.wrong.setVisible(problem is not None)
        if problem is not None:
            announce(self.wrong, problem.sentence)

    def as_text(self) -> str:
        """What is asked for, as it stands here, to be taken up again later."""
        held: dict[str, Any] = {name: box.text() for name, box in self.days.items()}
        held |= {name: box.currentData() for name, box in self.choices.items()}
        held |= {"names": self.names.isChecked(), "outside": self.outside.isChecked(), "reason": self.reason.text()}
        return json.dumps({**held, "case": self.case_id, "case_words": self.picker.edit.text()})

    def take_up(self, text: str) -> None:
        """Ask for what was asked for then; nobody is told."""
        held = json.loads(text)
        self.blockSignals(True)
        for name, day in self.days.items():
            day.setText(held.get(name, ""))
        for name, box in self.choices.items():
            box.setCurrentIndex(max(0, box.findData(held.get(name))))
        for tick, name in ((self.names, "names"), (self.outside, "outside")):
            tick.setChecked(bool(held.get(name)))
        self.reason.setText(held.get("reason", ""))
        self.case_id = held.get("case")
        self.picker.edit.setText(held.get("case_words", ""))
        self.blockSignals(False)

    def focus_first(self) -> None:
        """Put the keyboard on the first question."""
        (self.picker if self.listed.of_one_case else self.days["day"]).setFocus()

    # -- inside ---------------------------------------------------------------------------------------------------

    def _day(self, name: str) -> date | None:
        return self.days[name].day() if name in self.days else None

    def _ask_case(self) -> None:
        self.picker.edit.setAccessibleName(_("Which case?"))
        self.picker.chosen.connect(self._take_case)
        self._add(_("Which case?"), self.picker, 2 * _WIDE)

    def _take_case(self, case_id: str) -> None:
        item = self.picker.list.currentItem()
        if item is not None:
            self.picker.edit.setText(item.text())
        self.picker.list.hide()
        self.case_id = case_id
        self.changed.emit()

    def _reason_given(self) -> None:
        if self.names.isChecked():
            self.changed.emit()

    def _ask_ticks(self) -> None:
        for tick, offered in ((self.outside, self.listed.may_leave), (self.names, self.listed.may_name)):
            if offered:
                tick.toggled.connect(lambda _on: self._tick())
                self._add("", tick)
        if self.listed.may_name:
            self._add("", self.reason, 2 * _WIDE)
        self.reason.setEnabled(False)

    def _tick(self) -> None:
        """Names stay inside: the one tick takes the other away."""
        if self.names.isChecked() and self.outside.isChecked():
            other = self.outside if self.sender() is self.names else self.names
            other.setChecked(False)
        self.reason.setEnabled(self.names.isChecked())
        if self.names.isChecked() and not self.reason.text():
            self.reason.setFocus()
        self.changed.emit()

    def _add(self, words: str, control: QWidget, width: int = 0) -> None:
        cell = QWidget()
        box = QVBoxLayout(cell)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        caption = small(words)
        caption.setBuddy(control)
        box.addWidget(caption)
        box.addWidget(control)
        box.addStretch(1)
        if width:
            cell.setFixedWidth(current().px(width))
            control.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        else:  # a tick stands level with the fields beside it
            control.setMinimumHeight(current().px(40))
        self._flow.addWidget(cell)


def _choices(scopes: Scopes, directory: Directory) -> dict[str, QComboBox]:
    stages = [stage for stage in STAGES if stage in scopes.stages]
    return {
        "owner": _box(_("Adviser"), _("All advisers"), ((owner, owner) for owner in scopes.owners)),
        "force": _box(_("Police force"), _("All forces"), ((i, force_name(directory, i) or i) for i in scopes.forces)),
        "area": _box(_("CPS Area"), _("All Areas"), ((i, area_name(directory, i) or i) for i in scopes.areas)),
        "stage": _box(_("Stage"), _("All stages"), ((stage, stage_label(stage)) for stage in stages)),
    }


def _box(name: str, every: str, choices: Iterable[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItem(every, None)
    for identity, words in choices:
        box.addItem(words, identity)
    return box
