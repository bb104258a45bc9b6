"""How the facts of court read on a page."""

from __future__ import annotations

from datetime import date

from isva_desk.domain.court_lists import HearingStatus, Step
from isva_desk.domain.date_words import MONTHS, say_when
from isva_desk.domain.dates import When
from isva_desk.domain.labels import body_label
from isva_desk.journal.court.hearings import Hearing, Listing
from isva_desk.journal.court.steps import Taken
from isva_desk.journal.court.views import CourtView
from isva_desk.language import _, ngettext, say_day, say_short_day
from isva_desk.ui.parts import Tone


def short_day(when: When, today: date) -> str:
    """A day as it stands in a grid: "16 Nov", "Nov 2026", "day not known"."""
    if when.day is not None:
        plain = say_short_day(when.day).partition(" ")[2]
        return plain if when.day.year == today.year else _("{day} {year}").format(day=plain, year=when.day.year)
    if not when.is_known:
        return _("day not known")
    first, last = when.earliest or when.latest, when.latest or when.earliest
    if first is None or last is None:
        return _("day not known")
    month = _("{month} {year}").format(month=_(MONTHS[first.month - 1])[:3], year=first.year)
    return month if (first.year, first.month) == (last.year, last.month) else _("about {month}").format(month=month)


def listed_words(listing: Listing) -> str:
    """The day and the hour of a hearing: "Monday 8 March 2027, 10:30"."""
    day = listing.on.day
    if day is None:
        words = say_when(listing.on)
        return words[:1].upper() + words[1:]
    return _("{day}, {hour}").format(day=say_day(day), hour=listing.hour) if listing.hour else say_day(day)


def status_pill(view: CourtView, hearing: Hearing) -> tuple[str, Tone]:
    """How the listed day of a hearing stands."""
    status, last = hearing.now.status, hearing.now.on.latest
    if status is not None and (status.over or last is None or last >= view.today):
        return status.words, tone_of(status)
    if last is not None and last < view.today:
        if hearing.key in view.followed:
            return _("over"), "grey"
        return _("no record of what came of it"), "amber"
    return _("status not known"), "grey"


def tone_of(status: HearingStatus) -> Tone:
    """The tone of a status; the words say it too."""
    if status.held:
        return "green"
    if status.over:
        return "grey"
    return "blue" if status.id == "fixed" else "amber"


def moves_words(hearing: Hearing, today: date) -> str:
    """How often a hearing moved and how long that makes the wait; empty where it did not move."""
    if not hearing.moved:
        return ""
    moved = ngettext("Moved {count} time", "Moved {count} times", hearing.moved).format(count=hearing.moved)
    parts = [moved]
    if hearing.waited is not None and hearing.waited > 0:
        waited = ngettext("{count} day later than first listed", "{count} days later than first listed", hearing.waited)
        parts.append(waited.format(count=hearing.waited))
    if hearing.now.said_on.is_known:
        parts.append(_("last change {day}").format(day=short_day(hearing.now.said_on, today)))
    return " · ".join(parts)


def taken_words(taken: Taken, today: date) -> str:
    """A step in full, for the screen reader and the history: "Applied for, 1 Jul, CPS"."""
    parts = [taken.step.words, short_day(taken.on, today)]
    parts += [part for part in (body_label(taken.by) if taken.by else "", taken.who) if part]
    return ", ".join(parts)


def step_icon(step: Step) -> str:
    """A drawing that says yes or no beside the day."""
    return "close" if step.no else "check"
