"""R5: what agencies owed and what is known of it. "No record" is not "missed", and "cannot tell" is neither."""

from __future__ import annotations

from collections.abc import Iterator

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.agency_counts import HEADINGS, NOT_KNOWN, VERDICTS, AgencyCounts, agency_counts
from isva_desk.documents.reports.charts import stacked
from isva_desk.documents.reports.counts import hidden_note
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Value, Wanted
from isva_desk.documents.reports.suppression import Suppressed
from isva_desk.documents.reports.words import median_words, rule_name, share, source_name
from isva_desk.language import _


def entitlements_by_agency(desk: Desk, wanted: Wanted) -> Report:
    """A table for each agency with a row for each rule. What is not due yet is left out."""
    tables = tuple(rule_table(desk, wanted, counts) for counts in agency_counts(desk, wanted))
    return Report(
        title=_("Entitlements by agency"), says=_says(), tables=tables or (_empty(_rule_columns()),),
        grouped_by=_("Agency"),
    )  # fmt: skip


def entitlements_over_time(desk: Desk, wanted: Wanted) -> Report:
    """A table for each agency with a row for each quarter in which a clock began."""
    tables = tuple(quarter_table(counts) for counts in agency_counts(desk, wanted))
    return Report(
        title=_("Entitlements over time"),
        says=(_("The occasions of each agency, by the quarter in which its time began."), *_says()),
        tables=tables or (_empty(_quarter_columns()),),
        grouped_by=_("Agency"),
    )


def rule_table(desk: Desk, wanted: Wanted, counts: AgencyCounts) -> ReportTable:
    """The rules of one agency, by name, with their counts."""
    names = {rule: rule_name(desk.rules, rule, wanted.day) for rule in counts.rules}
    places = sorted(range(len(counts.rules)), key=lambda place: names[counts.rules[place]])
    rows = []
    for place in places:
        rule = counts.rules[place]
        heads = (names[rule], source_name(desk.rules, rule, wanted.day))
        rows.append(ReportRow((*heads, *_values(counts.by_rule, place, counts.late.get(rule, [])))))
    if len(rows) > 1:
        every = [value for some in counts.late.values() for value in some]
        rows.append(ReportRow((_("All"), "", *_values(counts.by_rule, len(counts.rules), every)), total=True))
    return ReportTable(counts.agency, _rule_columns(), rows, "", note=hidden_note(counts.by_rule))


def quarter_table(counts: AgencyCounts) -> ReportTable:
    """The quarters of one agency with their counts, drawn where nothing of them is hidden."""
    table = counts.by_quarter
    names = [*counts.quarters, *([_("All")] if len(counts.quarters) > 1 else [])]
    rows = [
        ReportRow((name, *_counts(table, number), *_shares(table, number)), total=number == len(counts.quarters))
        for number, name in enumerate(names)
    ]
    figure = None
    if not table.hidden:
        parts = [_(HEADINGS[verdict]) for verdict in VERDICTS]
        drawn = [(name, table.counts[number][:-1]) for number, name in enumerate(counts.quarters)]
        figure = stacked(_("{agency}: occasions by quarter").format(agency=counts.agency), parts, drawn)
    note = hidden_note(table)
    return ReportTable(counts.agency, _quarter_columns(), rows, "", note=note, figure=figure)


def _says() -> tuple[str, str]:
    return (
        _("How often each agency owed the client something, and what is known of it. “No record” means that nobody "
          "has a record that it happened in time. “Missed” means that somebody established that it did not."),
        _("“Known” are the occasions of which it is known whether it happened in time: met, late and missed. “All” are "
          "those that the client did not waive."),
    )  # fmt: skip


def _empty(columns: tuple[Column, ...]) -> ReportTable:
    why = _("No day by which an agency owed something has come in this period.")
    return ReportTable(_("Entitlements"), columns, (), why)


def _rule_columns() -> tuple[Column, ...]:
    return (
        Column(_("Entitlement"), names_the_row=True),
        Column(_("Basis")),
        Column(_("Occasions"), end=True),
        Column(_("Met"), end=True),
        Column(_("Late"), end=True),
        Column(_("Working days late, median"), end=True),
        Column(_("No record"), end=True),
        Column(_("Missed"), end=True),
        Column(_("Cannot tell"), end=True),
        Column(_("Waived"), end=True),
        Column(_("Met, of known"), end=True),
        Column(_("Known, of all"), end=True),
    )


def _quarter_columns() -> tuple[Column, ...]:
    return (
        Column(_("Quarter"), names_the_row=True),
        Column(_("Occasions"), end=True),
        *(Column(_(HEADINGS[verdict]), end=True) for verdict in VERDICTS),
        Column(_("Met, of known"), end=True),
        Column(_("Known, of all"), end=True),
    )


def _values(counted: Suppressed, row: int, days: list[int]) -> Iterator[Value]:
    occasions, met, late, *others = _counts(counted, row)
    yield from (occasions, met, late)
    # A median of days would tell how many there are where the count is hidden.
    yield _("hidden") if _any_hidden(counted, row) else median_words(days)
    yield from others
    yield from _shares(counted, row)


def _counts(counted: Suppressed, row: int) -> tuple[Value, ...]:
    """How many occasions, and how many of each verdict."""
    return (counted.shown(row, len(VERDICTS)), *(counted.shown(row, column) for column in range(len(VERDICTS))))


def _shares(counted: Suppressed, row: int) -> tuple[Value, Value]:
    """Met of those known, and known of all. A share would give back what a hidden count keeps."""
    if _any_hidden(counted, row):
        return _("hidden"), _("hidden")
    count = dict(zip(VERDICTS, counted.counts[row], strict=False))
    known = count["met"] + count["late"] + count["missed"]
    return share(count["met"], known), share(known, known + sum(count[verdict] for verdict in NOT_KNOWN))


def _any_hidden(counted: Suppressed, row: int) -> bool:
    return any(counted.is_hidden(row, column) for column in range(len(VERDICTS) + 1))
