"""The lists beside the templates of a language: words explained, words to avoid, telephone help."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from isva_desk.language import _
from isva_desk.writing.template_file import wrong


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field with its plain meaning, and the other forms in which it stands in a text ("charged")."""

    term: str
    expansion: str
    meaning: str
    forms: tuple[str, ...] = ()

    @property
    def is_short_form(self) -> bool:
        """Only capitals: "CPS". Such a word is looked for as it is written."""
        return self.term.isupper()


@dataclass(frozen=True, slots=True)
class Advice:
    """Words to look at, why, and what to say instead. ``unless`` is a case in which they are fine."""

    phrase: str
    why: str
    instead: str
    unless: str = ""
    outside: bool = False  # it matters only where somebody else may see it: titles, short texts, file names


@dataclass(frozen=True, slots=True)
class Helpline:
    """A telephone line. It may stand on a page only once a named person has confirmed it and put in the day."""

    id: str
    name: str
    phone: str
    reach: str
    hours: str
    source: str
    confirmed_by: str = ""
    confirmed_on: date | None = None

    @property
    def is_confirmed(self) -> bool:
        return bool(self.confirmed_by) and self.confirmed_on is not None


def read_glossary(folder: Path) -> tuple[Term, ...]:
    """``glossary.csv`` with the forms of ``word-forms.csv`` ("charged" for "charge")."""
    forms = {row["term"]: _parts(row["forms"]) for row in _rows(folder / "word-forms.csv", ("term", "forms"))}
    rows = _rows(folder / "glossary.csv", ("term", "expansion", "plain_meaning"))
    if stray := set(forms) - {row["term"] for row in rows}:
        raise wrong(folder / "word-forms.csv", _('"{value}" is not known here').format(value=", ".join(sorted(stray))))
    return tuple(Term(row["term"], row["expansion"], row["plain_meaning"], forms.get(row["term"], ())) for row in rows)


def read_advice(path: Path) -> tuple[Advice, ...]:
    """A list of words to look at; nothing where the language has none."""
    return tuple(
        Advice(
            row["phrase"],
            row["why"],
            row["say_instead"],
            row.get("unless") or "",
            (row.get("where") or "") == "outside",
        )
        for row in _rows(path, ("phrase", "why", "say_instead"))
    )


def read_words(path: Path) -> frozenset[str]:
    """A plain list of words, one a line; nothing where the language has none. A line that begins with # is a remark."""
    if not path.is_file():
        return frozenset()
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(line.casefold() for line in lines if line and not line.startswith("#"))


def read_helplines(path: Path) -> tuple[Helpline, ...]:
    """The telephone lines of a language, confirmed or not."""
    names = ("id", "name", "phone", "reach", "hours", "source", "confirmed_by", "confirmed_on")
    return tuple(
        Helpline(
            row["id"],
            row["name"],
            row["phone"],
            row["reach"],
            row["hours"],
            row["source"],
            row["confirmed_by"],
            _day(path, row["confirmed_on"]),
        )
        for row in _rows(path, names)
    )


def _day(path: Path, text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as cause:
        raise wrong(path, str(cause)) from cause


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())


def _rows(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            rows = list(reader)
    except (OSError, ValueError, csv.Error) as cause:
        raise wrong(path, str(cause)) from cause
    if missing := set(columns) - set(reader.fieldnames or ()):
        raise wrong(path, _("the column {columns} is missing").format(columns=", ".join(sorted(missing))))
    for row in rows:
        # A comma that stands outside quotes would cut a sentence short, and nobody would see it.
        if None in row or None in row.values():
            raise wrong(path, _('the line "{value}" has too many columns or too few').format(value=row[columns[0]]))
    return rows
