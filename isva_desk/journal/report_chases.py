"""What the reports about chasing read: every asking of every chase, with what came back on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from isva_desk.journal.acts import ChaseAnswered, ChaseMade
from isva_desk.journal.chase_threads import Asking, Thread, threads_of
from isva_desk.journal.report_cases import CaseScope
from isva_desk.journal.report_occasions import Occasion
from isva_desk.journal.store import Store


@dataclass(frozen=True, slots=True)
class ReportedAsking:
    """One time of asking a body, as at a day, under the reference of the client.

    ``before`` is how often was asked in the same chase before it; ``answer`` is empty where nothing came back.
    """

    id: str
    case_id: str
    reference: str
    names: tuple[str, ...]  # of the client: what they must not be known by in a report
    police_force: str | None
    cps_area: str | None
    act: ChaseMade
    before: int
    asked_on: date
    answer_by: date
    answered_on: date | None
    answer: str
    changed: str  # what changed for the client

    @property
    def is_answered(self) -> bool:
        """Something came back: not merely that one looked again and nothing had."""
        return self.answer not in ("", "none")


def askings(store: Store, scope: CaseScope, day: date) -> Iterator[ReportedAsking]:
    """Every asking by a day, in open and closed cases, case by case and chase by chase."""
    where, values = scope.where("cases")
    rows = store.connection.execute(
        "SELECT cases.case_id, cases.reference, cases.police_force, cases.cps_area FROM p_cases AS cases "
        "WHERE EXISTS (SELECT 1 FROM p_chases AS chases WHERE chases.client_id = cases.client_id "
        f"AND chases.case_id = cases.case_id){where} ORDER BY cases.reference, cases.case_id",
        values,
    ).fetchall()
    for case_id, reference, force, area in rows:
        record, _case = store.case_record(case_id)
        names = (record.text("name"), record.text("name_to_use"))
        for thread in threads_of(record, case_id):
            for before, asking in enumerate(thread.askings):
                if asking.asked_on > day:
                    continue
                last = _answer(asking, day)
                yield ReportedAsking(
                    asking.id, case_id, reference, names, force, area, asking.act, before, asking.asked_on,
                    asking.answer_by, None if last is None else date.fromisoformat(last.on),
                    "" if last is None else last.answer, _changed(thread, asking, day),
                )  # fmt: skip


def _answer(asking: Asking, day: date) -> ChaseAnswered | None:
    """The first thing that came back by the day, or the note that nothing had."""
    seen = [one for one in asking.answers if date.fromisoformat(one.on) <= day]
    return next((one for one in seen if one.answer != "none"), seen[-1] if seen else None)


def _changed(thread: Thread, asking: Asking, day: date) -> str:
    """What changed for the client after this asking; at the end of a chase, what its closing says."""
    said = [one.changed for one in asking.answers if one.changed and date.fromisoformat(one.on) <= day]
    closed = thread.closed
    if asking is thread.last and closed is not None and closed.changed and date.fromisoformat(closed.on) <= day:
        return closed.changed
    return said[-1] if said else ""


def asked_about(store: Store, scope: CaseScope, day: date) -> dict[tuple[str, str], list[ReportedAsking]]:
    """The askings about rules, by case and rule, in the order of ``askings``."""
    found: dict[tuple[str, str], list[ReportedAsking]] = {}
    for asking in askings(store, scope, day):
        if asking.act.rule:
            found.setdefault((asking.case_id, asking.act.rule), []).append(asking)
    return found


def concerning(asked: dict[tuple[str, str], list[ReportedAsking]], occasion: Occasion) -> list[ReportedAsking]:
    """Those of them that were about one occasion: its event, or for a silence, asked after the silence began."""
    return [
        one
        for one in asked.get((occasion.case_id, occasion.rule), ())
        if (one.act.about == "gap" and occasion.clock_from is not None and occasion.clock_from <= one.asked_on)
        or (one.act.about != "gap" and one.act.trigger == (occasion.trigger_id or ""))
    ]
