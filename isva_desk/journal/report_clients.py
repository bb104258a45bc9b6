"""What the reports about clients read: since when each is supported, until when, and what is recorded of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from isva_desk.domain.choices import choices
from isva_desk.domain.dates import LONDON
from isva_desk.journal.acts import CaseClosed
from isva_desk.journal.needs.folded import RETURNS, answers_of
from isva_desk.journal.record import CaseRecord, ClientRecord
from isva_desk.journal.report_cases import CaseScope
from isva_desk.journal.store import Store
from isva_desk.journal.waiting.folded import referrals_of

REFERRAL_SOURCE = "referral-source"


@dataclass(frozen=True, slots=True)
class ReportedClient:
    """One client with the cases that a report is about.

    ``since`` is the day of the first referral, or else the day on which the client was first written down here.
    ``spells`` are the days between which each case was open; an end of None means that it is.
    ``characteristics`` holds a value by the id of what is recorded.
    """

    client_id: str
    reference: str
    cases: tuple[str, ...]
    since: date
    spells: tuple[tuple[date, date | None], ...]
    police_force: str | None
    characteristics: Mapping[str, str]

    def is_open(self, day: date) -> bool:
        """At least one case was open at the end of the day."""
        return any(begin <= day and (end is None or end > day) for begin, end in self.spells)

    def closed_on(self, day: date) -> date | None:
        """The day on which the last case was closed, as at a day; None where one is open or none was opened."""
        ends = [end for begin, end in self.spells if begin <= day and end is not None and end <= day]
        return None if self.is_open(day) else max(ends, default=None)


def report_clients(store: Store, scope: CaseScope, day: date) -> Iterator[ReportedClient]:
    """The clients who were written down by a day and have a case that fits, by reference."""
    where, values = scope.where("cases")
    rows = store.connection.execute(
        "SELECT cases.client_id, cases.reference, group_concat(cases.case_id), min(cases.police_force) "
        f"FROM p_cases AS cases WHERE 1{where} GROUP BY cases.client_id ORDER BY cases.reference, cases.client_id",
        values,
    ).fetchall()
    for client_id, reference, case_ids, force in rows:
        record = store.record(client_id)
        if record.registered is None:
            continue
        since = _since(record, record.registered.recorded.astimezone(LONDON).date())
        if since > day:
            continue
        cases = tuple(case_ids.split(","))
        spells = tuple(spell for case_id in cases for spell in _spells(record.cases[case_id]))
        yield ReportedClient(client_id, reference, cases, since, spells, force, characteristics_of(record))


def contact_minutes(store: Store, scope: CaseScope, first: date, last: date) -> int:
    """How many minutes the notes of contacts between two days hold, where somebody wrote them down."""
    where, values = scope.where("cases")
    row = store.connection.execute(
        "SELECT coalesce(sum(notes.minutes), 0) FROM p_notes AS notes JOIN p_cases AS cases USING (client_id, case_id) "
        f"WHERE notes.on_day BETWEEN ? AND ?{where}",
        (first.isoformat(), last.isoformat(), *values),
    ).fetchone()
    return int(row[0])


def characteristics_of(record: ClientRecord) -> Mapping[str, str]:
    """What is recorded of who a client is, in words, by the id of the characteristic.

    The ids are those of ``resources/needs/characteristics.toml``. What nobody has asked is left out.
    """
    lists = choices("characteristics")
    found = {
        name: lists[name].text_of(answer) for name, answer in answers_of(record, RETURNS).items() if name in lists.lists
    }
    sources = [one.source for one in referrals_of(record) if one.source]
    return {REFERRAL_SOURCE: choices("waiting")["sources"].text_of(sources[0])} | found if sources else found


def _since(record: ClientRecord, written: date) -> date:
    """The day on which the first referral was received, or else on which the client was written down."""
    received = [day for one in referrals_of(record) if (day := one.received.earliest) is not None]
    return min([*received, written])


def _spells(case: CaseRecord) -> Iterator[tuple[date, date | None]]:
    """The times for which a case was open."""
    begin: date | None = case.opened.recorded.astimezone(LONDON).date()
    for ending in case.endings:
        if isinstance(ending.value, CaseClosed):
            if begin is not None:
                end = date.fromisoformat(ending.value.on)
                yield min(begin, end), end
            begin = None
        elif begin is None:
            begin = ending.stamp.recorded.astimezone(LONDON).date()
    if begin is not None:
        yield begin, None
