"""A review was asked for, acknowledged, came to a stage, or was decided."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.desk import Desk
from isva_desk.casework.reviews import acknowledge_review, ask_review, reach_stage
from isva_desk.domain.dates import When
from isva_desk.domain.decision_lists import decision_lists
from isva_desk.journal.changes import Changes
from isva_desk.journal.decisions.folded import Decision, Review
from isva_desk.language import _
from isva_desk.ui.decisions.words import decision_title, review_title
from isva_desk.ui.parts import Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.workspace import Workspace

_ACKNOWLEDGED = "acknowledged"


class AskReview(Form):
    """The client asked for a review; from that day its limits run."""

    def __init__(self, workspace: Workspace, decision: Decision) -> None:
        super().__init__(
            workspace, _("A review was asked for"), below=decision_title(decision.kind, decision.suspect), width=660
        )
        self._decision = decision
        self.on = self.ask("on", _("When was it asked for?"), DateEdit(
            _("When was it asked for?"), workspace.today, text=_("today")))  # fmt: skip
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional. Such as: asked by email, I was copied in"))
        self.finish_layout()
        self.on.setFocus()

    def work(self) -> Work:
        """Record the request, and that a review is wanted."""
        return Work(ask_review, (self._decision.id, self.date_of("on"), self.note.text()))


class ReviewStep(Form):
    """How far a review is: a stage began or ended; the last one decides it."""

    def __init__(self, workspace: Workspace, review: Review, decision: Decision) -> None:
        super().__init__(workspace, _("How far is the review?"), below=review_title(review), width=820,
                         enter_saves=False)  # fmt: skip
        self._review, today, lists = review, workspace.today, decision_lists()
        stages = lists.stages_of(review.scheme, decision.kind)
        self._plain = {one.id: one.plain for one in stages}
        self.stage = self.ask("stage", _("Which stage?"), Chips(_("Which stage?"), [
            (one.id, one.words) for one in stages]))  # fmt: skip
        self.began = self.ask("began", _("Began on"), DateEdit(_("Began on"), today, optional=True))
        self.ended = self.ask("ended", _("Ended on"), DateEdit(_("Ended on"), today, optional=True))
        self.outcome = self.ask("result", _("With which result?"), Chips(_("With which result?"), [
            ("", _("None yet")), *((one.id, one.words) for one in lists.results)]))  # fmt: skip
        self.outcome.choose("")
        self.decided = self.ask("decided", _("The whole review"), QCheckBox(_("With this the review is decided")))
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional. Facts only: this may be read in court"))
        self.finish_layout()
        self.focus_soon(self.stage.focus_first)

    def changed(self) -> None:
        """An acknowledgement is a day; other stages begin, end and may decide."""
        stage = self.stage.value() or ""
        self.fields["stage"].help(_(self._plain[stage]) if self._plain.get(stage) else "")
        plain = stage == _ACKNOWLEDGED
        for name in ("ended", "result"):
            self.show_field(name, shown=not plain)
        self.show_field("decided", shown=not plain and bool(self.outcome.value()) and not self._review.is_decided)

    def work(self) -> Work:
        """Write the step down."""
        stage = self.stage.value()
        if stage is None:
            raise WrongAnswer("stage", _("Choose the stage."))
        if stage == _ACKNOWLEDGED:
            return Work(acknowledge_review, (self._review.id, self.date_of("began"), self.note.text()))
        decided = not self.fields["decided"].isHidden() and self.decided.isChecked()
        said = (self.date_of("began"), self.date_of("ended"), self.outcome.value() or "", decided, self.note.text())
        return Work(_reached, (self._review.id, stage, said))


def _reached(desk: Desk, review: str, stage: str, said: tuple[When, When, str, bool, str]) -> Changes:
    began, ended, result, decided, note = said
    return reach_stage(desk, review, stage, began=began, ended=ended, result=result, decided=decided, note=note)
