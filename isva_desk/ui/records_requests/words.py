"""How a request reads: its pill, who asked, and the line of each step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from isva_desk.casework.records_request import register_rules
from isva_desk.casework.records_request_release import may_be_closed
from isva_desk.domain.date_words import say_when
from isva_desk.domain.directory import Directory
from isva_desk.journal.requests.area import DECISION_WORDS, REPLY_WORDS, VIEW_WORDS, YES_NO_WORDS
from isva_desk.journal.requests.folded import Request, Signature
from isva_desk.journal.requests.views import RequestRow
from isva_desk.language import N_, _, ngettext, say_day, say_short_day

if TYPE_CHECKING:
    from isva_desk.ui.parts import Tone

_STATES: MappingProxyType[str, tuple[str, str]] = MappingProxyType(
    {
        "elsewhere": (N_("asked of others"), "grey"),
        "to-examine": (N_("to examine"), "blue"),
        "to-decide": (N_("to decide"), "amber"),
        "asked": (N_("asked back"), "blue"),
        "second": (N_("one signature"), "amber"),
        "to-ask": (N_("to challenge"), "amber"),
        "to-release": (N_("to hand over"), "amber"),
        "released": (N_("handed over"), "green"),
        "followed": (N_("handed over"), "green"),
        "refused": (N_("refused"), "green"),
        "withdrawn": (N_("withdrawn"), "grey"),
        "over": (N_("over"), "grey"),
    }
)
NOTICE_WORDS = MappingProxyType(
    {
        "given": N_("given"),
        "exception": N_("exception"),
        "none": N_("no notice"),
        "not-known": N_("not known"),
    }
)
_PROBLEM_WORDS: MappingProxyType[str, str] = MappingProxyType({"yes": "green", "no": "rose", "not-known": "grey"})


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of a request as a row: its id, what it is, what is on record, its pill, and the words of its act."""

    id: str
    title: str
    detail: str
    pill: tuple[str, Tone]
    act: str


def begun(words: str) -> str:
    """The words as they stand at the beginning of a line."""
    return words[:1].upper() + words[1:]


def pill(state: str) -> tuple[str, Tone]:
    """How the request stands."""
    words, tone = _STATES[state]
    return _(words), tone  # type: ignore[return-value]


def waits(days: int) -> str:
    """ "waits 5 days"."""
    return ngettext("waits {count} day", "waits {count} days", days).format(count=days)


def row_line(row: RequestRow, directory: Directory) -> str:
    """Who asks for it and when it came, in one line of the register."""
    if row.state == "elsewhere":
        return _("since {day}").format(day=say_short_day(row.since))
    parts = [_asker(row.authority, row.force, directory), row.asked_by]
    parts.append(_("since {day}").format(day=say_short_day(row.since)))
    if row.decision:
        signers = ", ".join(filter(None, (row.first_by, row.second_by)))
        parts.append(_("{decision} ({who})").format(decision=_(DECISION_WORDS[row.decision]), who=signers))
    return " · ".join(part for part in parts if part)


def about_lines(one: Request, directory: Directory) -> Iterator[str]:
    """What came in, in a few lines."""
    about = one.described
    asked = _("Asked on {day}").format(day=say_when(one.requested_on))
    reached = _("reached us on {day}").format(day=say_when(one.reached_on)) if one.reached_on.is_known else ""
    yield " · ".join(filter(None, (asked, reached)))
    if one.state == "elsewhere":
        yield _("It was asked of somebody else. Only the notice to the client stands here.")
        return
    if about is None:
        yield _("Only the event is on record: say what is asked for, and by whom.")
        return
    who = [_asker(about.authority, about.force, directory), about.asked_by]
    if about.reference:
        who.append(_("their reference {reference}").format(reference=about.reference))
    who.append(
        {"yes": _("in writing"), "no": _("not in writing")}.get(about.in_writing, _("not known whether in writing"))
    )
    yield " · ".join(part for part in who if part)
    if about.period_from or about.period_to:
        yield _("Period: {first} to {last}").format(first=about.period_from or "…", last=about.period_to or "…")
    if about.blanket:
        yield _("It asks for everything. That cannot be released whole.")


def step_lines(one: Request) -> Iterator[StepLine]:
    """The steps of a request in their order, those of the law first."""
    rules = register_rules()
    if one.state == "elsewhere":
        yield _notice_line(one)
        return
    for test in rules.tests.values():
        if test.id == "substantial" and not one.examined.counselling:
            continue
        answer = one.examined.answer(test.id)
        words = _(YES_NO_WORDS[answer.answer])
        if test.id == "counselling" and test.id not in one.answers:
            words = _("yes, presumed")
        tone = "blue" if test.id == "counselling" else _PROBLEM_WORDS[answer.answer]
        detail = answer.words or _(test.question)
        yield StepLine(test.id, _(test.title), detail, (words, tone), _("Answer…"))  # type: ignore[arg-type]
    yield _notice_line(one)
    yield _view_line(one)
    yield _decision_line(one)


def letters_and_after(one: Request) -> Iterator[str]:
    """What went out and what came back, one line each."""
    for letter in one.letters:
        yield _("Letter to the asker on {day}, an answer asked for by {until}.").format(
            day=_day(letter.act.on), until=_day(letter.act.answer_by)
        )
    for reply in one.replies:
        yield _("On {day} the asker {reply}.").format(day=_day(reply.on), reply=_(REPLY_WORDS[reply.reply]))
    if (released := one.released) is not None:
        yield _("Handed over on {day} to {to}: {what}.").format(
            day=_day(released.on), to=released.to, what=released.what.rstrip(".")
        )
        saw = {
            "yes": _("The client saw it first."),
            "no": _("The client did not see it first: {reason}").format(reason=released.saw_reason),
            "not-wanted": _("The client did not want to see it first."),
        }
        yield saw[released.saw_first]
        if released.redactions:
            yield _("Left out: {what}.").format(what="; ".join(released.redactions))
        if released.copy_at:
            yield _("Our copy: {where}.").format(where=released.copy_at.rstrip("."))
        for file in released.files:
            size = ngettext("{count} byte", "{count} bytes", file.size).format(count=file.size)
            yield _("Fingerprint: {hash} ({size})").format(hash=in_groups(file.hash), size=size)
    if (followed := one.followed) is not None:
        yield _("Used: {used}. Client told: {told}. Complaint: {complaint}.").format(
            used=_(YES_NO_WORDS[followed.used]), told=_(YES_NO_WORDS[followed.told]),
            complaint=_(YES_NO_WORDS[followed.complaint]),
        )  # fmt: skip
    if one.over is not None:
        yield _("Over since {day}: {reason}").format(day=_day(one.over.on), reason=one.over.reason)


def in_groups(fingerprint: str) -> str:
    """A fingerprint in groups of letters, so that it can be compared by eye and breaks at the end of a line."""
    return " ".join(fingerprint[place : place + 16] for place in range(0, len(fingerprint), 16))


def next_acts(one: Request, today: date) -> list[tuple[str, str]]:
    """(id, words) of what can be done with the request as a whole, the next thing first."""
    if one.state == "over":
        return []
    if one.state == "elsewhere":
        return [("described", _("It was asked of us…"))]
    found: list[tuple[str, str]] = []
    decided = one.decided
    if one.state == "second":
        found.append(("sign", _("Second signature…")))
    elif one.state == "to-release":
        found.append(("release", _("Hand over…")))
    elif one.released is not None:
        found.append(("after", _("What became of it…")))
    elif decided is None or decided.against is not None or one.state == "asked":
        found.append(("decide", _("Decide…")))
    if one.released is None:
        letter, reply = ("letter", _("Letter…")), ("reply", _("They replied…"))
        found += [letter, reply] if one.state != "to-ask" else [letter, ("decide", _("Decide anew…")), reply]
    if may_be_closed(one, today):
        found.append(("close", _("Close it…")))
    return found


def _notice_line(one: Request) -> StepLine:
    rules, examined = register_rules(), one.examined
    tone = {"given": "green", "exception": "blue", "none": "rose"}.get(examined.notice, "grey")
    detail = _(rules.notice.question)
    if examined.notice == "given":
        detail = _("Given on {day}.").format(day=say_when(one.notice_on))
    elif examined.notice == "exception":
        detail = examined.notice_reason
    words = _(NOTICE_WORDS[examined.notice])
    act = "" if examined.notice == "given" else _("Record…")
    return StepLine("notice", _(rules.notice.title), detail, (words, tone), act)  # type: ignore[arg-type]


def _view_line(one: Request) -> StepLine:
    view = one.examined.view
    tone = {"agrees": "green", "objects": "amber", "legal-advice": "amber"}.get(view, "grey")
    words = _(VIEW_WORDS[view or "not-asked"])
    detail = (
        _("Told by us on {day}.").format(day=say_when(one.view_on))
        if view not in ("", "not-asked")
        else _("Tell the client of the request in a safe way, and ask what they say of it.")
    )
    return StepLine("view", _("The client's view"), detail, (words, tone), _("Record…"))  # type: ignore[arg-type]


def _decision_line(one: Request) -> StepLine:
    decided = one.decided
    if decided is None:
        detail = _("Two different people decide. One cannot sign twice.")
        return StepLine("decision", _("The decision"), detail, (_("open"), "grey"), "")
    title = _("The decision: {decision}").format(decision=_(DECISION_WORDS[decided.decision]))
    lines = [_signed(decided.first, _("First: {name}{role}, {day}. {reason}"))]
    if decided.second is not None:
        lines.append(_signed(decided.second, _("Second: {name}{role}, {day}. {reason}")))
        if not decided.second.own_hand:
            lines.append(_("The second signature was written down at the first signer's desk."))
        return StepLine("decision", title, "\n".join(lines), (_("two have signed"), "green"), "")
    if decided.against is not None:
        lines.append(_signed(decided.against, _("Not signed by {name}{role}, {day}. {reason}")))
        return StepLine("decision", title, "\n".join(lines), (_("not agreed"), "amber"), "")
    return StepLine("decision", title, "\n".join(lines), (_("one signature"), "amber"), "")


def _signed(one: Signature, words: str) -> str:
    role = f" ({one.role})" if one.role else ""
    return words.format(name=one.name, role=role, day=say_short_day(one.on), reason=one.reason).strip()


def _asker(authority: str, force: str | None, directory: Directory) -> str:
    found = directory.force(force)
    if authority == "police" and found is not None:
        return found.name
    rules = register_rules()
    return _(rules.authorities.get(authority, authority))


def _day(text: str) -> str:
    return say_day(date.fromisoformat(text))
