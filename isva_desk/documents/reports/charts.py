"""Charts for reports: lengths in black and white, each with its value, beside a table that says the same."""

from __future__ import annotations

from collections.abc import Sequence

from isva_desk.documents.content import Figure
from isva_desk.documents.pen import PATTERNS, Pen
from isva_desk.language import _

_STEP, _BAR, _TEXT = 17.0, 10.0, 8.5
_WIDEST = 430.0
_CLOSE, _GAP = 14.0, 7.0  # between bars that stand together, and between groups of them


def bars(title: str, values: Sequence[tuple[str, float]]) -> Figure:
    """One bar a value, longest as wide as the page allows. Its description holds every value."""
    listed = "; ".join(_("{name}: {value}").format(name=name, value=f"{value:g}") for name, value in values)
    says = _("Bar chart: {title}. {values}.").format(title=title, values=listed)

    def draw(pen: Pen, width: float, height: float) -> None:
        names = max(pen.width(name, _TEXT) for name, _value in values) + 8
        longest = max(value for _name, value in values) or 1
        room = min(width - names - 40, _WIDEST)
        y = height - _STEP
        for name, value in values:
            pen.text(names - 6, y + 2, name, _TEXT, at="end")
            pen.bar(names, y, max(room * value / longest, 0.6 if value else 0), _BAR)
            pen.text(names + room * value / longest + 5, y + 2, f"{value:g}", _TEXT, bold=True)
            y -= _STEP
        pen.line(names, y + _STEP - 3, names, height)

    return Figure(says, len(values) * _STEP + 6, draw)


def compared(title: str, unit: str, groups: Sequence[tuple[str, Sequence[tuple[str, float, bool]]]]) -> Figure:
    """For each name the bars that stand side by side, each with its value and what it is. ``True``: it is published.

    What is published is hatched. The description holds every value.
    """
    listed = "; ".join(
        _("{name}: {value}").format(
            name=name,
            value=", ".join(_("{value} ({what})").format(value=f"{value:g}", what=what) for what, value, _p in rows),
        )
        for name, rows in groups
    )
    says = _("Bar chart: {title}, in {unit}. {values}.").format(title=title, unit=unit, values=listed)
    height = sum((len(rows) + 1) * _CLOSE + _GAP for _name, rows in groups)

    def draw(pen: Pen, width: float, height: float) -> None:
        longest = max(value for _name, rows in groups for _what, value, _published in rows) or 1
        room = min(width * 0.5, _WIDEST)
        y = height - _CLOSE
        for name, rows in groups:
            pen.text(0, y + 2, name, _TEXT, bold=True)
            for what, value, published in rows:
                y -= _CLOSE
                pen.patterned(0, y, max(room * value / longest, 0.6), _BAR, "up" if published else "solid")
                pen.text(room * value / longest + 5, y + 2, f"{value:g}", _TEXT, bold=True)
                pen.text(room * value / longest + 10 + pen.width(f"{value:g}", _TEXT, bold=True), y + 2, what, _TEXT)
            y -= _CLOSE + _GAP

    return Figure(says, height, draw)


def stacked(title: str, parts: Sequence[str], values: Sequence[tuple[str, Sequence[int]]]) -> Figure:
    """One bar a row, made of its parts, each with a pattern of its own and its number where there is room for it.

    Its description holds every number. ``parts`` are at most as many as there are patterns.
    """
    used = [number for number in range(len(parts)) if any(row[number] for _name, row in values)]
    listed = "; ".join(
        _("{name}: {value}").format(
            name=name,
            value=", ".join(_("{part} {count}").format(part=parts[number], count=row[number]) for number in used),
        )
        for name, row in values
    )
    says = _("Stacked bar chart: {title}. {values}.").format(title=title, values=listed)

    def draw(pen: Pen, width: float, height: float) -> None:
        _key(pen, height - _BAR - 2, [parts[number] for number in used], used)
        names = max(pen.width(name, _TEXT) for name, _row in values) + 8
        longest = max(sum(row) for _name, row in values) or 1
        room = min(width - names - 40, _WIDEST)
        y = height - 2 * _STEP - 2
        for name, row in values:
            pen.text(names - 6, y + 2, name, _TEXT, at="end")
            x = names
            for number in used:
                long = room * row[number] / longest
                if row[number]:
                    pen.patterned(x, y, long, _BAR, PATTERNS[number])
                    _inside(pen, x, y, long, row[number])
                x += long
            pen.text(x + 5, y + 2, str(sum(row)), _TEXT, bold=True)
            y -= _STEP
        pen.line(names, y + _STEP - 3, names, height - _STEP - 2)

    return Figure(says, (len(values) + 1) * _STEP + 10, draw)


def spans(title: str, unit: str, values: Sequence[tuple[str, float, float, float]]) -> Figure:
    """For each name the median, the 90th percentile and the longest, on one line that begins at nought."""
    listed = "; ".join(
        _("{name}: median {median}, 90th percentile {ninth}, longest {longest}").format(
            name=name, median=f"{median:g}", ninth=f"{ninth:g}", longest=f"{longest:g}"
        )
        for name, median, ninth, longest in values
    )
    says = _("Chart: {title}, in {unit}. {values}.").format(title=title, unit=unit, values=listed)

    def draw(pen: Pen, width: float, height: float) -> None:
        _marks_key(pen, height - _BAR - 2)
        names = max(pen.width(name, _TEXT) for name, *_days in values) + 8
        most = max(longest for *_others, longest in values) or 1
        room = min(width - names - 60, _WIDEST)
        y = height - 2 * _STEP - 2
        for name, median, ninth, longest in values:
            middle = y + _BAR / 2
            pen.text(names - 6, y + 2, name, _TEXT, at="end")
            pen.line(names, middle, names + room * longest / most, middle, 0.6)
            pen.bar(names, y + 2, room * median / most, _BAR - 4)
            pen.line(names + room * ninth / most, y, names + room * ninth / most, y + _BAR, 2)
            pen.dot(names + room * longest / most, middle, 3)
            said = f"{median:g} · {ninth:g} · {longest:g}"
            pen.text(names + room * longest / most + 8, y + 2, said, _TEXT, bold=True)
            y -= _STEP
        pen.line(names, y + _STEP - 3, names, height - _STEP - 2)

    return Figure(says, (len(values) + 1) * _STEP + 10, draw)


def _key(pen: Pen, y: float, names: Sequence[str], used: Sequence[int]) -> None:
    x = 0.0
    for name, number in zip(names, used, strict=True):
        pen.patterned(x, y, 16, _BAR, PATTERNS[number])
        pen.text(x + 21, y + 2, name, _TEXT)
        x += 21 + pen.width(name, _TEXT) + 16


def _marks_key(pen: Pen, y: float) -> None:
    middle = y + _BAR / 2
    pen.bar(0, y + 2, 16, _BAR - 4)
    pen.text(21, y + 2, _("median"), _TEXT)
    x = 21 + pen.width(_("median"), _TEXT) + 16
    pen.line(x + 2, y, x + 2, y + _BAR, 2)
    pen.text(x + 9, y + 2, _("90th percentile"), _TEXT)
    x += 9 + pen.width(_("90th percentile"), _TEXT) + 16
    pen.dot(x + 3, middle, 3)
    pen.text(x + 11, y + 2, _("longest"), _TEXT)


def _inside(pen: Pen, x: float, y: float, long: float, count: int) -> None:
    """The number on its part, on white so that it is read on any pattern."""
    wide = pen.width(str(count), _TEXT - 1)
    if long >= wide + 8:
        pen.bar(x + long / 2 - wide / 2 - 2, y + 1, wide + 4, _BAR - 2, 1.0)
        pen.text(x + long / 2, y + 2.3, str(count), _TEXT - 1, at="middle")
