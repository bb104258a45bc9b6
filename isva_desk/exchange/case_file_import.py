"""A case file as something to import: a new client, a new case, or what is new in a case that is there already."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Hashable
from dataclasses import replace

from isva_desk.domain.case import Case, Event, Update
from isva_desk.domain.imported import ImportedCase
from isva_desk.exchange.case_file import NotACaseFile, check_places, check_rule_names, read_case_file
from isva_desk.exchange.dry_run import DryRun, Fate, RowFate
from isva_desk.exchange.known import Known
from isva_desk.exchange.placed_facts import likeness
from isva_desk.exchange.row_reader import CellIssue, Vocabulary
from isva_desk.language import _


class _Clash(Exception):
    """Two different facts have one id."""


def dry_run_case_file(content: bytes, name: str, known: Known, vocabulary: Vocabulary) -> DryRun:
    """What importing the case file would do. A file that cannot be read is a refused row, not an exception.

    Forces, Areas and (where the vocabulary knows them) rules that do not exist are refused too.
    """
    digest = hashlib.sha256(content).hexdigest()
    try:
        case = read_case_file(content, name)
        check_places(case, vocabulary.directory, name)
        if vocabulary.rules:
            check_rule_names(case, vocabulary.rules, name)
    except NotACaseFile as problem:
        row = RowFate(name, 0, "", "refused", (CellIssue(name, 0, "", problem.sentence),))
        return DryRun(name, digest, (), (row,), (), ())
    reference = case.client.reference
    try:
        fate, imported = _take(case, name, known)
    except _Clash as clash:
        problem_text = _("the fact “{id}” is not the one that the case holds under this id").format(id=clash)
        row = RowFate(name, 0, reference, "refused", (CellIssue(name, 0, "", problem_text),))
        return DryRun(name, digest, (), (row,), (), ())
    row = RowFate(name, 0, reference, fate, remarks=_remarks(fate))
    return DryRun(name, digest, (), (row,), (), () if imported is None else (imported,))


def _take(case: Case, name: str, known: Known) -> tuple[Fate, ImportedCase | None]:
    client = known.by_reference(case.client.reference)
    if client is None:
        return "new-client", ImportedCase(case, source=name)
    there = client.case(case.reference)
    if there is None:
        return "new-case", ImportedCase(case, source=name, joins="new-case")
    events, updates = _what_is_new(case, there)
    if not events and not updates:
        return "already-there", None
    new = replace(there, events=events, updates=updates)
    return "joined", ImportedCase(new, source=name, joins="same-case")


def _what_is_new(case: Case, there: Case) -> tuple[tuple[Event, ...], tuple[Update, ...]]:
    known: tuple[Event | Update, ...] = (*there.events, *there.updates)
    ids = {fact.id for fact in known}
    left: defaultdict[Hashable, list[str]] = defaultdict(list)
    for fact in known:
        left[likeness(fact)].append(fact.id)
    names: dict[str, str] = {}
    events = []
    for event in case.events:
        found = left[likeness(event)]
        names[event.id] = found.pop(0) if found else event.id
        if names[event.id] == event.id and event.id not in ids:
            events.append(event)
        elif event.id in ids and names[event.id] == event.id and not _is_same(event, there):
            raise _Clash(event.id)
    updates = []
    for update in case.updates:
        named = replace(update, about=tuple(names[event] for event in update.about))
        if left[likeness(named)]:
            left[likeness(named)].pop(0)
        elif update.id in ids:
            raise _Clash(update.id)
        else:
            updates.append(named)
    return tuple(events), tuple(updates)


def _is_same(event: Event, there: Case) -> bool:
    return any(other.id == event.id and likeness(other) == likeness(event) for other in there.events)


def _remarks(fate: Fate) -> tuple[str, ...]:
    if fate in {"joined", "already-there"}:
        return (_("Wishes and contact plans of the file are not taken: those of the case hold."),)
    return ()
