"""What a hearing asks for: somebody who goes along, measures decided, what came of it, days that are to be avoided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from isva_desk.domain.court_lists import Reminders, court_lists
from isva_desk.domain.working_days import WorkingDays
from isva_desk.journal.area import Around, Matter
from isva_desk.journal.casefile import when
from isva_desk.journal.court.avoided import avoided_days
from isva_desk.journal.court.gathered import gathered
from isva_desk.journal.court.hearings import Hearing, hearings_of
from isva_desk.journal.court.steps import MEASURES, PRACTICAL, STATEMENT, SUPPORTER, Steps, answered, steps_of
from isva_desk.journal.record import CaseRecord, ClientRecord
from isva_desk.journal.rows import MatterRow, MatterWords, Tone
from isva_desk.language import _, ngettext, say_day, say_short_day

_STATEMENT_KINDS = frozenset({"trial", "retrial", "sentence"})
_CLOSE = 3  # days


def matters(record: ClientRecord, around: Around) -> Iterator[Matter]:
    """What the hearings of a client ask for. Nothing here depends on today."""
    reminders, days = court_lists().reminders, avoided_days(record)
    for case in record.cases.values():
        hearings = hearings_of(record, case)
        steps = steps_of(record, case) if hearings else {}
        for hearing in hearings:
            now = hearing.now
            first, last = now.on.earliest or now.on.latest, now.on.latest or now.on.earliest
            if first is None or last is None or now.is_over:
                continue
            for day in days:
                if (meets := day.within(first, last)) is not None:
                    places = _places(hearing) | {"meets": meets.isoformat(), "label": day.label}
                    yield _matter("avoid", case, hearing, None, last, places, f":{day.fact}")
            yield from _before(case, hearing, steps, reminders, around.calendar)
            if not came_of_it(record, case, first):
                until = last + timedelta(days=reminders.outcome_days)
                yield _matter("outcome", case, hearing, last + timedelta(days=1), until, _places(hearing))


def _before(
    case: CaseRecord, hearing: Hearing, steps: Steps, reminders: Reminders, calendar: WorkingDays
) -> Iterator[Matter]:
    first = hearing.now.on.earliest or hearing.now.on.latest or date.min
    last = hearing.now.on.latest or first
    state = answered(steps, (PRACTICAL, SUPPORTER, hearing.key), "state")
    if hearing.kind.client_there and (state is None or not state.settled):
        since = first - timedelta(days=reminders.supporter_days)
        yield _matter("supporter", case, hearing, since, last, _places(hearing))
    if hearing.kind.evidence and (waiting := _undecided(steps)) is not None:
        since = first - timedelta(days=reminders.measures_days)
        yield _matter("measures", case, hearing, since, last, _places(hearing) | {"waiting": waiting})
    if hearing.kind.id in _STATEMENT_KINDS:
        since = _working_days_before(calendar, first, reminders.statement_working_days)
        if not _statement_is_settled(steps, since):
            yield _matter("statement", case, hearing, since, last, _places(hearing))


def _undecided(steps: Steps) -> str | None:
    """The ids of measures that are wanted or applied for and not decided; "" where none is recorded; None: all well."""
    recorded = {where[1]: columns for where, columns in steps.items() if where[0] == MEASURES and columns}
    if not recorded:
        return ""
    waiting = []
    for item, columns in recorded.items():
        wanted = columns.get("wanted")
        asked = "applied" in columns or (wanted is not None and not wanted.step.no)
        if asked and "decided" not in columns and not (wanted is not None and wanted.step.no):
            waiting.append(item)
    return ",".join(waiting) if waiting else None


def _statement_is_settled(steps: Steps, since: date) -> bool:
    """It is not wanted, was read, or was looked at again within the time before the hearing."""
    columns = next((columns for where, columns in steps.items() if where[0] == STATEMENT), {})
    made = columns.get("made")
    if "read" in columns or (made is not None and made.step.no):
        return True
    return any(taken.on.latest is not None and taken.on.latest >= since for taken in columns.values())


def came_of_it(record: ClientRecord, case: CaseRecord, day: date) -> bool:
    """Something that the court did on that day or later is on record: what came of a hearing on it is known."""
    known = (when(act.on).latest for act in gathered(record, case).results)
    return any(happened is not None and happened >= day for happened in known)


def _working_days_before(calendar: WorkingDays, day: date, count: int) -> date:
    for _one in range(count):
        day = calendar.on_or_before(day - timedelta(days=1))
    return day


def _places(hearing: Hearing) -> dict[str, str]:
    return {"hearing": hearing.name, "kind": hearing.kind.id}


def _matter(
    kind: str,
    case: CaseRecord,
    hearing: Hearing,
    since: date | None,
    until: date,
    places: Mapping[str, str],
    further: str = "",
) -> Matter:
    on = hearing.now.on
    return Matter(
        kind, f"{kind}:{case.id}:{hearing.key}{further}", on.earliest or on.latest, on.latest, hearing.now.hour,
        "tasks", since, until, in_diary=False, case=case.id, fact=hearing.now.fact, places=places,
    )  # fmt: skip


def words(matter: MatterRow, today: date) -> MatterWords:
    """How a matter of court reads on a day."""
    places, lists = matter.places, court_lists()
    name = hearing_words(places["hearing"], places["kind"])
    day = matter.on or today
    badge, tone = _ahead(day, today)
    title, why, act, step = {
        "supporter": (
            _("{hearing}: nobody is named to go along").format(hearing=name),
            _("On {day}. Say who goes, or that nobody is wanted.").format(day=say_day(day)),
            _("Name them…"),
            f"{PRACTICAL}/{SUPPORTER}",
        ),
        "measures": (
            _("{hearing}: special measures are not decided").format(hearing=name),
            _measures_why(places.get("waiting", ""), day),
            _("Open…"),
            MEASURES,
        ),
        "statement": (
            _("{hearing}: look at the personal statement again").format(hearing=name),
            _("On {day}. The client may want to add to it, or say who reads it. They decide.").format(day=say_day(day)),
            _("Open…"),
            STATEMENT,
        ),
        "outcome": (
            _("{hearing}: what came of it?").format(hearing=name),
            _("It was listed for {day}. No record of what happened.").format(day=say_day(day)),
            _("Record…"),
            "outcome",
        ),
        "avoid": (
            _("{hearing} is on a day to avoid").format(hearing=name),
            _(
                "{day} is a day that the client wants kept free. Ask Witness Care whether another day is possible."
            ).format(
                day=say_short_day(date.fromisoformat(places["meets"])) if "meets" in places else say_short_day(day)
            ),
            _("Open…"),
            "",
        ),
    }[matter.kind]
    if matter.kind == "avoid":
        label = next((one.words for one in lists.labels if one.id == places.get("label")), "")
        badge, tone = label or badge, "amber"
    where = (("tab", "court"), ("focus", f"{matter.fact_id}:{step}"))
    return MatterWords(title, why, badge, tone, act, "case", where)


def hearing_words(name: str, kind: str) -> str:
    """A hearing at the beginning of a title: as it was named, else its kind."""
    found = court_lists().kind(kind)
    said = name if name and name.casefold() not in found.names else found.words
    return said[:1].upper() + said[1:]


def _measures_why(waiting: str, day: date) -> str:
    group = court_lists().groups[MEASURES]
    if not waiting:
        return _("On {day}. No special measure is recorded, not even as discussed.").format(day=say_day(day))
    titles = [item.words if (item := group.item(one)) is not None else one for one in waiting.split(",")]
    return _("On {day}. No decision is recorded for: {measures}.").format(day=say_day(day), measures=", ".join(titles))


def _ahead(day: date, today: date) -> tuple[str, Tone]:
    count = (day - today).days
    if count < 0:
        return ngettext("{days} day ago", "{days} days ago", -count).format(days=-count), "grey"
    if count == 0:
        return _("today"), "amber"
    if count == 1:
        return _("tomorrow"), "amber"
    return ngettext("in {days} day", "in {days} days", count).format(days=count), "amber" if count <= _CLOSE else "blue"
