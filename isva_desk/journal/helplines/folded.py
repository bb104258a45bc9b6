"""Which telephone lines the service has made sure of, put together from its facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from isva_desk.domain.helplines import ConfirmedHelpline
from isva_desk.journal.acts.helplines import HelplineConfirmed, HelplineWithdrawn
from isva_desk.journal.record import ClientRecord


def helplines_of(record: ClientRecord) -> dict[str, ConfirmedHelpline]:
    """The last confirmation of each line by its id; those that were withdrawn say so.

    What was withdrawn is offered again only by a confirmation that was written afterwards, of that day or a later one.
    """
    found: dict[str, ConfirmedHelpline] = {}
    written = [fact for fact in record.facts.values() if not fact.retracted]
    for fact in sorted(written, key=lambda fact: (fact.first.clock, fact.id)):
        act = fact.latest
        if isinstance(act, HelplineConfirmed):
            new = _confirmed(fact.id, act)
            before = found.get(act.helpline)
            if before is None or new.on >= max(before.on, before.withdrawn_on or before.on):
                found[act.helpline] = new
        elif isinstance(act, HelplineWithdrawn) and act.helpline in found:
            found[act.helpline] = replace(found[act.helpline], withdrawn_on=date.fromisoformat(act.on))
    return found


def _confirmed(fact: str, act: HelplineConfirmed) -> ConfirmedHelpline:
    on = date.fromisoformat(act.on)
    again = on + timedelta(days=act.again_after) if act.again_after else None
    return ConfirmedHelpline(act.helpline, act.name, act.number, act.hours, act.by, on, again, note=act.note, fact=fact)
