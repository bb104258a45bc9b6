"""From entries to what is known: one small pure function per act, applied in the order of the clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from isva_desk.domain.safe_contact import SafeChannel, Window, stricter
from isva_desk.journal import acts, upcasting
from isva_desk.journal.entry import Entry, Header
from isva_desk.journal.record import CaseRecord, ClientRecord, Conflict, FactRecord, Held, Stamp, Version

Stricter = Callable[[Any, Any], Any]


def fold(record: ClientRecord, entries: Iterable[Entry]) -> ClientRecord:
    """What is known of a client after these entries, which must come in the order of (clock, device)."""
    for entry in entries:
        header, act = entry.header, entry.act
        if act is not None and (step := _STEPS.get(type(act))) is not None:
            record = step(record, header, act)
    return record


def stamp_of(header: Header) -> Stamp:
    """Who wrote an entry, when, and which one it is."""
    return Stamp(header.id, header.clock, header.recorded_at, header.author)


def channel_of(act: acts.SafeContactChanged) -> SafeChannel:
    """A channel as the domain knows it."""
    return SafeChannel(
        channel=act.channel, allowed=act.allowed, value=act.value, label=act.label, condition=act.condition,
        windows=tuple(Window(window.days, window.start, window.end) for window in act.windows),
        who_may_answer=act.who_may_answer, never_say=act.never_say, cover_name=act.cover_name,
        may_say_who=act.may_say_who, checked_on=date.fromisoformat(act.checked_on) if act.checked_on else None,
        valid_days=act.valid_days,
    )  # fmt: skip


def _client_registered(record: ClientRecord, header: Header, act: acts.ClientRegistered) -> ClientRecord:
    stamp = stamp_of(header)
    names = act.__struct_fields__
    fields = {name: Held(getattr(act, name), stamp) for name in names} | {"owner": Held(header.author, stamp)}
    return replace(record, registered=stamp, fields=fields)


def _client_changed(record: ClientRecord, header: Header, act: acts.ClientChanged) -> ClientRecord:
    fields, conflicts = _set(record.fields, act.field, act.value, header, record.conflicts, f"client:{act.field}")
    return replace(record, fields=fields, conflicts=conflicts)


def _safe_contact_changed(record: ClientRecord, header: Header, act: acts.SafeContactChanged) -> ClientRecord:
    channels, conflicts = _set(
        record.channels, act.channel, channel_of(act), header, record.conflicts, f"safe:{act.channel}", stricter
    )
    return replace(record, channels=channels, conflicts=conflicts)


def _consent_recorded(record: ClientRecord, header: Header, act: acts.ConsentRecorded) -> ClientRecord:
    consents, conflicts = _set(
        record.consents, act.party, act, header, record.conflicts, f"consent:{act.party}", stricter_consent
    )
    return replace(record, consents=consents, conflicts=conflicts)


def stricter_consent(one: acts.ConsentRecorded, other: acts.ConsentRecorded) -> acts.ConsentRecorded:
    """What holds while two laptops say different things of one consent: withdrawn, or the one that ends first."""

    def ends(consent: acts.ConsentRecorded) -> tuple[str, str, str]:
        if consent.withdrawn_on is not None or consent.given_on is None:
            return ("0", consent.withdrawn_on or "", repr(consent))
        return ("1", consent.ends_on or "9999", repr(consent))

    return min(one, other, key=ends)


def _case_opened(record: ClientRecord, header: Header, act: acts.CaseOpened) -> ClientRecord:
    stamp = stamp_of(header)
    fields = {
        "reference": Held(act.reference, stamp),
        "police_force": Held(act.police_force, stamp),
        "crime_reference": Held(act.crime_reference, stamp),
        "cps_area": Held(act.cps_area, stamp),
        "owner": Held(header.author, stamp),
    }
    case = CaseRecord(header.id, stamp, fields, act.suspects)
    return replace(record, cases={**record.cases, header.id: case})


def _case_changed(record: ClientRecord, header: Header, act: acts.CaseChanged) -> ClientRecord:
    case = _case(record, header)
    if case is None:
        return record
    if act.field == "suspect" and isinstance(act.value, str):
        # Suspects are only ever added, so two laptops that add one each lose neither.
        if act.value in case.suspects:
            return record
        return _with_case(record, replace(case, suspects=(*case.suspects, act.value)))
    fields, conflicts = _set(
        case.fields, act.field, act.value, header, record.conflicts, f"case:{case.id}:{act.field}", case=case.id
    )
    return replace(_with_case(record, replace(case, fields=fields)), conflicts=conflicts)


def _stage_overridden(record: ClientRecord, header: Header, act: acts.StageOverridden) -> ClientRecord:
    case = _case(record, header)
    if case is None:
        return record
    name = act.suspect or ""
    overrides, conflicts = _set(
        case.overrides, name, act.stage, header, record.conflicts, f"stage:{case.id}:{name}", case=case.id
    )
    return replace(_with_case(record, replace(case, overrides=overrides)), conflicts=conflicts)


def _case_ended(
    record: ClientRecord, header: Header, act: acts.CaseClosed | acts.CaseReopened
) -> ClientRecord:  # both, since the last of them decides
    case = _case(record, header)
    if case is None:
        return record
    return _with_case(record, replace(case, endings=(*case.endings, Held(act, stamp_of(header)))))


def _fact_stated(record: ClientRecord, header: Header, act: acts.Fact) -> ClientRecord:
    fact = FactRecord(header.id, header.case, (Version(act, stamp_of(header)),))
    return replace(record, facts={**record.facts, header.id: fact})


def _corrected(record: ClientRecord, header: Header, act: acts.Corrected) -> ClientRecord:
    fact = record.facts.get(act.fact)
    if fact is None:
        return record
    replacement: acts.Fact | None = None
    if act.replacement is not None:
        revived = upcasting.revive(act.act, act.version, act.replacement)
        if not isinstance(revived, acts.FACTS):
            return record
        replacement = revived
    version = Version(replacement, stamp_of(header), act.reason)
    conflicts = dict(record.conflicts)
    name = f"fact:{fact.id}"
    before = fact.versions[-1]
    if header.based_on != before.stamp.entry:
        conflicts[name] = Conflict(name, fact.case, Held(before.fact, before.stamp), Held(replacement, version.stamp))
    else:
        conflicts.pop(name, None)
    facts = {**record.facts, fact.id: replace(fact, versions=(*fact.versions, version))}
    return replace(record, facts=facts, conflicts=conflicts)


def _set(
    held: Mapping[str, Held],
    name: str,
    value: Any,
    header: Header,
    conflicts: Mapping[str, Conflict],
    label: str,
    strictest: Stricter | None = None,
    case: str | None = None,
) -> tuple[Mapping[str, Held], Mapping[str, Conflict]]:
    """A field after a change, and the conflicts after it.

    A change that does not stand on the value that holds is a conflict: the later value holds, or the stricter one where
    ``strictest`` says how to find it. A change that stands on what holds decides a conflict that there was.
    """
    before = held.get(name)
    now = Held(value, stamp_of(header))
    left = dict(conflicts)
    if before is not None and header.based_on != before.stamp.entry and before.value != value:
        left[label] = Conflict(label, case, before, now)
        if strictest is not None:
            now = replace(now, value=strictest(before.value, value))
    else:
        left.pop(label, None)
    return {**held, name: now}, left


def _case(record: ClientRecord, header: Header) -> CaseRecord | None:
    return record.cases.get(header.case) if header.case is not None else None


def _with_case(record: ClientRecord, case: CaseRecord) -> ClientRecord:
    return replace(record, cases={**record.cases, case.id: case})


_STEPS: dict[type, Callable[[ClientRecord, Header, Any], ClientRecord]] = {
    acts.ClientRegistered: _client_registered,
    acts.ClientChanged: _client_changed,
    acts.SafeContactChanged: _safe_contact_changed,
    acts.ConsentRecorded: _consent_recorded,
    acts.CaseOpened: _case_opened,
    acts.CaseChanged: _case_changed,
    acts.StageOverridden: _stage_overridden,
    acts.CaseClosed: _case_ended,
    acts.CaseReopened: _case_ended,
    acts.Corrected: _corrected,
    **dict.fromkeys(acts.FACTS, _fact_stated),
}
