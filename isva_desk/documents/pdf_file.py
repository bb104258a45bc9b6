"""The objects of one PDF file, on ReportLab's own: numbered as they come, written in one go."""

from __future__ import annotations

import zlib
from typing import Any

from reportlab.pdfbase import pdfdoc


class _Written(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object whose text is known already, or will be by the time the file is written."""

    def __init__(self, text: bytes = b"") -> None:
        self.text = text

    def format(self, _document: Any) -> bytes:
        return self.text


class PdfFile:
    """A PDF file in memory. Objects are named by their number."""

    def __init__(self) -> None:
        # No date and no chance: what a file says of its making is written on purpose, in metadata.py.
        self._document = pdfdoc.PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7), dummyoutline=1)
        self._pages: list[int] = []
        self.catalog: dict[str, str] = {}
        self.info: dict[str, str] = {}
        self.tree = self.reserve()

    def reserve(self) -> int:
        """The number of an object that is written later."""
        found = _Written()
        document = self._document
        number = int(document.objectcounter) + 1
        document.Reference(found, number)  # its number is its name: a long table has thirty thousand of them
        return number

    def write(self, number: int, text: str) -> None:
        """The text of a reserved object."""
        self._document.idToObject[number].text = text.encode("latin-1")

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
        data = zlib.compress(content, 6) if packed else content
        kind = "/Filter/FlateDecode" if packed else ""
        head = f"<<{entries}{kind}/Length {len(data)}>>\nstream\n".encode("latin-1")
        self._document.idToObject[number].text = head + data + b"\nendstream"

    def add_page(self, number: int) -> None:
        """Append a page that was written under that number."""
        self._pages.append(number)

    def bytes(self) -> bytes:
        """The whole file."""
        kids = " ".join(f"{page} 0 R" for page in self._pages)
        self.write(self.tree, f"<</Type/Pages/Count {len(self._pages)}/Kids[{kids}]>>")
        entries = "".join(f"/{name} {value}" for name, value in self.catalog.items())
        self._document.Catalog = _Written(f"<</Type/Catalog/Pages {self.tree} 0 R{entries}>>".encode("latin-1"))
        info = "".join(f"/{name} {value}" for name, value in self.info.items())
        self._document.info = _Written(f"<<{info}>>".encode("latin-1"))
        return bytes(self._document.format())


def text_string(text: str) -> str:
    """A text as it stands in a dictionary: what a person reads, in any script."""
    return "<FEFF" + text.encode("utf-16-be").hex().upper() + ">"
