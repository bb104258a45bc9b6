"""How contacts, meetings and evidence read, and which of their days come up on Today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from isva_desk.domain.agencies import agency_label
from isva_desk.journal.acts import agencies as acts
from isva_desk.journal.agencies.folded import contacts_of, evidence_of, meetings_of
from isva_desk.journal.area import Area, Around, Line, Matter
from isva_desk.journal.casefile import when
from isva_desk.journal.record import SERVICE, ClientRecord, FactRecord
from isva_desk.journal.rows import MatterRow, MatterWords, Tone
from isva_desk.language import N_, _, say_day

STATUS_WORDS = {
    "shown": N_("Shown"),
    "partly": N_("Shown in part"),
    "not-shown": N_("Not shown"),
    "not-known": N_("Not known"),
}
_AHEAD = timedelta(days=5)


def _named(_record: ClientRecord, _fact: FactRecord, act: acts.AgencyContactNamed) -> Line:
    words = _("{agency}: {role} is {name}").format(agency=agency_label(act.agency), role=act.role, name=act.name)
    return Line("named", when(act.on), words)


def _later(words: str) -> Any:
    """The line of a fact that says something about an earlier one."""

    def line(record: ClientRecord, _fact: FactRecord, act: Any) -> Line:
        target = next(getattr(act, name) for name in ("contact", "action", "evidence") if hasattr(act, name))
        before = record.facts.get(target)
        said = getattr(before.latest, "what", getattr(before.latest, "name", "")) if before is not None else ""
        return Line("later", when(act.on), _(words).format(what=said))

    return line


def _held(_record: ClientRecord, _fact: FactRecord, act: acts.AgencyMeetingHeld) -> Line:
    who = ", ".join(agency_label(agency) for agency in act.agencies)
    return Line("meeting", when(act.on), _("Meeting with {agencies}").format(agencies=who))


def _agreed(record: ClientRecord, _fact: FactRecord, act: acts.MeetingActionAgreed) -> Line:
    meeting = record.facts.get(act.meeting)
    on = meeting.latest.on if meeting is not None and isinstance(meeting.latest, acts.AgencyMeetingHeld) else None
    return Line("action", when(on), _("{owner} took on: {what}").format(owner=act.owner, what=act.what))


def _noted(_record: ClientRecord, _fact: FactRecord, act: acts.EvidenceNoted) -> Line:
    words = _("{component}, {agency}: {what}").format(
        component=act.component, agency=agency_label(act.agency), what=act.what
    )
    return Line("evidence", when(act.on), words)


def _judged(_record: ClientRecord, _fact: FactRecord, act: acts.ComponentJudged) -> Line:
    words = _("{component}, {agency}: {what}").format(
        component=act.component, agency=agency_label(act.agency), what=_(STATUS_WORDS[act.status])
    )
    return Line("judged", when(act.on), words)


def _matters(record: ClientRecord, around: Around) -> Iterator[Matter]:
    if record.id != SERVICE:
        return
    calendar = around.calendar
    for contact in contacts_of(record):
        if contact.ended_on is None:
            places = {"agency": contact.agency, "role": contact.role}
            again = contact.look_again_on
            yield Matter(
                "contact", f"contact:{contact.id}", again, section="reviews", show_from=again, in_diary=False,
                fact=contact.id, places=places,
            )  # fmt: skip
    yield from _meeting_matters(record)
    for one in evidence_of(record):
        if one.answer_by is not None and one.answered_on is None:
            yield Matter(
                "feedback", f"feedback:{one.id}", one.answer_by, section="tasks",
                show_from=calendar.after(one.answer_by, 1), in_diary=False, fact=one.id,
                places={"agency": one.agency, "what": one.what},
            )  # fmt: skip


def _meeting_matters(record: ClientRecord) -> Iterator[Matter]:
    latest: dict[str, date] = {}
    for meeting in meetings_of(record):  # newest first
        for action in meeting.actions:
            if action.done_on is None and action.by is not None:
                yield Matter(
                    "action", f"action:{action.id}", action.by, section="tasks",
                    show_from=action.by - _AHEAD, fact=action.id,
                    places={"what": action.what, "owner": action.owner},
                )  # fmt: skip
        if meeting.next_on is not None:
            yield Matter(
                "meeting", f"meeting:{meeting.id}", meeting.next_on, section="tasks",
                show_from=meeting.next_on - _AHEAD, show_until=meeting.next_on,
                fact=meeting.id, places={"agencies": ",".join(meeting.agencies)},
            )  # fmt: skip
        for agency in meeting.agencies:
            if agency not in latest and meeting.look_for_next_on is not None:
                latest[agency] = meeting.look_for_next_on
                if meeting.next_on is None or meeting.next_on > meeting.look_for_next_on:
                    yield Matter(
                        "no-meeting", f"no-meeting:{agency}", meeting.look_for_next_on, section="reviews",
                        show_from=meeting.look_for_next_on, in_diary=False, fact=meeting.id,
                        places={"agency": agency, "last": meeting.on.isoformat()},
                    )  # fmt: skip


def _words(matter: MatterRow, today: date) -> MatterWords:
    places = matter.places
    if matter.kind == "contact":
        title = _("{role} of {agency}: is it still the same person?").format(
            role=places["role"], agency=agency_label(places["agency"])
        )
        why = (
            _("Nobody has made sure yet that this contact holds.")
            if matter.on is None
            else _("It was to be looked at again on {day}.").format(day=say_day(matter.on))
        )
        return MatterWords(title, why, _("look again"), "grey", _("Confirm…"), "agencies", _at("contacts", matter))
    if matter.kind == "no-meeting":
        why = _("The last one on record was on {day}.").format(day=say_day(date.fromisoformat(places["last"])))
        title = _("No further meeting with {agency} on record").format(agency=agency_label(places["agency"]))
        return MatterWords(title, why, _("look again"), "grey", _("Meetings"), "agencies", _at("meetings", matter))
    if matter.kind == "feedback":
        title = _("No answer yet to your feedback: {what}").format(what=places["what"])
        why = _("An answer from {agency} was looked for by {day}.").format(
            agency=agency_label(places["agency"]), day=say_day(matter.on or today)
        )
        return MatterWords(title, why, _("no answer"), "amber", _("Answer…"), "agencies", _at("evidence", matter))
    if matter.kind == "meeting":
        who = ", ".join(agency_label(agency) for agency in places["agencies"].split(","))
        title = _("Meeting with {agencies}").format(agencies=who)
        why = _("It was agreed for {day}.").format(day=say_day(matter.on or today))
        return MatterWords(title, why, _badge(matter, today), "blue", _("Record…"), "agencies", _at("meetings", matter))
    title = _("{owner} took on: {what}").format(owner=places["owner"], what=places["what"])
    why = _("It was agreed for {day}.").format(day=say_day(matter.on or today))
    tone: Tone = "amber" if matter.on is not None and matter.on < today else "blue"
    return MatterWords(title, why, _badge(matter, today), tone, _("Done…"), "agencies", _at("meetings", matter))


def _badge(matter: MatterRow, today: date) -> str:
    if matter.on is None or matter.on == today:
        return _("today")
    return _("past its day") if matter.on < today else _("coming")


def _at(tab: str, matter: MatterRow) -> tuple[tuple[str, str], ...]:
    return (("tab", tab), ("focus", matter.fact_id or ""))


AREA = Area(
    id="agencies",
    lines={
        acts.AgencyContactNamed: _named,
        acts.AgencyContactConfirmed: _later(N_("Contact confirmed: {what}")),
        acts.AgencyContactEnded: _later(N_("Contact ended: {what}")),
        acts.AgencyMeetingHeld: _held,
        acts.MeetingActionAgreed: _agreed,
        acts.MeetingActionDone: _later(N_("Done: {what}")),
        acts.EvidenceNoted: _noted,
        acts.EvidenceAnswered: _later(N_("Answered: {what}")),
        acts.ComponentJudged: _judged,
    },
    words=_words,
    matters=_matters,
)
