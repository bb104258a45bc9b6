"""Tables that run over pages: their widths from what is in them, their headings again at the top of every page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, islice

from isva_desk.documents.content import Column, Row, Span, Table
from isva_desk.documents.layout import Flow
from isva_desk.documents.lines import Line
from isva_desk.documents.pages import HEADER, LAYOUT
from isva_desk.documents.pdf_file import text_string
from isva_desk.documents.shaping import in_order_of_sight
from isva_desk.documents.structure import Element, heads

_LOOKED_AT = 200  # rows whose texts decide how wide the columns are
_AIRY = 1.5
_LONGEST = 0.25  # of the width: the longest word that is kept whole
_NO_SPANS = (Span(""),)
_ROW_HEAD, _COLUMN_HEAD = heads("Row"), heads("Column")


class TableSetter:
    """Sets one table, row by row."""

    def __init__(self, flow: Flow, table: Table) -> None:
        self.flow = flow
        self.size = flow.setup.text_size * 0.82
        self.leading = self.size * 1.25 * flow.tall * flow.tall
        self.gap = self.size * 0.5  # to the left and right of every text
        self.title = table.title
        rows = iter(table.rows)
        first = list(islice(rows, _LOOKED_AT))
        self.rows: Iterator[Row] = chain(first, rows)
        self.columns = _with_row_heads(table.columns, len(first))
        self.widths = self._column_widths(first)
        self.places = self._column_places()
        self.left, self.right = min(self.places), min(self.places) + sum(self.widths)
        self._broken = lru_cache(maxsize=1024)(self._lines)

    def set(self, parent: Element) -> None:
        """Draw the table below what is there."""
        flow = self.flow
        table = parent.child("Table", f"/A<</O/Table/Summary{text_string(self.title)}>>" if self.title else "")
        heading = [self._broken(column.heading, number, True) for number, column in enumerate(self.columns)]
        flow.room_for(self._height(heading) + self.leading * 3)
        self._head(heading, table.child("TR"))
        for row in self.rows:
            flow.say_progress()
            cells = [self._broken(text, number, row.total) for number, text in enumerate(row.cells)]
            if flow.y - self._height(cells) < flow.bottom:
                flow.turn()
                self._head(heading, None)
            self._row(cells, row, table.child("TR"), heading)
            table.write_last()
        self._broken.cache_clear()  # what stood in the cells is not kept
        flow.y -= flow.setup.text_size

    def _head(self, cells: list[list[Line]], row: Element | None) -> None:
        """The headings; ``row`` is None where they only come again and say nothing new."""
        page, height = self.flow.page, self._height(cells)
        page.is_artifact(LAYOUT)
        page.rectangle(self.left, self.flow.y - height, self.right - self.left, height, 0.9)
        page.line(self.left, self.flow.y - height, self.right, self.flow.y - height, thick=0.8)
        for number, lines in enumerate(cells):
            owner = None if row is None else row.child("TH", _COLUMN_HEAD)
            self._cell(lines, number, owner)
        self.flow.y -= height

    def _row(self, cells: list[list[Line]], row: Row, element: Element, heading: list[list[Line]]) -> None:
        """One row. Where it is higher than a page, what is left of it goes on at the top of the next."""
        owners = [
            element.child("TH", _ROW_HEAD) if column.names_the_row else element.child("TD") for column in self.columns
        ]
        page = self.flow.page
        if row.total:
            page.is_artifact(LAYOUT)
            page.line(self.left, self.flow.y, self.right, self.flow.y, thick=0.8)
        while True:
            fit = max(1, int((self.flow.y - self.flow.bottom - self.size * 0.6) / self.leading))
            part = [lines[:fit] for lines in cells]
            for number, lines in enumerate(part):
                self._cell(lines, number, owners[number])
            self.flow.y -= self._height(part)
            cells = [lines[fit:] for lines in cells]
            if not any(cells):
                break
            self.flow.turn()
            self._head(heading, None)
        self.flow.page.is_artifact(LAYOUT)
        self.flow.page.line(self.left, self.flow.y, self.right, self.flow.y, thick=0.3, grey=0.65)

    def _cell(self, lines: Sequence[Line], number: int, owner: Element | None) -> None:
        page, writer = self.flow.page, self.flow.writer
        baseline = self.flow.y - self.size * 0.3 - self.leading + (self.leading - self.size) / 2 + self.size * 0.2
        for line in lines:
            if not line.pieces:
                continue
            x = self._start_of(line, number)
            if owner is None:
                page.is_artifact(HEADER)
                page.text(x, baseline, in_order_of_sight(line.pieces), self.size)
            else:
                writer.draw(page, line, (owner,), _NO_SPANS, x, baseline, self.size)
            baseline -= self.leading

    def _start_of(self, line: Line, number: int) -> float:
        left, width = self.places[number], self.widths[number]
        if self.columns[number].end != self.flow.writer.right_to_left:
            return left + width - self.gap - line.width * self.size / 1000
        return left + self.gap

    def _lines(self, text: str, number: int, bold: bool) -> list[Line]:
        bold = bold or self.columns[number].names_the_row
        return self.flow.writer.lines(text, self.size, self.widths[number] - 2 * self.gap, bold=bold)

    def _height(self, cells: Sequence[Sequence[Line]]) -> float:
        return max(map(len, cells), default=1) * self.leading + self.size * 0.6

    def _column_widths(self, rows: Sequence[Row]) -> list[float]:
        """Wide enough for the longest word of each column, and what is left shared out by what they hold."""
        least, wanted = [], []
        for number, column in enumerate(self.columns):
            texts = {(row.cells[number], row.total or column.names_the_row) for row in rows}
            words = [(word, bold) for text, bold in texts for word in text.split(" ")]
            words += [(word, True) for word in column.heading.split(" ")]
            longest = max((self._wide(word, bold) for word, bold in words), default=0.0)
            whole = max((self._wide(text, bold) for text, bold in texts), default=0.0)
            # An address that is as long as a line is cut: it must not take the room of all other columns.
            longest = max(min(longest, self.flow.width * _LONGEST), self.flow.width * column.least)
            least.append(longest + 2 * self.gap + 0.1)
            wanted.append(max(longest, min(whole, column.most * self.flow.width)) + 2 * self.gap + 0.1)
        # A table of little does not run across the whole page: the eye would lose its row.
        return shared_out(least, wanted, min(self.flow.width, max(sum(least), sum(wanted)) * _AIRY))

    def _wide(self, text: str, bold: bool) -> float:
        return self.flow.writer.width(text, self.size, bold=bold)

    def _column_places(self) -> list[float]:
        """The left end of each column; the first one stands on the right where the language starts there."""
        start = self.flow.right - sum(self.widths) if self.flow.writer.right_to_left else self.flow.left
        places, x = [], start
        for width in self.widths:
            places.append(x)
            x += width
        if not self.flow.writer.right_to_left:
            return places
        return [self.flow.right - (place - start) - width for place, width in zip(places, self.widths, strict=True)]


def _with_row_heads(columns: Sequence[Column], rows: int) -> tuple[Column, ...]:
    """In a table of a row or two, a heading for each row would be more headings than there is to tell."""
    if len(columns) <= rows * (len(columns) - 2):
        return tuple(columns)
    return tuple(replace(column, names_the_row=False) for column in columns)


def shared_out(least: Sequence[float], wanted: Sequence[float], width: float) -> list[float]:
    """Widths that fill ``width``: at least ``least`` each where that fits at all, at best what is ``wanted``."""
    if sum(least) >= width:
        return [value * width / sum(least) for value in least]
    if sum(wanted) <= width:
        return [value * width / sum(wanted) for value in wanted]
    share = (width - sum(least)) / (sum(wanted) - sum(least))
    return [low + (high - low) * share for low, high in zip(least, wanted, strict=True)]
