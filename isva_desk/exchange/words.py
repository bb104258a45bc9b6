"""The words of a spreadsheet, matched to the ids that the program keeps: leniently, but never by a guess.

What is not understood is refused with the nearest words; what can be two things is refused with both.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from isva_desk.domain import labels
from isva_desk.domain.directory import Directory
from isva_desk.domain.event_kinds import EXTRA_FIELDS
from isva_desk.exchange.columns import DamagedTemplate, plain
from isva_desk.language import _, code

_AMBIGUOUS = "ambiguous_kind"
# Said by every force of its own name, so they tell nothing apart.
_OF_EVERY_FORCE = frozenset({"police", "constabulary", "service", "force", "the", "of", "and"})


class NotAWord(ValueError):
    """The text is none of the words for that column; the message is a sentence for a person."""


@dataclass(frozen=True, slots=True)
class Words:
    """For each kind of value, what each plain word means. ``ambiguous`` holds words that can be two kinds of event."""

    meanings: Mapping[str, Mapping[str, str]]
    ambiguous: Mapping[str, tuple[str, ...]]

    def read(self, values: str, text: str) -> str:
        """The id that the text means. Raises ``NotAWord`` with the nearest words, or with both meanings."""
        word = plain(text)
        meanings = self.meanings[values]
        if word in meanings:
            return meanings[word]
        if values == "kind" and word in self.ambiguous:
            raise NotAWord(_two_things(text, self.ambiguous[word]))
        near = get_close_matches(word, meanings, n=3, cutoff=0.72)
        raise NotAWord(_not_known(text, tuple(dict.fromkeys(meanings[word] for word in near)), meanings))

    def knows(self, values: str, text: str) -> bool:
        return plain(text) in self.meanings[values]


def load_words(resources: Path) -> Words:
    """The words of ``resources/import/words.toml``, with every id and label. Raises ``DamagedTemplate``."""
    return _load(resources / "import" / "words.toml", code())


def read_force(text: str, directory: Directory, words: Words) -> str:
    """The id of the police force that the text names. Raises ``NotAWord`` with the nearest names."""
    if words.knows("force", text):
        return words.read("force", text)
    return _read_name(text, {force.id: force.name for force in directory.forces}, _OF_EVERY_FORCE)


def read_cps_area(text: str, directory: Directory, words: Words) -> str:
    """The id of the CPS Area that the text names. Raises ``NotAWord`` with the nearest names."""
    if words.knows("cps_area", text):
        return words.read("cps_area", text)
    return _read_name(text, {area.id: area.name for area in directory.cps_areas}, frozenset({"cps", "area", "and"}))


def _read_name(text: str, names: Mapping[str, str], ignored: frozenset[str]) -> str:
    def core(name: str) -> str:
        return " ".join(word for word in plain(name).split() if word not in ignored)

    known: dict[str, str] = {}
    for name_id, name in names.items():
        known[core(name)] = name_id
        known.setdefault(core(name_id), name_id)
    wanted = core(text)
    if wanted in known:
        return known[wanted]
    near = get_close_matches(wanted, known, n=3, cutoff=0.6) if wanted else []
    options = tuple(dict.fromkeys(names[known[word]] for word in near))
    if options:
        raise NotAWord(_("“{text}” is not in the directory; did you mean {options}?").format(
            text=_short(text), options=_either(options)
        ))  # fmt: skip
    raise NotAWord(_("“{text}” is not in the directory.").format(text=_short(text)))


def _two_things(text: str, meanings: Sequence[str]) -> str:
    return _("“{text}” can mean different things; write {options}").format(text=_short(text), options=_either(meanings))


def _not_known(text: str, near: Sequence[str], meanings: Mapping[str, str]) -> str:
    if near:
        return _("“{text}” is not understood; did you mean {options}?").format(text=_short(text), options=_either(near))
    options = tuple(dict.fromkeys(meanings.values()))
    if len(options) <= 10:
        return _("“{text}” is not understood; write {options}").format(text=_short(text), options=_either(options))
    return _("“{text}” is not understood; the sheet “Lists” of the template holds what can be written").format(
        text=_short(text)
    )


def _either(options: Sequence[str]) -> str:
    return _(" or ").join(f"“{option}”" for option in options)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"


@cache
def _load(path: Path, _language: str) -> Words:
    try:
        with path.open("rb") as file:
            table = tomllib.load(file)
        table.pop("about")
        ambiguous = {plain(word): tuple(meanings) for word, meanings in table.pop(_AMBIGUOUS).items()}
        meanings = {values: _meanings(values, entries) for values, entries in table.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as cause:
        raise DamagedTemplate(
            _("The list of words for imports ({name}) is missing or damaged.").format(name=path.name),
            kept=_("Your records are not touched."),
            next_step=_("Install the program again."),
        ) from cause
    return Words(meanings, ambiguous)


def _meanings(values: str, entries: Mapping[str, Sequence[str]]) -> dict[str, str]:
    found: dict[str, str] = {plain(word): word for word in entries}
    for word, synonyms in entries.items():
        for synonym in synonyms:
            found.setdefault(plain(synonym), word)
    if values == "kind":
        for kind in EXTRA_FIELDS:
            found.setdefault(plain(kind), kind)
            found.setdefault(plain(labels.event_label(kind)), kind)
    return found
