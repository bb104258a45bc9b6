"""How confirmed telephone lines read, and when Today asks to look at one again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isva_desk.journal.acts.helplines import HelplineConfirmed, HelplineWithdrawn
from isva_desk.journal.area import Area, Around, Line, Matter
from isva_desk.journal.casefile import when
from isva_desk.journal.helplines.folded import helplines_of
from isva_desk.journal.record import SERVICE, ClientRecord, FactRecord
from isva_desk.journal.rows import MatterRow, MatterWords
from isva_desk.language import _, say_day


def _confirmed(_record: ClientRecord, _fact: FactRecord, act: HelplineConfirmed) -> Line:
    words = _("Helpline confirmed by {who}: {name}").format(who=act.by, name=f"{act.name} {act.number}".strip())
    return Line("confirmed", when(act.on), words)


def _withdrawn(_record: ClientRecord, _fact: FactRecord, act: HelplineWithdrawn) -> Line:
    return Line("withdrawn", when(act.on), _("Helpline no longer offered: {name}").format(name=act.name))


def _matters(record: ClientRecord, _around: Around) -> Iterator[Matter]:
    if record.id != SERVICE:
        return
    for line in helplines_of(record).values():
        if line.holds and line.look_again_on is not None:
            yield Matter(
                "helpline", f"helpline:{line.helpline}", line.look_again_on, section="reviews",
                show_from=line.look_again_on, in_diary=False, fact=line.fact,
                places={"helpline": line.helpline, "name": line.name, "by": line.by, "on": line.on.isoformat()},
            )  # fmt: skip


def _words(matter: MatterRow, _today: date) -> MatterWords:
    places = matter.places
    why = _("{who} made sure of it on {day}. It may stand on pages for clients.").format(
        who=places["by"], day=say_day(date.fromisoformat(places["on"]))
    )
    title = _("Helpline {name}: does its number still hold?").format(name=places["name"])
    where = (("focus", places["helpline"]),)
    return MatterWords(title, why, _("look again"), "grey", _("Confirm…"), "helplines", where)


AREA = Area(
    id="helplines",
    lines={HelplineConfirmed: _confirmed, HelplineWithdrawn: _withdrawn},
    words=_words,
    matters=_matters,
)
