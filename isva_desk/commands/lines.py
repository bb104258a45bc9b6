"""Lines of text for a person: columns that stand below each other, within the width of a page."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

WIDTH = 100


def table(rows: Sequence[Sequence[str]], headings: Sequence[str] = (), indent: str = "") -> Iterator[str]:
    """The rows with their columns aligned; the last column takes what is left of the width and is wrapped."""
    everything = [list(headings), *map(list, rows)] if headings else [list(row) for row in rows]
    if not rows:
        return
    count = max(len(row) for row in everything)
    widths = [max((len(row[place]) for row in everything if place < len(row)), default=0) for place in range(count - 1)]
    left = max(24, WIDTH - len(indent) - sum(widths) - 2 * len(widths))
    for row in everything:
        cells = [cell.ljust(widths[place]) for place, cell in enumerate(row[: count - 1])]
        last = row[count - 1] if len(row) == count else ""
        lines = textwrap.wrap(last, left) or [""]
        yield (indent + "  ".join([*cells, lines[0]])).rstrip()
        for line in lines[1:]:
            yield indent + "  ".join([*(" " * width for width in widths), line])


def paragraph(text: str, indent: str = "") -> Iterator[str]:
    """The text wrapped to the width."""
    yield from textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent)
