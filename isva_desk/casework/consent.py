"""What the client agreed that the service may say, and to whom."""

from __future__ import annotations

from isva_desk.casework.checks import WrongAnswer, filled, not_after_today, written
from isva_desk.casework.desk import Desk
from isva_desk.domain.dates import UNKNOWN, When
from isva_desk.journal import acts
from isva_desk.journal.changes import Changes
from isva_desk.language import _


def record_consent(
    desk: Desk, client_id: str, party: str, given_on: When, method: str = "", ends_on: When = UNKNOWN, note: str = ""
) -> Changes:
    """The client agreed that the service may talk to a party (police, cps, gp, ..., or "record" for keeping one)."""
    who = filled(party, "party", _("Say to whom the client agreed."))
    if not given_on.is_known:
        raise WrongAnswer("given_on", _("Say when the client agreed."))
    not_after_today(desk, given_on, "given_on")
    if ends_on.latest is not None and given_on.earliest is not None and ends_on.latest < given_on.earliest:
        raise WrongAnswer("ends_on", _("A consent cannot end before it was given."))
    act = acts.ConsentRecorded(
        who, written(given_on, "given_on"), method.strip(), written(ends_on, "ends_on"), None, note.strip()
    )
    return _write(desk, client_id, act)


def withdraw_consent(desk: Desk, client_id: str, party: str, on: When, note: str = "") -> Changes:
    """The client took a consent back, from a day on."""
    held = desk.store.record(client_id).consents.get(party)
    if held is None or held.value.withdrawn_on is not None:
        raise WrongAnswer("party", _("There is no consent for {party} that could be taken back.").format(party=party))
    if not on.is_known:
        raise WrongAnswer("on", _("Say when the client took it back."))
    not_after_today(desk, on, "on")
    given: acts.ConsentRecorded = held.value
    act = acts.ConsentRecorded(
        party, given.given_on, given.method, given.ends_on, written(on, "on"), note.strip() or given.note
    )
    return _write(desk, client_id, act)


def _write(desk: Desk, client_id: str, act: acts.ConsentRecorded) -> Changes:
    held = desk.store.record(client_id).consents.get(act.party)
    return desk.write(desk.entry(act, client_id, based_on=held.stamp.entry if held is not None else None))
