"""What cases are judged by: accepted publishers, adopted rule files, added days off. Each first shows what changes."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from isva_desk.casework.checks import WrongAnswer, filled
from isva_desk.casework.desk import Desk
from isva_desk.domain.working_days import WorkingDays
from isva_desk.entitlements.assess import assess
from isva_desk.entitlements.entitlement import HIDDEN_VERDICTS, Entitlement
from isva_desk.entitlements.rule_book import RuleBook, with_files
from isva_desk.entitlements.rule_file import RuleFile, read_rule_file
from isva_desk.entitlements.signed_rules import check_signature
from isva_desk.journal import acts, publishers
from isva_desk.journal.case_view import case_of
from isva_desk.journal.changes import Changes
from isva_desk.journal.lookup import open_cases
from isva_desk.language import _

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class WouldChange:
    """One entitlement of an open case that would be judged differently; None where it was or would be absent."""

    case: str  # the case's reference
    title: str
    before: str | None
    after: str | None
    due_before: date | None
    due_after: date | None


def accept_publisher(desk: Desk, name: str, public_key: str) -> Changes:
    """From now on rule files signed with this key may be adopted. Raises ``WrongAnswer``."""
    key = public_key.strip()
    try:
        whole = len(base64.b64decode(key, validate=True)) == 32
    except ValueError:
        whole = False
    if not whole:
        raise WrongAnswer("public_key", _("This is not a public key; it is a line of 44 letters and digits."))
    filled(name, "name", _("Say whose key it is."))
    return desk.write(desk.entry(acts.PublisherAccepted(name.strip(), key), None))


def preview_rules(
    desk: Desk, content: bytes, signature: bytes, name: str, progress: Progress | None = None
) -> tuple[WouldChange, ...]:  # fmt: skip
    """What would change if this rule file were adopted. Raises ``RefusedRules`` or ``NotARuleFile``."""
    file = _checked(desk, content, signature, name)
    return _compare(desk, with_files(desk.rules, [file], ""), desk.calendar, progress)


def adopt_rules(desk: Desk, content: bytes, signature: bytes, name: str) -> Changes:
    """Judge by this rule file from now on. Every open case is judged anew in the same transaction."""
    _checked(desk, content, signature, name)
    digest = hashlib.sha256(content).hexdigest()
    return desk.write(desk.entry(acts.RulesAdopted(name, digest, content.decode(), signature.decode()), None))


def preview_holiday(desk: Desk, day: date, progress: Progress | None = None) -> tuple[WouldChange, ...]:
    """What would change if this day were off."""
    return _compare(desk, desk.rules, desk.calendar.with_holidays([day]), progress)


def add_holiday(desk: Desk, day: date, title: str) -> Changes:
    """A day off that was proclaimed after the calendar was made. Raises ``WrongAnswer`` where it is one already."""
    reason = filled(title, "title", _("Say what the day is, and where it was announced."))
    if not desk.calendar.is_working(day):
        raise WrongAnswer("day", _("That day is not a working day already."))
    return desk.write(desk.entry(acts.HolidayAdded(day.isoformat(), reason), None))


def _checked(desk: Desk, content: bytes, signature: bytes, name: str) -> RuleFile:
    check_signature(content, signature, accepted=publishers.accepted(desk.store), name=name)
    return read_rule_file(content, name)


def _compare(
    desk: Desk, rules: RuleBook, calendar: WorkingDays, progress: Progress | None
) -> tuple[WouldChange, ...]:  # fmt: skip
    day, changes = desk.today(), []
    cases = open_cases(desk.store)
    for done, (case_id, reference) in enumerate(cases):
        case = case_of(desk.store, case_id)
        before = _by_key(assess(case, desk.rules, desk.calendar, day))
        after = _by_key(assess(case, rules, calendar, day))
        for key in dict.fromkeys([*before, *after]):
            old, new = before.get(key), after.get(key)
            if _seen(old) != _seen(new):
                changes.append(_change(reference, old, new))
        if progress is not None:
            progress(done + 1, len(cases))
    return tuple(changes)


def _by_key(entries: tuple[Entitlement, ...]) -> dict[tuple[str, str | None, date | None], Entitlement]:
    return {(entry.rule, entry.trigger, entry.clock_from): entry for entry in entries}


def _seen(entry: Entitlement | None) -> tuple[str, date | None, int | None] | None:
    if entry is None or entry.verdict in HIDDEN_VERDICTS:
        return None
    return entry.verdict, entry.due, entry.working_days_late


def _change(reference: str, old: Entitlement | None, new: Entitlement | None) -> WouldChange:
    named = new or old
    return WouldChange(
        case=reference,
        title=named.title if named is not None else "",
        before=None if old is None else old.verdict,
        after=None if new is None else new.verdict,
        due_before=None if old is None else old.due,
        due_after=None if new is None else new.due,
    )
