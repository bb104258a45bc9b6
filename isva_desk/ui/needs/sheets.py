"""The sheets of the tab: what is said of a risk or a need and when it is looked at again; outcomes; many answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from PySide6.QtWidgets import QComboBox, QLineEdit

from isva_desk.casework.characteristics import set_access, set_characteristics
from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.needs import Said, answer_outcomes, judge_risk, note_need, review_day
from isva_desk.domain.choices import choices
from isva_desk.domain.dates import NotADate
from isva_desk.journal.needs.folded import Standing
from isva_desk.language import _
from isva_desk.ui.needs.choice_box import choice_box
from isva_desk.ui.parts import Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.workspace import Workspace

_LISTS = {"risk": ("risks", "risk-levels"), "need": ("headings", "need-levels")}


class LookAgain(Form):
    """What is said of a risk or a need today; with ``standing``, what was said last stands in the fields."""

    def __init__(
        self, workspace: Workspace, client_id: str, kind: Literal["risk", "need"], standing: Standing | None = None
    ) -> None:
        super().__init__(
            workspace,
            _("Risk") if kind == "risk" else _("Need"),
            below=_("One factual line. Nothing about what happened: a note can be read out in court."),
        )
        self._client_id, self._kind = client_id, kind
        lists = choices("needs")
        names, levels = _LISTS[kind]
        self._levels = levels
        self.what = self.ask(
            "risk" if kind == "risk" else "heading",
            lists[names].text,
            choice_box(
                [(choice.id, choice.text) for choice in lists[names].choices],
                standing.id if standing else "",
                empty="" if standing else _("Choose…"),
            ),
        )
        shown = [
            (choice.id, choice.text) for choice in lists[levels].choices if standing is not None or not choice.over
        ]
        self.level = self.ask("level", lists[levels].text, Chips(lists[levels].text, shown))
        self.on = self.ask("on", _("Talked about"), DateEdit(_("Talked about"), workspace.today, text=_("today")))
        self.plan = self.ask("plan", _("Plan"), QLineEdit())
        self.plan.setPlaceholderText(_("Such as: police asked for a marker on the address"))
        self.review = self.ask(
            "review_on", _("Look again"), DateEdit(_("Look again"), workspace.today, prefer="future", optional=True)
        )
        if kind == "risk":
            self.score = self.ask("score", _("Score"), QLineEdit())
            self.score.setPlaceholderText(_("Optional, where the service uses a form"))
        if standing is not None:
            self.level.choose(standing.level)
            self.plan.setText(standing.plan)
        self._offered = ""
        self.level.chosen.connect(lambda _level: self._offer_day())
        self.finish_layout()
        if standing is not None:
            self._offer_day()
        self.focus_soon(self.level.focus_first if standing is not None else self.what.setFocus)

    def changed(self) -> None:
        """What is over has no day to look again."""
        level = choices("needs")[self._levels].find(self.level.value() or "")
        over = level is not None and level.over
        self.show_field("review_on", shown=not over)

    def _offer_day(self) -> None:
        """The day that goes with the level, unless another was typed."""
        if self.review.text().strip() not in ("", self._offered):
            return
        try:
            on = self.on.when().latest
        except NotADate:
            on = None
        day = review_day(self._levels, self.level.value() or "", on or self.workspace.today())
        self._offered = "" if day is None else f"{day:%d/%m/%Y}"
        self.review.set_text(self._offered)

    def work(self) -> Work:
        """Write it down."""
        if not self.what.currentData():
            raise WrongAnswer("risk" if self._kind == "risk" else "heading", _("Choose one."))
        level = self.level.value()
        if level is None:
            raise WrongAnswer("level", _("Choose one."))
        score = self.score.text() if self._kind == "risk" else ""
        said = Said(level, self.date_of("on"), self._review(), self.plan.text(), score)
        return Work(
            judge_risk if self._kind == "risk" else note_need, (self._client_id, str(self.what.currentData()), said)
        )

    def _review(self) -> date | None:
        known = self.date_of("review_on")
        if known.is_known and known.day is None:
            raise WrongAnswer("review_on", _("Give one day."))
        return known.day


class AskOutcomes(Form):
    """How the client sees the headings of wellbeing. None has to be answered."""

    def __init__(self, workspace: Workspace, client_id: str, moment: str = "start") -> None:
        super().__init__(
            workspace, _("How the client sees it"),
            below=_("In their own view. Every question may stay empty, and nobody is measured by it."),
        )  # fmt: skip
        self._client_id = client_id
        lists = choices("outcomes")
        self.moment = self.ask(
            "moment", lists["moments"].text,
            Chips(lists["moments"].text, [(choice.id, choice.text) for choice in lists["moments"].choices]),
        )  # fmt: skip
        self.moment.choose(moment)
        self.headings = {heading.id: self._heading(heading.id, heading.text) for heading in lists["headings"].choices}
        self.on = self.ask("on", _("Asked when?"), DateEdit(_("Asked when?"), workspace.today, text=_("today")))
        self.finish_layout()
        self.moment.focus_first()

    def _heading(self, name: str, words: str) -> QComboBox:
        return self.ask(
            name,
            words,
            choice_box([(one.id, one.text) for one in choices("outcomes")["answers"].choices], empty=_("Not recorded")),
        )

    def work(self) -> Work:
        """Write the answers down."""
        answers = {name: str(combo.currentData()) for name, combo in self.headings.items() if combo.currentData()}
        if not answers:
            raise WrongAnswer(next(iter(self.headings)), _("Choose an answer for at least one heading."))
        return Work(answer_outcomes, (self._client_id, self.moment.value() or "start", answers, self.date_of("on")))


class ManyAnswers(Form):
    """Language and access needs, or what returns ask: every question of a file of choices, none of them mandatory."""

    def __init__(
        self, workspace: Workspace, client_id: str, name: Literal["access", "characteristics"], known: Mapping[str, str]
    ) -> None:
        access = name == "access"
        super().__init__(
            workspace,
            _("Language and access") if access else _("Answers for returns"),
            below=_("Fill in what you know. Everything may stay empty.")
            if access
            else _("Only if the client wants to answer. They leave the desk as numbers, never with a name."),
        )
        self._client_id, self._access = client_id, access
        self.answers: dict[str, QComboBox | QLineEdit] = {}
        for question in choices(name).lists.values():
            here = known.get(question.id, "")
            help_text = _(question.help) if question.help else ""
            control: QComboBox | QLineEdit
            if question.answer == "words":
                control = QLineEdit(here)
            else:
                control = choice_box([(one.id, one.text) for one in question.choices], here, empty=_("Not recorded"))
            self.answers[question.id] = self.ask(question.id, question.text, control, help_text=help_text)
        self.finish_layout()
        self.focus_soon(next(iter(self.answers.values())).setFocus)

    def work(self) -> Work:
        """Write down what was changed."""
        given = {
            name: control.text().strip() if isinstance(control, QLineEdit) else str(control.currentData() or "")
            for name, control in self.answers.items()
        }
        return Work(set_access if self._access else set_characteristics, (self._client_id, given))
