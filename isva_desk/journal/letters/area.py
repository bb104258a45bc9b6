"""How letters and given dates read in the timeline, and that dates disagree, on Today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isva_desk.domain.date_words import say_when
from isva_desk.domain.dates import LONDON, UNKNOWN, When
from isva_desk.domain.labels import event_label
from isva_desk.domain.letter_lists import letter_lists
from isva_desk.journal.acts import EventRecorded, UpdateRecorded
from isva_desk.journal.acts.letters import DateGiven, DatesDecided, LetterDescribed
from isva_desk.journal.area import Area, Around, Line, Matter
from isva_desk.journal.casefile import when
from isva_desk.journal.letters.differences import differences_of_record
from isva_desk.journal.record import ClientRecord, FactRecord
from isva_desk.journal.rows import MatterRow, MatterWords
from isva_desk.language import _

_BAR = "|"


def thing_words(kind: str, suspect: str | None, hearing: str) -> str:
    """What dates are of: a hearing by its name, or an event: "Charged (suspect A)"."""
    if hearing:
        return _("Hearing: {name}").format(name=hearing)
    words = event_label(kind)
    return _("{event} (suspect {suspect})").format(event=words, suspect=suspect) if suspect else words


def _described(record: ClientRecord, _fact: FactRecord, act: LetterDescribed) -> Line:
    words = _("Letter: {kind}").format(kind=letter_lists().words(act.kind))
    return Line("letter", _day(record, act.update), words)


def _given(record: ClientRecord, _fact: FactRecord, act: DateGiven) -> Line:
    event = record.facts.get(act.event)
    held = event.latest if event is not None else None
    thing = (
        thing_words(held.kind, held.suspect, "") if isinstance(held, EventRecorded)
        else _("Hearing: {name}").format(name=act.hearing)
    )  # fmt: skip
    words = _("Date given: {thing}, {day}").format(thing=thing, day=say_when(when(act.gives)))
    return Line("date", _day(record, act.update), words)


def _decided(record: ClientRecord, _fact: FactRecord, act: DatesDecided) -> Line:
    right = record.facts.get(act.right)
    says = UNKNOWN
    if right is not None and isinstance(right.latest, DateGiven):
        says = when(right.latest.gives)
    elif right is not None and isinstance(right.latest, EventRecorded):
        says = when(right.latest.hearing_on or right.latest.trial_on or right.latest.on)
    if not says.is_known:
        return Line("decided", when(act.on), _("Dates that differed were looked into"))
    return Line("decided", when(act.on), _("Dates that differed: {day} is right").format(day=say_when(says)))


def _day(record: ClientRecord, update: str) -> When:
    fact = record.facts.get(update)
    if fact is None or not isinstance(told := fact.latest, UpdateRecorded):
        return UNKNOWN
    return when(told.on) if told.on else when(told.sent_on)


def _matters(record: ClientRecord, _around: Around) -> Iterator[Matter]:
    for case_id in record.cases:
        for found in differences_of_record(record, case_id):
            if found.state == "open":
                days = dict.fromkeys(side.says.text or "" for side in found.sides)
                yield Matter(
                    "difference", f"difference:{case_id}:{found.key}", section="tasks", in_diary=False, case=case_id,
                    show_from=max(side.recorded for side in found.sides).astimezone(LONDON).date(),
                    fact=found.sides[0].fact_id,
                    places={
                        "kind": found.kind, "suspect": found.suspect or "", "hearing": found.hearing,
                        "days": _BAR.join(days), "key": found.key,
                    },
                )  # fmt: skip


def _words(matter: MatterRow, _today: date) -> MatterWords:
    places = matter.places
    thing = thing_words(places["kind"], places["suspect"] or None, places["hearing"])
    days = "; ".join(say_when(when(text)) for text in places["days"].split(_BAR) if text)
    return MatterWords(
        title=_("Two dates for one thing: {thing}").format(thing=thing),
        why=_("Given so far: {days}. Ask which is right before the client hears the other one.").format(days=days),
        badge=_("dates differ"), tone="amber", act=_("Compare…"),
        where=(("tab", "updates"), ("focus", f"difference:{places['key']}")),
    )  # fmt: skip


AREA = Area(
    "letters",
    {LetterDescribed: _described, DateGiven: _given, DatesDecided: _decided},
    words=_words,
    matters=_matters,
)
