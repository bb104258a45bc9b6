"""R5: what agencies owed and what is known of it. "No record" is not "missed", and "cannot tell" is neither."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Value, Wanted
from isva_desk.documents.reports.suppression import Suppressed, suppressed, threshold
from isva_desk.documents.reports.words import agency_name, median_words, rule_name, share, source_name
from isva_desk.journal.report_occasions import occasions
from isva_desk.language import _

# In this order: each is a column of its own, and none is added to another.
_VERDICTS = ("met", "late", "no-record", "missed", "cannot-tell", "waived")
_NOT_KNOWN = ("no-record", "cannot-tell")


def entitlements_by_agency(desk: Desk, wanted: Wanted) -> Report:
    """A table for each agency with a row for each rule. What is not due yet is left out."""
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    late: dict[tuple[str, str], list[int]] = defaultdict(list)
    for found in occasions(desk.store, wanted.scope, wanted.day, wanted.first, wanted.last):
        if found.verdict not in _VERDICTS:
            continue
        agency = agency_name(desk.directory, found.owed_by, found.police_force, found.cps_area)
        counts[agency][found.rule][found.verdict] += 1
        if found.verdict == "late" and found.days_late is not None:
            late[agency, found.rule].append(found.days_late)
    tables = tuple(_table(desk, wanted, agency, counts[agency], late) for agency in sorted(counts))
    empty = ReportTable(
        _("Entitlements"), _columns(), (), _("No day by which an agency owed something has come in this period.")
    )
    return Report(
        title=_("Entitlements by agency"),
        says=(
            _("How often each agency owed the client something, and what is known of it. “No record” means that nobody "
              "has a record that it happened in time. “Missed” means that somebody established that it did not."),
            _("“Known” are the occasions of which it is known whether it happened in time: met, late and missed."),
        ),
        tables=tables or (empty,),
        grouped_by=_("Agency"),
    )  # fmt: skip


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("What was owed"), names_the_row=True),
        Column(_("Rests on")),
        Column(_("Occasions"), end=True),
        Column(_("Met"), end=True),
        Column(_("Late"), end=True),
        Column(_("Working days late, median"), end=True),
        Column(_("No record"), end=True),
        Column(_("Missed"), end=True),
        Column(_("Cannot tell"), end=True),
        Column(_("Waived by the client"), end=True),
        Column(_("Met, of those known"), end=True),
        Column(_("Known, of all not waived"), end=True),
    )


def _table(
    desk: Desk,
    wanted: Wanted,
    agency: str,
    rules: dict[str, Counter[str]],
    late: dict[tuple[str, str], list[int]],
) -> ReportTable:
    names = sorted(rules, key=lambda rule: rule_name(desk.rules, rule, wanted.day))
    cells = [[rules[rule][verdict] for verdict in _VERDICTS] for rule in names]
    # Inside the service every count is shown: a threshold of nought hides nothing.
    counted = suppressed(cells, threshold() if wanted.outside else 0)
    days = [late[agency, rule] for rule in names]
    return ReportTable(
        agency,
        _columns(),
        list(_rows(desk, wanted, names, counted, days)),
        "",
        note=_hidden_note() if counted.hidden else "",
    )


def _rows(
    desk: Desk, wanted: Wanted, names: list[str], counted: Suppressed, days: list[list[int]]
) -> Iterator[ReportRow]:
    for number, rule in enumerate(names):
        heads = (rule_name(desk.rules, rule, wanted.day), source_name(desk.rules, rule, wanted.day))
        yield ReportRow((*heads, *_values(counted, number, days[number])))
    if len(names) > 1:
        every = [value for some in days for value in some]
        yield ReportRow((_("All"), "", *_values(counted, len(names), every)), total=True)


def _values(counted: Suppressed, row: int, days: list[int]) -> tuple[Value, ...]:
    shown = dict(zip(_VERDICTS, (counted.shown(row, column) for column in range(len(_VERDICTS))), strict=True))
    hidden = any(counted.is_hidden(row, column) for column in range(len(_VERDICTS) + 1))
    count = dict(zip(_VERDICTS, counted.counts[row], strict=False))
    known = count["met"] + count["late"] + count["missed"]
    # A share or a median would give back what a hidden count keeps.
    return (
        counted.shown(row, len(_VERDICTS)),
        shown["met"],
        shown["late"],
        _("hidden") if hidden else median_words(days),
        shown["no-record"],
        shown["missed"],
        shown["cannot-tell"],
        shown["waived"],
        _("hidden") if hidden else share(count["met"], known),
        _("hidden") if hidden else share(known, known + sum(count[verdict] for verdict in _NOT_KNOWN)),
    )


def _hidden_note() -> str:
    return _(
        "Counts under {least} are shown as “<{least}”; “hidden” stands where another number would give them away."
    ).format(least=threshold())
