"""What a body can be asked about in a case: an open entitlement, a contact gap, a promise, a role that has nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.desk import Desk
from isva_desk.domain.dates import UNKNOWN, When
from isva_desk.domain.labels import role_label
from isva_desk.domain.ladders import Ladder
from isva_desk.entitlements.assess import assess
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.journal.casefile import case_from
from isva_desk.journal.chase_threads import Thread, threads_of
from isva_desk.journal.judging import nameless
from isva_desk.journal.letters.area import thing_words
from isva_desk.journal.letters.differences import Difference, differences_of_record
from isva_desk.journal.projections import vacancies
from isva_desk.language import _

_VACANCY = "vacancy:"


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that can be asked about. Nothing in it names the client."""

    about: Literal["rule", "gap", "promise", "vacancy", "difference"]
    agency: str
    what: str
    entitlement: Entitlement | None = None
    role: str = ""
    since: When = UNKNOWN  # of the vacancy
    difference: Difference | None = None

    @property
    def key(self) -> str:
        """How it is named: "rule:event", "rule" for a gap, "vacancy:role", "difference:key"."""
        if self.difference is not None:
            return difference_key(self.difference.key)
        if self.entitlement is None:
            return f"{_VACANCY}{self.role}"
        one = self.entitlement
        return one.rule if one.trigger is None else f"{one.rule}:{one.trigger}"

    def concerns(self, thread: Thread) -> bool:
        """The chase is about this."""
        if self.entitlement is not None:
            return thread.concerns(self.entitlement)
        act = thread.last.act
        if self.difference is not None:
            return act.about == "difference" and act.trigger == self.difference.key
        return act.about == "vacancy" and act.role == self.role


def vacancy_key(role: str) -> str:
    """How a role that has nobody is named as something to ask about."""
    return f"{_VACANCY}{role}"


def difference_key(key: str) -> str:
    """How dates that differ are named as something to ask about."""
    return f"difference:{key}"


def subjects_of(desk: Desk, case_id: str, ladders: Mapping[str, Ladder]) -> tuple[Subject, ...]:
    """All that can be asked about in a case, empty roles first. Raises ``NotInRecord``."""
    record, case = desk.store.case_record(case_id)
    found = []
    for role, since in vacancies(record, case_id).items():
        agency = next((ladder.agency for ladder in ladders.values() if role in ladder.roles), None)
        if agency is not None:
            found.append(Subject("vacancy", agency, role_label(role), role=role, since=since))
    found += [
        Subject(_about(one), one.owed_by, one.title, one)
        for one in assess(nameless(case_from(record, case)), desk.rules, desk.calendar, desk.today())
        # The client's own limits are nobody else's to keep.
        if one.is_open and one.kind != "yours" and one.owed_by in ladders
    ]
    found += [_dates(one, ladders) for one in differences_of_record(record, case_id) if one.state == "open"]
    return tuple(found)


def subject_named(desk: Desk, case_id: str, key: str, ladders: Mapping[str, Ladder]) -> Subject:
    """The subject of that key. Of several silences it is the last. Raises ``WrongAnswer`` where nothing is open."""
    subjects = [one for one in subjects_of(desk, case_id, ladders) if key in (one.key, _rule_alone(one))]
    if not subjects:
        raise WrongAnswer(
            "about",
            _("There is nothing open in this case to ask about under that name."),
            next_step=_("Look at the entitlements of the case; it may have been settled meanwhile."),
        )
    return subjects[-1]


def thread_about(desk: Desk, case_id: str, subject: Subject) -> Thread | None:
    """The newest chase about this that nobody has closed; an answered one goes on when it is asked about again."""
    record, _case = desk.store.case_record(case_id)
    threads = [one for one in threads_of(record, case_id) if one.closed is None and subject.concerns(one)]
    return threads[-1] if threads else None


def _about(one: Entitlement) -> Literal["rule", "gap", "promise"]:
    if one.kind == "promise":
        return "promise"
    return "gap" if one.version.clock == "last-contact" else "rule"


def _dates(found: Difference, ladders: Mapping[str, Ladder]) -> Subject:
    """Dates that differ: asked of the body that told one of them last."""
    told = sorted((side for side in found.sides if side.by in ladders), key=lambda side: side.moment)
    agency = told[-1].by if told else next(iter(ladders))
    what = _("Which date is right ({thing})").format(thing=thing_words(found.kind, found.suspect, found.hearing))
    return Subject("difference", agency, what, difference=found)


def _rule_alone(subject: Subject) -> str:
    return subject.entitlement.rule if subject.entitlement is not None else ""
