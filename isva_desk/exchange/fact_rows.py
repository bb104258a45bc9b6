"""What a row of a spreadsheet says that happened: an event, an update, or an event with the telling of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, cast

from isva_desk.domain.case import Event, Update
from isva_desk.domain.event_kinds import EXTRA_FIELDS
from isva_desk.domain.imported import PassedOn
from isva_desk.exchange.client_rows import suspect_letter
from isva_desk.exchange.row_reader import RowReader
from isva_desk.language import _

# Columns of the sheet whose field in the case file has another name.
_EXTRA_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "wcu_received": "wcu_received", "arrested_on": "arrested_on", "hearing": "hearing", "hearing_on": "hearing_on",
        "trial_on": "trial_on", "target_on": "target_on", "review_on": "review_on", "promised_on": "promised_on",
        "promise": "what", "number": "number", "scheme": "scheme", "requested_from": "requested_from",
        "reason": "reason", "court_outcome": "outcome", "months": "months", "hospital_order": "hospital_order",
        "complaint_to": "to", "under_18": "under_18",
    }
)  # fmt: skip
_ONLY_UPDATES = ("reasons", "review_right", "offer", "answer", "covers", "passed_on", "passed_method", "outcome")
_NEED_A_SCHEME = frozenset({"review-requested", "review-acknowledged", "review-decided"})


@dataclass(frozen=True, slots=True)
class FactRow:
    """One row of facts before it has found its place: ids are those given in the sheet, "" where none was given.

    ``about`` is still as it was written; an update in the row of its event is about that event. ``passed_on`` carries
    no id yet.
    """

    id: str
    event: Event | None
    update: Update | None
    about: str
    passed_on: PassedOn | None
    note: str


def has_fact(reader: RowReader) -> bool:
    """The row says that something happened or that somebody told."""
    return any(reader.filled(column) for column in ("kind", "date", "told_by", "told_on", "sent_on", "about", "note"))


def read_fact(reader: RowReader) -> FactRow | None:
    """The fact in the row; None where it could not be read (``reader.issues`` says why)."""
    kind = reader.word("kind")
    if kind is None:
        if reader.is_refused("kind"):
            return None
        if not reader.filled("told_by"):
            reader.refuse("kind", _("is empty; what happened?"))
            return None
        kind = "update"
    fact_id, note = reader.text("fact"), reader.text("note")
    if kind == "update":
        update = _update(reader, told_column="told_on" if reader.filled("told_on") else "date")
        _refuse_extras(reader, "update", ())
        return FactRow(fact_id, None, update, reader.text("about"), _passed_on(reader), note)
    event = _event(reader, kind)
    if _is_told(reader, kind):
        update = _update(reader, told_column="told_on")
        return FactRow(fact_id, event, update, "", _passed_on(reader), note)
    for column in (*_ONLY_UPDATES, "about"):
        if reader.filled(column):
            reader.refuse(column, _("says something of a telling, but “Told by” and “Told on” are empty"))
    return FactRow(fact_id, event, None, "", None, note)


def _is_told(reader: RowReader, kind: str) -> bool:
    if kind == "promise":  # "told by" is who promised
        return reader.filled("told_on") or reader.filled("sent_on")
    return any(reader.filled(column) for column in ("told_by", "told_on", "sent_on"))


def _event(reader: RowReader, kind: str) -> Event:
    extras: dict[str, Any] = {}
    allowed = EXTRA_FIELDS[kind]
    for column, field in _EXTRA_COLUMNS.items():
        if field in allowed and reader.filled(column):
            extras[field] = _extra(reader, column)
    if kind == "promise":
        extras["by"] = reader.word("told_by")
    if kind in _NEED_A_SCHEME and extras.get("scheme") is None and not reader.is_refused("scheme"):
        reader.refuse("scheme", _("is empty; write “police” or “cps”"))
    _refuse_extras(reader, kind, allowed)
    on, learned, suspect = reader.when("date"), reader.when("learned"), _suspect(reader)
    return Event(id="", kind=kind, on=on, learned=learned, suspect=suspect, **extras)


def _extra(reader: RowReader, column: str) -> object:
    if column in {"number", "months"}:
        return reader.number(column)
    if column in {"scheme", "complaint_to"}:
        return reader.word(column)
    if column in {"hospital_order", "under_18"}:
        return reader.yes_no(column)
    if column in {"promise", "hearing", "requested_from", "reason", "court_outcome"}:
        return reader.text(column) or None
    return reader.when(column)


def _refuse_extras(reader: RowReader, kind: str, allowed: tuple[str, ...]) -> None:
    for column, field in _EXTRA_COLUMNS.items():
        if field not in allowed and reader.filled(column):
            reader.refuse(column, _("does not belong to a row of the kind “{kind}”").format(kind=kind))


def _suspect(reader: RowReader) -> str | None:
    text = reader.text("suspect")
    if not text:
        return None
    letter = suspect_letter(text)
    if letter is None:
        reader.refuse("suspect", _("write a letter, such as “A”; names of suspects are not kept"))
    return letter


def _update(reader: RowReader, told_column: str) -> Update:
    by = reader.word("told_by")
    if by is None and not reader.is_refused("told_by"):
        reader.refuse("told_by", _("is empty; who told?"))
    on, sent_on = reader.when(told_column), reader.when("sent_on")
    if not reader.filled(told_column) and not sent_on.is_known and not reader.is_refused("sent_on"):
        reader.refuse(told_column, _("is empty; a rough date is enough (Nov 2026, 2026), or “not known”"))
    return Update(
        id="",
        by=by or "other",
        to=cast(Any, reader.word("told_to") or "client"),
        on=on,
        sent_on=sent_on,
        method=reader.word("method"),
        covers=reader.rules("covers"),
        outcome=cast(Any, reader.word("outcome") or "told"),
        reasons=reader.yes_no("reasons"),
        review_right=reader.yes_no("review_right"),
        offer=reader.word("offer"),
        answer=cast(Any, reader.word("answer")),
    )


def _passed_on(reader: RowReader) -> PassedOn | None:
    if not reader.filled("passed_on"):
        return None
    if reader.word("told_to") != "isva":
        reader.refuse("passed_on", _("is only for news that you were given: write “isva” in “Told to”"))
    on = reader.when("passed_on")
    if not on.is_known and not reader.is_refused("passed_on"):
        reader.refuse("passed_on", _("has to be a date"))
    return PassedOn("", on, reader.word("passed_method"))
