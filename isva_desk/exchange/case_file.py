"""The case file (``isva-desk.case/1``): one case as JSON, read strictly, and written so that it reads the same again.

A slip of typing must not lose a fact: an unknown field, a wrong value or a loose end is refused with one sentence that
names the field and where it stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from difflib import get_close_matches
from typing import Any
from unicodedata import category

from isva_desk.domain.case import Case, Client, ContactPlan, Event, Update, Wish
from isva_desk.domain.dates import UNKNOWN, NotADate, When, parse_when
from isva_desk.domain.directory import Directory
from isva_desk.domain.event_kinds import BODIES, EXTRA_FIELDS, METHODS, OFFERS
from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _

FORMAT = "isva-desk.case/1"

_DATES = frozenset(
    {"on", "learned", "wcu_received", "arrested_on", "target_on", "review_on", "hearing_on", "trial_on", "promised_on"}
)
_TEXTS = frozenset({"requested_from", "reason", "hearing", "outcome", "what", "suspect"})
_NUMBERS = frozenset({"number", "months"})
_FLAGS = frozenset({"hospital_order", "under_18"})
_EVERY_EVENT = ("id", "kind", "on", "learned", "suspect")


class NotACaseFile(KnownProblem):
    """The file cannot be read as a case file; the sentence names the field and the place."""


def read_case_file(content: bytes, name: str) -> Case:
    """Read the bytes of a case file. ``name`` is how the file is called in the sentence of a refusal.

    Raises ``NotACaseFile``.
    """
    try:
        raw = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise NotACaseFile(_not_json(error).format(file=name, **_where(error))) from error
    except _Refusal as refusal:
        raise NotACaseFile(f"{name}: {refusal.what}") from None
    try:
        return _case(raw)
    except _Refusal as refusal:
        place = f"{refusal.place}: " if refusal.place else ""
        raise NotACaseFile(f"{name}: {place}{refusal.what}") from None


def write_case_file(case: Case) -> bytes:
    """The case as the bytes of a case file, in the order of the format, without what is not known."""
    client = case.client
    document: dict[str, Any] = {
        "format": FORMAT,
        "client": _known(
            {
                "reference": client.reference,
                "enhanced_rights": client.enhanced_rights,
                "enhanced_reason": client.enhanced_reason,
                "region": client.region,
                "wishes": [
                    _known({"from": _text(w.starts), "updates": w.updates, "via": w.via}) for w in client.wishes
                ],
            }
        ),
        "case": _known(
            {
                "reference": case.reference,
                "police_force": case.police_force,
                "cps_area": case.cps_area,
                "suspects": list(case.suspects),
            }
        ),
        "contact_plans": [
            {"agency": p.agency, "from": _text(p.starts), "every_days": p.every_days, "basis": p.basis}
            for p in case.contact_plans
        ],
        "events": [_fact(event) for event in case.events],
        "updates": [_fact(update) for update in case.updates],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _not_json(error: ValueError | RecursionError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return _("{file}: this is not JSON: it cannot be read from line {line}, column {column}, on")
    if isinstance(error, UnicodeDecodeError):
        return _("{file}: this is not JSON: it is not text in UTF-8")
    if isinstance(error, RecursionError):
        return _("{file}: this is not JSON that can be read: it is nested too deeply")
    return _("{file}: this is not JSON that can be read: a number in it is too long")


def _where(error: ValueError | RecursionError) -> dict[str, int]:
    return {"line": error.lineno, "column": error.colno} if isinstance(error, json.JSONDecodeError) else {}


class _Refusal(Exception):
    def __init__(self, place: str, what: str) -> None:
        super().__init__(what)
        self.place = place
        self.what = what


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose fields stand once each: of two, one would be lost."""
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for field, _value in pairs:
            if field in seen:
                raise _Refusal("", _('the field "{field}" stands twice in one object').format(field=field))
            seen.add(field)
    return found


def _case(raw: object) -> Case:
    whole = _object(raw, "", ("format", "client", "case", "contact_plans", "events", "updates"), check_format=True)
    client_raw = _object(_required(whole, "client", ""), "client", (
        "reference", "enhanced_rights", "enhanced_reason", "region", "wishes",
    ))  # fmt: skip
    case_raw = _object(_required(whole, "case", ""), "case", ("reference", "police_force", "cps_area", "suspects"))
    suspects = tuple(
        _string(item, f"case.suspects[{index}]") for index, item in enumerate(_list(case_raw, "suspects", "case"))
    )
    events = tuple(_event(item, f"events[{n}]", suspects) for n, item in enumerate(_list(whole, "events", "")))
    _distinct((event.id for event in events), "events")
    known = {event.id for event in events}
    updates = tuple(_update(item, f"updates[{n}]", known) for n, item in enumerate(_list(whole, "updates", "")))
    _distinct((update.id for update in updates), "updates")
    return Case(
        reference=_string(_required(case_raw, "reference", "case"), "case.reference"),
        client=_client(client_raw),
        police_force=_optional_string(case_raw, "police_force", "case"),
        cps_area=_optional_string(case_raw, "cps_area", "case"),
        suspects=suspects,
        contact_plans=tuple(
            _plan(item, f"contact_plans[{n}]") for n, item in enumerate(_list(whole, "contact_plans", ""))
        ),
        events=events,
        updates=updates,
    )


def _client(raw: Mapping[str, Any]) -> Client:
    enhanced = raw.get("enhanced_rights", True)
    return Client(
        reference=_string(_required(raw, "reference", "client"), "client.reference"),
        enhanced_rights=_flag(True if enhanced is None else enhanced, "client.enhanced_rights"),
        enhanced_reason=_optional_string(raw, "enhanced_reason", "client"),
        region=_choice(raw.get("region") or "england", ("england", "wales"), "client.region"),
        wishes=tuple(_wish(item, f"client.wishes[{n}]") for n, item in enumerate(_list(raw, "wishes", "client"))),
    )


def _wish(raw: object, place: str) -> Wish:
    found = _object(raw, place, ("from", "updates", "via"))
    return Wish(
        starts=_date(_required(found, "from", place), f"{place}.from"),
        updates=_choice(found.get("updates") or "all", ("all", "big-news", "none"), f"{place}.updates"),
        via=_choice(found.get("via") or "client", ("client", "isva", "both"), f"{place}.via"),
    )


def _plan(raw: object, place: str) -> ContactPlan:
    found = _object(raw, place, ("agency", "from", "every_days", "basis"))
    days = _number(_required(found, "every_days", place), f"{place}.every_days")
    if not 1 <= days <= 3660:
        raise _Refusal(f"{place}.every_days", _("a number of days from 1 to 3660 is needed"))
    return ContactPlan(
        agency=_choice(_required(found, "agency", place), BODIES, f"{place}.agency"),
        starts=_date(_required(found, "from", place), f"{place}.from"),
        every_days=days,
        basis=_choice(found.get("basis") or "agreed", ("agreed", "force-promise"), f"{place}.basis"),
    )


def _event(raw: object, place: str, suspects: tuple[str, ...]) -> Event:
    place = _with_id(raw, place)
    kind = raw.get("kind") if isinstance(raw, Mapping) else None
    if kind is not None:
        # First the kind, since it decides which fields there are.
        _choice(kind, tuple(EXTRA_FIELDS), f"{place}.kind")
    found = _object(raw, place, (*_EVERY_EVENT, *EXTRA_FIELDS.get(kind or "", ())))
    _required(found, "kind", place)
    values: dict[str, Any] = {"id": _string(_required(found, "id", place), f"{place}.id"), "kind": kind}
    for name, value in found.items():
        if name in values or value is None:
            continue
        values[name] = _event_value(name, value, f"{place}.{name}")
    suspect = values.get("suspect")
    if suspect is not None and suspects and suspect not in suspects:
        listed = ", ".join(suspects)
        raise _Refusal(
            f"{place}.suspect",
            _('"{suspect}" is not one of the suspects of this case ({all})').format(suspect=suspect, all=listed),
        )
    return Event(**values)


def _event_value(name: str, value: object, place: str) -> object:
    if name in _DATES:
        return _date(value, place)
    if name in _TEXTS:
        return _string(value, place)
    if name in _NUMBERS:
        return _number(value, place)
    if name in _FLAGS:
        return _flag(value, place)
    if name == "scheme":
        return _choice(value, ("police", "cps"), place)
    return _choice(value, BODIES, place)  # to, by


_UPDATE_FIELDS = (
    "id", "about", "by", "to", "on", "sent_on", "method", "covers", "outcome", "reasons", "review_right", "offer",
    "answer",
)  # fmt: skip


def _update(raw: object, place: str, events: set[str]) -> Update:
    place = _with_id(raw, place)
    found = _object(raw, place, _UPDATE_FIELDS)
    about = tuple(_string(item, f"{place}.about[{n}]") for n, item in enumerate(_list(found, "about", place)))
    for number, event_id in enumerate(about):
        if event_id not in events:
            raise _Refusal(f"{place}.about[{number}]", _('there is no event "{id}" in this case').format(id=event_id))
    if "on" not in found and found.get("sent_on") is None:
        raise _Refusal(f"{place}.on", _("the day is missing; write on, or sent_on for a letter"))
    covers = tuple(_string(item, f"{place}.covers[{n}]") for n, item in enumerate(_list(found, "covers", place)))
    return Update(
        id=_string(_required(found, "id", place), f"{place}.id"),
        by=_choice(_required(found, "by", place), BODIES, f"{place}.by"),
        about=about,
        to=_choice(found.get("to") or "client", ("client", "isva"), f"{place}.to"),
        on=_date(found.get("on"), f"{place}.on"),
        sent_on=_date(found.get("sent_on"), f"{place}.sent_on"),
        method=_maybe(found, "method", METHODS, place),
        covers=covers,
        outcome=_choice(found.get("outcome") or "told", ("told", "attempted", "not-told"), f"{place}.outcome"),
        reasons=_maybe_flag(found, "reasons", place),
        review_right=_maybe_flag(found, "review_right", place),
        offer=_maybe(found, "offer", OFFERS, place),
        answer=_maybe(found, "answer", ("yes", "no", "later"), place),
    )


def _object(raw: object, place: str, known: Iterable[str], *, check_format: bool = False) -> Mapping[str, Any]:
    if not isinstance(raw, Mapping):
        raise _Refusal(place, _("an object in braces is needed here"))
    if check_format and raw.get("format") != FORMAT:
        found = raw.get("format") or ""
        raise _Refusal(
            "format", _('"{found}" is not known; this program reads {format}').format(found=found, format=FORMAT)
        )
    for name in raw:
        if name not in known:
            raise _Refusal(f"{place}.{name}" if place else name, _("this field is not known here"))
    return raw


def _required(found: Mapping[str, Any], name: str, place: str) -> Any:
    if found.get(name) is None:
        raise _Refusal(f"{place}.{name}" if place else name, _("this field is missing"))
    return found[name]


def _list(found: Mapping[str, Any], name: str, place: str) -> list[Any]:
    value = found.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise _Refusal(f"{place}.{name}" if place else name, _("a list in square brackets is needed here"))
    return value


def _string(value: object, place: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _Refusal(place, _("a text is needed here"))
    if any(category(letter) in {"Cc", "Cs"} and letter not in "\t\n\r" for letter in value):
        raise _Refusal(place, _("this text holds a character that cannot be shown"))
    return value


def _optional_string(found: Mapping[str, Any], name: str, place: str) -> str | None:
    return None if found.get(name) is None else _string(found[name], f"{place}.{name}")


def _number(value: object, place: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 100_000:
        raise _Refusal(place, _("a whole number is needed here"))
    return value


def _flag(value: object, place: str) -> bool:
    if not isinstance(value, bool):
        raise _Refusal(place, _("true or false is needed here"))
    return value


def _maybe_flag(found: Mapping[str, Any], name: str, place: str) -> bool | None:
    return None if found.get(name) is None else _flag(found[name], f"{place}.{name}")


def _maybe(found: Mapping[str, Any], name: str, choices: tuple[str, ...], place: str) -> Any:
    return None if found.get(name) is None else _choice(found[name], choices, f"{place}.{name}")


def _choice(value: object, choices: tuple[str, ...], place: str) -> Any:
    if not isinstance(value, str) or value not in choices:
        shown = ", ".join(choices) if len(choices) < 12 else _("one of the kinds of the case file format")
        raise _Refusal(place, _('"{value}" is not known here; write {choices}').format(value=value, choices=shown))
    return value


def _date(value: object, place: str) -> When:
    if value is None:
        return UNKNOWN
    if not isinstance(value, str):
        raise _Refusal(place, _("a date is needed here, in quotes"))
    try:
        return parse_when(value)
    except NotADate as error:
        raise _Refusal(place, str(error)) from error


def _with_id(raw: object, place: str) -> str:
    """The place, with the id of what stands there where it has one: people look for that."""
    if isinstance(raw, Mapping) and isinstance(raw.get("id"), str):
        return f'{place} ("{raw["id"]}")'
    return place


def _distinct(ids: Iterable[str], place: str) -> None:
    seen: set[str] = set()
    for number, one in enumerate(ids):
        if one in seen:
            raise _Refusal(f"{place}[{number}].id", _('"{id}" stands twice').format(id=one))
        seen.add(one)


def _text(when: When) -> str | None:
    return when.text


def _known(document: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in document.items() if value is not None and value != []}


def _fact(fact: Event | Update) -> dict[str, Any]:
    written: dict[str, Any] = {}
    for item in fields(fact):
        value = getattr(fact, item.name)
        if isinstance(value, When):
            value = value.text
            if value is None and item.name == "on":
                # "Not known" is said out loud for the day that matters; an update needs it unless it was sent.
                if isinstance(fact, Event) or not fact.sent_on.is_known:
                    written["on"] = None
                continue
        if isinstance(value, tuple):
            value = list(value)
        if value is not None and value != []:
            written[item.name] = value
    return written


def check_rule_names(case: Case, rule_ids: frozenset[str], name: str) -> None:
    """Refuse an update that covers a rule which no pack holds: it would meet nothing. Raises ``NotACaseFile``."""
    for number, update in enumerate(case.updates):
        for position, rule in enumerate(update.covers):
            if rule not in rule_ids:
                place = f'updates[{number}] ("{update.id}").covers[{position}]'
                raise NotACaseFile(
                    _('{file}: {place}: there is no rule "{rule}"').format(file=name, place=place, rule=rule)
                )


def check_places(case: Case, directory: Directory, name: str) -> None:
    """Refuse a force or CPS Area that is not in the directory: a pilot would pass unseen. Raises ``NotACaseFile``."""
    forces, areas = {force.id for force in directory.forces}, {area.id for area in directory.cps_areas}
    for field, value, known in (("police_force", case.police_force, forces), ("cps_area", case.cps_area, areas)):
        if value is not None and value not in known:
            near = ", ".join(get_close_matches(value, known, 1, 0.5)) or _("the ids of the directory")
            raise NotACaseFile(
                _('{file}: case.{field}: "{value}" is not in the directory; perhaps: {near}').format(
                    file=name, field=field, value=value, near=near
                )
            )
