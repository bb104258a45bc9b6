"""The objects of one PDF file, each written and packed as soon as it is known: a long report needs no more memory.

Dictionaries and arrays are packed by the hundred into object streams, and the table at the end says where each is.
"""

from __future__ import annotations

import hashlib
import zlib
from array import array

from reportlab.pdfbase import pdfdoc

_TOGETHER = 200  # objects in one object stream
_NOWHERE, _PLAIN, _PACKED = 0, 1, 2  # kinds of entries in the table of objects


class _Body(pdfdoc.PDFFile):  # type: ignore[misc]
    """ReportLab's collector of a file, which knows where each object begins. Its first line names no program."""

    def __init__(self) -> None:
        self.content = bytearray()
        self.write = self.content.extend
        self.offset = 0
        self.add(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")


class PdfFile:
    """A PDF file in memory. Objects are named by their number, and written once."""

    def __init__(self) -> None:
        self._body = _Body()
        # For each object: its kind of entry; then where it begins, or in which object stream it is, and at which place.
        self._kinds, self._where, self._places = bytearray([_NOWHERE]), array("L", [0]), array("H", [0])
        self._waiting: list[tuple[int, bytes]] = []
        self._pages: list[int] = []
        self.catalog: dict[str, str] = {}
        self.info: dict[str, str] = {}
        self.tree = self.reserve()

    def reserve(self) -> int:
        """The number of an object that is written later."""
        self._kinds.append(_NOWHERE)
        self._where.append(0)
        self._places.append(0)
        return len(self._kinds) - 1

    def write(self, number: int, text: str) -> None:
        """The text of a reserved object."""
        self._waiting.append((number, text.encode("latin-1")))
        if len(self._waiting) == _TOGETHER:
            self._pack()

    def add(self, text: str) -> int:
        """A new object."""
        number = self.reserve()
        self.write(number, text)
        return number

    def add_stream(self, content: bytes, entries: str = "", *, packed: bool = True) -> int:
        """A new stream. ``entries`` are those of its dictionary besides length and filter."""
        number = self.reserve()
        self.write_stream(number, content, entries, packed=packed)
        return number

    def write_stream(self, number: int, content: bytes, entries: str = "", *, packed: bool = True) -> None:
        """The content of a reserved stream."""
        self._kinds[number], self._where[number] = _PLAIN, self._body.offset
        data = zlib.compress(content, 6) if packed else content
        kind = "/Filter/FlateDecode" if packed else ""
        self._body.add(f"{number} 0 obj\n<<{entries}{kind}/Length {len(data)}>>\nstream\n".encode("latin-1"))
        self._body.add(data)
        self._body.add(b"\nendstream\nendobj\n")

    def add_page(self, number: int) -> None:
        """Append a page that was written under that number."""
        self._pages.append(number)

    def bytes(self) -> bytes:
        """The whole file."""
        kids = " ".join(f"{page} 0 R" for page in self._pages)
        self.write(self.tree, f"<</Type/Pages/Count {len(self._pages)}/Kids[{kids}]>>")
        entries = "".join(f"/{name} {value}" for name, value in self.catalog.items())
        catalog = self.add(f"<</Type/Catalog/Pages {self.tree} 0 R{entries}>>")
        info = self.add(f"<<{''.join(f'/{name} {value}' for name, value in self.info.items())}>>")
        self._pack()
        number, begins = self.reserve(), self._body.offset
        self._kinds[number], self._where[number] = _PLAIN, begins
        table = bytearray()
        for kind, where, place in zip(self._kinds, self._where, self._places, strict=True):
            table.append(kind)
            table += where.to_bytes(4, "big") + place.to_bytes(2, "big")
        # The same words at the same time give the same bytes, and so the same name of the file.
        name = hashlib.sha256(self._body.content).hexdigest()[:32].upper()
        self.write_stream(
            number,
            bytes(table),
            f"/Type/XRef/Size {len(self._kinds)}/W[1 4 2]/Root {catalog} 0 R/Info {info} 0 R/ID[<{name}><{name}>]",
        )
        self._body.add(f"startxref\n{begins}\n%%EOF\n".encode("ascii"))
        return bytes(self._body.content)

    def _pack(self) -> None:
        """Write the objects that wait into one object stream."""
        if not self._waiting:
            return
        stream, heads, start = self.reserve(), [], 0
        for place, (number, text) in enumerate(self._waiting):
            self._kinds[number], self._where[number], self._places[number] = _PACKED, stream, place
            heads.append(f"{number} {start}")
            start += len(text) + 1
        head = " ".join(heads).encode("ascii") + b" "
        content = head + b"\n".join(text for _number, text in self._waiting)
        self.write_stream(stream, content, f"/Type/ObjStm/N {len(self._waiting)}/First {len(head)}")
        self._waiting.clear()


def text_string(text: str) -> str:
    """A text as it stands in a dictionary: what a person reads, in any script."""
    return "<FEFF" + text.encode("utf-16-be").hex().upper() + ">"
