"""What the reports about waiting read: every referral as at a day, in the cases that a report is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from isva_desk.journal.report_cases import CaseScope
from isva_desk.journal.store import Store
from isva_desk.journal.waiting.views import WaitingRow, waiting_rows

_STATES = ("waiting", "allocated", "ended")
_ALL = -1  # no limit


def referrals(store: Store, scope: CaseScope, day: date) -> Iterator[WaitingRow]:
    """The referrals that had come by a day, oldest first, with what was known of each on that day."""
    where, values = scope.where("cases")
    wanted = {
        row[0] for row in store.connection.execute(f"SELECT case_id FROM p_cases AS cases WHERE 1{where}", values)
    }
    found = [row for row in waiting_rows(store, _STATES, most=_ALL) if row.case_id in wanted]
    for row in sorted(found, key=lambda row: (row.received_on or date.min, row.reference, row.referral_id)):
        if row.received_on is None or row.received_on <= day:
            yield _as_at(row, day)


def waits_on(row: WaitingRow, day: date) -> bool:
    """The person was waiting at the end of a day."""
    begun = row.received_on is None or row.received_on <= day
    return begun and all(end is None or end > day for end in (row.allocated_on, row.ended_on))


def _as_at(row: WaitingRow, day: date) -> WaitingRow:
    """The referral without what came after a day."""

    def seen(on: date | None) -> date | None:
        return on if on is not None and on <= day else None

    allocated, ended = seen(row.allocated_on), seen(row.ended_on)
    return replace(
        row, state="allocated" if allocated else "ended" if ended else "waiting",
        allocated_on=allocated, ended_on=ended,
        allocated_to=row.allocated_to if allocated else "", outcome=row.outcome if ended else "",
        first_attempt_on=seen(row.first_attempt_on), reached_on=seen(row.reached_on), met_on=seen(row.met_on),
    )  # fmt: skip
