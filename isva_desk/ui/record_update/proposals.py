"""The events that an update is likely to be about, in the words of a chip."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from isva_desk.casework.desk import Desk
from isva_desk.casework.propose_events import propose_events
from isva_desk.domain.case import Event
from isva_desk.domain.labels import event_label
from isva_desk.journal.case_view import case_of
from isva_desk.language import _, say_short_day

_MOST = 3


@dataclass(frozen=True, slots=True)
class Proposal:
    """One event: its id, its kind, and the words of its chip."""

    event_id: str
    kind: str
    words: str


def proposals_for(desk: Desk, case_id: str, by: str, day: date, wanted: str | None) -> tuple[Proposal, ...]:
    """At most three events, the likeliest first; ``wanted`` is always among them."""
    events = list(propose_events(desk, case_id, by, day))[:_MOST]
    case = case_of(desk.store, case_id)
    if wanted is not None and all(event.id != wanted for event in events):
        events = [*(event for event in case.events if event.id == wanted), *events][:_MOST]
    several = len(case.suspects) > 1
    return tuple(Proposal(event.id, event.kind, _words(event, several=several)) for event in events)


def _words(event: Event, *, several: bool) -> str:
    label = event_label(event.kind)
    if several and event.suspect:
        label = _("{event}, suspect {name}").format(event=label, name=event.suspect)
    if (day := event.on.day) is not None:
        return _("{event}, {day}").format(event=label, day=say_short_day(day))
    return _("{event}, day not known").format(event=label)
