"""The draft of a letter (and a short mail text) that asks a body: the fact, the day, the rule, what is asked, by when.

It is made from the record and from templates that are data. It names no client and blames nobody; nothing is sent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from isva_desk.casework.chase_subjects import Subject, subject_named, thread_about
from isva_desk.casework.chase_wording import Wording, load_wording
from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.desk import Desk
from isva_desk.casework.ladder_files import load_ladders
from isva_desk.domain import resources
from isva_desk.domain.date_words import say_when
from isva_desk.domain.labels import body_label
from isva_desk.domain.ladders import Asked, Ladder, Offer, Step, offer
from isva_desk.entitlements.answer import citation
from isva_desk.entitlements.because import fact_and_limit
from isva_desk.journal import acts
from isva_desk.journal.about_vault import about_vault
from isva_desk.journal.case_view import people_of
from isva_desk.journal.chase_threads import Asking, Thread
from isva_desk.journal.letters.differences import Side
from isva_desk.journal.projections import vacancies
from isva_desk.journal.rows import PersonRow
from isva_desk.language import _, code, say_day


@dataclass(frozen=True, slots=True)
class Draft:
    """A text to be copied, and everything that is kept when it has been asked."""

    subject: Subject
    step: Step
    to: PersonRow | None  # who holds the role, where somebody is named
    asked_on: date
    answer_by: date
    heading: str
    letter: str
    message: str
    wording: str  # templates and their versions
    ladder: str
    follows: str  # the asking before this one
    unsure: bool  # the text of the rule was not read itself


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a chase stands: what it is about, what was asked before, and which steps can be taken now."""

    subject: Subject
    ladder: Ladder
    offer: Offer
    thread: Thread | None
    vacant: frozenset[str]  # roles that are known to have nobody
    day: date  # on which it stands so

    def after(self, step: Step) -> Step | None:
        """The step that comes after this one, if this one is taken today."""
        before = [one.in_ladder for one in self.thread.askings] if self.thread else []
        return offer(self.ladder, [*before, Asked(step.id, self.day)], self.vacant, self.day).following


def standing(desk: Desk, case_id: str, key: str, day: date | None = None) -> Standing:
    """Where the chase about this stands on a day, or today. Raises ``WrongAnswer`` where nothing is open so named."""
    on = day or desk.today()
    ladders = load_ladders(resources.folder())
    subject = subject_named(desk, case_id, key, ladders)
    ladder = ladders[subject.agency]
    thread = thread_about(desk, case_id, subject)
    record, _case = desk.store.case_record(case_id)
    vacant = frozenset({*vacancies(record, case_id), subject.role} - {""})
    asked: tuple[Asked, ...] = tuple(one.in_ladder for one in thread.askings) if thread is not None else ()
    return Standing(subject, ladder, offer(ladder, asked, vacant, on), thread, vacant, on)


def draft(desk: Desk, case_id: str, key: str, step_id: str | None = None, answer_by: date | None = None) -> Draft:
    """The draft for a step, the highest that can be taken where none is named.

    Raises ``WrongAnswer`` where nothing is open, or the step cannot be taken yet.
    """
    now = standing(desk, case_id, key)
    step = step_that_is_open(now, step_id)
    until = answer_by or desk.calendar.after(desk.today(), step.days)
    to = _holder(people_of(desk.store, case_id), step)
    wording = load_wording(resources.folder(), code())
    kind = _kind(now.subject)
    identify = _identify(desk, case_id, wording)
    places = {
        "what": now.subject.what,
        "fact": _fact(now.subject, wording),
        "source": _source(now.subject, wording),
        "answer_by": say_day(until),
        "identify": identify,
    }
    template, part = wording.templates[kind], wording.parts.part
    greeting = part["greeting-named"].format(name=to.name) if to else part["greeting-role"].format(role=step.words)
    paragraphs = [
        greeting,
        identify,
        part[f"opening-{step.opening}"] if step.opening else "",
        template.body.format(**places),
        *(_earlier(now, asking, part) for asking in (now.thread.askings if now.thread else ())),
        template.ask.format(**places),
        part["closing"],
        _signature(desk, part),
    ]
    unsure = now.subject.entitlement is not None and now.subject.entitlement.confidence != "read"
    return Draft(
        subject=now.subject, step=step, to=to, asked_on=desk.today(), answer_by=until,
        heading=template.subject.format(**places),
        letter="\n\n".join(paragraph.strip() for paragraph in paragraphs if paragraph.strip()),
        message=_one_line(template.message.format(**places)), wording=wording.version_of(kind),
        ladder=now.ladder.version, follows=now.thread.last.id if now.thread else "", unsure=unsure,
    )  # fmt: skip


def step_that_is_open(now: Standing, step_id: str | None) -> Step:
    """The step of that id (or the highest) if it can be taken today. Raises ``WrongAnswer``."""
    steps = now.offer.open
    if step_id is None and steps:
        return steps[-1]
    found = next((step for step in steps if step.id == step_id), None)
    if found is not None:
        return found
    if step_id is not None and now.ladder.step(step_id) is None:
        raise WrongAnswer("step", _("There is no such step for this body."))
    day = now.offer.from_day
    if day is not None and day > now.day:
        raise WrongAnswer(
            "step",
            _("The time for the last answer is not up: the next step can be taken from {day} on.").format(
                day=say_day(day)
            ),
        )
    raise WrongAnswer("step", _("This step cannot be taken yet; the one before it comes first."))


def _kind(subject: Subject) -> str:
    one = subject.entitlement
    if subject.difference is not None:
        return "difference"
    if one is None or subject.about == "promise":
        return "vacancy" if one is None else ("due" if one.verdict == "due" else "promise")
    if one.verdict in ("due", "missed", "cannot-tell"):
        return one.verdict
    if subject.about == "gap":
        return "gap"
    return "no-record" if one.verdict == "no-record" else "not-recorded"


def _source(subject: Subject, wording: Wording) -> str:
    if subject.entitlement is not None:
        return citation(subject.entitlement)
    return wording.parts.vacancy.source if subject.difference is None else wording.parts.difference.source


def _side(side: Side, wording: Wording) -> str:
    """One of the dates that differ, and who gave it."""
    parts, says = wording.parts.difference, say_when(side.says)
    if not side.by:
        return parts.held.format(says=says)
    who = body_label(side.by)
    day = side.told.day
    return parts.undated.format(who=who, says=says) if day is None else parts.said.format(
        day=say_day(day), who=who, says=says
    )  # fmt: skip


def _fact(subject: Subject, wording: Wording) -> str:
    if subject.difference is not None:
        return " ".join(_side(side, wording) for side in subject.difference.sides)
    if subject.entitlement is not None:
        return " ".join(str(sentence) for sentence in fact_and_limit(subject.entitlement))
    since = subject.since.earliest or subject.since.latest
    vacancy = wording.parts.vacancy
    return vacancy.unknown if since is None else vacancy.since.format(day=say_day(since))


def _identify(desk: Desk, case_id: str, wording: Wording) -> str:
    record, case = desk.store.case_record(case_id)
    crime, own, part = case.text("crime_reference"), record.text("reference"), wording.parts.part
    if crime:
        return part["identify-crime"].format(crime_reference=crime, reference=own)
    return part["identify-own"].format(reference=own)


def _earlier(now: Standing, asking: Asking, part: Mapping[str, str]) -> str:
    """What was asked before and what came of it."""
    answer: acts.ChaseAnswered | None = asking.answer
    step = now.ladder.step(asking.act.step)
    to = asking.act.to_name or (step.words if step else asking.act.step)
    places = {"day": say_day(asking.asked_on), "to": to}
    if asking.promised:
        return part["earlier-promised"].format(**places, promised=say_day(asking.promised[-1]))
    if answer is not None and answer.answer == "said-done" and answer.done_on:
        return part["earlier-said-done"].format(**places, done=say_day(date.fromisoformat(answer.done_on)))
    if answer is not None and answer.answer != "none":
        return part["earlier-answered"].format(**places)
    return part["earlier-unanswered"].format(**places, answer_by=say_day(asking.answer_by))


def _holder(people: tuple[PersonRow, ...], step: Step) -> PersonRow | None:
    """Who holds the role of the step now, the newest where there are several."""
    here = [
        row for row in people if row.role in step.roles and row.name and not row.is_vacancy and not row.ends.is_known
    ]
    return max(here, key=lambda row: row.starts.earliest or date.min, default=None)


def _signature(desk: Desk, part: Mapping[str, str]) -> str:
    about = about_vault(desk.store)
    if about is None or not about.service:
        return part["signature-alone"].format(adviser=desk.author)
    return part["signature"].format(adviser=desk.author, service=about.service)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
