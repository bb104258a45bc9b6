"""The sections of Today: their order, their names, how they are counted below the date, and the next acts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from isva_desk.journal.rows import TodayRow, TodaySection
from isva_desk.journal.today import SECTIONS
from isva_desk.language import N_, _, ngettext

ActId = Literal[
    "matter", "why", "update", "event", "pass-on", "check", "name-person", "open", "ask", "answer", "write", "outcome"
]


@dataclass(frozen=True, slots=True)
class RowAct:
    """A next act offered on a row."""

    id: ActId
    words: str
    spoken: str  # in full, for a screen reader


_TITLES: dict[TodaySection, str] = {
    "urgent": N_("Only for a few days"),
    "safety": N_("Safety first"),
    "own-limits": N_("Time that runs for them"),
    "no-record": N_("No record that these happened in time"),
    "answers": N_("An answer was due"),
    "due-today": N_("Due today"),
    "requests": N_("Requests for records"),
    "next-days": N_("In the next five working days"),
    "held": N_("You know, they do not yet"),
    "hearings": N_("Hearings in the next seven days"),
    "promises": N_("Promises made by agencies"),
    "tasks": N_("To do"),
    "waiting": N_("Waiting for the service"),
    "reviews": N_("To look at again"),
    "vacancies": N_("Nobody is named"),
}


def section_title(section: TodaySection) -> str:
    """The name over the rows of a section."""
    return _(_TITLES[section])


def summary(counts: Mapping[TodaySection, int]) -> str:
    """The line below the date: what there is, section by section."""
    phrases = [_counted(section, counts[section]) for section in SECTIONS if counts.get(section)]
    if not phrases:
        return _("Nothing needs you today.")
    return ", ".join(phrases)


def _counted(section: TodaySection, count: int) -> str:
    phrase = {
        "urgent": ngettext("{count} that cannot wait", "{count} that cannot wait", count),
        "safety": ngettext("{count} thing about safety", "{count} things about safety", count),
        "own-limits": ngettext("{count} limit that runs", "{count} limits that run", count),
        "no-record": ngettext("{count} with no record", "{count} with no record", count),
        "answers": ngettext("{count} answer that was due", "{count} answers that were due", count),
        "due-today": ngettext("{count} due today", "{count} due today", count),
        "requests": ngettext("{count} request for records", "{count} requests for records", count),
        "next-days": ngettext("{count} due soon", "{count} due soon", count),
        "held": ngettext("{count} that you hold", "{count} that you hold", count),
        "hearings": ngettext("{count} hearing", "{count} hearings", count),
        "promises": ngettext("{count} promise", "{count} promises", count),
        "tasks": ngettext("{count} thing to do", "{count} things to do", count),
        "waiting": ngettext("{count} person who waits", "{count} people who wait", count),
        "reviews": ngettext("{count} to look at again", "{count} to look at again", count),
        "vacancies": ngettext("{count} with nobody named", "{count} with nobody named", count),
    }[section]
    return phrase.format(count=count)


def acts_of(row: TodayRow) -> tuple[RowAct, ...]:
    """The next acts for a row, the main one first."""
    if row.matter is not None:
        return (RowAct("matter", row.act, row.act),) if row.act else ()
    if row.section == "held":
        told = RowAct("pass-on", _("They were told"), _("Record that they were told"))
        return told, RowAct("write", _("Write it…"), _("Write an update for the client"))
    if row.section == "vacancies":
        return RowAct("name-person", _("Name somebody"), _("Name somebody")), _ask()
    if row.section == "answers":
        return RowAct("answer", _("Answer…"), _("Record the answer")), _ask()
    if row.section == "hearings":
        return (RowAct("outcome", _("Record…"), _("Record what came of it")),)
    if row.section == "own-limits":
        return _event(), _why()
    if row.section == "safety":
        if row.trigger is not None:  # an event of the case, such as bail that ends
            return _event(), _ask(), _why()
        return (RowAct("check", _("Check…"), _("Record a safe-contact check")),)
    return RowAct("update", _("Record…"), _("Record an update")), _ask(), _why()


def _ask() -> RowAct:
    return RowAct("ask", _("Ask…"), _("Ask about it"))


def _event() -> RowAct:
    return RowAct("event", _("Record…"), _("Record what happened"))


def _why() -> RowAct:
    return RowAct("why", _("Why?"), _("Why?"))
