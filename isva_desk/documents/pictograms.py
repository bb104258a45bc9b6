"""The picture set of Easy Read pages: small SVG drawings of ours, written into a PDF as paths.

They keep to a few elements (``path`` with M L H V C Q Z, ``circle``, ``ellipse``, ``rect``, ``line``, ``polyline``, in
groups), so that this file can be read in one go. Anything else in a drawing is an error when it is loaded, never a gap
on a page.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree as ET

from isva_desk.documents.content import Picture
from isva_desk.documents.pages import Page
from isva_desk.domain import resources
from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _

_STYLE = ("fill", "stroke", "stroke-width")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4, "Z": 0}
_TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")
_ROUND = 0.5523  # how far a curve's handle reaches so that four of them make a circle
Style = dict[str, str]


class NoPicture(KnownProblem):
    """There is no drawing of that name, or it cannot be read."""


def picture(name: str, language: str) -> Picture:
    """A drawing with the words for what it shows, in English where the language has none. Raises ``NoPicture``."""
    says, spoken = _said(name, language)
    operators, side = _operators(name)

    def draw(page: Page, left: float, bottom: float, size: float) -> None:
        scale = size / side
        page.shapes(f"{scale:.4f} 0 0 {-scale:.4f} {left:.2f} {bottom + size:.2f} cm 1 J 1 j {operators}")

    return Picture(says, draw, spoken if spoken != language else None)


def names() -> tuple[str, ...]:
    """Every drawing that there is."""
    return tuple(sorted(file.stem for file in _folder().glob("*.svg")))


def _folder() -> Path:
    return resources.folder() / "wording" / "pictures"


def _said(name: str, language: str) -> tuple[str, str]:
    """What the drawing shows, and the language in which that is said."""
    for spoken in dict.fromkeys((language, "en")):
        if says := _words(spoken).get(name):
            return says, spoken
    raise NoPicture(_("There is no picture called {name}.").format(name=name))


@lru_cache(maxsize=32)
def _words(language: str) -> dict[str, str]:
    """What each drawing shows: in English in the manifest of the set, in other languages among their wording."""
    file = _folder() / "manifest.toml" if language == "en" else _folder().parent / language / "pictures.toml"
    try:
        listed = tomllib.loads(file.read_text(encoding="utf-8"))["pictures"]
        return {name: str(says) for name, says in listed.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, AttributeError) as cause:
        raise NoPicture(_("The names of the pictures cannot be read: {file}.").format(file=file.name)) from cause


@lru_cache(maxsize=128)
def _operators(name: str) -> tuple[str, float]:
    """The operators that draw it, from its upper left corner downwards, and the length of its side."""
    try:
        root = ET.parse(_folder() / f"{name}.svg").getroot()  # noqa: S314 - it is shipped with the program
        left, top, width, height = map(float, root.attrib["viewBox"].split())
        if not left == top == 0 < width == height:
            raise NoPicture(_("The picture {name} cannot be drawn.").format(name=name))
        return " ".join(_drawn(root, {"fill": "none", "stroke": "none", "stroke-width": "1"})), width
    except (OSError, ET.ParseError, KeyError, ValueError) as cause:
        raise NoPicture(_("The picture {name} cannot be drawn.").format(name=name)) from cause


def _drawn(element: ET.Element, inherited: Style) -> Iterator[str]:
    tag = element.tag.rpartition("}")[2]
    style = inherited | {name: element.attrib[name] for name in _STYLE if name in element.attrib}
    if tag in ("svg", "g"):
        for child in element:
            yield from _drawn(child, style)
        return
    yield _painted(_SHAPES[tag](element), style)


def _painted(path: str, style: Style) -> str:
    fill, stroke = _colour(style["fill"]), _colour(style["stroke"])
    if fill is None and stroke is None:
        return ""
    inside = f"{fill} rg " if fill is not None else ""
    line = f"{stroke} RG {float(style['stroke-width']):g} w " if stroke is not None else ""
    paint = {(True, True): "B", (True, False): "f", (False, True): "S"}[fill is not None, stroke is not None]
    return f"{inside}{line}{path} {paint}"


def _colour(value: str) -> str | None:
    """ "1 0 0" for "#FF0000"; None for "none"."""
    if value == "none":
        return None
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
        raise ValueError(value)
    return " ".join(f"{int(value[place : place + 2], 16) / 255:.3g}" for place in (1, 3, 5))


def _path(element: ET.Element) -> str:
    """A path of absolute steps; a curve of one handle becomes one of two."""
    tokens = _TOKEN.findall(element.attrib["d"])
    found: list[str] = []
    step, at, x, y = "", 0, 0.0, 0.0
    while at < len(tokens):
        if tokens[at].isalpha():
            step, at = tokens[at], at + 1
        count = _COUNTS[step]
        numbers = [float(token) for token in tokens[at : at + count]]
        at += count
        if step == "Z":
            found.append("h")
            continue
        written, x, y = _step(step, numbers, x, y)
        found.append(written)
        step = "L" if step == "M" else step
    return " ".join(found)


def _step(step: str, numbers: list[float], x: float, y: float) -> tuple[str, float, float]:
    """One step of a path as PDF writes it, and where it ends."""
    if step == "H":
        numbers = [*numbers, y]
    elif step == "V":
        numbers = [x, *numbers]
    elif step == "Q":
        over, up, right, down = numbers
        numbers = [
            x + (over - x) * 2 / 3, y + (up - y) * 2 / 3,
            right + (over - right) * 2 / 3, down + (up - down) * 2 / 3, right, down,
        ]  # fmt: skip
    kind = {"M": "m", "C": "c", "Q": "c"}.get(step, "l")
    return f"{' '.join(f'{number:.4g}' for number in numbers)} {kind}", numbers[-2], numbers[-1]


def _oval(element: ET.Element) -> str:
    x, y = _number(element, "cx"), _number(element, "cy")
    wide = _number(element, "rx") or _number(element, "r")
    high = _number(element, "ry") or _number(element, "r")
    return _rounded(x - wide, y - high, 2 * wide, 2 * high, wide, high)


def _rectangle(element: ET.Element) -> str:
    x, y, width, height = (_number(element, name) for name in ("x", "y", "width", "height"))
    if not (radius := _number(element, "rx")):
        return f"{x:g} {y:g} {width:g} {height:g} re"
    return _rounded(x, y, width, height, radius, radius)


def _rounded(x: float, y: float, width: float, height: float, wide: float, high: float) -> str:
    """A rectangle whose corners are quarters of an ellipse."""
    right, bottom, dx, dy = x + width, y + height, wide * (1 - _ROUND), high * (1 - _ROUND)
    steps = [
        (x + wide, y, "m"), (right - wide, y, "l"), (right - dx, y, right, y + dy, right, y + high, "c"),
        (right, bottom - high, "l"), (right, bottom - dy, right - dx, bottom, right - wide, bottom, "c"),
        (x + wide, bottom, "l"), (x + dx, bottom, x, bottom - dy, x, bottom - high, "c"),
        (x, y + high, "l"), (x, y + dy, x + dx, y, x + wide, y, "c"),
    ]  # fmt: skip
    return (
        " ".join(" ".join(f"{part:.4g}" if isinstance(part, float) else str(part) for part in step) for step in steps)
        + " h"
    )


def _line(element: ET.Element) -> str:
    x1, y1, x2, y2 = (_number(element, name) for name in ("x1", "y1", "x2", "y2"))
    return f"{x1:g} {y1:g} m {x2:g} {y2:g} l"


def _polyline(element: ET.Element) -> str:
    numbers = [float(token) for token in element.attrib["points"].replace(",", " ").split()]
    points = [f"{x:g} {y:g}" for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
    return f"{points[0]} m " + " ".join(f"{point} l" for point in points[1:])


def _number(element: ET.Element, name: str) -> float:
    return float(element.attrib.get(name, 0))


_SHAPES: dict[str, Callable[[ET.Element], str]] = {
    "path": _path,
    "circle": _oval,
    "ellipse": _oval,
    "rect": _rectangle,
    "line": _line,
    "polyline": _polyline,
}
