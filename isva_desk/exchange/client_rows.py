"""What a spreadsheet says of a client and their case, apart from what happened: names, wishes, safe contact, people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, cast

from isva_desk.domain.case import Case, Client, ContactPlan, Wish
from isva_desk.domain.dates import UNKNOWN, When, on_day
from isva_desk.domain.imported import ImportedCase, ImportedConsent, ImportedPerson
from isva_desk.domain.labels import channel_label
from isva_desk.domain.safe_contact import SafeChannel
from isva_desk.exchange.row_reader import RowReader
from isva_desk.exchange.safe_times import read_windows
from isva_desk.language import _

_CONSENTS = (("consent_police", "police"), ("consent_cps", "cps"), ("consent_witness_care", "witness-care"))
_PEOPLE = (
    ("officer", "officer-in-case"), ("prosecutor", "prosecutor"), ("witness_care_officer", "witness-care-officer"),
)  # fmt: skip
_MOST_SUSPECTS = 26


def read_client(reader: RowReader, reference: str, case_reference: str) -> ImportedCase:
    """The client and the case without any fact. What cannot be read is left in ``reader.issues``."""
    case = Case(
        reference=case_reference,
        client=_client(reader, reference),
        police_force=reader.force("police_force"),
        cps_area=reader.cps_area("cps_area"),
        suspects=_suspects(reader),
        contact_plans=_plans(reader),
    )
    return ImportedCase(
        case=case,
        name=name_of(reader),
        language=reader.text("language"),
        crime_reference=reader.text("crime_reference"),
        safe_channels=_channels(reader),
        consents=_consents(reader),
        people=_people(reader),
    )


def name_of(reader: RowReader) -> str:
    """The client's name, put together where the sheet keeps first name and surname apart."""
    parts = (reader.text("first_name"), reader.text("surname"))
    return reader.text("name") or " ".join(part for part in parts if part)


def wishes_begin(imported: ImportedCase) -> ImportedCase:
    """The wishes hold from the first known day of the case where the sheet gives no day of their own."""
    wishes = imported.case.client.wishes
    if not wishes or wishes[0].starts.is_known:
        return imported
    days = [event.on.earliest for event in imported.case.events if event.on.earliest is not None]
    starts = on_day(min(days)) if days else UNKNOWN
    client = replace(imported.case.client, wishes=tuple(replace(wish, starts=starts) for wish in wishes))
    return replace(imported, case=replace(imported.case, client=client))


def _client(reader: RowReader, reference: str) -> Client:
    enhanced = reader.yes_no("enhanced_rights")
    return Client(
        reference=reference,
        enhanced_rights=enhanced is not False,
        enhanced_reason=reader.text("enhanced_reason") or None,
        region=cast(Any, reader.word("region") or "england"),
        wishes=_wishes(reader),
        word=reader.word("word"),
        name_to_use=reader.text("name_to_use") or None,
        pronouns=reader.text("pronouns") or None,
    )


def _wishes(reader: RowReader) -> tuple[Wish, ...]:
    if not reader.filled("wishes_updates") and not reader.filled("wishes_via"):
        return ()
    updates, via = reader.word("wishes_updates") or "all", reader.word("wishes_via") or "client"
    return (Wish(reader.when("wishes_from"), cast(Any, updates), cast(Any, via)),)


def _suspects(reader: RowReader) -> tuple[str, ...]:
    texts = reader.list("suspects")
    if len(texts) == 1 and texts[0].isdecimal():
        count = int(texts[0])
        if count > _MOST_SUSPECTS:
            reader.refuse("suspects", _("write letters, such as “A, B”"))
            return ()
        return tuple(chr(ord("A") + place) for place in range(count))
    letters = tuple(suspect_letter(text) for text in texts)
    if any(letter is None for letter in letters):
        reader.refuse("suspects", _("write letters, such as “A, B”; names of suspects are not kept"))
        return ()
    return tuple(letter for letter in letters if letter is not None)


def suspect_letter(text: str) -> str | None:
    """The letter of a suspect ("A", "suspect A", "S1"); None for what looks like a name."""
    word = text.strip().upper().removeprefix("SUSPECT").strip()
    return word if 1 <= len(word) <= 2 and word.isalnum() else None


def _plans(reader: RowReader) -> tuple[ContactPlan, ...]:
    every = reader.number("contact_every")
    if every is None:
        return ()
    starts = reader.when("contact_from")
    if every == 0:
        reader.refuse("contact_every", _("write a number of days"))
    if not starts.is_known and not reader.is_refused("contact_from"):
        reader.refuse("contact_from", _("is empty; since when has this been agreed?"))
    agency, basis = reader.word("contact_agency") or "police", reader.word("contact_basis") or "agreed"
    return (ContactPlan(agency, starts, every, cast(Any, basis)),)


def _channels(reader: RowReader) -> tuple[SafeChannel, ...]:
    checked = exact_day(reader, "checked_on")
    phone, email = reader.phone("phone"), reader.text("email")
    found = (
        ("phone", "phone_allowed", phone), ("voicemail", "voicemail_allowed", phone), ("text", "text_allowed", phone),
        ("email", "email_allowed", email), ("post", "post_allowed", reader.text("post_address")),
    )  # fmt: skip
    by_phone = SafeChannel(
        "phone",
        condition=reader.text("phone_condition"),
        windows=reader.read("phone_windows", read_windows) or (),
        who_may_answer=reader.text("who_may_answer"),
        never_say=reader.text("never_say"),
        cover_name=reader.text("cover_name"),
        may_say_who=reader.yes_no("may_say_who") is True,
        checked_on=checked,
    )
    channels = []
    for channel, column, value in found:
        allowed = reader.word(column)
        if allowed is None and (not value or channel in {"voicemail", "text"}):
            continue
        # The times and the condition were given for ringing; a letter or an e-mail can be read at any hour.
        rings = channel in {"phone", "voicemail", "text"}
        template = by_phone if rings else replace(by_phone, condition="", windows=())
        given = replace(template, channel=channel, allowed=cast(Any, allowed or "no"), value=value)
        channels.append(_safely(reader, given, column))
    return tuple(channels)


def _safely(reader: RowReader, channel: SafeChannel, column: str) -> SafeChannel:
    """What is not said in full is taken as not safe, and that is said."""
    if channel.allowed == "no" or reader.is_refused("checked_on"):
        return channel
    if channel.checked_on is None:
        remark = _("“{text}” ({channel}) was taken as not safe: no day is given on which it was checked.")
    elif channel.allowed == "only-if" and not channel.condition:
        remark = _("“{text}” ({channel}) was taken as not safe: it is not said under which condition.")
    else:
        return channel
    reader.remarks.append(remark.format(text=reader.text(column), channel=channel_label(channel.channel)))
    return replace(channel, allowed="no")


def exact_day(reader: RowReader, column: str) -> date | None:
    """A date that has to be one certain day; None where it is empty."""
    when = reader.when(column)
    if when.is_known and not when.is_exact:
        reader.refuse(column, _("has to be one day, such as 16/11/2026"))
    return when.day


def _consents(reader: RowReader) -> tuple[ImportedConsent, ...]:
    found = []
    for column, party in _CONSENTS:
        # "No" in a column for consent says that there is none, which is what nothing says as well.
        if not reader.filled(column) or reader.text(column).casefold() in {"no", "n"}:
            continue
        found.append(ImportedConsent(party, _given(reader, column)))
    return tuple(found)


def _given(reader: RowReader, column: str) -> When:
    return UNKNOWN if reader.text(column).casefold() in {"yes", "y"} else reader.when(column)


def _people(reader: RowReader) -> tuple[ImportedPerson, ...]:
    found = []
    for column, role in _PEOPLE:
        if not reader.filled(column):
            continue
        stem = column.removesuffix("_officer")
        starts = reader.when(f"{stem}_from")
        if reader.means("vacancy", column):
            found.append(ImportedPerson(role, starts=starts, is_vacancy=True))
            continue
        found.append(
            ImportedPerson(
                role,
                name=reader.text(column),
                number=reader.text(f"{stem}_number"),
                phone=reader.phone(f"{stem}_phone"),
                email=reader.text(f"{stem}_email"),
                starts=starts,
            )
        )
    return tuple(found)
