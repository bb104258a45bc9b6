"""What the pages read: one frozen row type per list, filled by SQL and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from isva_desk.domain.dates import When

Tone = Literal["rose", "amber", "blue", "green", "grey"]
TodaySection = Literal[
    "urgent",  # a right of the client that ends within days and cannot be had back
    "safety",  # contact check expired, unsafe contact coming up, bail ending
    "own-limits",  # limits that run for the client themself: asking for a review, a sentence that seems too low
    "no-record",  # no record that it happened in time (also: missed); those nobody has asked about come first
    "answers",  # chases whose day for an answer has passed
    "due-today",
    "requests",  # requests for the client's records that wait for a decision or an answer
    "next-days",  # due within the next five working days
    "held",  # I hold it and have not passed it on
    "hearings",  # hearings in the next seven days
    "promises",  # promises of agencies that fall today or have gone past
    "waiting",  # people who wait for the service: a first contact or a check-in is due
    "reviews",  # needs, risks, consents and contacts that are to be looked at again
    "tasks",  # what the adviser took on, or what a coming day asks for
    "vacancies",  # nobody named as officer or prosecutor
]


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One thing that needs the adviser today."""

    section: TodaySection
    key: str  # stable over refreshes: tells a row apart for selection and for tests
    client_id: str
    case_id: str | None
    reference: str  # never a name
    stage: str  # stage id of domain.stages
    title: str  # "Told that suspect A was released on bail"
    why: str  # one sentence, already in the language spoken
    owed_by: str | None
    since: date | None
    due: date | None
    verdict: str | None
    working_days_past: int | None
    badge: str  # the words of the pill: "5 working days past", "in 2 days", "Safe today 13:00 to 15:00"
    tone: Tone
    rule: str | None = None
    trigger: str | None = None
    suspect: str | None = None
    update_id: str | None = None  # for "held"
    chase_id: str | None = None  # for "answers"
    role: str | None = None  # for "vacancies"
    asked_on: date | None = None  # the body was asked about it on that day
    matter: MatterRow | None = None  # where it is not judged by a rule: what it is
    act: str = ""  # the words of its button
    page: str = ""  # where the button leads: a page of the window, ...
    where: tuple[tuple[str, str], ...] = ()  # ... and what that page is told


@dataclass(frozen=True, slots=True)
class MatterRow:
    """Something that has a day, or waits for somebody, in a part of the work that is not judged by a rule."""

    area: str
    kind: str
    key: str
    client_id: str  # "service" for what concerns the service
    case_id: str | None
    reference: str  # "" for the service
    stage: str  # "" where there is no case
    on: date | None
    until: date | None
    hour: str
    section: str
    fact_id: str | None
    places: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True, slots=True)
class MatterWords:
    """How a matter reads: its title, one sentence why, the words and tone of its pill, and the next act.

    ``page`` and ``where`` say what the act opens: "case" with ("tab", "court") and ("focus", a fact's id), or another
    page of the window. The id of the case is added by itself.
    """

    title: str
    why: str
    badge: str
    tone: Tone
    act: str = ""
    page: str = "case"
    where: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CaseloadRow:
    """One case in the caseload table."""

    client_id: str
    case_id: str
    reference: str
    name_to_use: str
    stage: str
    stage_since: date | None
    next_date: date | None  # next hearing, deadline or own date
    open_entitlements: int  # due, no-record, missed, cannot-tell
    past_entitlements: int  # no-record, missed
    last_update: date | None  # from an agency
    last_contact: date | None  # of the adviser with the client
    safe_checked: date | None
    police_force: str | None
    cps_area: str | None
    owner: str
    is_closed: bool


@dataclass(frozen=True, slots=True)
class ClientHead:
    """What stands at the head of a case."""

    client_id: str
    case_id: str
    reference: str
    case_reference: str
    name: str
    name_to_use: str
    pronouns: str
    word: str  # client, victim or survivor
    enhanced_rights: bool
    enhanced_reason: str | None
    region: str
    stage: str  # the furthest track that is still open
    stages: tuple[tuple[str, str, bool], ...]  # (suspect or "", stage, overridden by a person)
    police_force: str | None
    crime_reference: str
    cps_area: str | None
    suspects: tuple[str, ...]
    reported: When
    with_us_since: date
    owner: str
    closed_on: date | None
    waits_since: date | None = None  # the day of the referral, while nobody has taken the case on
    reached: tuple[str, ...] = ()  # of each of ``stages`` how far its track has come, wherever it stands now


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One fact in the order of happening (or of learning)."""

    fact_id: str
    entry_id: str  # the entry that holds now: what a correction is based on
    what: str  # event, update, wish, person, plan, stage, closed, reopened, chase, or the id of an area
    kind: str  # kind of event, or outcome of the update
    happened: When
    learned: When
    recorded: datetime
    author: str
    suspect: str | None
    text: str  # one line, in the language spoken
    note: str
    corrected: int  # how many earlier versions there are
    retracted: bool


@dataclass(frozen=True, slots=True)
class UpdateRow:
    """One update, and whether it has been passed on."""

    update_id: str
    entry_id: str
    case_id: str
    by: str
    to: str
    on: When
    sent_on: When
    method: str | None
    outcome: str
    about: tuple[str, ...]
    text: str
    note: str
    held: bool  # the adviser has it, the client does not yet
    passed_on: date | None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody assigned to the case, now or before."""

    assignment_id: str
    role: str  # officer-in-case, supervisor, liaison-officer, prosecutor, cps-victim-liaison, witness-care-officer, ...
    name: str
    number: str  # collar or staff number
    phone: str
    email: str
    starts: When
    ends: When
    is_vacancy: bool  # the role is known to have nobody since ``starts``


@dataclass(frozen=True, slots=True)
class FindHit:
    """One answer of the search."""

    client_id: str
    case_id: str | None
    reference: str
    name_to_use: str
    snippet: str


@dataclass(frozen=True, slots=True)
class ChaseRow:
    """One chase: what a body is asked about, how far up its ladder, and what came back."""

    chase_id: str  # of the first asking
    client_id: str
    case_id: str
    reference: str
    stage: str
    agency: str
    about: Literal["rule", "gap", "promise", "vacancy", "difference"]
    rule: str
    trigger: str
    role: str  # the role that has nobody
    what: str
    step: str  # of the last asking
    to_name: str
    to_role: str
    began_on: date
    asked_on: date
    answer_by: date
    waits_until: date  # the day for an answer, or the day that was promised
    promised_on: date | None
    done_on: date | None
    answer: str  # of the last asking; empty while there is none
    answered_on: date | None
    times: int  # how often was asked
    promises: tuple[date, ...]  # every day that was promised, in the order in which it was
    state: Literal["open", "answered", "settled", "closed"]
    changed: str  # what changed for the client

    def is_due(self, day: date) -> bool:
        """The day for an answer has passed."""
        return self.state == "open" and self.waits_until < day

    def passed_promises(self, day: date) -> int:
        """How many promised days passed with no record that it was done."""
        counted = self.promises if self.state == "open" else self.promises[:-1]
        return sum(1 for promised in counted if promised < day)
