"""The rows of ``p_chases``: one for each chase of a case. They do not depend on the day, so that nothing turns them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from isva_desk.entitlements.entitlement import OPEN_VERDICTS, Entitlement
from isva_desk.journal.chase_threads import Thread
from isva_desk.journal.judging import is_open
from isva_desk.journal.letters.differences import Difference, differences_of_record
from isva_desk.journal.record import CaseRecord, ClientRecord


def chase_rows(
    record: ClientRecord,
    case: CaseRecord,
    threads: Sequence[Thread],
    entitlements: Sequence[Entitlement],
    vacant: Collection[str],
) -> Iterator[tuple[Any, ...]]:
    """The rows of one case; ``entitlements`` and ``vacant`` say whether what was asked about is still open."""
    asked_dates = any(thread.last.act.about == "difference" for thread in threads)
    differences = differences_of_record(record, case.id) if asked_dates else ()
    for thread in threads:
        last, act, answer = thread.last, thread.last.act, thread.last.answer
        promised = [day.isoformat() for day in thread.promises]
        state = _state(thread, case, entitlements, vacant, differences)
        yield (
            record.id, case.id, thread.id, case.text("owner"), state, act.agency,
            act.step, act.to_name, act.to_role, act.about, act.rule, act.trigger, act.role, act.what,
            thread.askings[0].act.asked_on, act.asked_on, act.answer_by, last.waits_until.isoformat(),
            promised[-1] if promised else None, answer.done_on if answer else None, answer.answer if answer else "",
            answer.on if answer else None, len(thread.askings), ",".join(promised), thread.changed,
        )  # fmt: skip


def _asks_for_something(one: Entitlement) -> bool:
    """Nothing on record has settled it: what came late is settled, though it was once due."""
    return is_open(one) and (one.kind == "watch" or one.phases[-1].verdict in OPEN_VERDICTS)


def _state(
    thread: Thread,
    case: CaseRecord,
    entitlements: Sequence[Entitlement],
    vacant: Collection[str],
    differences: Sequence[Difference],
) -> str:
    if thread.closed is not None or case.closed is not None:
        return "closed"
    act = thread.last.act
    if act.about == "vacancy":
        still_open = act.role in vacant
    elif act.about == "difference":
        still_open = any(one.key == act.trigger and one.state == "open" for one in differences)
    else:
        still_open = any(_asks_for_something(one) and thread.concerns(one) for one in entitlements)
    if not still_open:
        return "settled"
    return "open" if thread.runs else "answered"
