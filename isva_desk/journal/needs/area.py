"""How needs, risks and the card read in the timeline, and which of their days come up on Today."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from isva_desk.domain.choices import choices
from isva_desk.journal.acts import ConsentRecorded
from isva_desk.journal.acts import needs as acts
from isva_desk.journal.area import Area, Around, Line, Matter
from isva_desk.journal.casefile import when
from isva_desk.journal.needs.folded import RETURNS, answers_of, card_of, needs_of, open_case_of, outcomes_of, risks_of
from isva_desk.journal.record import ClientRecord, FactRecord
from isva_desk.journal.rows import MatterRow, MatterWords
from isva_desk.journal.table import Table
from isva_desk.language import _, ngettext, say_day, say_short_day

# Read by the reports: what returns ask (R17, R18), risks and their reviews (R1, R2), outcomes (R16), consents (R19).
CHARACTERISTICS = Table("p_characteristics", ("client_id", "characteristic", "value"), 2, "client_id")
RISKS = Table("p_risks", ("client_id", "risk", "level", "is_high", "judged_on", "review_on"), 2, "client_id")
OUTCOMES = Table("p_outcomes", ("client_id", "heading", "moment", "answer", "on_day"), 3, "client_id")
CONSENTS = Table("p_consents", ("client_id", "party", "given_on", "ends_on", "withdrawn_on"), 2, "client_id")


def _need(_record: ClientRecord, _fact: FactRecord, act: acts.NeedNoted) -> Line:
    lists = choices("needs")
    words = _("Need, {heading}: {level}").format(
        heading=lists["headings"].text_of(act.heading), level=lists["need-levels"].text_of(act.level)
    )
    return Line("need", when(act.on), words)


def _risk(_record: ClientRecord, _fact: FactRecord, act: acts.RiskJudged) -> Line:
    lists = choices("needs")
    words = _("Risk, {risk}: {level}").format(
        risk=lists["risks"].text_of(act.risk), level=lists["risk-levels"].text_of(act.level)
    )
    return Line("risk", when(act.on), words)


def _outcome(_record: ClientRecord, _fact: FactRecord, act: acts.OutcomeAnswered) -> Line:
    lists = choices("outcomes")
    words = _("{heading} ({moment}): {answer}").format(
        heading=lists["headings"].text_of(act.heading),
        moment=lists["moments"].text_of(act.moment),
        answer=lists["answers"].text_of(act.answer),
    )
    return Line("outcome", when(act.on), words)


def _card(_record: ClientRecord, _fact: FactRecord, act: acts.CardWritten) -> Line:
    count = len(act.items)
    words = ngettext(
        "Card “What to know about me” written: {count} line",
        "Card “What to know about me” written: {count} lines",
        count,
    )
    return Line("card", when(act.on), words.format(count=count))


def _approved(_record: ClientRecord, _fact: FactRecord, act: acts.CardApproved) -> Line:
    return Line("approved", when(act.on), _("Card “What to know about me” approved"))


def _shared(_record: ClientRecord, _fact: FactRecord, act: acts.SharedWithoutConsent) -> Line:
    party = choices("consent")["parties"].text_of(act.party)
    return Line("shared", when(act.on), _("Shared without consent, for safeguarding ({party})").format(party=party))


def _matters(record: ClientRecord, _around: Around) -> Iterator[Matter]:
    case = open_case_of(record)
    if case is None:
        return
    yield from _reviews(record, case)
    card = card_of(record)
    if card is not None and not card.holds:
        places = {"why": "changed" if card.approved_on is not None else "new"}
        yield Matter("card", "card", section="reviews", in_diary=False, case=case, fact=card.fact_id, places=places)
    warn = choices("consent")["figures"].find("ends-soon")
    for party, held in record.consents.items():
        consent: ConsentRecorded = held.value
        ends = when(consent.ends_on).earliest
        if ends is not None and consent.withdrawn_on is None:
            yield Matter(
                "consent", f"consent:{party}", ends, section="reviews",
                show_from=ends - timedelta(days=warn.number if warn is not None else 0), case=case,
                places={"party": party},
            )  # fmt: skip


def _reviews(record: ClientRecord, case: str) -> Iterator[Matter]:
    for need in needs_of(record):
        if need.review_on is not None:
            yield Matter(
                "need", f"need:{need.id}", need.review_on, section="reviews", show_from=need.review_on, case=case,
                fact=need.fact_id, places={"what": need.id},
            )  # fmt: skip
    for risk in risks_of(record):
        if risk.review_on is None:
            continue
        # A high risk whose day has passed is a matter of safety, not of paper.
        until = risk.review_on if risk.is_high else None
        places = {"what": risk.id, "level": risk.level}
        yield Matter(
            "risk", f"risk:{risk.id}", risk.review_on, section="reviews", show_from=risk.review_on, show_until=until,
            case=case, fact=risk.fact_id, places=places,
        )  # fmt: skip
        if risk.is_high:
            yield Matter(
                "risk", f"risk-overdue:{risk.id}", risk.review_on, section="safety", in_diary=False,
                show_from=risk.review_on + timedelta(days=1), case=case, fact=risk.fact_id, places=places,
            )  # fmt: skip


def _words(matter: MatterRow, today: date) -> MatterWords:
    where = (("tab", "needs"), ("focus", matter.fact_id or matter.key.partition(":")[2]))
    if matter.kind == "card":
        why = (
            _("Something on it has changed since the client approved it. It cannot leave before they see it again.")
            if matter.places["why"] == "changed"
            else _("The client has not approved it yet. It cannot leave before.")
        )
        title = _("Card “What to know about me”: ask for approval")
        return MatterWords(title, why, _("look again"), "grey", _("Show…"), where=where)
    day = matter.on or today
    if matter.kind == "consent":
        title = _("Consent ends: {party}").format(party=choices("consent")["parties"].text_of(matter.places["party"]))
        why = (
            _("It ended on {day}. Nothing can go there until it is given again.")
            if day < today
            else _("It ends on {day}. Ask whether it goes on.")
        )
        badge = _("ended") if day < today else say_short_day(day)
        return MatterWords(title, why.format(day=say_day(day)), badge, "amber", _("Ask again…"), where=where)
    lists, what = choices("needs"), matter.places["what"]
    if matter.kind == "need":
        title = _("Look again at a need: {need}").format(need=lists["headings"].text_of(what))
        return MatterWords(title, _why(day), _badge(day, today), "grey", _("Review…"), where=where)
    title = _("Look again at a risk: {risk} ({level})").format(
        risk=lists["risks"].text_of(what), level=lists["risk-levels"].text_of(matter.places["level"])
    )
    tone = "rose" if matter.section == "safety" else "amber"
    return MatterWords(
        title, _why(day), _badge(day, today), "rose" if tone == "rose" else "amber", _("Review…"), where=where
    )


def _why(day: date) -> str:
    return _("It was to be looked at again on {day}.").format(day=say_day(day))


def _badge(day: date, today: date) -> str:
    if day >= today:
        return _("today") if day == today else say_short_day(day)
    days = (today - day).days
    return ngettext("{days} day past", "{days} days past", days).format(days=days)


def _rows(record: ClientRecord, _around: Around) -> Iterator[tuple[Table, tuple[Any, ...]]]:
    for name, value in answers_of(record, RETURNS).items():
        yield CHARACTERISTICS, (record.id, name, value)
    for risk in risks_of(record):
        if not risk.is_over:
            row = (record.id, risk.id, risk.level, int(risk.is_high), _iso(risk.on.earliest), _iso(risk.review_on))
            yield RISKS, row
    for (heading, moment), (answer, on) in outcomes_of(record).items():
        yield OUTCOMES, (record.id, heading, moment, answer, _iso(on.earliest))
    for party, held in record.consents.items():
        act: ConsentRecorded = held.value
        days = (when(act.given_on).earliest, when(act.ends_on).earliest, when(act.withdrawn_on).earliest)
        # A day that is known only roughly still says that it was given or taken back.
        texts = (act.given_on, act.ends_on, act.withdrawn_on)
        kept = (_iso(day) or text for day, text in zip(days, texts, strict=True))
        yield CONSENTS, (record.id, party, *kept)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _data() -> str:
    """What the rows were computed with: which levels are high or over, and when a consent that ends comes up."""
    lists = [choices(name).lists for name in ("needs", "consent", "card")]
    return hashlib.sha256(repr([list(found.values()) for found in lists]).encode()).hexdigest()[:16]


AREA = Area(
    id="needs",
    lines={
        acts.NeedNoted: _need,
        acts.RiskJudged: _risk,
        acts.OutcomeAnswered: _outcome,
        acts.CardWritten: _card,
        acts.CardApproved: _approved,
        acts.SharedWithoutConsent: _shared,
    },
    words=_words,
    matters=_matters,
    tables=(CHARACTERISTICS, RISKS, OUTCOMES, CONSENTS),
    rows=_rows,
    data=_data,
)
