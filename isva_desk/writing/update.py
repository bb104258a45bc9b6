"""One page for the client out of one or several facts of her case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from isva_desk.domain.case import Case, Event
from isva_desk.domain.labels import event_label
from isva_desk.domain.problems import KnownProblem
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.language import _
from isva_desk.writing.choices import Choices
from isva_desk.writing.closing import closing_parts
from isva_desk.writing.combining import Told, in_order, pictured, sentences_of
from isva_desk.writing.explained import terms_in
from isva_desk.writing.known import fill, suspects_in, what_is_known
from isva_desk.writing.page_words import PARTS, Direction, PageWords
from isva_desk.writing.template_file import WRITTEN, Template
from isva_desk.writing.wording import Wording

Form = Literal["standard", "large", "easy", "text", "cover", "short"]
FORMS: tuple[Form, ...] = ("standard", "large", "easy", "text", "cover", "short")
BULLETED = frozenset({"choices", "words", "helplines"})


class NoTemplate(KnownProblem):
    """There is no wording for a kind of event in that language."""


class NothingToSay(KnownProblem):
    """No fact was chosen, or one that is not of this case."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what stands below it. ``kind`` is one of ``page_words.PARTS``."""

    kind: str
    heading: str
    paragraphs: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EasyLine:
    """A line of Easy Read: ``picture`` is a file of ``resources/wording/pictures`` without its ending.

    ``strong`` are the hard words in it, to be set in bold; ``terms`` the words by which the glossary explains them,
    which may look different ("zarzutów" is explained as "zarzuty").
    """

    picture: str
    words: str
    strong: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EasyPart:
    """A heading of Easy Read and its lines."""

    heading: str
    lines: tuple[EasyLine, ...]


@dataclass(frozen=True, slots=True)
class TemplateUsed:
    """Which wording was used. ``str()`` is what the journal keeps: "no-charge-cps/en/1"."""

    kind: str
    language: str
    version: int
    reviewer: str
    reviewed_on: date | None

    def __str__(self) -> str:
        return f"{self.kind}/{self.language}/{self.version}"


@dataclass(frozen=True, slots=True)
class ClientUpdate:
    """The page, in all its forms. ``strong`` are words to print bold wherever they stand: the last days.

    ``cover`` is a first page that anybody may see; ``short`` a text for a phone that gives nothing away.
    ``reviewed`` is True where a named person has read every sentence of the language that stands in it.
    """

    language: str
    direction: Direction
    title: str
    greeting: str
    dated: str
    parts: tuple[Part, ...]
    easy: tuple[EasyPart, ...]
    cover: tuple[str, ...]
    short: str
    templates: tuple[TemplateUsed, ...]
    reviewed: bool
    strong: tuple[str, ...] = ()
    hard_news: bool = False

    @property
    def is_translation(self) -> bool:
        return self.language != "en"


def write_update(
    case: Case,
    facts: Sequence[str],
    wording: Wording,
    entitlements: Sequence[Entitlement],
    today: date,
    choices: Choices = Choices(),  # noqa: B008 - it is frozen
) -> ClientUpdate:
    """The page about those facts (ids of events of the case), as they are known today.

    ``entitlements`` are those assessed for the case: the last days of the client's own rights come from them alone.
    Raises ``NothingToSay``, ``NoTemplate``, and ``UnconfirmedHelpline`` for a line that nobody has confirmed.
    """
    told = _told(case, facts, wording, entitlements, today)
    page = wording.page
    bodies = {kind: sentences_of(told, part) for part, kind in WRITTEN.items()}
    parts = [_part(kind, page, bodies.get(kind, ())) for kind in PARTS if kind in bodies]
    parts += [_part(kind, page, lines) for kind, lines in closing_parts(wording, choices, _said(bodies)).items()]
    parts.sort(key=lambda part: PARTS.index(part.kind))
    used = _templates_used(told, page)
    return ClientUpdate(
        language=page.id,
        direction=page.direction,
        title=page.title,
        greeting=_greeting(case, page, choices),
        dated=page.say_day(today),
        parts=tuple(part for part in parts if part.paragraphs or part.bullets),
        easy=_easy_parts(told, wording),
        cover=page.cover,
        short=page.short_soon if any(one.template.soon for one in told) else page.short,
        templates=used,
        reviewed=page.reviewed_on is not None and all(one.reviewed_on is not None for one in used),
        strong=tuple(dict.fromkeys(page.say_day(day) for one in told for day in one.known.last_days)),
        hard_news=any(one.template.hard for one in told),
    )


def with_texts(update: ClientUpdate, texts: Mapping[str, str]) -> ClientUpdate:
    """The same page after its parts were written over; a part whose text is empty is left out. See ``text_of``."""
    parts = [part_from(part, texts[part.kind]) if part.kind in texts else part for part in update.parts]
    return replace(update, parts=tuple(part for part in parts if part.paragraphs or part.bullets))


def text_of(part: Part) -> str:
    """What stands below the heading as one text to write in: a line for each paragraph, "• " before a bullet."""
    return "\n".join([*part.paragraphs, *(f"• {bullet}" for bullet in part.bullets)])


def part_from(part: Part, text: str) -> Part:
    """The part with the text that was written: the inverse of ``text_of``."""
    lines = [line.strip() for line in text.splitlines() if line.strip(" •\t")]
    return replace(
        part,
        paragraphs=tuple(line for line in lines if not line.startswith("•")),
        bullets=tuple(line.lstrip("• \t") for line in lines if line.startswith("•")),
    )


def plain_text(update: ClientUpdate, form: Form = "text") -> str:
    """The page as plain text: "text" with headings, "cover" without, "short" for a phone, "easy" its own words."""
    if form == "short":
        return update.short
    if form == "easy":
        blocks = ["\n".join([part.heading.upper(), *(line.words for line in part.lines)]) for part in update.easy]
        return "\n\n".join([update.dated, update.title, *blocks]) + "\n"
    if form == "cover":
        # Without a title, a heading or a number to ring: what lies open on a table says as little as it can.
        told = [text_of(part) for part in update.parts if part.kind != "helplines"]
        return "\n\n".join([*update.cover, update.dated, *filter(None, [update.greeting]), *told]) + "\n"
    blocks = [f"{part.heading}\n\n{text_of(part)}" for part in update.parts]
    return "\n\n".join([update.dated, update.title, *filter(None, [update.greeting]), *blocks]) + "\n"


def _told(
    case: Case, facts: Sequence[str], wording: Wording, entitlements: Sequence[Entitlement], today: date
) -> tuple[Told, ...]:
    by_id = {event.id: event for event in case.events}
    chosen = [by_id[fact] for fact in dict.fromkeys(facts) if fact in by_id]
    if not chosen or len(chosen) < len(set(facts)):
        raise NothingToSay(
            _("Choose at least one fact of this case to write about."),
            next_step=_("Record what has happened first, if it is not there yet."),
        )
    named = len(suspects_in(chosen)) > 1
    return in_order(
        [
            Told(_template(event, wording), what_is_known(event, case, wording, entitlements, today, named))
            for event in chosen
        ]
    )


def _template(event: Event, wording: Wording) -> Template:
    template = wording.templates.get(event.kind)
    if template is None:
        raise NoTemplate(
            _('There is no wording in {language} for "{event}".').format(
                language=wording.page.name, event=event_label(event.kind)
            ),
            kept=_("Your records are not touched."),
            next_step=_("Leave it out, or write in English and ask an interpreter."),
        )
    return template


def _part(kind: str, page: PageWords, lines: tuple[str, ...]) -> Part:
    if kind in BULLETED:
        return Part(kind, page.headings[kind], bullets=lines)
    return Part(kind, page.headings[kind], paragraphs=lines)


def _said(bodies: Mapping[str, tuple[str, ...]]) -> str:
    return "\n".join(line for lines in bodies.values() for line in lines)


def _greeting(case: Case, page: PageWords, choices: Choices) -> str:
    name = case.client.name_to_use
    return fill(page.phrases["greeting"], {"client": name}) if choices.client_name and name else ""


def _easy_parts(told: tuple[Told, ...], wording: Wording) -> tuple[EasyPart, ...]:
    parts = []
    for part, kind in WRITTEN.items():
        lines = tuple(
            EasyLine(
                one.picture,
                one.words,
                tuple(dict.fromkeys(found.said for found in terms_in(one.words, wording.glossary))),
                tuple(dict.fromkeys(found.term.term for found in terms_in(one.words, wording.glossary))),
            )
            for one in pictured(told, part)
        )
        if lines:
            parts.append(EasyPart(wording.page.headings[kind], lines))
    return tuple(parts)


def _templates_used(told: tuple[Told, ...], page: PageWords) -> tuple[TemplateUsed, ...]:
    templates = dict.fromkeys(one.template.kind for one in told)
    by_kind = {one.template.kind: one.template for one in told}
    return tuple(
        TemplateUsed(kind, page.id, by_kind[kind].version, by_kind[kind].reviewer, by_kind[kind].reviewed_on)
        for kind in templates
    )
