"""What came of telling a decision; the telling itself is recorded as an update with it."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QLineEdit

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.decisions import Around, deliver, describe_decision
from isva_desk.casework.record_update import NewUpdate
from isva_desk.domain.dates import UNKNOWN, When
from isva_desk.domain.event_kinds import METHODS
from isva_desk.domain.labels import body_label, method_label
from isva_desk.journal.acts.decisions import Tick
from isva_desk.journal.decisions.folded import Decision, Wish
from isva_desk.journal.rows import ClientHead
from isva_desk.journal.said_again import change
from isva_desk.language import _
from isva_desk.ui.case.head import name_of
from isva_desk.ui.decisions.words import decision_title, plan_words
from isva_desk.ui.parts import Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.record_update.follow_ups import REVIEW_RIGHT
from isva_desk.ui.workspace import Workspace

_BY = ("police", "cps", "witness-care", "isva")
_YES, _NO, _UNKNOWN = "yes", "no", ""


def _yes_no() -> list[tuple[str, str]]:
    return [(_YES, _("Yes")), (_NO, _("No")), (_UNKNOWN, _("Not known"))]


def _tick(chips: Chips) -> Tick:
    return cast("Tick", chips.value() or "")


class WhatCameOfIt(Form):
    """Told as planned, otherwise, or not; who told it, when and how; whether the adviser knew first."""

    def __init__(self, workspace: Workspace, head: ClientHead, decision: Decision) -> None:
        name, today = name_of(head), workspace.today
        plan = plan_words(decision.plan, workspace.today()) if decision.plan else ""
        title = decision_title(decision.kind, decision.suspect)
        super().__init__(
            workspace, _("What came of it?"), below=f"{title}. {plan}".strip(),
            draft_key=f"delivered:{decision.id}", width=760, enter_saves=False,
        )  # fmt: skip
        self._decision = decision
        self.as_planned = self.ask("as_planned", _("Was {name} told?").format(name=name), Chips(_("Told?"), [
            ("yes", _("Yes, as planned")), ("no", _("Yes, otherwise")), ("not-told", _("No"))]))  # fmt: skip
        self.as_planned.choose("yes" if decision.plan else "no")
        self.by = self.ask("by", _("Who told it?"), Chips(_("Who told it?"), [(one, body_label(one)) for one in _BY]))
        self.by.choose(decision.body)
        self.on = self.ask("on", _("When?"), DateEdit(_("When?"), today, text=_("today")))
        self.method = self.ask("method", _("How?"), Chips(_("How?"), [(one, method_label(one)) for one in METHODS]))
        self.method.choose(decision.plan.method if decision.plan else None)
        self.reasons = self.ask("reasons", _("Reasons given?"), Chips(_("Reasons given?"), _yes_no()))
        self.review = self.ask("review_right", _("Told of the right to a review?"), Chips(
            _("Told of the right to a review?"), _yes_no()))  # fmt: skip
        self.warned = self.ask("warned", _("Did you know first?"), Chips(_("Did you know first?"), _yes_no()))
        for chips in (self.reasons, self.review, self.warned):
            chips.choose(_UNKNOWN)
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional. Facts only: this may be read in court"))
        self.finish_layout()
        self.focus_soon(self.as_planned.focus_first)

    def changed(self) -> None:
        """What was not told has no day and no way."""
        told = self.as_planned.value() != "not-told" and not self._decision.told_by
        for name in ("by", "on", "method", "reasons"):
            self.show_field(name, shown=told)
        self.show_field("review_right", shown=told and self._decision.kind in REVIEW_RIGHT)

    def work(self) -> Work:
        """The telling and what came of it, together."""
        as_planned = self.as_planned.value()
        if as_planned is None:
            raise WrongAnswer("as_planned", _("Choose whether it was told."))
        around = Around(warned=_tick(self.warned))
        told = None
        if not self.fields["on"].isHidden():
            told = NewUpdate(
                by=self.by.value() or "", on=self.date_of("on"), method=self.method.value(),
                reasons={"yes": True, "no": False}.get(self.reasons.value() or ""),
                review_right=None if self.fields["review_right"].isHidden()
                else {"yes": True, "no": False}.get(self.review.value() or ""),
            )  # fmt: skip
        return Work(deliver, (self._decision.id, as_planned, told, around, self.note.text()))


class AroundDecision(Form):
    """What is known round a decision, whether it was told or not."""

    def __init__(self, workspace: Workspace, head: ClientHead, decision: Decision) -> None:
        super().__init__(
            workspace, _("Round this decision"), below=decision_title(decision.kind, decision.suspect), width=740,
            enter_saves=False,
        )  # fmt: skip
        self._decision, today = decision, workspace.today
        name = name_of(head)
        self.warned = self.ask("warned", _("Were you warned first?"), Chips(_("Were you warned first?"), _yes_no()))
        self.warned_on = self.ask("warned_on", _("When?"), DateEdit(_("Warned when?"), today, optional=True))
        self.met = self.ask(
            "met", _("Did investigator and prosecutor meet before it?"),
            Chips(_("Did investigator and prosecutor meet before it?"), _yes_no()),
        )  # fmt: skip
        self.met_on = self.ask("met_on", _("When?"), DateEdit(_("Met when?"), today, optional=True))
        question = _("Does {name} want a review?").format(name=name)
        self.review = self.ask(
            "review",
            question,
            Chips(
                question,
                [
                    ("wanted", _("Yes")),
                    ("not-wanted", _("No")),
                    ("thinking", _("Still thinking")),
                    ("", _("Not known")),
                ],
            ),
        )
        question = _("Was support offered afterwards?")
        self.support = self.ask("support", question, Chips(question, _yes_no()))
        self.warned.choose(decision.warned)
        self.met.choose(decision.met)
        self.review.choose(decision.wants_review)
        self.support.choose(decision.support)
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional. Facts only: this may be read in court"))
        self.finish_layout()
        self.focus_soon(self.warned.focus_first)

    def changed(self) -> None:
        """A day is asked for where it happened."""
        self.show_field("warned_on", shown=self.warned.value() == _YES)
        self.show_field("met_on", shown=self.met.value() == _YES)

    def work(self) -> Work:
        """Write it down."""
        known = self._decision
        review = change(self.review.value() or "", known.wants_review)
        around = Around(
            warned=_changed(self.warned, known.warned, self._on("warned_on", self.warned)),
            warned_on=self._on("warned_on", self.warned),
            met=_changed(self.met, known.met, self._on("met_on", self.met)), met_on=self._on("met_on", self.met),
            review=cast("Wish", review), support=_changed(self.support, known.support), note=self.note.text(),
        )  # fmt: skip
        return Work(describe_decision, (self._decision.id, around))

    def _on(self, name: str, answer: Chips) -> When:
        return self.date_of(name) if answer.value() == _YES else UNKNOWN


def _changed(answer: Chips, before: Tick, on: When = UNKNOWN) -> Tick:
    """What has to be said; with a day it is said anew."""
    now = answer.value() or ""
    return cast("Tick", now if on.is_known else change(now, before))
