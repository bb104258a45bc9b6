"""Hearings: listing and moving them, where they are, and how their day stands. Their days are events of the case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from isva_desk.casework.checks import WrongAnswer, filled, not_after_today, one_of, open_case_of, written
from isva_desk.casework.desk import Desk
from isva_desk.casework.record_event import NewEvent, checked_event
from isva_desk.domain.court_lists import court_lists
from isva_desk.domain.dates import UNKNOWN, When
from isva_desk.journal.acts.court import HearingDescribed, HearingStatus
from isva_desk.journal.changes import Changes
from isva_desk.journal.court.hearings import Hearing, hearing_key, hearings_of
from isva_desk.journal.entry import NewEntry
from isva_desk.journal.record import CaseRecord, ClientRecord
from isva_desk.language import _, say_day

_HOUR = re.compile(r"([01]?\d|2[0-3])[:.]?([0-5]\d)")
LONGEST = 120  # letters of a name or a court


@dataclass(frozen=True, slots=True)
class NewHearing:
    """A hearing that was listed, or moved where the case has one of that name. ``hearing_on`` may hold an hour.

    ``said_on`` is the day of the listing, ``wcu_received`` the day on which Witness Care heard of it.
    """

    name: str
    hearing_on: When
    kind: str = ""
    court: str = ""
    status: str = ""
    said_on: When = UNKNOWN
    learned: When = UNKNOWN
    wcu_received: When = UNKNOWN
    note: str = ""


def list_hearing(desk: Desk, case_id: str, new: NewHearing) -> Changes:
    """Record that a hearing was listed or moved, with all that is known of it; ``made`` is the event.

    Raises ``WrongAnswer`` naming the field.
    """
    record, case = open_case_of(desk, case_id)
    return desk.write(*listing_entries(desk, record, case, new))


def listing_entries(desk: Desk, record: ClientRecord, case: CaseRecord, new: NewHearing) -> list[NewEntry]:
    """The entries of a listing or a move: the event first, then what is known of the hearing."""
    name = _short(new.name.strip(), "name")
    before = hearing_named(hearings_of(record, case), name)
    if before is None:  # one that a case file left without a name can be moved, and no other made
        filled(name, "name", _("Say which hearing it is, such as: trial."))
    if not new.hearing_on.is_known:
        raise WrongAnswer("hearing_on", _("Give the day of the hearing, or the days between which it may be."))
    kind = "hearing-moved" if before is not None and before.now.on.text != new.hearing_on.text else "hearing-listed"
    event = NewEvent(
        kind, new.said_on, learned=new.learned, hearing=(before.name if before else name) or None,
        hearing_on=new.hearing_on, wcu_received=new.wcu_received, note=new.note,
    )  # fmt: skip
    listed = desk.entry(checked_event(desk, case, event), record.id, case.id)
    entries = [listed]
    if new.kind or new.court:
        described = _described(desk, name, kind=new.kind or None, court=new.court or None, listing=listed.id)
        entries.append(desk.entry(described, record.id, case.id))
    if new.status:
        entries.append(_status_entry(desk, record, case, name, new.status, listed.id, new.said_on, new.learned))
    return entries


def describe_hearing(
    desk: Desk,
    case_id: str,
    hearing: str,
    *,
    kind: str | None = None,
    court: str | None = None,
    hour: str | None = None,
    note: str = "",
) -> Changes:
    """Say of which kind a hearing is, where, or at what hour ("" for: not known any more). Raises ``WrongAnswer``."""
    record, case = open_case_of(desk, case_id)
    found = known_hearing(record, case, hearing)
    act = _described(desk, found.name or hearing, kind=kind, court=court, hour=hour, listing=found.now.fact, note=note)
    return desk.write(desk.entry(act, record.id, case.id))


def set_hearing_status(
    desk: Desk, case_id: str, hearing: str, status: str, on: When = UNKNOWN, *, learned: When = UNKNOWN, note: str = ""
) -> Changes:
    """Record how the listed day of a hearing stands: fixed, warned, floating, adjourned, vacated, effective, ..."""
    record, case = open_case_of(desk, case_id)
    found = known_hearing(record, case, hearing)
    return desk.write(status_entry(desk, record, case, found, status, on, note, learned=learned))


def status_entry(
    desk: Desk,
    record: ClientRecord,
    case: CaseRecord,
    hearing: Hearing,
    status: str,
    on: When,
    note: str,
    *,
    learned: When = UNKNOWN,
) -> NewEntry:
    """The entry that says how the listed day of a hearing stands. What took place did so on its day or later."""
    known, listed = court_lists().status(status), hearing.now.on.earliest
    if known is not None and known.held and listed is not None and on.latest is not None and on.latest < listed:
        raise WrongAnswer("on", _("The hearing is listed for {day}, which is later.").format(day=say_day(listed)))
    return _status_entry(desk, record, case, hearing.name, status, hearing.now.fact, on, learned, note)


def known_hearing(record: ClientRecord, case: CaseRecord, name: str) -> Hearing:
    """The hearing of that name. Raises ``WrongAnswer``."""
    found = hearing_named(hearings_of(record, case), name)
    if found is None:
        raise WrongAnswer(
            "hearing",
            _('The case has no hearing "{name}".').format(name=name),
            next_step=_("Record first that it was listed."),
        )
    return found


def hearing_named(hearings: Sequence[Hearing], name: str) -> Hearing | None:
    """The hearing of that name, however it is written, or None."""
    return next((hearing for hearing in hearings if hearing.key == hearing_key(name)), None)


def checked_hour(hour: str) -> str:
    """ "10:00" for "10.00" or "1000"; "" stays. Raises ``WrongAnswer``."""
    if not hour.strip():
        return ""
    match = _HOUR.fullmatch(hour.strip())
    if match is None:
        raise WrongAnswer("hour", _("Write the hour as 10:00."))
    return f"{int(match[1]):02}:{match[2]}"


def _status_entry(
    desk: Desk,
    record: ClientRecord,
    case: CaseRecord,
    hearing: str,
    status: str,
    listing: str,
    on: When,
    learned: When = UNKNOWN,
    note: str = "",
) -> NewEntry:
    one_of(status, [known.id for known in court_lists().statuses], "status")
    not_after_today(desk, on, "on")
    act = HearingStatus(
        hearing, status, listing, on=written(on, "on"), learned=written(learned, "learned"), note=note.strip()
    )
    return desk.entry(act, record.id, case.id)


def _described(
    desk: Desk,
    hearing: str,
    *,
    kind: str | None = None,
    court: str | None = None,
    hour: str | None = None,
    listing: str = "",
    note: str = "",
) -> HearingDescribed:
    if kind is not None and kind:
        one_of(kind, [known.id for known in court_lists().kinds], "kind")
    if kind is None and court is None and hour is None and not note.strip():
        raise WrongAnswer("court", _("Give the court, the kind or the hour."))
    return HearingDescribed(
        hearing, kind, None if court is None else _short(court.strip(), "court"),
        None if hour is None else checked_hour(hour), listing, on=desk.today().isoformat(), note=note.strip(),
    )  # fmt: skip


def _short(text: str, field: str) -> str:
    if len(text) > LONGEST:
        raise WrongAnswer(field, _("This is too long for a name: {most} letters at most.").format(most=LONGEST))
    return text
