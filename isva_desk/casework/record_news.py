"""News as it comes in one telephone call: something happened, somebody told somebody, perhaps the client knows already.

All of it is written in one transaction, so that a crash cannot leave half of a call in the record.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from isva_desk.casework.checks import WrongAnswer, not_after_today, open_case_of, written
from isva_desk.casework.desk import Desk
from isva_desk.casework.record_event import NewEvent, checked_event
from isva_desk.casework.record_update import NewUpdate, UpdatePreview, checked_update, difference
from isva_desk.domain.dates import When
from isva_desk.entitlements.assess import assess
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.journal import acts
from isva_desk.journal.casefile import case_from
from isva_desk.journal.changes import Changes
from isva_desk.journal.entry import NewEntry
from isva_desk.journal.folding import fold
from isva_desk.journal.projections import open_updates
from isva_desk.journal.record import ClientRecord
from isva_desk.language import _


@dataclass(frozen=True, slots=True)
class News:
    """What came in: an update, the event that it is about where that is new too, and when the client was told of it.

    ``passed_on`` only where the adviser was told (``update.to`` is "isva") and has told the client.
    """

    update: NewUpdate
    event: NewEvent | None = None
    passed_on: When | None = None
    passed_by: str | None = None


def record_news(desk: Desk, case_id: str, news: News) -> Changes:
    """Write down all of it or nothing; ``made`` is the id of the event where there is one, else of the update.

    When the adviser told the client of an event, what was held about that event is passed on with it.
    Raises ``WrongAnswer`` naming the field.
    """
    return desk.write(*entries_of(desk, case_id, news))


def preview_news(desk: Desk, case_id: str, news: News) -> UpdatePreview:
    """What it would settle, by the judgement that follows when it is saved. Writes nothing."""
    entries, before, after = _written(desk, case_id, news)
    then = _judged(desk, before, case_id)
    if news.event is not None:
        # What the event brings with it is settled by the same news, where it was told in time.
        event = entries[0]
        brought = _judged(desk, _with(desk, before, event), case_id)
        then += tuple(found for found in brought if found.trigger == event.id and found.verdict != "open")
    return difference(then, _judged(desk, after, case_id), news.update)


def _judged(desk: Desk, record: ClientRecord, case_id: str) -> tuple[Entitlement, ...]:
    return assess(case_from(record, record.cases[case_id]), desk.rules, desk.calendar, desk.today())


def entries_of(desk: Desk, case_id: str, news: News) -> Sequence[NewEntry]:
    """The entries of the news in their order, to be written with others. Raises ``WrongAnswer`` naming the field."""
    return _written(desk, case_id, news)[0]


def _written(desk: Desk, case_id: str, news: News) -> tuple[Sequence[NewEntry], ClientRecord, ClientRecord]:
    """The entries in their order, and the record before and after them."""
    record, case = open_case_of(desk, case_id)
    before, entries, update = record, [], news.update
    if news.event is not None:
        event = desk.entry(checked_event(desk, case, news.event), record.id, case_id)
        record = _with(desk, record, event)
        entries.append(event)
        update = replace(update, about=(*update.about, event.id))
    told = desk.entry(checked_update(desk, record, record.cases[case_id], update), record.id, case_id)
    record = _with(desk, record, told)
    entries.append(told)
    if update.by == "isva" and update.to == "client" and update.outcome == "told":
        # Telling the client of a thing is passing on what was held about it.
        for held in open_updates(record, case_id):
            if isinstance(held.latest, acts.UpdateRecorded) and set(held.latest.about) & set(update.about):
                passed = acts.UpdatePassedOn(held.id, written(update.on, "on"), update.method)
                entries.append(desk.entry(passed, record.id, case_id))
                record = _with(desk, record, entries[-1])
    if news.passed_on is not None:
        if update.to != "isva":
            raise WrongAnswer("passed_on", _("Only what you were told can be passed on."))
        not_after_today(desk, news.passed_on, "passed_on")
        passing = acts.UpdatePassedOn(told.id, written(news.passed_on, "passed_on"), news.passed_by)
        entries.append(desk.entry(passing, record.id, case_id))
        record = _with(desk, record, entries[-1])
    return entries, before, record


def _with(desk: Desk, record: ClientRecord, entry: NewEntry) -> ClientRecord:
    return fold(record, [desk.store.unwritten(entry, desk.author)])
