"""A workbook written in memory. The usual library puts every sheet into a plain file on its way, which may not be."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from xml.sax.saxutils import escape

from isva_desk.documents.reports.report import Value

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DAY_ZERO = date(1899, 12, 30)
_PLAIN, _BOLD, _DAY = 0, 1, 2  # the styles, in the order of _STYLES
_FONT = '<sz val="11"/><name val="Calibri"/>'
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    f'<fonts count="2"><font>{_FONT}</font><font><b/>{_FONT}</font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3">'
    '<xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
# What a sheet may not hold, even escaped.
_FORBIDDEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


class Workbook:
    """Sheets of typed values, written one after the other, row by row."""

    def __init__(self, made_at: datetime) -> None:
        self._target = io.BytesIO()
        self._archive = zipfile.ZipFile(self._target, "w", zipfile.ZIP_DEFLATED)
        self._stamp = made_at.timetuple()[:6]
        self._names: list[str] = []

    def add(self, name: str, headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
        """A sheet. Its headings are bold and stay in sight."""
        self._names.append(_sheet_name(name, len(self._names) + 1))
        place = zipfile.ZipInfo(f"xl/worksheets/sheet{len(self._names)}.xml", self._stamp)
        place.compress_type = zipfile.ZIP_DEFLATED
        with self._archive.open(place, "w") as sheet:
            frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' if headings else ""
            sheet.write(
                f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{frozen}</sheetView>'
                "</sheetViews><sheetData>".encode()
            )
            if headings:
                sheet.write(f"<row>{''.join(_cell(text, _BOLD) for text in headings)}</row>".encode())
            for row in rows:
                sheet.write(f"<row>{''.join(_cell(value) for value in row)}</row>".encode())
            sheet.write(b"</sheetData></worksheet>")

    def content(self) -> bytes:
        """The whole workbook."""
        count = range(1, len(self._names) + 1)
        kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        parts = "".join(
            f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{kinds}.worksheet+xml"/>'
            for number in count
        )
        self._part(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{kinds}.styles+xml"/>{parts}</Types>',
        )
        self._part("_rels/.rels", _links([("officeDocument", "xl/workbook.xml")]))
        sheets = "".join(
            f'<sheet name="{escape(name, {chr(34): "&quot;"})}" sheetId="{number}" r:id="rId{number}"/>'
            for number, name in zip(count, self._names, strict=True)
        )
        self._part(
            "xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{sheets}</sheets></workbook>'
        )
        targets = [("worksheet", f"worksheets/sheet{number}.xml") for number in count]
        self._part("xl/_rels/workbook.xml.rels", _links([*targets, ("styles", "styles.xml")]))
        self._part("xl/styles.xml", _STYLES)
        self._archive.close()
        return self._target.getvalue()

    def _part(self, name: str, text: str) -> None:
        self._archive.writestr(zipfile.ZipInfo(name, self._stamp), _HEAD + text, zipfile.ZIP_DEFLATED)


def _cell(value: Value, style: int = _PLAIN) -> str:
    """One cell. Text is text, whatever it begins with: a workbook runs only what is marked as a formula."""
    if value is None:
        return "<c/>"
    if isinstance(value, date):
        return f'<c s="{_DAY}"><v>{(value - _DAY_ZERO).days}</v></c>'
    if isinstance(value, int):
        return f"<c><v>{value}</v></c>"
    text = escape(value.translate(_FORBIDDEN))
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _links(targets: Sequence[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_LINKS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _sheet_name(title: str, number: int) -> str:
    """A name that a workbook takes: 31 letters, without those that mean something to it."""
    plain = "".join(" " if letter in r"[]:*?/\'" else letter for letter in title).strip()
    return f"{number} {plain}"[:31]
