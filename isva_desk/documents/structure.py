"""The structure tree: what a screen reader walks instead of the page."""

from __future__ import annotations

from isva_desk.documents.pdf_file import PdfFile, text_string


class Element:
    """One element of the tree: its tag, what belongs to it, and what else is said of it."""

    __slots__ = ("_file", "_joined", "attributes", "kids", "number", "parent", "tag")

    def __init__(self, tag: str, parent: Element | None, attributes: str = "", file: PdfFile | None = None) -> None:
        self.tag = tag
        self.parent = parent
        self.attributes = attributes
        # Elements, (page, mark), an entry as it is written, or the number of an element that is written already.
        self.kids: list[Element | tuple[int, int] | str | int] = []
        self.number = 0
        self._file = file
        self._joined = False

    def child(self, tag: str, attributes: str = "") -> Element:
        """A new element at the end of this one."""
        element = Element(tag, self, attributes, self._file)
        element.join()
        return element

    def later(self, tag: str, attributes: str = "") -> Element:
        """An element that takes its place when something of it is drawn."""
        return Element(tag, self, attributes, self._file)

    def join(self) -> None:
        """Take the place in the tree: after everything that belongs to the parent by now."""
        if not self._joined:
            self._joined = True
            self.number = self.file.reserve()
            if self.parent is not None:
                self.parent.join()
                self.parent.kids.append(self)

    def write_last(self) -> None:
        """Write the last child with all that is in it: nothing will be added to it, and it need not be kept."""
        last = self.kids[-1]
        if isinstance(last, Element):
            _write(last, self.number)
            self.kids[-1] = last.number

    @property
    def file(self) -> PdfFile:
        """The file that the tree is of."""
        if self._file is None:
            raise ValueError(self.tag)
        return self._file


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

    def __init__(self, file: PdfFile) -> None:
        self.file = file
        self.root = Element("Document", None, file=file)
        self.root.join()
        self._owners: list[str] = []  # by key: the element of an annotation, or those of a page's marks

    def new_key(self) -> int:
        """A key under which a page or an annotation is found in the tree."""
        self._owners.append("")
        return len(self._owners) - 1

    def page_marks(self, key: int, marks: list[int]) -> None:
        """The numbers of the elements of a page's marks, in the order of the marks."""
        listed = self.file.add(f"[{' '.join(f'{number} 0 R' for number in marks)}]")
        self._owners[key] = f" {listed} 0 R"

    def link(self, key: int, element: Element) -> None:
        """The element of an annotation."""
        self._owners[key] = f" {element.number} 0 R"

    def write(self) -> int:
        """Write the tree; the answer is the number of its root."""
        tree = self.file.reserve()
        _write(self.root, tree)
        owners = " ".join(f"{key}{owner}" for key, owner in enumerate(self._owners) if owner)
        parents = self.file.add(f"<</Nums[{owners}]>>")
        entries = f"/K {self.root.number} 0 R/ParentTree {parents} 0 R/ParentTreeNextKey {len(self._owners)}"
        self.file.write(tree, f"<</Type/StructTreeRoot{entries}>>")
        return tree


def _write(element: Element, parent: int) -> None:
    kids = element.kids
    pages = {kid[0] for kid in kids if isinstance(kid, tuple)}
    page = next(iter(pages)) if len(pages) == 1 else None
    listed = " ".join([_kid(kid, page) for kid in kids])
    entries = f"/Pg {page} 0 R" if page is not None else ""
    if listed:
        entries += f"/K {listed}" if len(kids) == 1 else f"/K[{listed}]"
    element.file.write(element.number, f"<</S/{element.tag}/P {parent} 0 R{entries}{element.attributes}>>")
    for kid in kids:
        if isinstance(kid, Element):
            _write(kid, element.number)


def _kid(kid: Element | tuple[int, int] | str | int, page: int | None) -> str:
    if isinstance(kid, Element):
        return f"{kid.number} 0 R"
    if isinstance(kid, int):
        return f"{kid} 0 R"
    if isinstance(kid, str):
        return kid
    return str(kid[1]) if page is not None else f"<</Type/MCR/Pg {kid[0]} 0 R/MCID {kid[1]}>>"
