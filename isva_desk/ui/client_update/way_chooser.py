"""By which way a page reaches the client, and whether that is safe now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from isva_desk.casework.client_update import SafeWay, safe_way
from isva_desk.domain.problems import KnownProblem
from isva_desk.journal.acts.client_updates import How
from isva_desk.language import _
from isva_desk.ui.parts import Banner, Chips, Field
from isva_desk.ui.workspace import Workspace


class WayChooser(QWidget):
    """``changed`` is sent when a way was judged: ``way`` holds it, or None where it may not be used."""

    changed = Signal()

    def __init__(self, workspace: Workspace, case_id: str, name: str, ways: Sequence[tuple[How, str]]) -> None:
        super().__init__()
        self._workspace, self._case_id, self._ways = workspace, case_id, tuple(ways)
        self.way: SafeWay | None = None
        question = _("How does it reach {name}?").format(name=name)
        self.ways = Chips(question, self._ways)
        self.ways.chosen.connect(lambda _way: self._ask())
        self.state = Banner("", "grey")
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("Such as: they asked for it now"))
        self.why = Field(_("Why now, all the same?"), self.reason, help_text=_("The reason is kept."))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16)
        for part in (Field(question, self.ways), self.state, self.why):
            box.addWidget(part)
        self.state.hide()
        self.why.hide()

    def how(self) -> How | None:
        """The way that is chosen."""
        return next((how for how, _words in self._ways if how == self.ways.value()), None)

    def complain(self, sentence: str) -> None:
        """A reason is needed; an empty sentence takes that away."""
        if sentence:
            self.why.show()
            self.reason.setFocus()
        self.why.wrong(sentence)

    def _ask(self) -> None:
        self.way = None
        self.changed.emit()
        if (how := self.how()) is not None:
            self._workspace.ask(safe_way, self._case_id, how, then=self._show, failed=self._not_safe, latest="way")

    def _show(self, way: SafeWay) -> None:
        self.way = way
        detail = [_("Only if: {condition}.").format(condition=way.condition)] if way.condition else []
        detail += [_("Never say: {what}.").format(what=way.never_say)] if way.never_say else []
        if way.needs_reason:
            self.state.say(way.words, "amber", detail=" ".join(detail), icon="half")
        else:
            self.state.say(way.words, "green", detail=" ".join(detail), icon="check")
        self.state.show()
        self.why.setVisible(way.needs_reason)
        self.changed.emit()

    def _not_safe(self, problem: Exception) -> None:
        if not isinstance(problem, KnownProblem):
            self._workspace.problem(problem)
            return
        detail = " ".join(part for part in (problem.kept, problem.next_step) if part)
        self.state.say(problem.sentence, "rose", detail=detail, icon="blocked")
        self.state.show()
        self.why.hide()
        self.changed.emit()
