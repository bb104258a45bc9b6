"""The letters of a case: every update that came as a letter or was described as one, with what is known of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from isva_desk.domain.dates import When
from isva_desk.journal.acts import EventRecorded, UpdateRecorded
from isva_desk.journal.acts.letters import DateGiven, LetterDescribed, Reach, Tick
from isva_desk.journal.casefile import when
from isva_desk.journal.live_facts import live
from isva_desk.journal.record import ClientRecord, FactRecord
from isva_desk.journal.said_again import again

ADVISERS_OWN = ("isva", "other")


@dataclass(frozen=True, slots=True)
class Given:
    """A date that a letter (or another update) gave: of an event, or of a hearing by its name."""

    fact_id: str
    event: str
    hearing: str
    says: When


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter. Its days, who wrote it and to whom come from its update, whose id is its id."""

    id: str
    described_by: str  # the fact that described it last; "" where it is only an update
    kind: str  # "" where nobody has said of which kind it is
    by: str
    to: str
    on: When
    sent_on: When
    method: str | None
    about: tuple[str, ...]
    kinds: tuple[str, ...]  # of the events that it is about
    offer: str | None
    copied: Tick
    investigator: Reach
    prosecutor: Reach
    clear: Tick
    complete: Tick
    kindly: Tick
    note: str
    gives: tuple[Given, ...]

    @property
    def day(self) -> When:
        """When it came, or else when it was sent."""
        return self.on if self.on.is_known else self.sent_on

    @property
    def reaches_adviser(self) -> Tick:
        """The adviser got it, or a copy of it."""
        return "yes" if self.to == "isva" else self.copied


def letters_of_record(record: ClientRecord, case_id: str) -> tuple[Letter, ...]:
    """The letters of a case, newest first. What was taken back is left out."""
    found: dict[str, Letter] = {}
    for fact, update in live(record, case_id, UpdateRecorded):
        if update.method == "letter" and update.outcome == "told" and update.by not in ADVISERS_OWN:
            found[fact.id] = _plain(record, fact, update)
    for fact, described in live(record, case_id, LetterDescribed):
        told = record.facts.get(described.update)
        if told is None or told.retracted or not isinstance(told.latest, UpdateRecorded):
            continue
        before = found.get(told.id) or _plain(record, told, told.latest)
        found[told.id] = _with(before, fact, described)
    for fact, given in live(record, case_id, DateGiven):
        if (letter := found.get(given.update)) is not None:
            one = Given(fact.id, given.event, given.hearing, when(given.gives))
            found[given.update] = replace(letter, gives=(*letter.gives, one))
    return tuple(sorted(found.values(), key=lambda letter: (letter.day.earliest or date.min, letter.id), reverse=True))


def _plain(record: ClientRecord, fact: FactRecord, update: UpdateRecorded) -> Letter:
    events = [record.facts[event].latest for event in update.about if event in record.facts]
    return Letter(
        id=fact.id, described_by="", kind="", by=update.by, to=update.to, on=when(update.on),
        sent_on=when(update.sent_on), method=update.method, about=update.about,
        kinds=tuple(event.kind for event in events if isinstance(event, EventRecorded)), offer=update.offer,
        copied="", investigator="", prosecutor="", clear="", complete="", kindly="", note=update.note, gives=(),
    )  # fmt: skip


def _with(letter: Letter, fact: FactRecord, said: LetterDescribed) -> Letter:
    return replace(
        letter, described_by=fact.id, kind=said.kind or letter.kind, copied=again(said.copied, letter.copied),
        investigator=again(said.investigator, letter.investigator),
        prosecutor=again(said.prosecutor, letter.prosecutor),
        clear=again(said.clear, letter.clear), complete=again(said.complete, letter.complete),
        kindly=again(said.kindly, letter.kindly), note=said.note or letter.note,
    )  # fmt: skip
