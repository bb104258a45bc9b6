"""The papers of a meeting with partners in one file: no name, no reference, small numbers hidden in all tables.

Its tables count different things: what one of them counts no other counts again, so that hiding in each is enough. The
two tables of one part, by rule and by whether the agency was asked, are hidden together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.agency_counts import HEADINGS, VERDICTS
from isva_desk.documents.reports.counts import counted_rows, hidden_note, least_shown
from isva_desk.documents.reports.escalations import by_agency, escalated
from isva_desk.documents.reports.forum_parts import forum_parts
from isva_desk.documents.reports.framework import framework_table
from isva_desk.documents.reports.no_further_action import decisions_by_agency
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Wanted
from isva_desk.documents.reports.suppression_together import suppressed_together
from isva_desk.documents.reports.update_gaps import gaps_by_force, regular_rules
from isva_desk.documents.reports.words import agency_name, rule_name, source_name
from isva_desk.journal.report_chases import asked_about, concerning
from isva_desk.journal.report_occasions import Occasion, occasions
from isva_desk.language import _


def forum_pack(desk: Desk, wanted: Wanted) -> Report:
    """Five parts. It is always made for readers outside."""
    wanted = replace(wanted, outside=True)
    return Report(
        title=_("Forum pack"),
        says=(
            _("Papers for a meeting of agencies. No person and no case is named, and small numbers are hidden."),
            _("“No record” means that nobody has a record that it happened in time. “Missed” means that somebody "
              "established that it did not. Neither is added to the other."),
        ),
        tables=tuple(_tables(desk, wanted)),
        missing=(_("what agencies recorded themselves: the counts are of what this service was told"),),
    )  # fmt: skip


def _tables(desk: Desk, wanted: Wanted) -> Iterator[ReportTable]:
    parts = forum_parts()
    silences = regular_rules(desk)
    asked = asked_about(desk.store, wanted.scope, wanted.day)
    held: dict[str, list[tuple[Occasion, bool]]] = defaultdict(list)
    for found in occasions(desk.store, wanted.scope, wanted.day, wanted.first, wanted.last):
        part = parts.part_of(found.rule, silences)
        if part is not None and found.verdict in VERDICTS:
            held[part].append((found, bool(concerning(asked, found))))
    for part in parts.titles:
        for table in _of_part(desk, wanted, part, held[part]):
            yield replace(table, part=parts.title(part))


def _of_part(desk: Desk, wanted: Wanted, part: str, held: list[tuple[Occasion, bool]]) -> Iterator[ReportTable]:
    if part == "no-further-action":
        yield decisions_by_agency(desk, wanted)
    if part == "supporting-people":
        yield by_agency(desk, wanted, list(escalated(desk, wanted)))
        yield framework_table(desk, wanted, only_known=True)
        return
    yield from _owed(desk, wanted, held)
    if part == "supporting-victims":
        yield gaps_by_force(desk, wanted)


def _owed(desk: Desk, wanted: Wanted, held: list[tuple[Occasion, bool]]) -> Iterator[ReportTable]:
    """What was owed by agency and rule, and whether the agency was asked about it."""
    empty = _("No day by which an agency owed something of this kind has come in this period.")
    counted = (*(Column(_(HEADINGS[verdict]), end=True) for verdict in VERDICTS), Column(_("Occasions"), end=True))
    heads = (Column(_("Agency"), most=0.22), Column(_("Entitlement"), names_the_row=True), Column(_("Basis")))
    if not held:
        yield ReportTable(_("What was owed"), (*heads, *counted), (), empty)
        return
    keys = sorted({_key(desk, wanted, found) for found, _asked in held})
    by_rule = [_row([found for found, _asked in held if _key(desk, wanted, found) == key]) for key in keys]
    by_asked = [_row([found for found, asked in held if asked == wished]) for wished in (True, False)]
    rules, asked_counts = suppressed_together([by_rule, by_asked], least_shown(wanted))
    named = counted_rows([str(number) for number in range(len(keys))], rules)
    rows = [
        ReportRow((*(keys[number] if number < len(keys) else (_("All"), "", "")), *row.values[1:]), row.total)
        for number, row in enumerate(named)
    ]
    yield ReportTable(_("What was owed"), (*heads, *counted), rows, "", note=hidden_note(rules))
    names = (_("asked about it"), _("not asked about it"))
    yield ReportTable(
        _("Whether the agency was asked"), (Column(_("The agency was"), names_the_row=True), *counted),
        list(counted_rows(names, asked_counts)), "", note=hidden_note(asked_counts),
    )  # fmt: skip


def _key(desk: Desk, wanted: Wanted, found: Occasion) -> tuple[str, str, str]:
    agency = agency_name(desk.directory, found.owed_by, found.police_force, found.cps_area)
    return (
        agency, rule_name(desk.rules, found.rule, wanted.day), source_name(desk.rules, found.rule, wanted.day)
    )  # fmt: skip


def _row(held: list[Occasion]) -> list[int]:
    return [sum(found.verdict == verdict for found in held) for verdict in VERDICTS]
