"""R6: the occasions behind the counts of R5, one by one, under references alone; for readers outside, as counts."""

from __future__ import annotations

from collections.abc import Iterator

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.agency_counts import HEADINGS, VERDICTS, AgencyCounts, agency_counts
from isva_desk.documents.reports.counts import hidden_note
from isva_desk.documents.reports.ladder_levels import LadderLevels
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Wanted
from isva_desk.documents.reports.words import agency_name, source_name
from isva_desk.entitlements.verdict_words import VERDICT_WORDS
from isva_desk.journal.report_chases import asked_about, concerning
from isva_desk.journal.report_occasions import occasions
from isva_desk.language import _

_EXCEPTIONS = ("no-record", "missed", "late", "cannot-tell")


def entitlement_exceptions(desk: Desk, wanted: Wanted) -> Report:
    """One row an occasion of which it is not known that it was met in time; outside, whether they were asked about."""
    if wanted.outside:
        return _counted(desk, wanted)
    columns = (
        Column(_("Client"), names_the_row=True),
        Column(_("Agency"), most=0.13),
        Column(_("Entitlement"), most=0.22),
        Column(_("Basis"), least=0.075),
        Column(_("Clock from")),
        Column(_("Due")),
        Column(_("Told")),
        Column(_("Working days late"), end=True),
        Column(_("What is known"), most=0.12),
        Column(_("Asked about")),
        Column(_("Highest step"), most=0.12),
    )
    return Report(
        title=_("Entitlement exceptions"),
        says=(_("Each occasion that was late, missed, without a record, or of which nobody can tell."),),
        tables=(
            ReportTable(
                _("Occasions"), columns, _rows(desk, wanted), _("There is no such occasion in what was asked for.")
            ),
        ),
        missing=(_("the reason that an agency gave"),),
    )


def asked_table(counts: AgencyCounts) -> ReportTable:
    """How many occasions of one agency it was asked about, and how many not, by what is known of them."""
    columns = (
        Column(_("The agency was"), names_the_row=True),
        *(Column(_(HEADINGS[verdict]), end=True) for verdict in VERDICTS),
        Column(_("Occasions"), end=True),
    )
    rows = [
        ReportRow((name, *(counts.by_asked.shown(number, column) for column in range(len(VERDICTS) + 1))), number == 2)
        for number, name in enumerate((_("asked about it"), _("not asked about it"), _("All")))
    ]
    return ReportTable(counts.agency, columns, rows, "", note=hidden_note(counts.by_asked))


def _counted(desk: Desk, wanted: Wanted) -> Report:
    tables = tuple(asked_table(counts) for counts in agency_counts(desk, wanted))
    empty = ReportTable(_("Occasions"), (), (), _("There is no such occasion in what was asked for."))
    return Report(
        title=_("Entitlement exceptions"),
        says=(
            _("How many occasions of each kind the agency was asked about. One by one they stay inside the service."),
        ),
        tables=tables or (empty,),
        grouped_by=_("Agency"),
    )  # fmt: skip


def _rows(desk: Desk, wanted: Wanted) -> Iterator[ReportRow]:
    asked, levels = asked_about(desk.store, wanted.scope, wanted.day), LadderLevels()
    for found in occasions(desk.store, wanted.scope, wanted.day, wanted.first, wanted.last):
        if found.verdict not in _EXCEPTIONS:
            continue
        askings = concerning(asked, found)
        yield ReportRow(
            (
                found.reference,
                agency_name(desk.directory, found.owed_by, found.police_force, found.cps_area),
                found.title,
                source_name(desk.rules, found.rule, wanted.day),
                found.clock_from,
                found.due,
                found.told_on,
                found.days_late if found.verdict == "late" else None,
                _(VERDICT_WORDS[found.verdict]),
                levels.times(askings),
                levels.highest(askings),
            )
        )
