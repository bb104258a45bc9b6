"""The kinds of letter, and which kinds of event happen once: data of ``resources/letters``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from isva_desk.domain import resources
from isva_desk.domain.data_file import damaged
from isva_desk.domain.event_kinds import BODIES, EXTRA_FIELDS, OFFERS
from isva_desk.domain.list_file import made, read_list_file
from isva_desk.language import _

KINDS, DIFFERENCES = "isva-desk.letter-kinds/1", "isva-desk.date-differences/1"
OTHER = "other"


@dataclass(frozen=True, slots=True)
class LetterKind:
    """One kind of letter: who usually writes it, about which kinds of event, which rules it can meet."""

    id: str
    title: str
    by: str
    events: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    if_said: tuple[str, ...] = ()  # met only where somebody says that the letter says so
    offer: str = ""

    @property
    def words(self) -> str:
        """Its name in the language spoken."""
        return _(self.title)


@dataclass(frozen=True, slots=True)
class LetterLists:
    """Everything of ``resources/letters``."""

    kinds: tuple[LetterKind, ...]
    once: frozenset[str]  # kinds of event that happen once for each suspect
    version: str

    def kind(self, kind_id: str) -> LetterKind | None:
        """The kind of that id, or None."""
        return next((kind for kind in self.kinds if kind.id == kind_id), None)

    def words(self, kind_id: str) -> str:
        """The name of a kind; a kind that this version does not know is called by its id."""
        kind = self.kind(kind_id)
        return kind_id if kind is None else kind.words


@cache
def letter_lists() -> LetterLists:
    """The lists that came with the program. Raises ``DamagedData``."""
    return load_letter_lists(resources.folder())


def load_letter_lists(folder: Path) -> LetterLists:
    """Read ``letters`` below this folder of resources. Raises ``DamagedData`` naming the file."""
    path, other = folder / "letters" / "kinds.toml", folder / "letters" / "differences.toml"
    listed, differences = read_list_file(path, KINDS), read_list_file(other, DIFFERENCES)
    kinds = made(path, LetterKind, listed.get("kind", ()))
    for kind in kinds:
        known = kind.by in BODIES and set(kind.events) <= set(EXTRA_FIELDS) and kind.offer in ("", *OFFERS)
        if not known:
            raise damaged(path, ValueError(kind.id))
    once = differences.get("once", ())
    if OTHER not in {kind.id for kind in kinds} or not set(once) <= set(EXTRA_FIELDS):
        raise damaged(path if not once else other, ValueError(OTHER))
    return LetterLists(kinds, frozenset(once), f"{listed['version']} {differences['version']}")
