"""How plans for hard news, decisions and stages of reviews read in the timeline."""

from __future__ import annotations

from isva_desk.domain.dates import When
from isva_desk.domain.decision_lists import decision_lists
from isva_desk.domain.labels import body_label, event_label, method_label, role_label
from isva_desk.journal.acts import EventRecorded
from isva_desk.journal.acts.decisions import (
    DecisionDescribed,
    DecisionExpected,
    DeliveryDone,
    DeliveryPlanned,
    ReviewStageReached,
)
from isva_desk.journal.area import Area, Line
from isva_desk.journal.casefile import when
from isva_desk.journal.decisions.matters import matters, words
from isva_desk.journal.record import ClientRecord, FactRecord
from isva_desk.language import N_, _

_DONE = {
    "yes": N_("Told as planned: {decision}"),
    "no": N_("Told otherwise than planned: {decision}"),
    "not-told": N_("Not told as it was planned: {decision}"),
    "": N_("Told: {decision}"),
}
_ASKED = ("warned", "met", "review", "support")
_SAID = {
    ("warned", "yes"): N_("the adviser was warned first"),
    ("warned", "no"): N_("the adviser was not warned first"),
    ("met", "yes"): N_("investigator and prosecutor met before it"),
    ("met", "no"): N_("investigator and prosecutor did not meet before it"),
    ("review", "wanted"): N_("a review is wanted"),
    ("review", "not-wanted"): N_("no review is wanted"),
    ("review", "thinking"): N_("still thinking about a review"),
    ("support", "yes"): N_("support was offered"),
    ("support", "no"): N_("no support was offered"),
}


def who_words(who: str) -> str:
    """Who is to tell it: a role of the case, or the adviser."""
    return _("The adviser") if who == "adviser" else role_label(who)


def _expected(_record: ClientRecord, _fact: FactRecord, act: DecisionExpected) -> Line:
    return Line("expected", when(act.on), _("A decision is expected from: {body}").format(body=body_label(act.by)))


def _planned(record: ClientRecord, _fact: FactRecord, act: DeliveryPlanned) -> Line:
    parts = [
        who_words(act.who) if act.who else "", method_label(act.method).lower() if act.method else "", act.with_whom
    ]  # fmt: skip
    how = ", ".join(part for part in parts if part) or _("to be filled in")
    if act.decision:
        thing = _decision(record, act.decision)
        return Line("plan", when(act.on), _("How it is told ({decision}): {how}").format(decision=thing, how=how))
    return Line("plan", when(act.on), _("How the next decision is told: {how}").format(how=how))


def _done(record: ClientRecord, _fact: FactRecord, act: DeliveryDone) -> Line:
    return Line("done", when(act.on), _(_DONE[act.as_planned]).format(decision=_decision(record, act.decision)))


def _described(record: ClientRecord, _fact: FactRecord, act: DecisionDescribed) -> Line:
    said = [_(_SAID[key]) for name in _ASKED if (key := (name, getattr(act, name))) in _SAID]
    words_ = "; ".join(said) or _("noted")
    return Line("described", when(act.on), f"{_decision(record, act.decision)}: {words_}")


def _stage(record: ClientRecord, _fact: FactRecord, act: ReviewStageReached) -> Line:
    asked = record.facts.get(act.review)
    scheme = asked.latest.scheme if asked is not None and isinstance(asked.latest, EventRecorded) else None
    stage = decision_lists().stage(scheme or "", act.stage)
    name = stage.words if stage is not None else act.stage
    on: When = when(act.ended) if act.ended else when(act.began)
    if act.result:
        result = decision_lists().result_words(act.result)
        return Line("stage", on, _("Review, {stage}: {result}").format(stage=name, result=result))
    return Line("stage", on, _("Review reached: {stage}").format(stage=name))


def _decision(record: ClientRecord, event: str) -> str:
    fact = record.facts.get(event)
    if fact is None or not isinstance(act := fact.latest, EventRecorded):
        return _("a decision")
    words_ = event_label(act.kind)
    return _("{event} (suspect {suspect})").format(event=words_, suspect=act.suspect) if act.suspect else words_


AREA = Area(
    "decisions",
    {
        DecisionExpected: _expected,
        DeliveryPlanned: _planned,
        DeliveryDone: _done,
        DecisionDescribed: _described,
        ReviewStageReached: _stage,
    },
    words=words,
    matters=matters,
)
