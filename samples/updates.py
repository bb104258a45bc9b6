"""Updates for clients: every kind of event in English, the news that hurts most in all forms, and every language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from isva_desk.casework.desk import Desk
from isva_desk.documents.client_update import PAPER, update_file
from isva_desk.domain import resources
from isva_desk.domain.case import Case, Client, Event
from isva_desk.domain.dates import on_day
from isva_desk.entitlements.assess import assess
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.journal.case_view import case_of
from isva_desk.journal.caseload import CaseloadFilter, caseload_page
from isva_desk.journal.entitlements_view import entitlements_of
from isva_desk.writing.choices import Choices
from isva_desk.writing.update import FORMS, ClientUpdate, Form, write_update
from isva_desk.writing.wording import Wording, languages, load_wording
from samples.sample import Sample

# Shown in every form in English; in other languages in every form that is set on pages.
_IN_ALL_FORMS = ("no-charge-cps", "no-charge-police", "hearing-moved", "charge")
_IN_ALL_PAGES = ("no-charge-cps",)
_TWO_FACTS = "updates/en/two-facts-standard.pdf"
_CHOICES = Choices(
    free_text="The letter with the reasons came to me, as you asked. We can read it together on Thursday.",
    adviser="Robin",
    phone="07700 900123",
    hours="Monday to Friday, 9 to 5",
    client_name=True,
)


@dataclass(frozen=True)
class _Told:
    """A case, one of its events, and what is owed in it."""

    case: Case
    event: str
    entitlements: tuple[Entitlement, ...]


def updates(desk: Desk, now: datetime, only: str) -> Iterator[Sample]:
    """Each as a file. English words that the adviser adds stand in their own box in other languages."""
    for language in languages(resources.folder()):
        if not f"updates/{language.id}".startswith(only[: len(f"updates/{language.id}")]):
            continue
        wording = load_wording(resources.folder(), language.id)
        for kind in wording.templates:
            update = _update(desk, wording, kind)
            for form in _forms(language.id, kind):
                name = f"updates/{language.id}/{kind}-{form}.{'pdf' if form in PAPER else 'txt'}"
                if name.startswith(only):
                    yield Sample(name, f"{language.name}, {form}", update_file(update, form, now))
        if language.id == "en" and _TWO_FACTS.startswith(only):
            yield _two_facts(desk, wording, now)


def _forms(language: str, kind: str) -> tuple[Form, ...]:
    if language == "en" and kind in _IN_ALL_FORMS:
        return FORMS
    if kind in _IN_ALL_PAGES:
        return PAPER
    return ("standard", "easy") if language == "en" else ("standard",)


def _update(desk: Desk, wording: Wording, kind: str) -> ClientUpdate:
    told = _told(desk, kind)
    return write_update(told.case, [told.event], wording, told.entitlements, desk.today(), _CHOICES)


def _two_facts(desk: Desk, wording: Wording, now: datetime) -> Sample:
    """One page about two things that happened in one case."""
    case = _invented(desk, "arrest")
    second = Event("second", "release-on-bail", on_day(desk.today() - timedelta(days=2)), suspect="A")
    whole = Case(case.reference, case.client, suspects=case.suspects, events=(*case.events, second))
    owed = assess(whole, desk.rules, desk.calendar, desk.today())
    update = write_update(whole, ["invented", "second"], wording, owed, desk.today(), _CHOICES)
    return Sample(_TWO_FACTS, "English, two facts", update_file(update, "standard", now))


def _told(desk: Desk, kind: str) -> _Told:
    """A case of the demonstration in which it happened on a day that is known, or one that is made up for it."""
    rows = caseload_page(desk.store, CaseloadFilter(), sort="reference", offset=0, limit=200, day=desk.today())
    for row in rows:
        case = case_of(desk.store, row.case_id)
        known = [event for event in case.events if event.kind == kind and event.on.day is not None]
        if known:
            return _Told(case, known[-1].id, entitlements_of(desk.store, row.case_id, desk.today()))
    case = _invented(desk, kind)
    return _Told(case, "invented", assess(case, desk.rules, desk.calendar, desk.today()))


def _invented(desk: Desk, kind: str) -> Case:
    happened = on_day(desk.today() - timedelta(days=4))
    coming = on_day(desk.today() + timedelta(days=30))
    event = Event(
        "invented", kind, happened, suspect="A", hearing_on=coming, trial_on=coming, hearing="trial",
        outcome="guilty" if kind == "verdict" else None, months=42 if kind == "sentence" else None,
    )  # fmt: skip
    return Case("INVENTED-1", Client("INVENTED", name_to_use="Sam"), suspects=("A",), events=(event,))
