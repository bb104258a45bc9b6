"""The whole wording of one language, and the languages there are."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from isva_desk.language import _
from isva_desk.writing.page_words import Direction, PageWords, read_page_words
from isva_desk.writing.template_file import NotATemplate, Template, read_template, wrong
from isva_desk.writing.word_lists import Advice, Helpline, Term, read_advice, read_glossary, read_helplines, read_words

PAGE = "page.toml"


@dataclass(frozen=True, slots=True)
class Language:
    """A language in which a client can read. ``reviewed``: a named person has read the words that every page shares.

    Whether the templates were read is said by each (``TemplateUsed``).
    """

    id: str
    name: str  # in English
    own_name: str
    direction: Direction
    reviewed: bool


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """Everything written in a language: templates by kind of event, and the lists that checks are made from.

    Two are the same only if they were read once: what is worked out from one is kept with it.
    """

    page: PageWords
    templates: Mapping[str, Template]
    glossary: tuple[Term, ...]
    helplines: tuple[Helpline, ...]
    never_say: tuple[Advice, ...]
    promises: tuple[Advice, ...]
    jargon: tuple[Advice, ...]
    account: tuple[Advice, ...]
    participles: frozenset[str]
    states: frozenset[str]
    known_names: frozenset[str]
    rights: Mapping[str, frozenset[str]]  # "review", "lenient", "contact-scheme" -> ids of rules

    @property
    def language(self) -> str:
        return self.page.id


def languages(resources: Path) -> tuple[Language, ...]:
    """The languages there are: English first, then by the name in English. Raises ``NotATemplate``."""
    found = [read_page_words(path) for path in sorted((resources / "wording").glob(f"*/{PAGE}"))]
    found.sort(key=lambda page: (page.id != "en", page.name))
    return tuple(
        Language(page.id, page.name, page.own_name, page.direction, page.reviewed_on is not None) for page in found
    )


def load_wording(resources: Path, language: str = "en") -> Wording:
    """The wording of a language. Raises ``NotATemplate`` that names the file and what is wrong with it."""
    folder = resources / "wording" / language
    pictures = picture_names(resources)
    templates = {
        path.stem: read_template(path, pictures) for path in sorted((folder / "updates").glob("*.toml"))
    }  # fmt: skip
    if not templates:
        raise NotATemplate(
            _('There is no wording in the language "{language}".').format(language=language),
            kept=_("Your records are not touched."),
            next_step=_("Choose another language."),
        )
    return Wording(
        page=read_page_words(folder / PAGE),
        templates=MappingProxyType(templates),
        glossary=read_glossary(folder),
        helplines=read_helplines(folder / "helplines.csv"),
        never_say=read_advice(folder / "never-say.csv"),
        promises=read_advice(folder / "promises.csv"),
        jargon=read_advice(folder / "jargon.csv"),
        account=read_advice(folder / "account-of-the-offence.csv"),
        participles=read_words(folder / "participles.txt"),
        states=read_words(folder / "states.txt"),
        known_names=read_words(folder / "known-names.txt"),
        rights=_rights(resources / "wording" / "rights.toml"),
    )


def kinds(wording: Wording) -> tuple[str, ...]:
    """The kinds of event that can be written about in this language."""
    return tuple(wording.templates)


def picture_names(resources: Path) -> frozenset[str]:
    """The names of the pictures of Easy Read."""
    return frozenset(path.stem for path in (resources / "wording" / "pictures").glob("*.svg"))


def _rights(path: Path) -> Mapping[str, frozenset[str]]:
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
        return MappingProxyType(
            {name: frozenset(map(str, read[name])) for name in ("review", "lenient", "contact-scheme")}
        )
    except (OSError, ValueError, KeyError, TypeError) as cause:
        raise wrong(path, str(cause)) from cause
