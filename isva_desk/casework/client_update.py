"""An update leaves the desk for the client: whether the way is safe, and what is written down about it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from isva_desk.casework.checks import WrongAnswer, day_text, fact_of, filled, one_of, open_case_of
from isva_desk.casework.consent import CLIENT, check_leaving
from isva_desk.casework.desk import Desk
from isva_desk.casework.record_news import News, entries_of
from isva_desk.casework.record_update import NewUpdate
from isva_desk.casework.safe_contact import NotSafeNow
from isva_desk.domain.dates import LONDON, When
from isva_desk.domain.labels import channel_label
from isva_desk.domain.problems import KnownProblem
from isva_desk.domain.safe_contact import SafeChannel, channel_state
from isva_desk.journal import acts
from isva_desk.journal.about_vault import about_vault
from isva_desk.journal.acts.client_updates import ClientUpdateMade, Form, How
from isva_desk.journal.changes import Changes
from isva_desk.journal.record import ClientRecord
from isva_desk.language import _

# Nothing is sent: it is put into the client's hand, or looked at together.
BY_HAND: tuple[How, ...] = ("in-person", "screen")
SENT: tuple[How, ...] = ("email", "post", "text")
_CHANNELS = {"in-person": "in-person", "screen": "in-person", "email": "email", "post": "post", "text": "text"}
# How the client was told, where the adviser says that she was.
TOLD_BY = {"in-person": "in-person", "screen": "in-person", "email": "email", "post": "letter", "text": "text"}
FORMS: tuple[Form, ...] = ("standard", "large", "easy", "text", "cover", "short")
_OPEN = ("text", "short")  # every word of them can be read without opening anything
_WORDS = re.compile(r"[^\W_]+")


class NotSafeToSend(KnownProblem):
    """The way is not marked safe, or nobody has asked lately. It cannot be overruled: it is checked with the client."""


@dataclass(frozen=True, slots=True)
class SafeWay:
    """A way by which an update may leave, and what that rests on. ``words`` is a whole sentence.

    ``needs_reason``: it is outside the safe hours, or safe only under a condition; going on is written down with why.
    """

    how: How
    words: str
    checked_on: date | None = None
    condition: str = ""
    never_say: str = ""
    needs_reason: bool = False


@dataclass(frozen=True, slots=True)
class NewClientUpdate:
    """What leaves. ``about`` are ids of events; ``templates`` the wording used ("no-charge-cps/en/1").

    ``file_name`` where it goes into a file. ``interpreter`` says who goes through a translation that no named person
    has read. ``told_on`` only where the adviser says that the client knows.
    """

    about: tuple[str, ...]
    form: Form
    language: str
    templates: tuple[str, ...]
    reviewed: bool
    content: bytes
    how: How = "in-person"
    protected: bool = False
    reason: str = ""
    interpreter: str = ""
    file_name: str = ""
    told_on: When | None = None
    note: str = ""


def safe_way(desk: Desk, case_id: str, how: How) -> SafeWay:
    """Whether an update may leave by this way now.

    Raises ``NotAgreed``, ``NotSafeToSend`` where the way is not marked safe or the check is too old, and
    ``WrongAnswer`` for a way that is none or a closed case.
    """
    record, _case = open_case_of(desk, case_id)
    one_of(how, (*BY_HAND, *SENT), "how")
    check_leaving(desk, record.id, CLIENT)
    held = record.channels.get(_CHANNELS[how])
    channel: SafeChannel | None = held.value if held is not None else None
    if how in BY_HAND:
        return _by_hand(how, channel)
    return _sent(desk, how, channel or SafeChannel(_CHANNELS[how]))


def record_client_update(desk: Desk, case_id: str, new: NewClientUpdate) -> Changes:
    """Write down that an update left the desk; ``made`` is its id. To be done before the file has its name.

    With ``told_on`` also that the client knows, in the same transaction. Raises ``WrongAnswer`` naming the field,
    ``NotSafeNow`` where a reason is needed, and what ``safe_way`` raises.
    """
    record, _case = open_case_of(desk, case_id)
    way = checked_way(desk, case_id, new)
    for event in new.about:
        fact = fact_of(record, event)
        if fact.case != case_id or not isinstance(fact.latest, acts.EventRecorded):
            raise WrongAnswer("about", _("An update is about events of this case."))
    act = ClientUpdateMade(
        about=new.about, form=new.form, language=new.language, templates=new.templates, how=new.how,
        on=desk.today().isoformat(), hash=hashlib.sha256(new.content).hexdigest(), protected=new.protected,
        checked_on=day_text(way.checked_on), condition=way.condition, reason=new.reason.strip(),
        reviewed=new.reviewed, interpreter=new.interpreter.strip(), note=new.note.strip(),
    )  # fmt: skip
    made = desk.entry(act, record.id, case_id)
    if new.told_on is None:
        return desk.write(made)
    told = NewUpdate("isva", on=new.told_on, method=TOLD_BY[new.how], about=new.about)
    return desk.write(made, *entries_of(desk, case_id, News(told)))


def checked_way(desk: Desk, case_id: str, new: NewClientUpdate) -> SafeWay:
    """Everything that must hold before anything is written. Raises what ``record_client_update`` raises."""
    record, _case = open_case_of(desk, case_id)
    one_of(new.form, FORMS, "form")
    if not new.about:
        raise WrongAnswer("about", _("Choose at least one fact that the update is about."))
    way = safe_way(desk, case_id, new.how)
    if new.how == "text" and new.form != "short":
        raise WrongAnswer("form", _("Only the short text goes by text message."))
    if way.needs_reason and not new.reason.strip():
        raise NotSafeNow(way.words, next_step=_("To go on, say why. The reason is kept."))
    if new.how == "email" and new.form != "short" and not new.protected and not new.reason.strip():
        raise NotSafeNow(
            _("A page that goes by email is locked with a passphrase."),
            next_step=_("Protect it; or say why it must be open. The reason is kept."),
        )
    if new.language != "en" and not new.reviewed:
        filled(
            new.interpreter,
            "interpreter",
            _("No named person has read this translation. Say which interpreter will go through it with the client."),
        )
    _check_outside(desk, record, new, way)
    if new.told_on is not None:
        entries_of(desk, case_id, News(NewUpdate("isva", on=new.told_on, about=new.about)))
    return way


def _by_hand(how: How, channel: SafeChannel | None) -> SafeWay:
    """Handing over needs no mark, but a client who said no to meeting is not handed anything."""
    if channel is not None and channel.allowed == "no" and channel.checked_on is not None:
        raise NotSafeToSend(
            _("The client said that meeting in person is not safe."),
            kept=_("Nothing was written."),
            next_step=_("Ask the client which way is safe, and record it."),
        )
    words = (
        _("It is handed over: nothing is sent.")
        if how == "in-person"
        else _("It is shown on the screen: nothing is sent.")
    )
    condition = channel.condition if channel is not None and channel.allowed == "only-if" else ""
    return SafeWay(how, words, channel.checked_on if channel is not None else None, condition)


def _sent(desk: Desk, how: How, channel: SafeChannel) -> SafeWay:
    """Sending needs a way that is marked safe and was checked lately; only the hour can be waited for or overruled."""
    now = desk.clock().astimezone(LONDON)
    state = channel_state(channel, now)
    outside_hours = state.level == "blocked" and state.next_window is not None
    if state.level == "blocked" and not outside_hours:
        words = state.words
        if channel.allowed == "no" and channel.checked_on is None:
            words = _("{channel}: not marked safe.").format(channel=channel_label(channel.channel))
        raise NotSafeToSend(
            words,
            kept=_("Nothing was written."),
            next_step=_("Check it with the client, or hand the page over in person."),
        )
    return SafeWay(
        how, state.words, channel.checked_on, channel.condition if channel.allowed == "only-if" else "",
        channel.never_say, needs_reason=outside_hours or state.level == "caution",
    )  # fmt: skip


def _check_outside(desk: Desk, record: ClientRecord, new: NewClientUpdate, way: SafeWay) -> None:
    """The name of the file names nobody, and nothing that lies open holds what must never be said by this way."""
    never = [phrase for phrase in re.split(r"[,;\n]", way.never_say) if phrase.strip()]
    about = about_vault(desk.store)
    names = [record.text("name"), *record.text("name").split(), record.text("name_to_use")]
    names += [about.service] if about is not None else []
    lying_open = new.content.decode("utf-8", "replace") if new.form in _OPEN and new.how in SENT else ""
    for text, phrases in ((new.file_name, (*names, *never)), (lying_open, never)):
        said = _folded(text)
        for phrase in phrases:
            words = _folded(phrase)
            if words and any(said[at : at + len(words)] == words for at in range(len(said))):
                raise WrongAnswer(
                    "file_name" if text == new.file_name else "form",
                    _('"{words}" could be read without opening it.').format(words=phrase.strip()),
                    next_step=_("Choose words that say nothing, such as letter-2026-11.pdf."),
                )


def _folded(text: str) -> list[str]:
    return [word.casefold() for word in _WORDS.findall(text)]
