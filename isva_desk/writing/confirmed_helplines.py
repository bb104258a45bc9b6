"""The telephone lines of a language as a person confirmed them; writing itself reads nothing out of the records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from isva_desk.domain.helplines import ConfirmedHelpline
from isva_desk.writing.word_lists import Helpline, read_helplines
from isva_desk.writing.wording import Wording, languages


def with_confirmed(wording: Wording, english: Wording, confirmed: Iterable[ConfirmedHelpline]) -> Wording:
    """The wording with the lines that hold, as they were confirmed; a line that was withdrawn is confirmed no more.

    What was confirmed is in English. Another language says it in its own words where its list says the same; hours
    that it has no words for are left out, and a number with words in it that it lacks keeps the line off the page.
    """
    held = {line.helpline: line for line in confirmed}
    if not held:
        return wording
    listed = {line.id: line for line in english.helplines}
    lines = (_as_confirmed(line, held.get(line.id), listed.get(line.id), wording) for line in wording.helplines)
    return replace(wording, helplines=tuple(lines))


def listed_lines(resources: Path) -> tuple[Helpline, ...]:
    """Each line of the lists once, as English has it, and what only another language has. Raises ``NotATemplate``."""
    found: dict[str, Helpline] = {}
    for language in languages(resources):
        for line in read_helplines(resources / "wording" / language.id / "helplines.csv"):
            found.setdefault(line.id, line)
    return tuple(found.values())


def offered(wording: Wording) -> tuple[Helpline, ...]:
    """The lines that may be chosen for a page in this language."""
    return tuple(line for line in wording.helplines if line.is_confirmed)


def _as_confirmed(
    line: Helpline, held: ConfirmedHelpline | None, english: Helpline | None, wording: Wording
) -> Helpline:
    if held is None:
        return line
    if not held.holds:
        return replace(line, confirmed_by="", confirmed_on=None)
    phone, hours = held.number, held.hours
    if wording.language != "en":
        # A line that only this language has was confirmed from this list: both are compared with the line itself.
        same_hours = _folded(held.hours) == _folded((english or line).hours)
        hours = line.hours if same_hours else ""
        if _digits(held.number) == _digits(line.phone):
            phone = line.phone
        elif any(letter.isalpha() for letter in held.number):
            return replace(line, confirmed_by="", confirmed_on=None)
    return replace(line, phone=phone, hours=hours, confirmed_by=held.by, confirmed_on=held.on)


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def _folded(text: str) -> str:
    return " ".join(text.split()).rstrip(".").casefold()
