"""Which column of a spreadsheet is which: a guess that is shown, and that a person may change."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, Literal

from isva_desk.domain.problems import KnownProblem
from isva_desk.exchange.tables import Table, TableRow
from isva_desk.language import _

How = Literal["exact", "synonym", "similar", "chosen", "left-out", "unknown"]
_LOOK_FOR_HEADINGS = 20  # rows: above the headings there may be a title


class DamagedTemplate(KnownProblem):
    """The list of columns or words in ``resources/import`` is missing or damaged."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that the program understands. ``values`` names the kind of value that its cells hold."""

    id: str
    heading: str
    on: Literal["client", "case", "fact", "both"]  # both: client rows and fact rows alike
    values: str
    synonyms: tuple[str, ...]
    help: str


@dataclass(frozen=True, slots=True)
class Columns:
    """All columns of the template, and the known headings that are left out on purpose (with why)."""

    columns: tuple[Column, ...]
    by_heading: Mapping[str, tuple[str, How]]
    left_out: Mapping[str, str]

    def get(self, column_id: str) -> Column | None:
        return next((column for column in self.columns if column.id == column_id), None)


@dataclass(frozen=True, slots=True)
class GuessedColumn:
    """One column of the sheet: its place (from 0), its heading, what it was taken for (None: left out), and why."""

    place: int
    heading: str
    column: str | None
    how: How
    why: str = ""
    meaning: str = ""  # the heading that the template has for it


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """How a sheet will be read: where its headings stand and which column is which."""

    sheet: str
    heading_row: int  # number of the row as the person sees it
    columns: tuple[GuessedColumn, ...]

    @property
    def has_facts(self) -> bool:
        """The sheet says what happened, or who told whom."""
        return any(column.column in {"kind", "told_by"} for column in self.columns)

    @property
    def is_caseload(self) -> bool:
        """The sheet can be read at all: it says whom a row is about."""
        known = {column.column for column in self.columns}
        return bool(known & {"reference", "name", "first_name", "surname"})

    def choose(self, place: int, meant: Column | None) -> SheetPlan:
        """The same plan with one column decided by a person (None: left out); a column that meant it loses it."""
        columns = []
        for column in self.columns:
            if column.place == place:
                decided = replace(column, how="chosen", why="", column=meant.id if meant else None)
                columns.append(replace(decided, meaning=meant.heading if meant else ""))
            elif meant is not None and column.column == meant.id:
                columns.append(replace(column, column=None, how="chosen", why="", meaning=""))
            else:
                columns.append(column)
        return replace(self, columns=tuple(columns))


def load_columns(resources: Path) -> Columns:
    """The columns of the template. Raises ``DamagedTemplate``."""
    return _load(resources / "import" / "columns.toml")


def plan_sheet(table: Table, known: Columns) -> SheetPlan | None:
    """Find the row of headings and guess each column; None for a sheet without any heading that is understood."""
    best: SheetPlan | None = None
    for row in table.rows[:_LOOK_FOR_HEADINGS]:
        plan = SheetPlan(table.name, row.number, _guess(row, known))
        if best is None or _understood(plan) > _understood(best):
            best = plan
    return best if best is not None and _understood(best) else None


def plain(text: str) -> str:
    """A heading or a word without what makes no difference: capitals, accents, hyphens, full stops, double spaces."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    together = re.sub(r"\b\w(?:\.\w\b)+", lambda letters: letters[0].replace(".", ""), kept)  # N.F.A. is NFA
    return re.sub(r"[^a-z0-9?]+", " ", together.replace("'", "").replace("’", "")).strip()


def _understood(plan: SheetPlan) -> int:
    return sum(column.column is not None for column in plan.columns)


def _guess(row: TableRow, known: Columns) -> tuple[GuessedColumn, ...]:
    taken: set[str] = set()
    guesses: dict[int, GuessedColumn] = {}
    headings = [(place, str(cell)[:100]) for place, cell in enumerate(row.cells) if cell is not None]
    # Sure matches first, so that a similar heading further left cannot take their place.
    for wanted in ("exact", "synonym", "similar"):
        for place, heading in headings:
            if place in guesses:
                continue
            column, how = _match(plain(heading), known, similar=wanted == "similar")
            if column is not None and how == wanted and column not in taken:
                taken.add(column)
                meant = known.get(column)
                guesses[place] = GuessedColumn(place, heading, column, how, meaning=meant.heading if meant else "")
    for place, heading in headings:
        if place not in guesses:
            guesses[place] = _not_used(place, heading, known, taken)
    return tuple(guesses[place] for place in sorted(guesses))


def _match(heading: str, known: Columns, *, similar: bool) -> tuple[str | None, How]:
    if heading in known.left_out:
        return None, "left-out"
    if (found := known.by_heading.get(heading)) is not None:
        return found
    if similar and len(heading) >= 5:
        close = get_close_matches(heading, known.by_heading, n=1, cutoff=0.88)
        if close:
            return known.by_heading[close[0]][0], "similar"
    return None, "unknown"


def _not_used(place: int, heading: str, known: Columns, taken: Iterable[str]) -> GuessedColumn:
    word = plain(heading)
    if (why := known.left_out.get(word)) is not None:
        return GuessedColumn(place, heading, None, "left-out", _(why))
    found = known.by_heading.get(word)
    if found is not None and found[0] in set(taken):
        return GuessedColumn(place, heading, None, "left-out", _("Another column already holds this."))
    return GuessedColumn(place, heading, None, "unknown", _("Not understood; nothing of it is taken."))


@cache
def _load(path: Path) -> Columns:
    try:
        with path.open("rb") as file:
            table = tomllib.load(file)
        columns = tuple(_column(entry) for entry in table["column"])
        left_out = {plain(word): str(entry["why"]) for entry in table["left_out"] for word in entry["synonyms"]}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as cause:
        raise DamagedTemplate(
            _("The list of columns for imports ({name}) is missing or damaged.").format(name=path.name),
            kept=_("Your records are not touched."),
            next_step=_("Install the program again."),
        ) from cause
    return Columns(columns, _headings(columns), left_out)


def _column(entry: Mapping[str, Any]) -> Column:
    return Column(entry["id"], entry["heading"], entry["on"], entry["values"], tuple(entry["synonyms"]), entry["help"])


def _headings(columns: Sequence[Column]) -> dict[str, tuple[str, How]]:
    found: dict[str, tuple[str, How]] = {}
    for column in columns:
        found[plain(column.heading)] = (column.id, "exact")
    for column in columns:
        for word in (column.id, *column.synonyms):
            found.setdefault(plain(word), (column.id, "synonym"))
    return found
