"""Who is assigned to a case: officer, prosecutor, liaison. A change is history; nobody named is a vacancy."""

from __future__ import annotations

from isva_desk.casework.checks import WrongAnswer, fact_of, filled, not_after_today, one_of, open_case_of, written
from isva_desk.casework.desk import Desk
from isva_desk.domain.dates import UNKNOWN, When
from isva_desk.domain.labels import ROLES
from isva_desk.journal import acts
from isva_desk.journal.changes import Changes
from isva_desk.journal.entry import NewEntry
from isva_desk.journal.lookup import fact_place
from isva_desk.journal.projections import ends_of
from isva_desk.journal.record import ClientRecord
from isva_desk.language import _


def assign_person(
    desk: Desk,
    case_id: str,
    role: str,
    name: str,
    number: str = "",
    phone: str = "",
    email: str = "",
    starts: When = UNKNOWN,
) -> Changes:
    """Somebody takes a role from a day on; whoever has it stays until their own end. ``made`` is the assignment."""
    record, _case = open_case_of(desk, case_id)
    one_of(role, ROLES, "role")
    who = filled(name, "name", _("Give the name, or how they are known, such as DC 4471."))
    act = acts.PersonAssigned(role, who, number.strip(), phone.strip(), email.strip(), written(starts, "starts"))
    return desk.write(desk.entry(act, record.id, case_id))


def end_assignment(desk: Desk, assignment_id: str, ends: When = UNKNOWN, successor: str | None = None) -> Changes:
    """Somebody left the case on a day. Without a successor's name the role is vacant, and Today says so."""
    client_id, case_id = fact_place(desk.store, assignment_id)
    record, _case = open_case_of(desk, case_id or "")
    fact = fact_of(record, assignment_id)
    if not isinstance(fact.latest, acts.PersonAssigned):
        raise WrongAnswer("assignment", _("This fact is not in the record."))
    if assignment_id in ends_of(record, case_id or ""):
        raise WrongAnswer("assignment", _("The end of this assignment is recorded already."))
    not_after_today(desk, ends, "ends")
    entries: list[NewEntry] = [desk.entry(acts.PersonEnded(assignment_id, written(ends, "ends")), client_id, case_id)]
    if successor is not None and successor.strip():
        follows = acts.PersonAssigned(fact.latest.role, successor.strip(), starts=written(ends, "ends"))
        entries.append(desk.entry(follows, client_id, case_id))
    return desk.write(*entries)


def record_vacancy(desk: Desk, case_id: str, role: str, starts: When = UNKNOWN) -> Changes:
    """It is known that nobody has a role, such as an officer in the case who was never named."""
    record, _case = open_case_of(desk, case_id)
    one_of(role, ROLES, "role")
    _nobody_there(record, case_id, role)
    return desk.write(desk.entry(acts.PersonAssigned(role, starts=written(starts, "starts")), record.id, case_id))


def _nobody_there(record: ClientRecord, case_id: str, role: str) -> None:
    ended = ends_of(record, case_id)
    for fact in record.facts.values():
        act = fact.latest
        here = fact.case == case_id and not fact.retracted and fact.id not in ended
        if here and isinstance(act, acts.PersonAssigned) and act.name and act.role == role:
            raise WrongAnswer("role", _("{name} has this role; record first that they left.").format(name=act.name))
