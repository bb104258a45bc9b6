"""Fonts inside the file: only the glyphs that are used, each with the text that it stands for."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping

import uharfbuzz as hb

from isva_desk.documents.drawing import drawn, operators
from isva_desk.documents.fonts import Face
from isva_desk.documents.pdf_file import PdfFile, text_string
from isva_desk.documents.shaping import Shape

_NOT_NEEDED = ("GSUB", "GPOS", "GDEF", "DSIG", "gasp", "fpgm", "prep", "cvt ", "STAT", "MATH", "BASE")
_MOST_IN_A_BLOCK = 100  # of a character map
_MOST_SHAPES = 4
_VARIATION = 0xFE00  # the first variation selector: a mark that is not seen
_NOTHING = "\u2060"  # a joiner of words, for a part of a letter that says nothing by itself
_REMEMBERED = 2048  # words whose operators are kept


class EmbeddedFonts:
    """The fonts of one file. ``name`` gives the name by which a page asks for a font."""

    def __init__(self) -> None:
        self._names: dict[Face, str] = {}
        self._used: dict[Face, dict[int, tuple[float, str]]] = {}  # glyph -> (width, text)
        self._drawn: dict[Shape, str | list[str | float]] = {}

    def name(self, face: Face) -> str:
        """The name of a font in this file."""
        if face not in self._names:
            self._names[face] = f"F{len(self._names) + 1}"
            self._used[face] = {}
        return self._names[face]

    def drawn(self, shape: Shape, size: float) -> str:
        """The operators that draw a word in its font, whose glyphs are in the file from now on."""
        if shape not in self._drawn:
            if len(self._drawn) == _REMEMBERED:
                self._drawn.clear()  # a long table has new words on every page
            self._use(shape)
            self._drawn[shape] = operators(shape)
        return drawn(self._drawn[shape], size)

    def _use(self, shape: Shape) -> None:
        self.name(shape.face)
        used = self._used[shape.face]
        for glyph in shape.glyphs:
            if not used.get(glyph.id, (0, ""))[1]:
                width = shape.face.hb_font.get_glyph_h_advance(glyph.id) * shape.face.scale
                used[glyph.id] = (width, glyph.says)

    def write(self, file: PdfFile) -> str:
        """Write the fonts; the answer is the dictionary of fonts for the pages."""
        entries = [f"/{name} {_write_font(file, face, self._used[face])} 0 R" for face, name in self._names.items()]
        return f"<<{''.join(entries)}>>"


def _write_font(file: PdfFile, face: Face, used: Mapping[int, tuple[float, str]]) -> int:
    glyphs = sorted(used)
    # Six letters before the name say that it is a part of the font; the same part has the same letters.
    digest = hashlib.sha256(repr(glyphs).encode()).digest()
    name = "".join(chr(65 + value % 26) for value in digest[:6]) + "+" + face.name
    program = _subset(face, glyphs)
    content = file.add_stream(program, f"/Length1 {len(program)}")
    above, below = face.heights
    box = " ".join(map(str, face.box))
    descriptor = file.add(
        f"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{box}]/ItalicAngle 0/Ascent {above:.0f}"
        f"/Descent {below:.0f}/CapHeight {above * 0.7:.0f}/StemV 80/FontFile2 {content} 0 R>>"
    )
    widths = "".join(f"{glyph}[{used[glyph][0]:.0f}]" for glyph in glyphs)
    descendant = file.add(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDToGIDMap/Identity/DW 1000/W[{widths}]"
        f"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {descriptor} 0 R>>"
    )
    said = file.add_stream(_character_map(face, used).encode("ascii"))
    return file.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]"
        f"/ToUnicode {said} 0 R>>"
    )


def _subset(face: Face, glyphs: Iterable[int]) -> bytes:
    wanted = hb.SubsetInput()
    # The numbers of the glyphs stay as HarfBuzz gave them, so that the pages can be read against it.
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    for glyph in glyphs:
        wanted.glyph_set.add(glyph)
    for table in _NOT_NEEDED:
        wanted.drop_table_tag_set.add(_tag(table))
    return bytes(wanted.subset(face.hb_face).blob.data)


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")


def _character_map(face: Face, used: Mapping[int, tuple[float, str]]) -> str:
    """What each glyph stands for. Lines whose glyphs alone do not give their text carry it as a whole besides."""
    letters = {face.hb_font.get_nominal_glyph(code): chr(code) for code in sorted(face.hb_face.unicodes, reverse=True)}
    lines = []
    seen: Counter[str] = Counter()
    for glyph in sorted(used):
        says = used[glyph][1] or letters.get(glyph, _NOTHING)
        seen[says] += 1
        # The many shapes of one letter are told apart, as checkers take one text for many glyphs for a damaged font.
        apart = seen[says] - _MOST_SHAPES
        if apart > 0:
            says += "".join(chr(_VARIATION + int(digit, 16)) for digit in f"{apart:X}")
        lines.append(f"<{glyph:04X}>{text_string(says).replace('FEFF', '', 1)}")
    blocks = [lines[start : start + _MOST_IN_A_BLOCK] for start in range(0, len(lines), _MOST_IN_A_BLOCK)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n{body}\n"
        "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend"
    )
