"""Collect the program's sentences into the catalogue, bring the translations up to date, compile and check them.

    python i18n/strings.py update     isva_desk.pot and every <language>/LC_MESSAGES/isva_desk.po
    python i18n/strings.py compile    the .mo files that the program reads (made at set-up, not kept in the repository)
    python i18n/strings.py check      is the .pot up to date, and does every translation keep its named places?

Sentences are found in the syntax tree: Babel's own reader loses count of arguments where a dictionary is among them.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from isva_desk import __version__

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "isva_desk"
RULES = HERE.parent / "resources" / "rules"
LADDERS = HERE.parent / "resources" / "chasing" / "ladders"
COURT = HERE.parent / "resources" / "court"
# Single files of which reports print the titles, and who has read them or where they come from.
PRINTED = ("reports/forum.toml", "retention/rules.toml", "framework/components.toml")
# Files of which the texts under these names are said to a person.
SAID = {
    "requests/tests.toml": ("title", "question", "help", "instrument"),
    "requests/register.toml": ("words",),
    "notes/purposes.toml": ("words",),
    "notes/checks.toml": ("title", "why", "instead"),
    "letters/kinds.toml": ("title",),
    "decisions/delivery.toml": ("title",),
    "decisions/reviews.toml": ("title", "plain"),
    "prosecution/lists.toml": ("title",),
}
CHOICES = HERE.parent / "resources" / "needs"
TEMPLATE = HERE / "isva_desk.pot"
HEADER = "# The sentences of ISVA Desk, by `make strings`. A translation keeps every {place} of its English sentence."

# Function -> where its message stands, and the message for many things: (place, keyword) each.
MARKS: dict[str, tuple[tuple[int, str], tuple[int, str] | None]] = {
    "_": ((0, "message"), None),
    "N_": ((0, "message"), None),
    "ngettext": ((0, "one"), (1, "many")),
    "Sentence": ((0, "message"), (2, "many")),
}


def main(arguments: list[str]) -> int:
    """Do what was asked; 1 when a check finds something, 2 when nothing sensible was asked."""
    tasks = {"update": update, "compile": compile_all, "check": check}
    if len(arguments) != 1 or arguments[0] not in tasks:
        print(__doc__)
        return 2
    return tasks[arguments[0]]()


def update() -> int:
    """Write the template and merge it into every translation, where a sentence came, went or moved."""
    fresh = collect()
    if _sentences(fresh) != _sentences(_read(TEMPLATE)):
        with TEMPLATE.open("wb") as file:
            write_po(file, fresh, width=120, sort_output=True, include_lineno=False)
    for path in translations():
        catalogue = _read(path)
        before = _sentences(catalogue)
        catalogue.update(fresh, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        if _sentences(catalogue) != before:
            with path.open("wb") as file:
                write_po(file, catalogue, width=120, sort_output=True, include_lineno=False)
    print(f"{len(fresh)} sentences; languages: {', '.join(path.parts[-3] for path in translations())}")
    return 0


def compile_all() -> int:
    """Write the .mo file beside every translation. A sentence without a translation stays English."""
    for path in translations():
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, _read(path))
    return 0


def check() -> int:
    """Print what is wrong with the catalogues, one finding a line."""
    findings = list(problems())
    for finding in findings:
        print(finding)
    return 1 if findings else 0


def problems() -> Iterator[str]:
    """What is wrong with the sentences, the template and the translations."""
    fresh = collect()
    known, now = _sentences(_read(TEMPLATE)), _sentences(fresh)
    if known != now:
        missing, gone = now - known, known - now
        yield f"isva_desk.pot is not up to date ({len(missing)} missing, {len(gone)} gone): run `make strings`"
    for message in fresh:
        for text in _texts(message.id):
            if "" in places(text):
                yield f'"{text}" has a place without a name'
    for path in translations():
        for message in _read(path):
            yield from (f"{path.parts[-3]}: {problem}" for problem in lost_places(message))


def lost_places(message: Message) -> Iterator[str]:
    """The places that a translation lost or invented. An empty translation has lost nothing."""
    asked = set().union(*(places(text) for text in _texts(message.id)))
    for text in _texts(message.string):
        if text and message.id and not places(text) <= asked:
            yield f'"{text}" has a place that its English sentence lacks: {sorted(places(text) - asked)}'
        # A plural form may leave out the number ("one row"), and nothing else.
        always = set.intersection(*(places(source) for source in _texts(message.id)))
        if text and message.id and not always <= places(text):
            yield f'"{text}" lost a place: {sorted(always - places(text))}'


def places(text: str) -> set[str]:
    """The names between braces."""
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None}


def translations() -> list[Path]:
    """The catalogue of every language there is."""
    return sorted(HERE.glob("*/LC_MESSAGES/isva_desk.po"))


def collect() -> Catalog:
    """Every sentence of the program, with the files it stands in."""
    catalogue = Catalog(project="ISVA Desk", header_comment=HEADER, version=__version__, charset="utf-8", fuzzy=False)
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(HERE.parent).as_posix()
        for one, many in sentences_of(path.read_text(encoding="utf-8")):
            catalogue.add((one, many) if many else one, locations=[(place, 0)])
    for place, text in _data_sentences():
        catalogue.add(text, locations=[(place, 0)])
    return catalogue


def _data_sentences() -> Iterator[tuple[str, str]]:
    """What rules, steps, lists and printed files are called and say: data, translated like any other sentence."""
    for path in sorted(RULES.rglob("*.toml")):
        for rule in _toml(path).get("rule", ()):
            yield from ((_place(path), rule[name]) for name in ("title", "plain"))
    for path in sorted(LADDERS.glob("*.toml")):
        for step in _toml(path)["step"]:
            yield from ((_place(path), step[name]) for name in ("title", "note") if step.get(name))
    for path in sorted(CHOICES.glob("*.toml")):
        yield from ((_place(path), text) for text in _choice_words(_toml(path)))
    for path in sorted(COURT.glob("*.toml")):
        if path.name != "about.toml":
            yield from ((_place(path), text) for text in _list_words(_toml(path)))
    for name, names in SAID.items():
        path = HERE.parent / "resources" / name
        yield from ((_place(path), text) for text in _said_words(_toml(path), names))
    for name in PRINTED:
        path = HERE.parent / "resources" / name
        yield from ((_place(path), text) for text in _printed_words(_toml(path)))


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _place(path: Path) -> str:
    return path.relative_to(HERE.parent).as_posix()


def _said_words(data: object, names: tuple[str, ...]) -> Iterator[str]:
    """Every text under one of these names, but for those of the sources."""
    if isinstance(data, dict):
        yield from (text for name in names if isinstance(text := data.get(name), str))
    inner = [value for name, value in data.items() if name != "sources"] if isinstance(data, dict) else data
    if isinstance(inner, list):
        for value in inner:
            yield from _said_words(value, names)


def _printed_words(data: dict[str, Any]) -> Iterator[str]:
    """The titles of a file and of its parts, and who has read it or where it comes from."""
    for one in (data, *(row for rows in data.values() if isinstance(rows, list) for row in rows)):
        yield from (one[name] for name in ("title", "reviewer", "source") if name in one)


def _list_words(data: object) -> Iterator[str]:
    """Every name, meaning and question in a list of court."""
    if isinstance(data, dict):
        yield from (text for name in ("title", "plain", "who") if isinstance(text := data.get(name), str))
        for inner in data.values():
            yield from _list_words(inner)
    elif isinstance(data, list):
        for inner in data:
            yield from _list_words(inner)


def _choice_words(data: object) -> Iterator[str]:
    """Every question, answer and line of help in a file of choices."""
    if isinstance(data, dict):
        yield from (text for name in ("words", "help") if isinstance(text := data.get(name), str))
        for inner in data.values():
            yield from _choice_words(inner)
    elif isinstance(data, list):
        for inner in data:
            yield from _choice_words(inner)


def sentences_of(source: str) -> Iterator[tuple[str, str | None]]:
    """The marked sentences of one file, and for each the form for many things if it has one."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in MARKS:
            first, second = MARKS[name]
            one = _literal(node, *first)
            if one:
                yield one, _literal(node, *second) if second else None


def _literal(call: ast.Call, place: int, keyword: str) -> str | None:
    found: ast.expr | None = call.args[place] if len(call.args) > place else None
    for given in call.keywords:
        if given.arg == keyword:
            found = given.value
    # N_("...") may stand where the literal would; the walk meets it too, with the same text.
    if isinstance(found, ast.Call) and isinstance(found.func, ast.Name) and found.func.id == "N_":
        found = found.args[0]
    return found.value if isinstance(found, ast.Constant) and isinstance(found.value, str) else None


def _read(path: Path) -> Catalog:
    if not path.exists():
        return Catalog()
    with path.open("rb") as file:
        return read_po(file)


def _sentences(catalogue: Catalog) -> set[object]:
    return {message.id for message in catalogue if message.id}


def _texts(text: str | list[str] | tuple[str, ...] | None) -> list[str]:
    if not text:
        return [""]
    return [text] if isinstance(text, str) else list(text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
