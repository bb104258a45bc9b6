"""The structure tree: what a screen reader walks instead of the page."""

from __future__ import annotations

from isva_desk.documents.pdf_file import PdfFile, text_string


class Element:
    """One element of the tree: its tag, what belongs to it, and what else is said of it."""

    __slots__ = ("_joined", "attributes", "kids", "number", "parent", "tag")

    def __init__(self, tag: str, parent: Element | None = None, attributes: str = "") -> None:
        self.tag = tag
        self.parent = parent
        self.attributes = attributes
        self.kids: list[Element | tuple[int, int] | str] = []  # elements, (page, mark), or an entry as it is written
        self.number = 0
        self._joined = parent is None

    def child(self, tag: str, attributes: str = "") -> Element:
        """A new element at the end of this one."""
        element = Element(tag, self, attributes)
        element.join()
        return element

    def join(self) -> None:
        """Take the place in the tree: after everything that belongs to the parent by now."""
        if not self._joined and self.parent is not None:
            self._joined = True
            self.parent.join()
            self.parent.kids.append(self)


def spoken(language: str) -> str:
    """The attribute for a language that differs from what is around."""
    return f"/Lang{text_string(language)}"


def read_as(text: str) -> str:
    """The attribute for what is drawn and not written."""
    return f"/Alt{text_string(text)}"


def heads(scope: str) -> str:
    """The attribute of a table's heading cell: ``Row`` or ``Column``."""
    return f"/A<</O/Table/Scope/{scope}>>"


class StructureTree:
    """The tree of one file, and for each page which element each of its marks belongs to."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._marks: dict[int, list[Element]] = {}  # key of a page -> element of each mark
        self._links: dict[int, Element] = {}  # key of an annotation -> element
        self._keys = 0

    def new_key(self) -> int:
        """A key under which a page or an annotation is found in the tree."""
        self._keys += 1
        return self._keys - 1

    def page_marks(self, key: int, marks: list[Element]) -> None:
        """The elements of a page's marks, in the order of the marks."""
        self._marks[key] = marks

    def link(self, key: int, element: Element) -> None:
        """The element of an annotation."""
        self._links[key] = element

    def write(self, file: PdfFile) -> int:
        """Write the tree; the answer is the number of its root."""
        tree = file.reserve()
        _number(file, self.root)
        _write(file, self.root, tree)
        numbers = []
        for key in range(self._keys):
            if key in self._marks:
                numbers.append(f"{key}[{' '.join(f'{element.number} 0 R' for element in self._marks[key])}]")
            elif key in self._links:
                numbers.append(f"{key} {self._links[key].number} 0 R")
        parents = file.add(f"<</Nums[{' '.join(numbers)}]>>")
        entries = f"/K {self.root.number} 0 R/ParentTree {parents} 0 R/ParentTreeNextKey {self._keys}"
        file.write(tree, f"<</Type/StructTreeRoot{entries}>>")
        return tree


def _number(file: PdfFile, element: Element) -> None:
    waiting = [element]
    while waiting:
        found = waiting.pop()
        found.number = file.reserve()
        waiting += [kid for kid in reversed(found.kids) if isinstance(kid, Element)]


def _write(file: PdfFile, root: Element, tree: int) -> None:
    waiting = [root]
    while waiting:
        found = waiting.pop()
        parent = tree if found.parent is None else found.parent.number
        pages = {kid[0] for kid in found.kids if isinstance(kid, tuple)}
        page = next(iter(pages)) if len(pages) == 1 else None
        kids = " ".join(_kid(kid, page) for kid in found.kids)
        entries = f"/Pg {page} 0 R" if page is not None else ""
        if kids:
            entries += f"/K {kids}" if len(found.kids) == 1 else f"/K[{kids}]"
        file.write(found.number, f"<</S/{found.tag}/P {parent} 0 R{entries}{found.attributes}>>")
        waiting += [kid for kid in found.kids if isinstance(kid, Element)]


def _kid(kid: Element | tuple[int, int] | str, page: int | None) -> str:
    if isinstance(kid, Element):
        return f"{kid.number} 0 R"
    if isinstance(kid, str):
        return kid
    return str(kid[1]) if page is not None else f"<</Type/MCR/Pg {kid[0]} 0 R/MCID {kid[1]}>>"
