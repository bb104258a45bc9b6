"""What the page is made from: the facts that there are words for, the proposal, and the text as it stands now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from isva_desk.casework.desk import Desk
from isva_desk.documents.client_update import PAPER, update_file
from isva_desk.domain import resources
from isva_desk.domain.case import Event
from isva_desk.domain.date_words import say_when
from isva_desk.domain.labels import event_label
from isva_desk.journal.case_view import case_of, client_head, people_of
from isva_desk.journal.entitlements_view import entitlements_of
from isva_desk.journal.helplines.views import confirmed_helplines
from isva_desk.journal.needs.folded import ACCESS, answers_of
from isva_desk.journal.rows import ClientHead
from isva_desk.writing.check_basis import Basis, basis_of
from isva_desk.writing.checks import check, measured
from isva_desk.writing.choices import Choices
from isva_desk.writing.confirmed_helplines import offered, with_confirmed
from isva_desk.writing.reading_age import Meter, measure
from isva_desk.writing.remark import Remark
from isva_desk.writing.update import ClientUpdate, Form, plain_text, with_texts, write_update
from isva_desk.writing.word_lists import Helpline
from isva_desk.writing.wording import Language, Wording, languages, load_wording

# The parts that a person writes over; words explained, telephone lines and her own words follow from other answers.
WRITTEN_OVER = ("happened", "means", "next", "choices", "need-not", "reach-me")

# An answer about access that is "yes", and the form that it asks for.
_NEEDED: Mapping[str, Form] = {"easy-read": "easy", "large-print": "large", "screen-reader": "text"}


@dataclass(frozen=True, slots=True)
class Fact:
    """An event that an update can be about, in words, and the languages in which there are words for it."""

    id: str
    words: str
    when: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """What is known before anything is chosen. ``facts``: the newest first; ``helplines``: by language, those that
    somebody confirmed.

    ``own_form`` and ``own_language`` follow from what the client needs to be able to read.
    """

    head: ClientHead
    facts: tuple[Fact, ...]
    languages: tuple[Language, ...]
    own_language: str
    own_form: Form
    helplines: Mapping[str, tuple[Helpline, ...]]
    adviser: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """The page as the templates have it, and the same in English where it is in another language."""

    update: ClientUpdate
    english: ClientUpdate | None
    wording: Wording
    basis: Basis


@dataclass(frozen=True, slots=True)
class Looked:
    """The page as it stands now: as a person wrote it over, as a file, as plain words, and how hard it is to read."""

    update: ClientUpdate
    form: Form
    content: bytes
    words: str
    meter: Meter
    remarks: tuple[Remark, ...]


def open_for(desk: Desk, case_id: str) -> Opened:
    """The facts of the case, newest first, and what else is chosen from. Raises ``NotInRecord``."""
    spoken = languages(resources.folder())
    wordings = {language.id: wording(language.id) for language in spoken}
    events = sorted(case_of(desk.store, case_id).events, key=_newest, reverse=True)
    facts = (
        Fact(
            event.id,
            event_label(event.kind),
            say_when(event.on),
            tuple(language for language, words in wordings.items() if event.kind in words.templates),
        )
        for event in events
    )
    confirmed = confirmed_helplines(desk.store)
    record = desk.store.case_record(case_id)[0]
    own, needed = record.text("language"), answers_of(record, ACCESS)
    return Opened(
        client_head(desk.store, case_id),
        tuple(fact for fact in facts if fact.languages),
        spoken,
        own if own in wordings else "en",
        next((form for need, form in _NEEDED.items() if needed.get(need) == "yes"), "standard"),
        {name: offered(with_confirmed(words, wordings["en"], confirmed)) for name, words in wordings.items()},
        desk.author,
    )


def propose(desk: Desk, case_id: str, about: Sequence[str], language: str, choices: Choices) -> Proposed:
    """The page about those facts. Raises ``NoTemplate``, ``NothingToSay`` and ``UnconfirmedHelpline``."""
    case = case_of(desk.store, case_id)
    today = desk.today()
    entitlements = tuple(entitlements_of(desk.store, case_id, today))
    words, confirmed = wording(language), confirmed_helplines(desk.store)
    as_confirmed = with_confirmed(words, wording("en"), confirmed)
    update = write_update(case, about, as_confirmed, entitlements, today, choices)
    english = None
    if language != "en":
        in_english = with_confirmed(wording("en"), wording("en"), confirmed)
        known = {line.id for line in offered(in_english)}
        # A line that only the other language has stands on its page alone.
        same = replace(choices, helplines=tuple(one for one in choices.helplines if one in known))
        english = write_update(case, about, in_english, entitlements, today, same)
    basis = basis_of(case, about, words, entitlements, today, update, _names(desk, case_id))
    return Proposed(update, english, words, basis)


def look_at(proposed: Proposed, texts: Mapping[str, str], form: Form, made_at: datetime) -> Looked:
    """The page with what was written over. Reads nothing out of the records. Raises ``NoPicture``."""
    update = with_texts(proposed.update, texts)
    content = update_file(update, form, made_at)
    words = plain_text(update, "text" if form in {"standard", "large"} else form)
    remarks = check(update, proposed.wording, proposed.basis, wording("en"))
    return Looked(update, form, content, words, _meter(update, form), remarks)


def is_paper(form: Form) -> bool:
    """The form is a PDF; the others are plain text."""
    return form in PAPER


@lru_cache(maxsize=16)
def wording(language: str) -> Wording:
    """The words of a language. They are part of the program and do not change while it runs."""
    return load_wording(resources.folder(), language)


def _meter(update: ClientUpdate, form: Form) -> Meter:
    """What the formulas say of the sentences of that form."""
    if form == "easy":
        return measure("\n".join(line.words for part in update.easy for line in part.lines), update.language)
    return measure(update.short, update.language) if form == "short" else measured(update)


def _names(desk: Desk, case_id: str) -> tuple[str, ...]:
    """People who may be named on the page: those who work on the case, and the adviser."""
    people = people_of(desk.store, case_id)
    return (desk.author, *(person.name for person in people if person.name))


def _newest(event: Event) -> tuple[str, str]:
    return event.on.latest.isoformat() if event.on.latest else "", event.id
