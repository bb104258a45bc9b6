"""R17: what a funder asks for, quarter by quarter: who is new, who is supported, who left, and who they are.

Every table of new clients has the same totals, so that small numbers are hidden in all of them together. Those who are
supported at the end are said for the last quarter alone: with one number a quarter they would give back who left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.agency_counts import quarter_of, quarter_words
from isva_desk.documents.reports.characteristics import CHARACTERISTICS, missing, recorded, value_of
from isva_desk.documents.reports.counts import hidden_note, least_shown
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Value, Wanted
from isva_desk.documents.reports.suppression import Suppressed
from isva_desk.documents.reports.suppression_together import suppressed_together
from isva_desk.documents.reports.words import force_name, short_day
from isva_desk.journal.report_clients import ReportedClient, contact_minutes, report_clients
from isva_desk.journal.report_waiting import referrals, waits_on
from isva_desk.language import _

_QUARTERS = 4  # where no period is given: this one and those before it


def funder_return(desk: Desk, wanted: Wanted) -> Report:
    """A row for each indicator and a column for each quarter of the period."""
    last = min(wanted.last or wanted.day, wanted.day)
    quarters = _quarters(wanted.first or _quarters_back(last, _QUARTERS - 1), last)
    first = max(wanted.first or date.min, _begin(quarters[0]))
    clients = list(report_clients(desk.store, wanted.scope, last))
    new = [client for client in clients if client.since >= first]
    who = recorded(clients)
    parted: list[tuple[str, Callable[[ReportedClient], str]]] = [
        (_("Police force"), lambda client: force_name(desk.directory, client.police_force) or _("Not recorded")),
        *((_(CHARACTERISTICS[name]), lambda client, name=name: value_of(client, name)) for name in who),
    ]
    ends = [min(_end(quarter), last) for quarter in quarters]
    referred = list(referrals(desk.store, wanted.scope, last))
    minutes = [contact_minutes(desk.store, wanted.scope, _begin(quarter), _end(quarter)) for quarter in quarters]
    further = (
        (_("Waiting at the end"), [sum(waits_on(row, end) for row in referred) for end in ends]),
        (_("Hours of contact written down"), [round(count / 60) for count in minutes]),
    )
    return Report(
        title=_("Funder return"),
        says=(
            _("Clients by quarter. A client is new on the day of the referral, or else of the first entry here."),
            _("A quarter that has not ended counts until {day}.").format(day=short_day(last)),
        ),
        tables=tuple(_tables(wanted, quarters, clients, new, parted, further, last)),
        missing=[_("of who clients are: {what}").format(what=missing(clients))] if missing(clients) else [],
    )


def _tables(
    wanted: Wanted,
    quarters: Sequence[tuple[int, int]],
    clients: Sequence[ReportedClient],
    new: Sequence[ReportedClient],
    parted: Sequence[tuple[str, Callable[[ReportedClient], str]]],
    further: Sequence[tuple[str, Sequence[int]]],
    last: date,
) -> Iterator[ReportTable]:
    empty = _("There is no client in what was asked for.")
    heads = (
        *(Column(quarter_words(quarter), end=True, least=0.1) for quarter in quarters),
        Column(_("All"), end=True, least=0.06),
    )
    if not clients:
        yield ReportTable(_("Clients"), (Column(_("Clients"), names_the_row=True), *heads), (), empty)
        return
    began = [[sum(quarter_of(client.since) == quarter for client in new) for quarter in quarters]]
    values = [sorted({read(client) for client in new}) for _title, read in parted]
    cells = [
        [[_in(new, quarter, read, value) for quarter in quarters] for value in some]
        for (_title, read), some in zip(parted, values, strict=True)
        if new
    ]
    whole, *parts = suppressed_together([began, *cells], least_shown(wanted))
    yield _clients_table(wanted, whole, quarters, clients, heads, further, last)
    for (title, _read), some, table in zip(parted, values, parts, strict=False):
        columns = (Column(title, names_the_row=True), *heads)
        # One row would say what the totals say: those stand in the first table.
        rows = [ReportRow((value, *_line(table, row))) for row, value in enumerate(some)]
        if len(some) > 1:
            rows.append(ReportRow((_("All"), *_line(table, len(some))), total=True))
        yield ReportTable(_("New clients: {by}").format(by=title), columns, rows, empty, note=hidden_note(table))


def _clients_table(
    wanted: Wanted,
    new: Suppressed,
    quarters: Sequence[tuple[int, int]],
    clients: Sequence[ReportedClient],
    heads: tuple[Column, ...],
    further: Sequence[tuple[str, Sequence[int]]],
    last: date,
) -> ReportTable:
    ends = [client.closed_on(last) for client in clients]
    closed = [sum(quarter_of(end) == quarter for end in ends) for quarter in quarters]
    opened = [_open(clients, min(_end(quarter), last)) for quarter in quarters]
    columns = (Column(_("Clients"), names_the_row=True), *heads)
    rows = [ReportRow((_("New"), *_line(new, 0)))]
    if not wanted.outside:
        rows.append(ReportRow((_("Closed"), *closed, sum(closed))))
        rows.append(ReportRow((_("Open at the end"), *opened, opened[-1])))
        (waiting, waits), (hours, minutes) = further
        rows += [ReportRow((waiting, *waits, waits[-1])), ReportRow((hours, *minutes, sum(minutes)))]
        return ReportTable(_("Clients"), columns, rows, "")
    # Whoever knows that nobody was here before knows what these add up to: they are kept even from them.
    (kept,) = suppressed_together([[[count] for count in (*closed, opened[-1])]], least_shown(wanted))
    rows.append(ReportRow((_("Closed"), *(kept.shown(row, 0) for row in range(len(closed))), _("not shown"))))
    open_last = (_("Open at the end"), *(_("not shown") for _one in quarters[1:]), kept.shown(len(closed), 0))
    rows.append(ReportRow((*open_last, _("not shown"))))
    return ReportTable(_("Clients"), columns, rows, "", note=hidden_note(new, kept))


def _open(clients: Sequence[ReportedClient], day: date) -> int:
    return sum(client.is_open(day) for client in clients)


def _in(
    clients: Sequence[ReportedClient], quarter: tuple[int, int], read: Callable[[ReportedClient], str], value: str
) -> int:
    return sum(quarter_of(client.since) == quarter and read(client) == value for client in clients)


def _line(table: Suppressed, row: int) -> tuple[Value, ...]:
    return tuple(table.shown(row, column) for column in range(len(table.counts[0])))


def _quarters(first: date, last: date) -> list[tuple[int, int]]:
    """The quarters between two days, the first one whole."""
    begin, end = quarter_of(min(first, last)), quarter_of(last)
    places = range(begin[0] * 4 + begin[1], end[0] * 4 + end[1] + 1)
    return [(place // 4, place % 4) for place in places]


def _quarters_back(day: date, count: int) -> date:
    year, place = quarter_of(day)
    return _begin(((year * 4 + place - count) // 4, (place - count) % 4))


def _begin(quarter: tuple[int, int]) -> date:
    return date(quarter[0], quarter[1] * 3 + 1, 1)


def _end(quarter: tuple[int, int]) -> date:
    following = quarter[0] * 4 + quarter[1] + 1
    return _begin((following // 4, following % 4)) - timedelta(days=1)
