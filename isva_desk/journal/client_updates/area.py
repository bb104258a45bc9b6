"""What updates for clients add to the journal: a line in the timeline. They have no day that comes up."""

from __future__ import annotations

from types import MappingProxyType

from isva_desk.domain.labels import event_label
from isva_desk.journal import acts
from isva_desk.journal.acts.client_updates import ClientUpdateMade
from isva_desk.journal.area import Area, Line
from isva_desk.journal.casefile import when
from isva_desk.journal.record import ClientRecord, FactRecord
from isva_desk.language import N_, _

_LINES = MappingProxyType(
    {
        "in-person": N_("Update written, to hand over: {about}"),
        "screen": N_("Update written, to show on the screen: {about}"),
        "email": N_("Update written, to go by email: {about}"),
        "post": N_("Update written, to go by post: {about}"),
        "text": N_("Update written, to go by text message: {about}"),
    }
)


def line(record: ClientRecord, _fact: FactRecord, act: ClientUpdateMade) -> Line:
    """That it was written, for which way, and about what. Whether the client knows is said by another fact."""
    return Line(act.form, when(act.on), _(_LINES[act.how]).format(about=about_words(record, act.about)))


def about_words(record: ClientRecord, about: tuple[str, ...]) -> str:
    """The events that it is about, in a few words."""
    facts = [record.facts[event].latest for event in about if event in record.facts]
    return "; ".join(event_label(act.kind) for act in facts if isinstance(act, acts.EventRecorded))


AREA = Area("client-updates", {ClientUpdateMade: line})
