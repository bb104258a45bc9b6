"""The facts of a case that say something of court, gathered in one walk over its facts."""

from __future__ import annotations

from dataclasses import dataclass, field

from isva_desk.journal import acts
from isva_desk.journal.acts.court import CourtStep, HearingDescribed, HearingStatus, WitnessCareContacted
from isva_desk.journal.record import CaseRecord, ClientRecord, FactRecord

LISTING_KINDS = frozenset({"hearing-listed", "hearing-moved"})
# What is recorded of the court on or after the day of a hearing says what came of it.
SAYS_WHAT_CAME = frozenset(
    {
        "trial-started", "verdict", "sentence", "not-guilty-plea", "bail-hearing", "warrant-issued", "hearing-listed",
        "hearing-moved", "cps-stop-or-alter", "appeal-outcome",
    }
)  # fmt: skip


@dataclass(slots=True)
class Gathered:
    """Facts that were not taken back, each list in the order in which they were first written down."""

    listings: list[tuple[FactRecord, acts.EventRecorded]] = field(default_factory=list)
    results: list[acts.EventRecorded] = field(default_factory=list)
    decisions: list[tuple[FactRecord, acts.EventRecorded]] = field(default_factory=list)
    described: list[HearingDescribed] = field(default_factory=list)
    statuses: list[tuple[FactRecord, HearingStatus]] = field(default_factory=list)
    steps: list[tuple[FactRecord, CourtStep | acts.UpdateRecorded]] = field(default_factory=list)
    told: list[tuple[FactRecord, acts.UpdateRecorded]] = field(default_factory=list)
    contacts: list[WitnessCareContacted] = field(default_factory=list)


def gathered(record: ClientRecord, case: CaseRecord) -> Gathered:
    """What the facts of a case say of court."""
    found = Gathered()
    for fact in record.facts.values():
        act = fact.versions[-1].fact
        if act is None or fact.case != case.id:
            continue
        if isinstance(act, acts.EventRecorded):
            if act.kind in LISTING_KINDS or act.trial_on is not None:
                found.listings.append((fact, act))
            if act.kind in SAYS_WHAT_CAME:
                found.results.append(act)
            elif act.kind == "special-measures-decision":
                found.decisions.append((fact, act))
        elif isinstance(act, acts.UpdateRecorded):
            if act.outcome == "told" and act.offer:
                found.steps.append((fact, act))
            if act.outcome == "told":
                found.told.append((fact, act))
        elif isinstance(act, CourtStep):
            found.steps.append((fact, act))
        elif isinstance(act, HearingStatus):
            found.statuses.append((fact, act))
        elif isinstance(act, HearingDescribed):
            found.described.append(act)
        elif isinstance(act, WitnessCareContacted):
            found.contacts.append(act)
    return found
