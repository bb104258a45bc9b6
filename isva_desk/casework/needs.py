"""Needs, risks and outcomes: what is said of each, the plan in one line, and the day to look again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from isva_desk.casework.checks import WrongAnswer, day_text, not_after_today, one_of, written
from isva_desk.casework.desk import Desk
from isva_desk.domain.choices import Choice, choices
from isva_desk.domain.dates import When
from isva_desk.journal.acts import needs as acts
from isva_desk.journal.changes import Changes
from isva_desk.journal.record import ClientRecord
from isva_desk.language import _

LONGEST_LINE = 200  # characters: a plan is a line, not an account


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a need or a risk. Without ``review_on`` the interval of the level decides."""

    level: str
    on: When
    review_on: date | None = None
    plan: str = ""
    score: str = ""


def note_need(desk: Desk, client_id: str, heading: str, said: Said) -> Changes:
    """Write down how much support is needed under a heading; ``made`` is the fact. Raises ``WrongAnswer``."""
    record = _client(desk, client_id)
    lists = choices("needs")
    one_of(heading, [choice.id for choice in lists["headings"].choices], "heading")
    on, review = _days(desk, said, _level("need-levels", said.level))
    act = acts.NeedNoted(heading, said.level, on, review, line_of(said.plan, "plan"), lists.version)
    return desk.write(desk.entry(act, record.id))


def judge_risk(desk: Desk, client_id: str, risk: str, said: Said) -> Changes:
    """Write down the level of a risk; ``made`` is the fact. A review is the same again. Raises ``WrongAnswer``."""
    record = _client(desk, client_id)
    lists = choices("needs")
    one_of(risk, [choice.id for choice in lists["risks"].choices], "risk")
    level = _level("risk-levels", said.level)
    if not level.over and not said.plan.strip():
        raise WrongAnswer("plan", _("Say in one line what is done about it, or that nothing is yet."))
    on, review = _days(desk, said, level)
    act = acts.RiskJudged(
        risk, said.level, on, review, line_of(said.score, "score"), line_of(said.plan, "plan"), lists.version
    )
    return desk.write(desk.entry(act, record.id))


def answer_outcomes(desk: Desk, client_id: str, moment: str, answers: dict[str, str], on: When) -> Changes:
    """Write down how the client sees the headings of wellbeing at a moment. None has to be answered."""
    record = _client(desk, client_id)
    lists = choices("outcomes")
    one_of(moment, [choice.id for choice in lists["moments"].choices], "moment")
    if not answers:
        raise WrongAnswer("answers", _("Choose an answer for at least one heading."))
    if not on.is_known:
        raise WrongAnswer("on", _("Say when the client was asked."))
    not_after_today(desk, on, "on")
    entries = []
    for heading, answer in answers.items():
        one_of(heading, [choice.id for choice in lists["headings"].choices], "heading")
        one_of(answer, [choice.id for choice in lists["answers"].choices], "answer")
        act = acts.OutcomeAnswered(heading, answer, moment, written(on, "on"), "", lists.version)
        entries.append(desk.entry(act, record.id))
    return desk.write(*entries)


def review_day(name: str, level: str, on: date) -> date | None:
    """The day to look again that goes with a level ("risk-levels" or "need-levels"); None where it is over."""
    found = choices("needs")[name].find(level)
    return None if found is None or found.over or not found.number else on + timedelta(days=found.number)


def line_of(text: str, field: str) -> str:
    """One short line, or ``WrongAnswer``: more than a line is an account, and that has no place here."""
    line = text.strip()
    if "\n" in line or len(line) > LONGEST_LINE:
        raise WrongAnswer(field, _("Keep it to one line of {most} characters at most.").format(most=LONGEST_LINE))
    return line


def _client(desk: Desk, client_id: str) -> ClientRecord:
    return desk.store.record(client_id)


def _level(name: str, level: str) -> Choice:
    found = choices("needs")[name]
    one_of(level, [choice.id for choice in found.choices], "level")
    return next(choice for choice in found.choices if choice.id == level)


def _days(desk: Desk, said: Said, level: Choice) -> tuple[str | None, str | None]:
    if not said.on.is_known:
        raise WrongAnswer("on", _("Say when this was talked about."))
    not_after_today(desk, said.on, "on")
    text = written(said.on, "on")
    if level.over:
        return text, None
    review = said.review_on or (said.on.latest or desk.today()) + timedelta(days=level.number)
    if said.on.latest is not None and review < said.on.latest:
        raise WrongAnswer("review_on", _("The day to look again lies before the day of the talk."))
    return text, day_text(review)
