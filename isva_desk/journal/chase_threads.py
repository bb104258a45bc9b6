"""The chases of a case, folded from its facts: each asking with its answers, and whether the chase is over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from isva_desk.domain.ladders import Asked
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.journal import acts
from isva_desk.journal.record import ClientRecord

_OVER = frozenset({"answered", "said-done"})


@dataclass
class Asking:
    """One asking and what came back on it, in the order in which it was written down."""

    id: str
    act: acts.ChaseMade
    answers: list[acts.ChaseAnswered] = field(default_factory=list)

    @property
    def answer(self) -> acts.ChaseAnswered | None:
        """The last answer."""
        return self.answers[-1] if self.answers else None

    @property
    def asked_on(self) -> date:
        return date.fromisoformat(self.act.asked_on)

    @property
    def answer_by(self) -> date:
        return date.fromisoformat(self.act.answer_by)

    @property
    def promised(self) -> tuple[date, ...]:
        """The days that were promised in answer."""
        return tuple(date.fromisoformat(one.promised_on) for one in self.answers if one.promised_on is not None)

    @property
    def waits_until(self) -> date:
        """The day for an answer, or the last day that was promised where that is later."""
        return max((self.answer_by, *self.promised))

    @property
    def in_ladder(self) -> Asked:
        """This asking as the ladder looks at it."""
        answer = self.answer
        return Asked(self.act.step, self.waits_until, answer is not None and answer.answer != "none")


@dataclass
class Thread:
    """One chase: every asking about one thing, lowest step first as a rule. ``id`` is that of the first."""

    id: str
    askings: list[Asking]
    closed: acts.ChaseClosed | None = None

    @property
    def last(self) -> Asking:
        return self.askings[-1]

    @property
    def runs(self) -> bool:
        """Nobody has closed it, and the last asking has not been answered in full."""
        answer = self.last.answer
        return self.closed is None and (answer is None or answer.answer not in _OVER)

    @property
    def promises(self) -> tuple[date, ...]:
        """Every day that was promised in the course of it."""
        return tuple(day for asking in self.askings for day in asking.promised)

    @property
    def changed(self) -> str:
        """What changed for the client, as it was last written down."""
        said = [one.changed for asking in self.askings for one in asking.answers if one.changed]
        return (self.closed.changed if self.closed and self.closed.changed else "") or (said[-1] if said else "")

    def concerns(self, entitlement: Entitlement) -> bool:
        """The chase is about this entitlement. A silence that began after the last asking is another one."""
        act = self.last.act
        if act.about in ("vacancy", "difference") or entitlement.rule != act.rule or entitlement.owed_by != act.agency:
            return False
        if act.about == "gap":
            return entitlement.clock_from is not None and entitlement.clock_from <= self.last.asked_on
        return (entitlement.trigger or "", entitlement.suspect or "") == (act.trigger, act.suspect)


def threads_of(record: ClientRecord, case_id: str) -> tuple[Thread, ...]:
    """Every chase of a case, in the order in which they began. What was taken back is left out."""
    threads: list[Thread] = []
    place: dict[str, tuple[Thread, Asking]] = {}
    for fact_id, act in _facts(record, case_id):
        if isinstance(act, acts.ChaseMade):
            asking = Asking(fact_id, act)
            before = place.get(act.follows)
            # A chase that was closed meanwhile, on another laptop, goes on: somebody asked after all.
            if before is not None:
                thread = before[0]
                thread.askings.append(asking)
                thread.closed = None
            else:
                thread = Thread(fact_id, [asking])
                threads.append(thread)
            place[fact_id] = (thread, asking)
        elif isinstance(act, acts.ChaseAnswered) and act.chase in place:
            place[act.chase][1].answers.append(act)
        elif isinstance(act, acts.ChaseClosed) and act.chase in place:
            place[act.chase][0].closed = act
    return tuple(threads)


def asking_about(threads: Sequence[Thread], entitlement: Entitlement) -> Thread | None:
    """The chase that runs about this entitlement, the newest where there are several."""
    return next((thread for thread in reversed(threads) if thread.runs and thread.concerns(entitlement)), None)


def asking_about_role(threads: Sequence[Thread], role: str) -> Thread | None:
    """The chase that runs about a role that has nobody."""
    return next((thread for thread in reversed(threads) if thread.runs and _is_about(thread, role)), None)


def _is_about(thread: Thread, role: str) -> bool:
    return thread.last.act.about == "vacancy" and thread.last.act.role == role


def _facts(record: ClientRecord, case_id: str) -> Iterator[tuple[str, acts.Fact]]:
    for fact in record.facts.values():
        if fact.case == case_id and not fact.retracted:
            yield fact.id, fact.latest
