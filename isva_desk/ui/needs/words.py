"""How needs, risks and consents read on the tab."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from isva_desk.domain.choices import choices
from isva_desk.domain.date_words import say_when
from isva_desk.domain.dates import LONDON, When
from isva_desk.journal.case_view import ConsentRow
from isva_desk.journal.needs.folded import Standing
from isva_desk.journal.needs.views import ConsentStep
from isva_desk.journal.rows import Tone
from isva_desk.language import _, say_short_day


def standing_line(one: Standing, day: date) -> str:
    """The plan, when it was talked about, and when it is looked at again."""
    parts = [one.plan] if one.plan else []
    if one.score:
        parts.append(_("score {score}").format(score=one.score))
    parts.append(_("talked about {day}").format(day=_day(one.on)))
    if one.review_on is not None:
        again = _("look again {day}") if one.review_on >= day else _("was to be looked at again {day}")
        parts.append(again.format(day=say_short_day(one.review_on)))
    return " · ".join(parts)


def _day(known: When) -> str:
    return say_short_day(known.day) if known.day is not None else say_when(known)


def standing_pill(one: Standing, kind: str) -> tuple[str, Tone]:
    """The level, and its tone."""
    words = choices("needs")["risk-levels" if kind == "risk" else "need-levels"].text_of(one.level)
    if one.is_over:
        return words, "grey"
    return words, "rose" if one.is_high else "blue"


def consent_line(consent: ConsentRow) -> str:
    """When and how it was given, until when, and when it was taken back."""
    parts = []
    if consent.given_on.is_known:
        parts.append(_("given {day}").format(day=say_when(consent.given_on)))
    if consent.method:
        parts.append(choices("consent")["methods"].text_of(consent.method))
    if consent.ends_on.is_known:
        parts.append(_("until {day}").format(day=say_when(consent.ends_on)))
    if consent.withdrawn_on.is_known:
        parts.append(_("withdrawn {day}").format(day=say_when(consent.withdrawn_on)))
    if consent.note:
        parts.append(consent.note)
    return " · ".join(parts)


def step_line(step: ConsentStep) -> str:
    """One entry of the ledger, and who wrote it down."""
    if step.withdrawn_on.is_known:
        words = _("taken back {day}").format(day=_day(step.withdrawn_on))
    else:
        words = _("given {day}").format(day=_day(step.given_on))
    recorded = say_short_day(step.recorded.astimezone(LONDON).date())
    return _("{what} · written down {day} by {who}").format(what=words, day=recorded, who=step.author)


def consent_pill(consent: ConsentRow, day: date) -> tuple[str, Tone]:
    """How it stands on a day."""
    if consent.holds_on(day):
        return _("Given"), "green"
    if consent.withdrawn_on.is_known:
        return _("Taken back"), "rose"
    return (_("Ended"), "amber") if consent.given_on.is_known else (_("Not given now"), "grey")


def answers_line(name: str, known: Mapping[str, str]) -> list[str]:
    """ "Interpreter needed? Yes", one for each answer that is recorded."""
    lists = choices(name)
    return [
        _("{question}: {answer}").format(
            question=question.text.rstrip("?"), answer=question.text_of(known[question.id])
        )
        for question in lists.lists.values()
        if question.id in known
    ]
