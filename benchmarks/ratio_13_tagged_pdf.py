"""Ratio 13: the caseload of 2,000 cases as a tagged PDF against the same table by ReportLab, which tags nothing.

Both write the same words in the same two fonts, with headings that come again, rules between the rows and numbered
pages; ours reads them out of the vault besides.
"""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Callable
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import LongTable, SimpleDocTemplate, TableStyle

from benchmarks.desks import NOW, a_folder, an_encrypted_desk, fill
from benchmarks.ratio import Ratio, report, side_by_side
from isva_desk.documents.reports.about import about_lines
from isva_desk.documents.reports.case_list import case_list
from isva_desk.documents.reports.files import Making, as_pdf
from isva_desk.documents.reports.report import Wanted
from isva_desk.documents.reports.words import value_words
from isva_desk.domain import resources

CASES = 2_000
ROUNDS = 3
MARGIN, SIZE = 42.5, 8.2


def main() -> None:
    with a_folder() as folder:
        desk = an_encrypted_desk(folder)
        with desk.store.transaction():
            fill(desk, CASES)
        wanted = Wanted(desk.today())
        making = Making(about_lines(desk, wanted, NOW), NOW)
        table = next(iter(case_list(desk, wanted).tables))
        headings = [column.heading for column in table.columns]
        rows = [[value_words(value) for value in row.values] for row in table.rows]
        assert len(rows) == CASES
        register_fonts()

        def tagged() -> bytes:
            return as_pdf(case_list(desk, wanted), making)

        def anchored() -> bytes:
            return untagged([headings, *rows])

        ours, anchor = side_by_side(tagged, anchored, ROUNDS)
        our_memory, anchors_memory = memory(tagged), memory(anchored)
        desk.close()
    against = "the same table by ReportLab, untagged"
    what = f"tagged PDF of {CASES:,} cases, from the vault"
    report(
        Ratio(13, what, against, ours, anchor, "s", 1.3),
        Ratio(13, f"{what}: memory at its peak", against, our_memory, anchors_memory, "MB", None, 40),
    )


def register_fonts() -> None:
    """The fonts that ours writes with."""
    fonts = resources.folder() / "fonts"
    pdfmetrics.registerFont(TTFont("Text", str(fonts / "AtkinsonHyperlegibleNext_400Regular.ttf")))
    pdfmetrics.registerFont(TTFont("Bold", str(fonts / "AtkinsonHyperlegibleNext_700Bold.ttf")))


def untagged(rows: list[list[str]]) -> bytes:
    """The table as ReportLab's own tables are made, with columns of equal width."""
    target = io.BytesIO()
    page = landscape(A4)
    document = SimpleDocTemplate(
        target, pagesize=page, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN, bottomMargin=MARGIN,
        pageCompression=1,
    )  # fmt: skip
    style = TableStyle(
        [
            ("FONT", (0, 0), (-1, -1), "Text", SIZE),
            ("FONT", (0, 0), (-1, 0), "Bold", SIZE),
            ("FONT", (0, 1), (0, -1), "Bold", SIZE),
            ("LINEBELOW", (0, 0), (-1, -1), 0.3, colors.grey),
            ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey),
        ]
    )
    widths = [(page[0] - 2 * MARGIN - 12) / len(rows[0])] * len(rows[0])
    document.build([LongTable(rows, repeatRows=1, colWidths=widths, style=style)], numbered, numbered)
    return target.getvalue()


def numbered(canvas: Any, document: Any) -> None:
    """The number of the page below it."""
    canvas.setFont("Text", 8)
    canvas.drawString(MARGIN, MARGIN / 2, f"Page {document.page}")


def memory(work: Callable[[], object]) -> float:
    """The most that is held at once while it works, in MB."""
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1_000_000


if __name__ == "__main__":
    main()
