"""The rows of each tab of the agencies' page, in groups with a name each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from isva_desk.casework.agencies import EVIDENCE_KINDS, MEETING_KINDS, STRANDS
from isva_desk.casework.framework_scorecard import ScorecardRow, shown_words, status_words
from isva_desk.domain.agencies import agency_label
from isva_desk.domain.labels import body_label
from isva_desk.journal.agencies.folded import Action, Contact, Evidence, Meeting
from isva_desk.journal.agencies.views import Promise
from isva_desk.language import _, ngettext, say_day, say_short_day
from isva_desk.ui.agencies.reading import Read
from isva_desk.ui.parts import Tone
from isva_desk.ui.parts.record_row import RecordRow, RowAct

# (name of the group, [(id of the fact or case, row)])
Group = tuple[str, list[tuple[str, RecordRow]]]
_STATUS_TONES: dict[str, Tone] = {"shown": "green", "partly": "amber", "not-shown": "rose", "not-known": "grey"}


def groups_of(tab: str, read: Read) -> list[Group]:
    """The groups of a tab; empty where there is nothing yet."""
    made = {
        "promises": _promises, "contacts": _contacts, "meetings": _meetings, "evidence": _evidence,
        "framework": _framework,
    }[tab](read)  # fmt: skip
    return [group for group in made if group[1]]


def _promises(read: Read) -> Iterator[Group]:
    today, week = read.today, read.today + timedelta(days=7)

    def rows(wanted: list[Promise]) -> list[tuple[str, RecordRow]]:
        return [(one.case_id, _promise(one, today)) for one in wanted]

    coming = [one for one in read.promises if one.state == "coming"]
    yield _("Past their day, with no record that it was done"), rows([o for o in read.promises if o.state == "past"])
    yield _("In the next seven days"), rows([one for one in coming if one.on is not None and one.on <= week])
    yield _("Later"), rows([one for one in coming if one.on is not None and one.on > week])
    yield (
        _("The day is not known"),
        rows([one for one in read.promises if one.state == "cannot-tell" or (one.state == "coming" and not one.on)]),
    )
    yield _("Done"), rows([one for one in read.promises if one.state in ("kept", "late")][-20:])


def _promise(one: Promise, today: date) -> RecordRow:
    days = (today - one.on).days if one.on is not None else 0
    pills: dict[str, tuple[str, Tone]] = {
        "coming": (say_short_day(one.on) if one.on else _("no day"), "blue"),
        "kept": (_("done"), "green"),
        "late": (_("done late"), "amber"),
        "cannot-tell": (_("cannot tell"), "grey"),
        "past": (ngettext("{count} day past", "{count} days past", days).format(count=days), "rose"),
    }
    detail = body_label(one.body)
    if one.on is not None:
        detail = _("{body}, promised for {day}").format(body=detail, day=say_day(one.on))
    acts = (RowAct("ask", _("Ask…"), "C"),) if one.state == "past" else ()
    return RecordRow(one.what, detail, head=one.reference, pill=pills[one.state], acts=acts)


def _contacts(read: Read) -> Iterator[Group]:
    for agency in dict.fromkeys(one.agency for one in read.contacts if one.ended_on is None):
        here = [one for one in read.contacts if one.agency == agency and one.ended_on is None]
        yield agency_label(agency), [(one.id, _contact(one, read.today)) for one in here]
    ended = [one for one in read.contacts if one.ended_on is not None]
    yield _("No longer"), [(one.id, _contact(one, read.today)) for one in ended]


def _contact(one: Contact, today: date) -> RecordRow:
    ways = [part for part in (one.phone, one.email) if part]
    if one.cover:
        ways.append(_("cover: {name}").format(name=" ".join(part for part in (one.cover, one.cover_phone) if part)))
    detail = "  ·  ".join(ways) or _("No phone or mail is recorded.")
    if one.ended_on is not None:
        return RecordRow(one.name, agency_label(one.agency), head=one.role,
                         pill=(_("until {day}").format(day=say_short_day(one.ended_on)), "grey"))  # fmt: skip
    if one.confirmed_on is None:
        pill: tuple[str, Tone] = (_("not confirmed yet"), "amber")
    elif one.is_stale(today):
        pill = (_("confirmed {day}: look again").format(day=say_short_day(one.confirmed_on)), "amber")
    else:
        pill = (_("confirmed {day}").format(day=say_short_day(one.confirmed_on)), "green")
    acts = (RowAct("confirm", _("Confirm…"), "C"), RowAct("end", _("No longer…"), "E"))
    return RecordRow(one.name, detail, head=one.role, pill=pill, acts=acts)


def _meetings(read: Read) -> Iterator[Group]:
    open_actions = [
        (action.id, _action(action, meeting, read.today))
        for meeting in read.meetings
        for action in meeting.actions
        if action.done_on is None
    ]
    yield _("What was taken on"), open_actions
    yield _("Meetings"), [(meeting.id, _meeting(meeting)) for meeting in read.meetings]


def _action(action: Action, meeting: Meeting, today: date) -> RecordRow:
    detail = _("{owner}, at the meeting of {day}").format(owner=action.owner, day=say_day(meeting.on))
    if action.by is None:
        pill: tuple[str, Tone] = (_("no day"), "grey")
    else:
        pill = (
            _("by {day}").format(day=say_short_day(action.by)), "rose" if action.by < today else "blue",
        )  # fmt: skip
    return RecordRow(action.what, detail, pill=pill, acts=(RowAct("done", _("Done…"), "D"),))


def _meeting(meeting: Meeting) -> RecordRow:
    done = sum(action.done_on is not None for action in meeting.actions)
    parts = [", ".join(agency_label(agency) for agency in meeting.agencies)]
    if meeting.present:
        parts.append(meeting.present)
    if meeting.actions:
        parts.append(_("{done} of {all} actions done").format(done=done, all=len(meeting.actions)))
    pill: tuple[str, Tone] | None = None
    if meeting.next_on is not None:
        pill = (_("next {day}").format(day=say_short_day(meeting.next_on)), "blue")
    return RecordRow(_(MEETING_KINDS.get(meeting.kind, meeting.kind)), "  ·  ".join(parts),
                     head=say_short_day(meeting.on), pill=pill,
                     acts=(RowAct("action", _("Add what was taken on…"), "A"),))  # fmt: skip


def _evidence(read: Read) -> Iterator[Group]:
    waiting = [one for one in read.evidence if one.answer_by is not None and one.answered_on is None]
    yield _("An answer is waited for"), [(one.id, _piece(one, read.today)) for one in waiting]
    rest = [one for one in read.evidence if one not in waiting]
    yield _("On record"), [(one.id, _piece(one, read.today)) for one in rest]


def _piece(one: Evidence, today: date) -> RecordRow:
    parts = [agency_label(one.agency), _(EVIDENCE_KINDS.get(one.kind, one.kind))]
    if one.strand:
        parts.append(_(STRANDS.get(one.strand, one.strand)))
    if one.outcome:
        parts.append(one.outcome)
    pill: tuple[str, Tone] | None = None
    acts: tuple[RowAct, ...] = ()
    if one.answered_on is not None:
        pill = (_("answered {day}").format(day=say_short_day(one.answered_on)), "green")
    elif one.answer_by is not None:
        late: Tone = "amber" if one.answer_by < today else "blue"
        pill, acts = (
            (_("by {day}").format(day=say_short_day(one.answer_by)), late),
            (RowAct("answer", _("Answer…"), "A"),),
        )
    return RecordRow(one.what, "  ·  ".join(parts), head=one.component, below_head=say_short_day(one.on), pill=pill,
                     acts=acts)  # fmt: skip


def _framework(read: Read) -> Iterator[Group]:
    standards = {
        1: _("Working together"), 2: _("Effective processes"), 3: _("Supporting victims"),
    }  # fmt: skip
    for standard, words in standards.items():
        here = [row for row in read.scorecard if row.component.standard == standard]
        yield words, [(row.component.id, _component(row)) for row in here]


def _component(row: ScorecardRow) -> RecordRow:
    judged = row.shown.judgement
    detail = shown_words(row.shown)
    if judged is not None:
        said = _("Judged on {day}.").format(day=say_day(judged.on))
        detail = " ".join(part for part in (detail, said, judged.note) if part)
    acts = (RowAct("judge", _("Judge…"), "J"), RowAct("evidence", _("Add evidence…"), "E"))
    return RecordRow(_(row.component.title), detail, head=row.component.id,
                     pill=(status_words(row.status), _STATUS_TONES[row.status]), acts=acts)  # fmt: skip
