"""A small screen reader: it walks the structure tree of a PDF and says what stands in it, and nothing else."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

Mark = tuple[tuple[int, int], int]  # (page object, number of the mark)


@dataclass
class Node:
    """One element of the tree with everything below it."""

    tag: str
    text: str
    kids: list[Node] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)

    @property
    def says(self) -> str:
        """All that is heard of it."""
        return self.text if not self.kids else "".join(kid.says if kid.tag != "#" else kid.text for kid in self.kids)

    def all(self, tag: str) -> Iterator[Node]:
        """Every element with this tag, in the order of hearing."""
        for kid in self.kids:
            if kid.tag == tag:
                yield kid
            yield from kid.all(tag)


def heard(content: bytes, password: str = "") -> Node:
    """The tree of a file."""
    with pikepdf.open(io.BytesIO(content), password=password) as pdf:
        texts: dict[Mark, str] = {}
        for page in pdf.pages:
            texts |= {(page.obj.objgen, mark): text for mark, text in marked(page).items() if isinstance(mark, int)}
        root = pdf.Root["/StructTreeRoot"]["/K"]
        return _node(root, texts, None)


def marked(page: pikepdf.Page) -> dict[int | str, str]:
    """What is drawn under each mark of a page; under "artifact" what says nothing."""
    maps = {name: _letters(font) for name, font in page.resources["/Font"].items()}
    found: dict[int | str, str] = {}
    open_marks: list[tuple[int | str | None, str | None]] = []
    font = ""
    for step in pikepdf.parse_content_stream(page):
        operands, operator = step.operands, step.operator
        name = str(operator)
        if name == "BDC":
            entries = operands[1]
            mark: int | str | None = int(entries["/MCID"]) if "/MCID" in entries else None
            if str(operands[0]) == "/Artifact":
                mark = "artifact"
            if mark is not None:
                found.setdefault(mark, "")
            open_marks.append((mark, str(entries["/ActualText"]) if "/ActualText" in entries else None))
            if open_marks[-1][1] is not None:
                _say(found, open_marks[:-1], open_marks[-1][1] or "")
        elif name == "EMC":
            open_marks.pop()
        elif name == "Tf":
            font = str(operands[0])
        elif name in ("Tj", "TJ"):
            parts = operands[0] if name == "TJ" else [operands[0]]
            raw = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
            codes = [int.from_bytes(raw[place : place + 2], "big") for place in range(0, len(raw), 2)]
            if all(actual is None for _mark, actual in open_marks):
                _say(found, open_marks, "".join(maps[font][code] for code in codes))
    assert open_marks == []
    return found


def glyphs(content: bytes) -> list[list[tuple[str, int]]]:
    """For each line as it is drawn, the font and the number of every glyph."""
    lines: list[list[tuple[str, int]]] = []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            names = {name: str(font["/BaseFont"]).split("+")[1] for name, font in page.resources["/Font"].items()}
            font = ""
            for step in pikepdf.parse_content_stream(page):
                operands, operator = step.operands, step.operator
                if str(operator) == "BT":
                    lines.append([])
                elif str(operator) == "Tf":
                    font = str(operands[0])
                elif str(operator) in ("Tj", "TJ"):
                    parts = operands[0] if str(operator) == "TJ" else [operands[0]]
                    raw = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
                    lines[-1] += [
                        (names[font], int.from_bytes(raw[at : at + 2], "big")) for at in range(0, len(raw), 2)
                    ]
    return lines


def _say(found: dict[int | str, str], marks: list[tuple[int | str | None, str | None]], text: str) -> None:
    mark = next((mark for mark, _actual in reversed(marks) if mark is not None), "nowhere")
    found[mark] = found.get(mark, "") + text


def _letters(font: pikepdf.Object) -> dict[int, str]:
    text = font["/ToUnicode"].read_bytes().decode("ascii")
    return {
        int(code, 16): bytes.fromhex(letters).decode("utf-16-be")
        for code, letters in re.findall(r"<([0-9A-F]{4})><([0-9A-F]+)>\n", text + "\n")
    }


def _node(element: pikepdf.Object, texts: dict[Mark, str], page: tuple[int, int] | None) -> Node:
    page = element["/Pg"].objgen if "/Pg" in element else page
    node = Node(str(element["/S"])[1:], "")
    for name in ("/Alt", "/Lang"):
        if name in element:
            node.attributes[name[1:]] = str(element[name])
    if "/A" in element:
        node.attributes |= {key[1:]: str(value) for key, value in element["/A"].items()}
    kids = element.get("/K", pikepdf.Array([]))
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            assert page is not None
            node.kids.append(Node("#", texts[page, kid]))
        elif kid.get("/Type") == "/MCR":
            node.kids.append(Node("#", texts[kid["/Pg"].objgen, int(kid["/MCID"])]))
        elif kid.get("/Type") == "/OBJR":
            node.attributes["opens"] = str(kid["/Obj"]["/A"]["/URI"])
        else:
            assert kid["/P"].objgen == element.objgen
            node.kids.append(_node(kid, texts, page))
    return node
