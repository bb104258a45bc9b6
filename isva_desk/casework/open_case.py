"""Open a case, change its fields, add a suspect, agree how often to be updated, close it and open it again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from isva_desk.casework.checks import WrongAnswer, filled, one_of, open_case_of, suspect_of, written
from isva_desk.casework.desk import Desk
from isva_desk.casework.register_client import NewClient, checked_client
from isva_desk.domain.dates import When
from isva_desk.domain.event_kinds import JUSTICE_BODIES
from isva_desk.domain.stages import STAGES
from isva_desk.journal import acts
from isva_desk.journal.changes import Changes
from isva_desk.journal.lookup import case_with_reference
from isva_desk.language import _

CHANGEABLE = ("reference", "police_force", "crime_reference", "cps_area", "owner")
_LONGEST_INTERVAL = 366


@dataclass(frozen=True, slots=True)
class NewCase:
    """What is known of a case at first. ``police_force`` and ``cps_area`` are ids of the directory."""

    police_force: str | None = None
    crime_reference: str = ""
    cps_area: str | None = None
    suspects: tuple[str, ...] = ()
    reference: str = ""  # empty: the client's reference and the number of the case


def open_case(desk: Desk, client_id: str, new: NewCase = NewCase()) -> Changes:
    """Open a case of a client; ``made`` is its id. The CPS Area follows from the force where it is left out."""
    record = desk.store.record(client_id)
    act = checked_case(desk, new, record.text("reference"), len(record.cases) + 1)
    return desk.write(desk.about_itself(act, client_id))


def register_with_case(desk: Desk, client: NewClient, case: NewCase = NewCase()) -> Changes:
    """Register a client and open their first case, both or neither; ``made`` is the id of the case."""
    registered = desk.about_itself(checked_client(desk, client))
    reference = registered.act.reference if isinstance(registered.act, acts.ClientRegistered) else ""
    opened = desk.about_itself(checked_case(desk, case, reference, 1), registered.id)
    return replace(desk.write(registered, opened), made=opened.id)


def checked_case(desk: Desk, new: NewCase, client_reference: str, number: int) -> acts.CaseOpened:
    """The case as the journal keeps it, or ``WrongAnswer``."""
    if not desk.author.strip():  # the case is opened by its first owner
        raise WrongAnswer("owner", _("A case always has somebody who answers for it. Say first who is at this desk."))
    _known_force(desk, new.police_force)
    _known_area(desk, new.cps_area)
    if len(set(new.suspects)) != len(new.suspects) or not all(suspect.strip() for suspect in new.suspects):
        raise WrongAnswer("suspects", _("Each suspect needs a name or letter of their own, such as A and B."))
    force = desk.directory.force(new.police_force)
    area = new.cps_area or (force.cps_area if force is not None else None)
    reference = new.reference.strip()
    if reference and case_with_reference(desk.store, reference) is not None:
        raise WrongAnswer("reference", _("The case {reference} is there already.").format(reference=reference))
    while not reference or case_with_reference(desk.store, reference) is not None:
        reference, number = f"{client_reference}-{number}", number + 1
    suspects = tuple(name.strip() for name in new.suspects)
    return acts.CaseOpened(reference, new.police_force, new.crime_reference.strip(), area, suspects)


def change_case(desk: Desk, case_id: str, field: str, value: str | None, based_on: str | None = None) -> Changes:
    """Change one field of a case. ``based_on`` is the entry whose value was looked at; the newest where left out."""
    one_of(field, CHANGEABLE, "field")
    record, case = open_case_of(desk, case_id)
    if field == "police_force":
        _known_force(desk, value)
    if field == "cps_area":
        _known_area(desk, value)
    if field in ("reference", "owner"):
        value = filled(value or "", field, _("This cannot be left empty."))
    if field == "reference" and case_with_reference(desk.store, str(value)) not in (None, case_id):
        raise WrongAnswer("reference", _("The case {reference} is there already.").format(reference=value))
    held = case.fields.get(field)
    base = based_on or (held.stamp.entry if held is not None else None)
    return desk.write(desk.entry(acts.CaseChanged(field, value), record.id, case_id, base))


def add_suspect(desk: Desk, case_id: str, suspect: str) -> Changes:
    """Add a suspect by a name or letter, such as B."""
    record, case = open_case_of(desk, case_id)
    name = filled(suspect, "suspect", _("Give the suspect a name or a letter, such as B."))
    if name in case.suspects:
        raise WrongAnswer("suspect", _("Suspect {suspect} is in this case already.").format(suspect=name))
    return desk.write(desk.entry(acts.CaseChanged("suspect", name), record.id, case_id))


def agree_contact_plan(
    desk: Desk, case_id: str, agency: str, starts: When, every_days: int, basis: str = "agreed", note: str = ""
) -> Changes:
    """Updates by an agency every so many days, as agreed or as the force promises. ``made`` is the id of the fact."""
    record, _case = open_case_of(desk, case_id)
    one_of(agency, JUSTICE_BODIES, "agency")
    one_of(basis, ("agreed", "force-promise"), "basis")
    if not 1 <= every_days <= _LONGEST_INTERVAL:
        raise WrongAnswer(
            "every_days", _("Updates are agreed every 1 to {longest} days.").format(longest=_LONGEST_INTERVAL)
        )
    if not starts.is_known:
        raise WrongAnswer("starts", _("Say from which day on this was agreed."))
    plan = acts.ContactPlanAgreed(
        agency, written(starts, "starts"), every_days, "agreed" if basis == "agreed" else "force-promise", note.strip()
    )
    return desk.write(desk.entry(plan, record.id, case_id))


def override_stage(desk: Desk, case_id: str, suspect: str | None, stage: str | None, reason: str) -> Changes:
    """Set the stage of a track by hand, or (None) let the events speak again. The reason is kept."""
    record, case = open_case_of(desk, case_id)
    suspect_of(case, suspect)
    if stage is not None:
        one_of(stage, STAGES, "stage")
    why = filled(reason, "reason", _("Say why the stage is set by hand."))
    held = case.overrides.get(suspect or "")
    base = held.stamp.entry if held is not None else None
    return desk.write(desk.entry(acts.StageOverridden(suspect, stage, why), record.id, case_id, base))


def close_case(desk: Desk, case_id: str, on: date, reason: str) -> Changes:
    """Close a case: the service's support ends. It leaves Today and the open caseload; nothing is deleted."""
    record, _case = open_case_of(desk, case_id)
    if on > desk.today():
        raise WrongAnswer("on", _("This day is still to come. Record it when it has happened."))
    why = filled(reason, "reason", _("Say why the case is closed."))
    return desk.write(desk.entry(acts.CaseClosed(on.isoformat(), why), record.id, case_id))


def reopen_case(desk: Desk, case_id: str, reason: str) -> Changes:
    """Open a closed case again."""
    record, case = desk.store.case_record(case_id)
    if case.closed is None:
        raise WrongAnswer("case", _("This case is open already."))
    why = filled(reason, "reason", _("Say why the case is opened again."))
    return desk.write(desk.entry(acts.CaseReopened(why), record.id, case_id))


def _known_force(desk: Desk, force: str | None) -> None:
    if force is not None and desk.directory.force(force) is None:
        raise WrongAnswer("police_force", _('"{force}" is not a police force that is known.').format(force=force))


def _known_area(desk: Desk, area: str | None) -> None:
    if area is not None and desk.directory.cps_area(area) is None:
        raise WrongAnswer("cps_area", _('"{area}" is not a CPS Area that is known.').format(area=area))
