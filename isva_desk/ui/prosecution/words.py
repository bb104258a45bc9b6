"""How early advice, action plans, clinics, panels and the meeting before the trial read in a list."""

from __future__ import annotations

from datetime import date

from isva_desk.domain.labels import method_label
from isva_desk.domain.prosecution_lists import prosecution_lists
from isva_desk.journal.prosecution.folded import ActionPlan, Advice, Clinic, Panel, TrialMeeting
from isva_desk.language import N_, _, ngettext, say_day
from isva_desk.ui.case.timeline import short_when
from isva_desk.ui.parts import Tone

ADVICE_WORDS = {
    "asked": N_("Early advice asked of the CPS"),
    "given": N_("Early advice given by the CPS"),
    "not-sought": N_("Early advice not asked for"),
}
_SENIOR = {
    "yes": N_("a District Crown Prosecutor reviewed it first"),
    "no": N_("no District Crown Prosecutor reviewed it first"),
    "": N_("whether a District Crown Prosecutor reviewed it first is not known"),
}
_ANSWERS = {"yes": N_("wanted"), "no": N_("not wanted"), "later": N_("later, perhaps")}


def advice_detail(advice: Advice) -> str:
    """The reason that was given."""
    if advice.reason:
        return _("Reason given: {reason}").format(reason=advice.reason)
    return _("No reason is recorded.") if advice.step == "not-sought" else ""


def plan_detail(plan: ActionPlan, today: date) -> str:
    """Its days, what it asks for, and whether somebody senior looked first."""
    days = []
    if plan.target.is_known:
        days.append(_("answer wanted by {day}").format(day=short_when(plan.target, today)))
    if plan.review.is_known:
        days.append(_("to be looked at {day}").format(day=short_when(plan.review, today)))
    if plan.looked_at.is_known:
        days.append(_("looked at {day}").format(day=short_when(plan.looked_at, today)))
    lists = prosecution_lists()
    lines = [" · ".join(days), ", ".join(lists.words(lists.themes, plan.themes))]
    if plan.needs_senior:
        said = _(_SENIOR[plan.senior])
        lines.append(f"{said[:1].upper()}{said[1:]}.")
    lines += plan.notes
    lines[0] = lines[0][:1].upper() + lines[0][1:]
    return "\n".join(line for line in lines if line)


def plan_pill(plan: ActionPlan, today: date) -> tuple[str, Tone]:
    """Answered, or how many days over its target it is."""
    over = plan.days_over(today)
    if plan.is_answered:
        if over:
            words = ngettext("Answered {count} day over", "Answered {count} days over", over).format(count=over)
            return words, "amber"
        return _("Answered"), "green"
    if over:
        return ngettext("{count} day over", "{count} days over", over).format(count=over), "rose"
    return _("Open"), "blue"


def clinic_detail(clinic: Clinic, today: date) -> str:
    """What was agreed, and when the case is on again."""
    again = _("Again {day}.").format(day=short_when(clinic.next_on, today)) if clinic.next_on.is_known else ""
    return "\n".join(line for line in (clinic.agreed, again, clinic.note) if line)


def panel_title(panel: Panel) -> str:
    """The code under which the panel knows the case."""
    return _("Given to a scrutiny panel as {code}").format(code=panel.code)


def panel_detail(panel: Panel, today: date) -> str:
    """Which panel, and what it said."""
    lists = prosecution_lists()
    said = lists.words(lists.outcomes, (panel.outcome,))[0] if panel.outcome else ""
    day = short_when(panel.answered, today) if panel.answered.is_known else ""
    return "\n".join(
        line for line in (panel.panel, " · ".join(part for part in (said, day) if part), panel.note) if line
    )


def meeting_detail(meeting: TrialMeeting, today: date) -> str:
    """The offer and its answer, the day, who goes along, how many questions."""
    lines = []
    if meeting.offer:
        day = short_when(meeting.offered, today) if meeting.offered.is_known else _("on a day not known")
        words = _("Offered {day}").format(day=day)
        answer = _(_ANSWERS[meeting.answer]) if meeting.answer in _ANSWERS else ""
        lines.append(f"{words}: {answer}." if answer else f"{words}.")
    if (planned := meeting.planned.day) is not None and meeting.held != "yes":
        how = method_label(meeting.method).lower() if meeting.method else ""
        parts = [say_day(planned), meeting.hour, how]
        lines.append(_("Set for {when}.").format(when=", ".join(part for part in parts if part)))
    if meeting.with_whom:
        lines.append(_("Goes along: {who}.").format(who=meeting.with_whom))
    count = len(meeting.questions) + len(meeting.own)
    if count:
        lines.append(
            ngettext("{count} question to take along.", "{count} questions to take along.", count).format(count=count)
        )
    return " ".join([*lines, *meeting.notes])


def meeting_pill(meeting: TrialMeeting) -> tuple[str, Tone]:
    """How far it is."""
    if meeting.held == "yes":
        return _("Held"), "green"
    if meeting.held == "not-wanted" or meeting.answer == "no":
        return _("Not wanted"), "grey"
    if meeting.held == "no":
        return _("Fell through"), "amber"
    if meeting.planned.is_known:
        return _("Set"), "blue"
    return (_("Offered"), "green") if meeting.offer else (_("No offer on record"), "amber")
