"""What the service records of the bodies it works with. Each operation is one act, or two that belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from isva_desk.casework.checks import WrongAnswer, day_text, filled, one_of
from isva_desk.casework.desk import Desk
from isva_desk.casework.framework_file import Framework, load_framework
from isva_desk.domain import resources
from isva_desk.domain.agencies import is_agency
from isva_desk.journal.acts import agencies as acts
from isva_desk.journal.agencies.folded import contacts_of, evidence_of, meetings_of
from isva_desk.journal.changes import Changes
from isva_desk.journal.record import SERVICE
from isva_desk.language import N_, _

STATUSES = ("shown", "partly", "not-shown", "not-known")
MEETING_KINDS = {
    "multi-agency": N_("Meeting of the agencies"),
    "progression-clinic": N_("Case progression clinic"),
    "scrutiny-panel": N_("Scrutiny panel"),
    "improvement-group": N_("Improvement group"),
    "other": N_("Another meeting"),
}
EVIDENCE_KINDS = {
    "agreement": N_("Agreement"),
    "induction": N_("Induction"),
    "joint-training": N_("Joint training"),
    "feedback": N_("Feedback"),
    "practice": N_("Good practice seen"),
    "other": N_("Something else"),
}
STRANDS = {
    "early-advice": N_("Early advice"),
    "action-plans": N_("Action plans"),
    "no-further-action": N_("Scrutiny of no further action"),
    "supporting-victims": N_("Supporting victims"),
    "supporting-people": N_("Supporting people"),
}


@dataclass(frozen=True, slots=True)
class NewContact:
    """Whom to ring at a body, and who covers. ``confirmed_on``: somebody made sure on that day."""

    agency: str
    role: str
    name: str
    phone: str = ""
    email: str = ""
    cover: str = ""
    cover_phone: str = ""
    since: date | None = None
    confirmed_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """A meeting that was held, and the day agreed for the next."""

    kind: str
    on: date
    agencies: Sequence[str]
    present: str = ""
    next_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """Something that shows a component. Feedback waits for an answer, as long as the framework's file says."""

    component: str
    agency: str
    on: date
    kind: str
    what: str
    strand: str = ""
    note: str = ""


def name_contact(desk: Desk, new: NewContact) -> Changes:
    """Name a single point of contact. Raises ``WrongAnswer`` naming the field."""
    _body(desk, new.agency)
    role = filled(new.role, "role", _("Say which role it is, such as: contact for services."))
    name = filled(new.name, "name", _("Say who it is."))
    _not_to_come(desk, new.since, "since")
    _not_to_come(desk, new.confirmed_on, "confirmed_on")
    act = acts.AgencyContactNamed(
        new.agency, role, name, day_text(new.since), new.phone.strip(), new.email.strip(), new.cover.strip(),
        new.cover_phone.strip(), _framework().days.contact_confirmed_every, new.note.strip(),
    )  # fmt: skip
    named = desk.entry(act, SERVICE)
    if new.confirmed_on is None:
        return desk.write(named)
    return desk.write(named, desk.entry(acts.AgencyContactConfirmed(named.id, new.confirmed_on.isoformat()), SERVICE))


def confirm_contact(desk: Desk, contact: str, on: date, note: str = "") -> Changes:
    """Somebody made sure that a contact holds. Raises ``WrongAnswer``."""
    _contact(desk, contact)
    _not_to_come(desk, on, "on")
    return desk.write(desk.entry(acts.AgencyContactConfirmed(contact, on.isoformat(), note.strip()), SERVICE))


def end_contact(desk: Desk, contact: str, on: date, note: str = "") -> Changes:
    """A contact is no longer the one to ring. Raises ``WrongAnswer``."""
    _contact(desk, contact)
    _not_to_come(desk, on, "on")
    return desk.write(desk.entry(acts.AgencyContactEnded(contact, on.isoformat(), note.strip()), SERVICE))


def record_meeting(desk: Desk, new: NewMeeting) -> Changes:
    """Record a meeting. Raises ``WrongAnswer`` naming the field."""
    one_of(new.kind, MEETING_KINDS, "kind")
    if not new.agencies:
        raise WrongAnswer("agencies", _("Say which bodies it was with."))
    for agency in new.agencies:
        _body(desk, agency)
    _not_to_come(desk, new.on, "on")
    if new.next_on is not None and new.next_on <= new.on:
        raise WrongAnswer("next_on", _("The next meeting lies after this one."))
    act = acts.AgencyMeetingHeld(
        new.kind, new.on.isoformat(), tuple(dict.fromkeys(new.agencies)), new.present.strip(), day_text(new.next_on),
        _framework().days.meeting_within, new.note.strip(),
    )  # fmt: skip
    return desk.write(desk.entry(act, SERVICE))


def agree_action(desk: Desk, meeting: str, what: str, owner: str, by: date | None = None) -> Changes:
    """Somebody took something on at a meeting. Raises ``WrongAnswer``."""
    if all(held.id != meeting for held in meetings_of(desk.store.known(SERVICE))):
        raise WrongAnswer("meeting", _("This meeting is not in the record."))
    act = acts.MeetingActionAgreed(
        meeting,
        filled(what, "what", _("Say what was taken on.")),
        filled(owner, "owner", _("Say who took it on: a role is enough.")),
        day_text(by),
    )
    return desk.write(desk.entry(act, SERVICE))


def finish_action(desk: Desk, action: str, on: date, note: str = "") -> Changes:
    """What was taken on is done. Raises ``WrongAnswer``."""
    known = {one.id: one for meeting in meetings_of(desk.store.known(SERVICE)) for one in meeting.actions}
    if action not in known:
        raise WrongAnswer("action", _("This action is not in the record."))
    if known[action].done_on is not None:
        raise WrongAnswer("action", _("This action is done already."))
    _not_to_come(desk, on, "on")
    return desk.write(desk.entry(acts.MeetingActionDone(action, on.isoformat(), note.strip()), SERVICE))


def note_evidence(desk: Desk, new: NewEvidence) -> Changes:
    """Note something that shows how a component is lived. Raises ``WrongAnswer`` naming the field."""
    framework = _framework()
    _component(framework, new.component)
    _body(desk, new.agency)
    one_of(new.kind, EVIDENCE_KINDS, "kind")
    if new.strand:
        one_of(new.strand, STRANDS, "strand")
    what = filled(new.what, "what", _("Say in a few words what it is. Name no client."))
    _not_to_come(desk, new.on, "on")
    waits = desk.calendar.after(new.on, framework.days.feedback_working_days) if new.kind == "feedback" else None
    act = acts.EvidenceNoted(
        new.component, new.agency, new.on.isoformat(), new.kind, what, new.strand, day_text(waits), new.note.strip()
    )
    return desk.write(desk.entry(act, SERVICE))


def answer_evidence(desk: Desk, evidence: str, on: date, outcome: str) -> Changes:
    """What came back on feedback. Raises ``WrongAnswer``."""
    known = {one.id: one for one in evidence_of(desk.store.known(SERVICE))}
    if evidence not in known:
        raise WrongAnswer("evidence", _("This entry is not in the record."))
    _not_to_come(desk, on, "on")
    if on < known[evidence].on:
        raise WrongAnswer("on", _("This day lies before the feedback."))
    said = filled(outcome, "outcome", _("Say in a few words what changed, or that nothing did."))
    return desk.write(desk.entry(acts.EvidenceAnswered(evidence, on.isoformat(), said), SERVICE))


def judge_component(
    desk: Desk, component: str, agency: str, status: str, on: date, owner: str = "", note: str = ""
) -> Changes:
    """Write down what a person says of one component and one body. Raises ``WrongAnswer``."""
    found = _component(_framework(), component)
    _body(desk, agency)
    if agency.partition(":")[0] not in found:
        raise WrongAnswer("agency", _("This component is not owed by that body."))
    one_of(status, STATUSES, "status")
    _not_to_come(desk, on, "on")
    act = acts.ComponentJudged(
        component, agency, cast(acts.Status, status), on.isoformat(), owner.strip(), note.strip()
    )
    return desk.write(desk.entry(act, SERVICE))


def _framework() -> Framework:
    return load_framework(resources.folder())


def _component(framework: Framework, component: str) -> tuple[str, ...]:
    """Who owes it."""
    found = framework.find(component)
    if found is None:
        raise WrongAnswer(
            "component",
            _('"{value}" is not possible here; choose one of: {choices}.').format(
                value=component, choices=", ".join(one.id for one in framework.component)
            ),
        )
    return found.owed_by


def _body(desk: Desk, agency: str) -> None:
    if not is_agency(agency, desk.directory):
        raise WrongAnswer("agency", _('The body "{name}" is not in the directory.').format(name=agency))


def _contact(desk: Desk, contact: str) -> None:
    known = {one.id: one for one in contacts_of(desk.store.known(SERVICE))}
    if contact not in known:
        raise WrongAnswer("contact", _("This contact is not in the record."))
    if known[contact].ended_on is not None:
        raise WrongAnswer("contact", _("This contact has ended already."))


def _not_to_come(desk: Desk, day: date | None, field: str) -> None:
    if day is not None and day > desk.today():
        raise WrongAnswer(field, _("This day is still to come. Record it when it has happened."))
