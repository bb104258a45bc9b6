"""How one who waits reads in the list."""

from __future__ import annotations

from datetime import date

from isva_desk.domain.choices import choices
from isva_desk.domain.dates import parse_when
from isva_desk.journal.rows import Tone
from isva_desk.journal.waiting.views import WaitingRow
from isva_desk.language import _, ngettext, say_short_day


def waited(row: WaitingRow, day: date) -> str:
    """ "Waits 12 days", or how long it was until it ended."""
    days = row.days_waited(day)
    if days is None:
        return ""
    if row.state == "waiting":
        return ngettext("Waits {days} day", "Waits {days} days", days).format(days=days)
    return ngettext("Waited {days} day", "Waited {days} days", days).format(days=days)


def came_line(row: WaitingRow) -> str:
    """Where the referral came from, when, and how urgent it is."""
    lists = choices("waiting")
    parts = [lists["sources"].text_of(row.source)]
    if row.received_on is not None:
        day = say_short_day(row.received_on)
        parts.append(_("{day}, {hour}").format(day=day, hour=row.received_hour) if row.received_hour else day)
    if row.urgency != "standard":
        parts.append(lists["urgency"].text_of(row.urgency))
    return " · ".join(parts)


def tried_line(row: WaitingRow) -> str:
    """What was tried, whether a way is marked safe, who answers for them, and what they wait for."""
    attempts = ngettext("{count} attempt", "{count} attempts", row.attempts).format(count=row.attempts)
    parts = [attempts if row.attempts else _("No attempt yet")]
    if row.reached_on is not None:
        parts.append(_("reached {day}").format(day=say_short_day(row.reached_on)))
    if row.last_contact_on is not None and row.last_contact_on != row.reached_on:
        last = _("last tried {day}") if row.reached_on is None else _("last contact {day}")
        parts.append(last.format(day=say_short_day(row.last_contact_on)))
    if not row.safe_known:
        parts.append(_("no safe way marked yet"))
    parts.append(_("with {owner}").format(owner=row.owner) if row.owner else _("nobody answers for them"))
    if row.reason:
        parts.append(_("waits for: {reason}").format(reason=choices("waiting")["reasons"].text_of(row.reason)))
    return " · ".join(parts)


def next_pill(row: WaitingRow, day: date) -> tuple[str, Tone]:
    """What comes next, and whether its day has passed."""
    if row.state == "allocated":
        return _("{name}, {day}").format(name=row.allocated_to, day=_short(row.allocated_on)), "green"
    if row.state == "ended":
        words = choices("waiting")["outcomes"].text_of(row.outcome) if row.outcome else _("Closed")
        return _("{what}, {day}").format(what=words, day=_short(row.ended_on)), "grey"
    if row.next_step == "decide":
        return _("Decide what comes next"), "amber"
    words = {
        "first": _("First contact by {day}"), "again": _("Try again {day}"), "check-in": _("Check-in {day}"),
    }[row.next_step]  # fmt: skip
    tone: Tone = "rose" if row.is_past(day) else "amber" if row.next_on == day else "blue"
    return words.format(day=_by(row, day)), tone


def _by(row: WaitingRow, day: date) -> str:
    hour = parse_when(row.contact_by).hour if row.next_step == "first" else None
    words = _("today") if row.next_on == day else _short(row.next_on)
    return _("{day}, {hour}").format(day=words, hour=hour) if hour else words


def _short(day: date | None) -> str:
    return "" if day is None else say_short_day(day)
