"""The bookmarks of a file: its headings, so that a long document can be walked by them."""

from __future__ import annotations

from dataclasses import dataclass, field

from isva_desk.documents.pdf_file import PdfFile, text_string


@dataclass
class Bookmark:
    """A heading, the page that it is on, how high it stands there, and the headings below it."""

    title: str
    level: int
    page: int
    top: float
    below: list[Bookmark] = field(default_factory=list)


def write_outline(file: PdfFile, headings: list[Bookmark]) -> None:
    """Write the bookmarks, each below the one that it belongs to."""
    if not headings:
        return
    whole = Bookmark("", 0, 0, 0)
    path = [whole]
    for heading in headings:
        while path[-1].level >= heading.level:
            path.pop()
        path[-1].below.append(heading)
        path.append(heading)
    number = file.reserve()
    file.write(number, f"<</Type/Outlines{_children(file, whole, number)}>>")
    file.catalog["Outlines"] = f"{number} 0 R"


def _children(file: PdfFile, parent: Bookmark, number: int) -> str:
    numbers = [file.reserve() for _bookmark in parent.below]
    for place, (bookmark, own) in enumerate(zip(parent.below, numbers, strict=True)):
        before = f"/Prev {numbers[place - 1]} 0 R" if place else ""
        after = f"/Next {numbers[place + 1]} 0 R" if place + 1 < len(numbers) else ""
        target = f"/Dest[{bookmark.page} 0 R/XYZ null {bookmark.top:.1f} null]"
        below = _children(file, bookmark, own)
        file.write(own, f"<</Title{text_string(bookmark.title)}/Parent {number} 0 R{before}{after}{target}{below}>>")
    return f"/First {numbers[0]} 0 R/Last {numbers[-1]} 0 R/Count {len(numbers)}" if numbers else ""
