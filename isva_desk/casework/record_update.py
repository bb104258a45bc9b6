"""Record news that somebody gave, tried to give, or was found not to have given; and see beforehand what it settles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from isva_desk.casework.checks import WrongAnswer, not_after_today, one_of, open_case_of, written
from isva_desk.casework.desk import Desk
from isva_desk.domain.dates import UNKNOWN, When
from isva_desk.domain.event_kinds import BODIES, METHODS, OFFERS
from isva_desk.domain.labels import body_label
from isva_desk.entitlements.assess import assess
from isva_desk.entitlements.entitlement import OPEN_VERDICTS, Entitlement
from isva_desk.journal import acts
from isva_desk.journal.casefile import case_from
from isva_desk.journal.changes import Changes
from isva_desk.journal.folding import fold
from isva_desk.journal.record import CaseRecord, ClientRecord
from isva_desk.language import _, ngettext


@dataclass(frozen=True, slots=True)
class NewUpdate:
    """Who told whom, when, about what. ``about`` are ids of events of the case; empty for a routine update."""

    by: str
    to: Literal["client", "isva"] = "client"
    on: When = UNKNOWN
    sent_on: When = UNKNOWN
    method: str | None = None
    about: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    outcome: Literal["told", "attempted", "not-told"] = "told"
    reasons: bool | None = None
    review_right: bool | None = None
    offer: str | None = None
    answer: Literal["yes", "no", "later"] | None = None
    note: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class UpdatePreview:
    """What an update would do if it were saved: the entitlements it settles, and one sentence that says so."""

    sentence: str
    settles: tuple[Entitlement, ...]
    starts: tuple[Entitlement, ...]  # limits that begin to run with it, such as the time to ask for a review


def record_update(desk: Desk, case_id: str, new: NewUpdate) -> Changes:
    """Record an update; ``made`` is its id. Raises ``WrongAnswer`` naming the field."""
    record, case = open_case_of(desk, case_id)
    return desk.write(desk.entry(checked_update(desk, record, case, new), record.id, case_id))


def preview_update(desk: Desk, case_id: str, new: NewUpdate) -> UpdatePreview:
    """What the update would settle, by the very same judgement that follows when it is saved. Writes nothing."""
    record, case = open_case_of(desk, case_id)
    act = checked_update(desk, record, case, new)
    # The same fold that saving goes through, on an entry that is never written.
    after = fold(record, [desk.store.unwritten(desk.entry(act, record.id, case_id), desk.author)])
    return difference(
        assess(case_from(record, case), desk.rules, desk.calendar, desk.today()),
        assess(case_from(after, after.cases[case_id]), desk.rules, desk.calendar, desk.today()),
        new,
    )


def checked_update(desk: Desk, record: ClientRecord, case: CaseRecord, new: NewUpdate) -> acts.UpdateRecorded:
    """The update as the journal keeps it, or ``WrongAnswer``."""
    one_of(new.by, BODIES, "by")
    one_of(new.to, ("client", "isva"), "to")
    one_of(new.outcome, ("told", "attempted", "not-told"), "outcome")
    if new.by == "isva" and new.to == "isva":
        raise WrongAnswer("to", _("You cannot have told yourself: say whether the client was told."))
    for name, known in (("on", new.on), ("sent_on", new.sent_on)):
        not_after_today(desk, known, name)
    if new.method is not None:
        one_of(new.method, METHODS, "method")
    if new.offer is not None:
        one_of(new.offer, OFFERS, "offer")
    if new.answer is not None:
        one_of(new.answer, ("yes", "no", "later"), "answer")
    for event in new.about:
        fact = record.facts.get(event)
        if fact is None or fact.retracted or fact.case != case.id or not isinstance(fact.latest, acts.EventRecorded):
            raise WrongAnswer("about", _("One of the things that this update is about is not in the case."))
    for rule in new.covers:
        if rule not in desk.rules.ids:
            raise WrongAnswer("covers", _('"{rule}" is not a rule that is known.').format(rule=rule))
    return acts.UpdateRecorded(
        by=new.by, about=new.about, to=new.to, on=written(new.on, "on"), sent_on=written(new.sent_on, "sent_on"),
        method=new.method, covers=new.covers, outcome=new.outcome, reasons=new.reasons, review_right=new.review_right,
        offer=new.offer, answer=new.answer, note=new.note.strip(), ref=new.ref,
    )  # fmt: skip


def difference(before: tuple[Entitlement, ...], after: tuple[Entitlement, ...], new: NewUpdate) -> UpdatePreview:
    then = {_key(found): found for found in before}
    settles = tuple(
        found
        for found in after
        if found.verdict not in OPEN_VERDICTS
        and (was := then.get(_key(found))) is not None
        and was.verdict in OPEN_VERDICTS
    )
    starts = tuple(
        found
        for found in after
        if found.verdict == "open" and ((was := then.get(_key(found))) is None or was.verdict == "not-started")
    )
    return UpdatePreview(_sentence(settles, starts, new), settles, starts)


def _sentence(settles: tuple[Entitlement, ...], starts: tuple[Entitlement, ...], new: NewUpdate) -> str:
    if settles:
        if len(settles) == 1:
            return _("This settles: {title}").format(title=settles[0].title)
        count = len(settles)
        return ngettext("This settles {count} entitlement.", "This settles {count} entitlements.", count).format(
            count=count
        )
    if starts:
        return _("From now on this runs: {title}").format(title=starts[0].title)
    if new.outcome == "attempted":
        return _("An attempt settles nothing: nothing got through.")
    if new.by in ("isva", "other"):
        return _("You told the client. It does not settle what an agency owes.")
    if new.to == "isva":
        return _("This settles nothing until the client knows. It will wait in Today to be passed on.")
    return _("This settles nothing that is open; {body} told the client.").format(body=body_label(new.by))


def _key(found: Entitlement) -> tuple[str, str | None, str | None, date | None]:
    # Agreed contact has no trigger: what tells its gaps apart is the day each runs from.
    return (found.rule, found.trigger, found.suspect, found.clock_from if found.trigger is None else None)
