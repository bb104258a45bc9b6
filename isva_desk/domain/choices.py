"""Lists of choices that a practitioner may change: needs, risk, consent, returns, waiting. Data, each with its date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from isva_desk.domain import resources
from isva_desk.domain.data_file import damaged, read_data_file
from isva_desk.language import _

FORMAT = "isva-desk.choices/1"
_HEAD = frozenset({"format", "version", "reviewed", "source", "list", "always"})
_LIST = frozenset({"id", "words", "answer", "help", "choice"})
_CHOICE = frozenset({"id", "words", "number", "high", "over", "free"})


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer. ``words`` are English and go through ``_`` when they are shown; ``text`` does so.

    ``number`` is a figure in days or hours, as the list says; ``high`` marks a level that is overdue as a matter of
    safety; ``over`` one that ends what it is said of; ``free`` an answer in words.
    """

    id: str
    words: str
    number: int = 0
    high: bool = False
    over: bool = False
    free: bool = False

    @property
    def text(self) -> str:
        """The words in the language spoken."""
        return _(self.words)


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """One question and its answers. ``answer`` is "one" (of the choices) or "words"."""

    id: str
    words: str
    answer: str
    help: str
    choices: tuple[Choice, ...]

    @property
    def text(self) -> str:
        """The question in the language spoken."""
        return _(self.words)

    def find(self, choice_id: str) -> Choice | None:
        """The choice with that id; None where this version of the list has none."""
        return next((choice for choice in self.choices if choice.id == choice_id), None)

    def text_of(self, choice_id: str) -> str:
        """The words of a choice; one that another version of the list had is shown by its id."""
        found = self.find(choice_id)
        return found.text if found is not None else choice_id


@dataclass(frozen=True, slots=True)
class ChoiceFile:
    """The lists of one file, and the version that is kept beside what was chosen."""

    version: str
    reviewed: date
    source: str
    lists: Mapping[str, ChoiceList]

    def __getitem__(self, name: str) -> ChoiceList:
        return self.lists[name]


@lru_cache(maxsize=32)
def choices(name: str) -> ChoiceFile:
    """The file ``resources/needs/<name>.toml``. Raises ``DamagedData``."""
    return read_choices(resources.folder() / "needs" / f"{name}.toml")


def read_choices(path: Path) -> ChoiceFile:
    """Read one file strictly. Raises ``DamagedData`` naming the file and what is wrong."""
    data = read_data_file(path, FORMAT)
    _only(path, data, _HEAD)
    reviewed, version = data.get("reviewed"), data.get("version")
    if not isinstance(reviewed, date) or not isinstance(version, str) or not data.get("source"):
        raise damaged(path, _("it needs a version, a source and the day of its last review"))
    always = tuple(_choice(path, one) for one in data.get("always", ()))
    lists = [_list(path, one, always) for one in data.get("list", ())]
    if not lists or len({one.id for one in lists}) < len(lists):
        raise damaged(path, _("each list needs an id of its own"))
    return ChoiceFile(version, reviewed, str(data["source"]), MappingProxyType({one.id: one for one in lists}))


def _list(path: Path, data: Mapping[str, Any], always: tuple[Choice, ...]) -> ChoiceList:
    _only(path, data, _LIST)
    answer = data.get("answer", "one")
    own = tuple(_choice(path, one) for one in data.get("choice", ()))
    found = own + always if own else ()
    if answer not in ("one", "words") or (answer == "one" and not own):
        raise damaged(path, _('the list "{name}" needs choices').format(name=data.get("id", "")))
    if len({one.id for one in found}) < len(found):
        raise damaged(path, _("each choice needs an id of its own"))
    return ChoiceList(_text(path, data, "id"), _text(path, data, "words"), answer, str(data.get("help", "")), found)


def _choice(path: Path, data: Mapping[str, Any]) -> Choice:
    _only(path, data, _CHOICE)
    number = data.get("number", 0)
    if not isinstance(number, int) or number < 0:
        raise damaged(path, _('"{value}" is not a number').format(value=number))
    marks = {name: bool(data.get(name, False)) for name in ("high", "over", "free")}
    return Choice(_text(path, data, "id"), _text(path, data, "words"), number, **marks)


def _text(path: Path, data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    if not isinstance(value, str) or not value.strip():
        raise damaged(path, _("every list and every choice needs an id and words"))
    return value


def _only(path: Path, data: Mapping[str, Any], known: frozenset[str]) -> None:
    for name in data:
        if name not in known:
            raise damaged(path, _('"{value}" is not known here').format(value=name))
