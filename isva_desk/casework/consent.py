"""What the client agreed that the service may say, and to whom: the ledger, and the check before anything leaves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from isva_desk.casework.checks import WrongAnswer, filled, not_after_today, written
from isva_desk.casework.desk import Desk
from isva_desk.domain.choices import choices
from isva_desk.domain.dates import UNKNOWN, When
from isva_desk.domain.problems import KnownProblem
from isva_desk.journal import acts
from isva_desk.journal.acts.needs import SharedWithoutConsent
from isva_desk.journal.casefile import when
from isva_desk.journal.changes import Changes
from isva_desk.journal.needs.folded import shared_on
from isva_desk.journal.record import ClientRecord
from isva_desk.language import _, say_day

RECORD = "record"  # the consent to hold the record: without it nothing of the record leaves
CLIENT = "client"  # what goes to the client needs no other consent
Status = Literal["given", "ended", "withdrawn", "never"]


class NotAgreed(KnownProblem):
    """The client has not agreed that this goes there. ``party`` is whose consent is missing."""

    def __init__(self, party: str, sentence: str) -> None:
        super().__init__(
            sentence,
            kept=_("Nothing has left the desk."),
            next_step=_(
                "Ask the client, and record the consent. Where somebody must be kept safe, write down the reason for "
                "sharing without it: it holds for today."
            ),
        )
        self.party = party


@dataclass(frozen=True, slots=True)
class ConsentState:
    """How the consent for one party stands on a day. ``sentence`` says it, and can be read out."""

    party: str
    status: Status
    sentence: str

    @property
    def given(self) -> bool:
        """It was given, has not ended and was not taken back."""
        return self.status == "given"


def consent_for(record: ClientRecord, party: str, today: date) -> ConsentState:
    """How the consent for a party stands on a day."""
    held, words = record.consents.get(party), choices("consent")["parties"].text_of(party)
    if held is None or not (when(held.value.given_on).is_known or held.value.withdrawn_on):
        return ConsentState(party, "never", _("{party}: no consent is recorded.").format(party=words))
    consent: acts.ConsentRecorded = held.value
    back, ends = when(consent.withdrawn_on), when(consent.ends_on).earliest
    if consent.withdrawn_on is not None:
        day = say_day(back.day) if back.day is not None else str(back)
        sentence = _("{party}: the client took this consent back ({day}).").format(party=words, day=day)
        return ConsentState(party, "withdrawn", sentence)
    if ends is not None and today > ends:
        sentence = _("{party}: this consent ended on {day}.").format(party=words, day=say_day(ends))
        return ConsentState(party, "ended", sentence)
    return ConsentState(party, "given", _("{party}: the client has agreed.").format(party=words))


def missing_consent(desk: Desk, client_id: str, party: str = "") -> ConsentState | None:
    """Whose consent keeps something from leaving for a party today; None where nothing does.

    Nothing of a record leaves once the consent to hold it was taken back or has ended. A body, such as "police", must
    have been agreed to as well. ``party`` "" is for what stays in the service (a hand-over, a case file), ``CLIENT``
    for what the client is given. What was written down today as a reason to share lifts it for today.
    """
    record, today = desk.store.record(client_id), desk.today()
    held = consent_for(record, RECORD, today)
    if held.status in ("withdrawn", "ended") and not shared_on(record, RECORD, today):
        return held
    if party in ("", CLIENT, RECORD):
        return None
    agreed = consent_for(record, party, today)
    return None if agreed.given or shared_on(record, party, today) else agreed


def check_leaving(desk: Desk, client_id: str, party: str = "") -> None:
    """Every way out of the desk calls this before anything leaves. Raises ``NotAgreed`` with one clear sentence."""
    missing = missing_consent(desk, client_id, party)
    if missing is not None:
        raise NotAgreed(missing.party, missing.sentence)


def check_case_leaving(desk: Desk, case_id: str, party: str = "") -> None:
    """The same for something of a case. Raises ``NotAgreed``."""
    check_leaving(desk, desk.store.case_record(case_id)[0].id, party)


def share_without_consent(desk: Desk, client_id: str, party: str, reason: str) -> Changes:
    """Write down why something is shared with a party today although the client has not agreed: safeguarding.

    It changes no consent, and ends with the day.
    """
    record = desk.store.record(client_id)
    who = filled(party, "party", _("Say with whom it is shared."))
    why = filled(reason, "reason", _("Say why it is shared: who has to be kept safe, and from what."))
    act = SharedWithoutConsent(who, desk.today().isoformat(), why)
    return desk.write(desk.entry(act, record.id))


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
