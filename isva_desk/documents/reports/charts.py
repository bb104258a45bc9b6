"""Charts for reports: lengths in black and white, each with its value, beside a table that says the same."""

from __future__ import annotations

from collections.abc import Sequence

from isva_desk.documents.content import Figure
from isva_desk.documents.pen import Pen
from isva_desk.language import _

_STEP, _BAR, _TEXT = 17.0, 10.0, 8.5


def bars(title: str, values: Sequence[tuple[str, float]]) -> Figure:
    """One bar a value, longest as wide as the page allows. Its description holds every value."""
    listed = "; ".join(_("{name}: {value}").format(name=name, value=f"{value:g}") for name, value in values)
    says = _("Bar chart: {title}. {values}.").format(title=title, values=listed)

    def draw(pen: Pen, width: float, height: float) -> None:
        names = max(pen.width(name, _TEXT) for name, _value in values) + 8
        longest = max(value for _name, value in values) or 1
        room = min(width - names - 40, 380)
        y = height - _STEP
        for name, value in values:
            pen.text(names - 6, y + 2, name, _TEXT, at="end")
            pen.bar(names, y, max(room * value / longest, 0.6 if value else 0), _BAR)
            pen.text(names + room * value / longest + 5, y + 2, f"{value:g}", _TEXT, bold=True)
            y -= _STEP
        pen.line(names, y + _STEP - 3, names, height)

    return Figure(says, len(values) * _STEP + 6, draw)
