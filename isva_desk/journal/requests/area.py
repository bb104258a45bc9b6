"""How the facts about requests for records read, which of them wait on Today, and the rows of the register."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from isva_desk.journal.acts import requests as acts
from isva_desk.journal.area import Area, Around, Line, Matter
from isva_desk.journal.casefile import when
from isva_desk.journal.record import ClientRecord, FactRecord
from isva_desk.journal.requests.folded import Request, requests_in
from isva_desk.journal.rows import MatterRow, MatterWords, Tone
from isva_desk.journal.table import Table
from isva_desk.language import N_, _, ngettext, say_day

REQUESTS = Table(
    "p_requests",
    (
        "client_id", "case_id", "request_id", "owner", "state", "step", "since", "requested_on", "reached_on",
        "authority", "force", "asked_by", "asker_reference", "in_writing", "material", "period_from", "period_to",
        "blanket", "held", "line", "necessary", "counselling", "substantial", "notice", "notice_on", "view", "view_on",
        "decision", "first_by", "second_by", "second_own_hand", "settled_on", "asked_on", "answer_by", "released_on",
        "saw_first", "used", "told", "complaint", "over_on",
    ),
    3,
    "client_id",
)  # fmt: skip

TEST_WORDS = MappingProxyType(
    {
        "held": N_("reason to believe that we hold it"),
        "line-of-enquiry": N_("reasonable line of enquiry"),
        "necessary": N_("necessary and proportionate"),
        "counselling": N_("counts as counselling"),
        "substantial": N_("substantial probative value"),
    }
)
STEP_WORDS = MappingProxyType(
    {
        "described": N_("What is asked for is not recorded."),
        "held": N_("The first test is not answered: reason to believe that we hold it."),
        "line-of-enquiry": N_("The second test is not answered: the line of enquiry."),
        "necessary": N_("The third test is not answered: necessary and proportionate."),
        "substantial": N_("The test for counselling material is not answered."),
        "notice": N_("It is not recorded whether the client had the written notice."),
        "view": N_("The client has not been asked for their view."),
    }
)
DECISION_WORDS = MappingProxyType(
    {
        "release-all": N_("release all that is asked for"),
        "release-part": N_("release a part"),
        "challenge": N_("challenge the request"),
        "refuse": N_("refuse the request"),
    }
)
VIEW_WORDS = MappingProxyType(
    {
        "agrees": N_("agrees"),
        "objects": N_("objects"),
        "legal-advice": N_("wants legal advice first"),
        "not-asked": N_("not asked yet"),
    }
)
REPLY_WORDS = MappingProxyType(
    {
        "narrowed": N_("asks for less"),
        "answered": N_("gave the reasons that were asked for"),
        "same": N_("asks for the same again"),
        "withdrawn": N_("no longer asks for it"),
        "court": N_("says that a court will be asked"),
    }
)
YES_NO_WORDS = MappingProxyType({"yes": N_("yes"), "no": N_("no"), "not-known": N_("not known")})
_NOTICES = MappingProxyType(
    {
        "given": N_("The client had the written notice of the request"),
        "exception": N_("An exception from the written notice was given as the reason"),
        "none": N_("By this day the client had no written notice of the request"),
    }
)
_STATE_TITLES = MappingProxyType(
    {
        "to-examine": N_("Request for records: answer the tests"),
        "to-decide": N_("Request for records: decide"),
        "second": N_("Request for records: the second signature"),
        "to-ask": N_("Request for records: send the letter"),
        "to-release": N_("Request for records: hand over what was decided"),
        "asked": N_("Request for records: an answer to your letter was due"),
        "released": N_("Request for records: what became of it?"),
        "withdrawn": N_("Request for records: close it, it is no longer wanted"),
        "refused": N_("Request for records: refused, close it when nothing more comes"),
    }
)
_OVER_AFTER = timedelta(days=28)  # a request that was refused comes up again, to be closed


def _described(_record: ClientRecord, _fact: FactRecord, act: acts.RequestDescribed) -> Line:
    return Line("described", when(act.on), _("Records asked for: {material}").format(material=act.material))


def _tested(_record: ClientRecord, _fact: FactRecord, act: acts.RequestTested) -> Line:
    words = _("Request for records, {test}: {answer}").format(
        test=_(TEST_WORDS[act.test]), answer=_(YES_NO_WORDS[act.answer])
    )
    return Line("tested", when(act.on), words)


def _notice(_record: ClientRecord, _fact: FactRecord, act: acts.RequestNoticeChecked) -> Line:
    return Line(act.notice, when(act.on), _(_NOTICES[act.notice]))


def _view(_record: ClientRecord, _fact: FactRecord, act: acts.RequestViewTaken) -> Line:
    return Line(
        act.view, when(act.on), _("The client's view of the request: {view}").format(view=_(VIEW_WORDS[act.view]))
    )


def _decided(_record: ClientRecord, _fact: FactRecord, act: acts.RequestDecided) -> Line:
    words = _("{name} signed first: {decision}").format(name=act.name, decision=_(DECISION_WORDS[act.decision]))
    return Line(act.decision, when(act.on), words)


def _signed(_record: ClientRecord, fact: FactRecord, act: acts.RequestSigned) -> Line:
    if not act.agrees:
        words = _("{name} did not sign the decision").format(name=act.name)
    elif fact.first.author == act.name:
        words = _("{name} signed second").format(name=act.name)
    else:
        words = _("{author} wrote down that {name} signed second").format(author=fact.first.author, name=act.name)
    return Line("signed", when(act.on), words)


def _released(_record: ClientRecord, _fact: FactRecord, act: acts.RequestReleased) -> Line:
    return Line("released", when(act.on), _("Records were handed over: {what}").format(what=act.what))


def _challenged(_record: ClientRecord, _fact: FactRecord, act: acts.RequestChallenged) -> Line:
    return Line("challenged", when(act.on), _("A letter about the request for records went to the asker"))


def _replied(_record: ClientRecord, _fact: FactRecord, act: acts.RequestAnswered) -> Line:
    return Line(act.reply, when(act.on), _("The asker {reply}").format(reply=_(REPLY_WORDS[act.reply])))


def _followed(_record: ClientRecord, _fact: FactRecord, act: acts.RequestFollowed) -> Line:
    words = _("Records handed over: used {used}, client told {told}, complaint {complaint}").format(
        used=_(YES_NO_WORDS[act.used]), told=_(YES_NO_WORDS[act.told]), complaint=_(YES_NO_WORDS[act.complaint])
    )
    return Line("followed", when(act.on), words)


def _over(_record: ClientRecord, _fact: FactRecord, act: acts.RequestOver) -> Line:
    return Line("over", when(act.on), _("The request for records is over: {reason}").format(reason=act.reason))


def matters_of(record: ClientRecord, _around: Around) -> Iterator[Matter]:
    """What waits for somebody at the service, and letters and records whose day has come."""
    for one in requests_in(record):
        state = one.state
        if state not in _STATE_TITLES:
            continue
        on, show_from = one.since, None
        if state == "asked" and one.asked is not None:
            on = date.fromisoformat(one.asked.act.answer_by)
            show_from = on + timedelta(days=1)
        elif state == "released" and one.released is not None:
            if one.released.ask_after is None:
                continue
            on = show_from = date.fromisoformat(one.released.ask_after)
        elif state == "refused" and one.settled_on is not None:
            on = show_from = one.settled_on + _OVER_AFTER
        yield Matter(
            state, one.id, on, section="requests", show_from=show_from, in_diary=state == "asked", case=one.case_id,
            fact=one.id,
            places={"step": one.missing[0] if one.missing else "", "since": one.since.isoformat(), **_against(one)},
        )  # fmt: skip


def _against(one: Request) -> dict[str, str]:
    decided = one.decided
    return {"against": "yes"} if decided is not None and decided.against is not None else {}


def words_of(matter: MatterRow, today: date) -> MatterWords:
    """How a request reads on Today: what is next, and how long it has waited."""
    state, places = matter.kind, matter.places
    since = date.fromisoformat(places["since"])
    days = max(0, (today - since).days)
    waits = ngettext("waits {count} day", "waits {count} days", days).format(count=days)
    tone: Tone = "blue" if state in ("to-examine", "second") and days < _LONG else "amber"
    if state == "asked":
        badge, why = _("answer was due"), _("You asked for an answer by {day}.").format(day=say_day(matter.on or today))
    elif state in ("released", "refused", "withdrawn"):
        badge, tone, why = _("to close"), "grey", _("The request holds the notes until it is closed.")
    else:
        badge = waits
        why = _("It came on {day}.").format(day=say_day(since))
        if state == "to-examine" and places["step"]:
            why = f"{why} {_(STEP_WORDS[places['step']])}"
        elif places.get("against"):
            why = f"{why} {_('The second person did not sign; it is to be decided again.')}"
    where = (("tab", "requests"), ("focus", matter.fact_id or ""))
    return MatterWords(_(_STATE_TITLES[state]), why, badge, tone, _("Open…"), "case", where)


_LONG = 14  # days after which a request that waits is amber; a working figure, no law


def rows_of(record: ClientRecord, _around: Around) -> Iterator[tuple[Table, tuple[Any, ...]]]:
    """One row a request."""
    for one in requests_in(record):
        if one.case_id not in record.cases:
            continue  # the entry that opens the case has not come yet
        about, examined, decided = one.described, one.examined, one.decided
        letter = one.letters[-1].act if one.letters else None
        second = decided.second if decided is not None else None
        answers = [examined.answer(test).answer for test in ("held", "line-of-enquiry", "necessary")]
        yield (
            REQUESTS,
            (
                record.id, one.case_id, one.id, record.cases[one.case_id].text("owner"), one.state,
                one.missing[0] if one.missing else "", one.since.isoformat(), _iso(one.requested_on.earliest),
                _iso(one.reached_on.earliest), examined.authority, about.force if about else None,
                about.asked_by if about else "", about.reference if about else "", examined.in_writing,
                examined.material or one.requested_from, about.period_from if about else None,
                about.period_to if about else None, int(about.blanket) if about else 0, *answers,
                int(examined.counselling), examined.answer("substantial").answer, examined.notice,
                _iso(one.notice_on.earliest), examined.view, _iso(one.view_on.earliest),
                decided.decision if decided else "", decided.first.name if decided else "",
                second.name if second else "", int(second.own_hand) if second else None, _iso(one.settled_on),
                letter.on if letter else None, letter.answer_by if letter else None,
                one.released.on if one.released else None, one.released.saw_first if one.released else "",
                one.followed.used if one.followed else "", one.followed.told if one.followed else "",
                one.followed.complaint if one.followed else "", one.over.on if one.over else None,
            ),
        )  # fmt: skip


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


AREA = Area(
    id="requests",
    lines={
        acts.RequestDescribed: _described,
        acts.RequestTested: _tested,
        acts.RequestNoticeChecked: _notice,
        acts.RequestViewTaken: _view,
        acts.RequestDecided: _decided,
        acts.RequestSigned: _signed,
        acts.RequestReleased: _released,
        acts.RequestChallenged: _challenged,
        acts.RequestAnswered: _replied,
        acts.RequestFollowed: _followed,
        acts.RequestOver: _over,
    },
    words=words_of,
    matters=matters_of,
    tables=(REQUESTS,),
    indexes=(
        "CREATE INDEX p_requests_by_state ON p_requests (state, since);",
        "CREATE INDEX p_requests_by_id ON p_requests (request_id);",
    ),
    rows=rows_of,
)
