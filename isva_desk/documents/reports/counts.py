"""A table of counts as it stands in a report: small numbers hidden where it leaves the service."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from isva_desk.documents.content import Column
from isva_desk.documents.reports.report import ReportRow, ReportTable, Value, Wanted
from isva_desk.documents.reports.suppression import Suppressed, suppressed, threshold
from isva_desk.language import _


def counted_table(
    title: str,
    heading: str,
    counts: Mapping[str, Mapping[str, int]],
    columns: Mapping[str, str],
    wanted: Wanted,
    empty: str,
    *,
    total: str,
    in_given_order: bool = False,
) -> ReportTable:
    """One row for each name in ``counts``, in the order of names or as given; ``columns`` holds ids with headings.

    ``total`` heads the last column. For readers outside small numbers are hidden, with what would give them away.
    """
    heads = (Column(heading, names_the_row=True), *(Column(words, end=True) for words in columns.values()))
    heads = (*heads, Column(total, end=True))
    if not counts:
        return ReportTable(title, heads, (), empty)
    names = list(counts) if in_given_order else sorted(counts)
    cells = [[counts[name].get(column, 0) for column in columns] for name in names]
    table = suppressed(cells, least_shown(wanted))
    return ReportTable(title, heads, list(counted_rows(names, table)), "", note=hidden_note(table))


def counted_rows(names: Sequence[str], table: Suppressed) -> Iterator[ReportRow]:
    """The rows of a table under their names, and the totals below them where there are several."""
    width = len(table.counts[0])
    for number, name in enumerate(names):
        yield ReportRow((name, *(table.shown(number, column) for column in range(width))))
    if len(names) > 1:
        totals: tuple[Value, ...] = tuple(table.shown(len(names), column) for column in range(width))
        yield ReportRow((_("All"), *totals), total=True)


def least_shown(wanted: Wanted) -> int:
    """The least count that is shown. Inside the service every count is: a threshold of nought hides nothing."""
    return threshold() if wanted.outside else 0


def hidden_note(*tables: Suppressed) -> str:
    """What the marks mean, where there is one."""
    if not any(table.hidden for table in tables):
        return ""
    return _(
        "Counts under {least} are shown as “<{least}”; “hidden” stands where another number would give them away."
    ).format(least=tables[0].least)
