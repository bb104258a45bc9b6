"""How the diary reads: the names of periods and of the kinds of entry."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from isva_desk.domain.date_words import MONTHS
from isva_desk.journal.diary import DiaryKind, DiaryRow
from isva_desk.language import N_, _, ngettext, say_day, say_short_day

KIND_WORDS: dict[DiaryKind, str] = {
    "hearing": N_("hearing"),
    "avoid": N_("to avoid"),
    "bail": N_("bail"),
    "own-limit": N_("their time limit"),
    "promise": N_("promise"),
    "answer": N_("answer"),
    "matter": N_("to do"),
    "due": N_("due"),
}
ICONS: dict[DiaryKind, str] = {
    "hearing": "calendar",
    "avoid": "heart",
    "bail": "shield",
    "own-limit": "clock",
    "promise": "check",
    "answer": "ask",
    "matter": "dot",
    "due": "clock",
}


def period_words(view: str, first: date, last: date) -> str:
    """ "23 to 29 November 2026", "November 2026"."""
    if view == "month":
        middle = first + timedelta(days=14)
        return _("{month} {year}").format(month=_(MONTHS[middle.month - 1]), year=middle.year)
    if (first.year, first.month) == (last.year, last.month):
        return _("{first} to {last} {month} {year}").format(
            first=first.day, last=last.day, month=_(MONTHS[last.month - 1]), year=last.year
        )
    begins = _("{day} {month}").format(day=first.day, month=_(MONTHS[first.month - 1]))
    ends = _("{day} {month} {year}").format(day=last.day, month=_(MONTHS[last.month - 1]), year=last.year)
    return _("{first} to {last}").format(first=begins, last=ends)


def counted(rows: Sequence[DiaryRow]) -> str:
    """What stands in the period: hearings first."""
    hearings = sum(row.kind == "hearing" for row in rows)
    others = len(rows) - hearings
    parts = []
    if hearings:
        parts.append(ngettext("{count} hearing", "{count} hearings", hearings).format(count=hearings))
    if others:
        parts.append(ngettext("{count} other entry", "{count} other entries", others).format(count=others))
    return ", ".join(parts) or _("Nothing stands in these days.")


def one_line(row: DiaryRow) -> str:
    """An entry in a narrow line: "10:00 K7Q2 Trial"."""
    return " ".join(part for part in (row.hour, row.reference, row.title) if part)


def spoken(row: DiaryRow) -> str:
    """An entry as it is read out."""
    until = _("to {day}").format(day=say_short_day(row.until)) if row.until > row.on else ""
    parts = (row.hour, row.reference or _("The service"), row.title, until, _(KIND_WORDS[row.kind]))
    return ", ".join(part for part in parts if part)


def spoken_day(day: date, rows: Sequence[DiaryRow]) -> str:
    """A day with what stands in it, as it is read out."""
    if not rows:
        return _("{day}: nothing").format(day=say_day(day))
    return _("{day}: {entries}").format(day=say_day(day), entries="; ".join(spoken(row) for row in rows))
