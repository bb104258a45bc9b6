"""R18: whether the service and the agencies treat people alike, by characteristic. Small numbers are always hidden."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.agency_counts import HEADINGS, VERDICTS
from isva_desk.documents.reports.characteristics import CHARACTERISTICS, missing, recorded, value_of
from isva_desk.documents.reports.counts import counted_rows, hidden_note
from isva_desk.documents.reports.report import Report, ReportTable, Wanted
from isva_desk.documents.reports.suppression import Suppressed, threshold
from isva_desk.documents.reports.suppression_together import suppressed_together
from isva_desk.journal.report_clients import ReportedClient, report_clients
from isva_desk.journal.report_occasions import occasions
from isva_desk.language import _

_STATES = ("open", "closed")


def equality(desk: Desk, wanted: Wanted) -> Report:
    """For each characteristic a table of clients and one of what agencies owed them."""
    clients = list(report_clients(desk.store, wanted.scope, wanted.day))
    names = recorded(clients)
    return Report(
        title=_("Equality of service"),
        says=(
            _("What is known by group. Nobody is asked more than is needed: “Not recorded” is a group of its own."),
            _("Counts under {least} are hidden in this report, wherever it is read.").format(least=threshold()),
        ),
        tables=tuple(_tables(desk, wanted, clients, names)) or (_nothing(),),
        missing=[_("of who clients are: {what}").format(what=missing(clients))] if missing(clients) else [],
    )


def _nothing() -> ReportTable:
    return ReportTable(
        _("Groups"), (), (),
        _("Nothing is recorded of who the clients are, so there is no group to compare."),
    )  # fmt: skip


def _tables(
    desk: Desk, wanted: Wanted, clients: Sequence[ReportedClient], names: Sequence[str]
) -> Iterator[ReportTable]:
    if not names:
        return
    owed: dict[str, Counter[str]] = defaultdict(Counter)
    for found in occasions(desk.store, wanted.scope, wanted.day, wanted.first, wanted.last):
        owed[found.case_id][found.verdict] += 1
    groups = [_grouped(clients, name) for name in names]
    states = [
        [[sum(client.is_open(wanted.day) == (state == "open") for client in held) for state in _STATES]
         for held in group.values()]
        for group in groups
    ]  # fmt: skip
    known = [
        [[sum(owed[case][verdict] for client in held for case in client.cases) for verdict in VERDICTS]
         for held in group.values()]
        for group in groups
    ]  # fmt: skip
    # Each characteristic parts the same clients and the same occasions: small numbers are hidden in all together.
    for name, group, counted, occasion in zip(
        names, groups, suppressed_together(states, threshold()), suppressed_together(known, threshold()), strict=True
    ):
        title = _(CHARACTERISTICS[name])
        headings: tuple[str, ...] = (_("Open"), _("Closed"), _("Clients"))
        yield _table(_("{what}: clients").format(what=title), title, headings, list(group), counted)
        headings = (*(_(HEADINGS[verdict]) for verdict in VERDICTS), _("Occasions"))
        yield _table(_("{what}: what agencies owed").format(what=title), title, headings, list(group), occasion)


def _table(title: str, heading: str, columns: Sequence[str], names: Sequence[str], counts: Suppressed) -> ReportTable:
    heads = (Column(heading, names_the_row=True), *(Column(words, end=True) for words in columns))
    return ReportTable(title, heads, list(counted_rows(names, counts)), "", note=hidden_note(counts))


def _grouped(clients: Sequence[ReportedClient], name: str) -> dict[str, list[ReportedClient]]:
    groups: dict[str, list[ReportedClient]] = {}
    for client in sorted(clients, key=lambda client: value_of(client, name)):
        groups.setdefault(value_of(client, name), []).append(client)
    return groups
