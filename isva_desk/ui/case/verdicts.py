"""How an entitlement stands, in the few words of a pill. Worded so that it can be read out in a meeting."""

from __future__ import annotations

from datetime import date

from isva_desk.domain.working_days import WorkingDays
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.entitlements.verdict_words import verdict_words
from isva_desk.language import _, ngettext, say_day
from isva_desk.ui.parts import Tone

# The tone of each verdict, and its icon where it is not that of the tone. What is not here is grey.
_LOOKS: dict[str, tuple[Tone, str | None]] = {
    "no-record": ("rose", None),
    "missed": ("rose", None),
    "due": ("amber", None),
    "met": ("green", None),
    "late": ("amber", "check"),
    "open": ("blue", None),
    "used": ("green", None),
    "recorded": ("green", None),
    "cannot-tell": ("grey", "question"),
    "passed": ("grey", "clock"),
    "not-started": ("grey", "clock"),
    "waived": ("grey", "heart"),
}


def verdict_pill(entitlement: Entitlement, calendar: WorkingDays, today: date) -> tuple[str, Tone, str | None]:
    """The words, the tone and (where it is not that of the tone) the icon."""
    tone, icon = _LOOKS.get(entitlement.verdict, ("grey", "info"))
    due = entitlement.due_latest or entitlement.due
    if entitlement.verdict == "no-record":
        return _no_record(due, calendar, today), tone, icon
    if entitlement.verdict == "due" and due is not None:
        return (_("Due today") if due == today else _("Due {day}").format(day=say_day(due))), tone, icon
    if entitlement.verdict == "open" and due is not None:
        return _("Open until {day}").format(day=say_day(due)), tone, icon
    if entitlement.verdict == "not-recorded":
        return _not_recorded(entitlement.remind_on, today)
    return verdict_words(entitlement), tone, icon


def _no_record(due: date | None, calendar: WorkingDays, today: date) -> str:
    past = 0 if due is None else calendar.between(due, today)
    if past == 0:
        return _("No record")
    return ngettext("No record · {count} working day past", "No record · {count} working days past", past).format(
        count=past
    )


def _not_recorded(remind_on: date | None, today: date) -> tuple[str, Tone, str | None]:
    if remind_on is not None and remind_on > today:
        return _("Ask on {day}").format(day=say_day(remind_on)), "grey", "clock"
    return _("Not recorded: ask"), "amber", None
