"""The lines about the CPS: who is named there, early advice, action plans, clinics, panels, the meeting."""

from __future__ import annotations

from collections.abc import Iterator

from isva_desk.domain.dates import When
from isva_desk.domain.labels import role_label
from isva_desk.journal.rows import PersonRow
from isva_desk.language import _
from isva_desk.ui.case.timeline import short_when
from isva_desk.ui.case.verdicts import verdict_pill
from isva_desk.ui.parts import Tone
from isva_desk.ui.parts.fact_row import FactRow
from isva_desk.ui.parts.record_row import RowAct
from isva_desk.ui.prosecution.loading import Work
from isva_desk.ui.prosecution.words import (
    ADVICE_WORDS,
    advice_detail,
    clinic_detail,
    meeting_detail,
    meeting_pill,
    panel_detail,
    panel_title,
    plan_detail,
    plan_pill,
)

ROLES = ("prosecutor", "cps-victim-liaison")
_ADVICE_RULES = ("cps-early-advice",)
_LIAISON_RULES = ("cps-rape-vlo",)


def named_rows(work: Work) -> list[tuple[str, FactRow]]:
    """Who is named at the CPS, and the meeting before the trial: each line with what it is about, "cps:" and a word."""
    return [*((f"cps:person:{role}", _person(work, role)) for role in ROLES), *_meeting(work)]


def cps_rows(work: Work) -> list[tuple[str, FactRow]]:
    """Early advice, action plans, clinics and panels: each line with "cps:", a word and the id of the fact."""
    return list(_rows(work))


def _rows(work: Work) -> Iterator[tuple[str, FactRow]]:
    found = work.prosecution
    for advice in found.advice:
        entry = work.entry(advice.id, _ADVICE_RULES)
        words, tone, _icon = verdict_pill(entry, work.calendar, work.today) if entry is not None else ("", "grey", None)
        row = FactRow(
            _(ADVICE_WORDS[advice.step]), advice_detail(advice), head=_day(work, advice.on),
            pill=(words, tone) if words else None,
        )  # fmt: skip
        yield f"cps:advice:{advice.id}", row
    for plan in found.plans:
        acts = [] if plan.is_answered else [RowAct("answer", _("Answered…"), "A"), RowAct("look", _("Looked at…"), "L")]
        acts.append(RowAct("more", _("More…"), "M"))
        row = FactRow(
            _("Action plan {number}").format(number=plan.number), plan_detail(plan, work.today),
            head=_day(work, plan.sent), pill=plan_pill(plan, work.today), acts=_open(work, acts),
        )  # fmt: skip
        yield f"cps:plan:{plan.id}", row
    for clinic in found.clinics:
        yield (
            f"cps:clinic:{clinic.id}",
            FactRow(_("Case progression clinic"), clinic_detail(clinic, work.today), head=_day(work, clinic.on)),
        )
    for panel in found.panels:
        pill: tuple[str, Tone] = (_("Answered"), "green") if panel.outcome else (_("Waiting"), "blue")
        acts = [] if panel.outcome else [RowAct("said", _("What it said…"), "S")]
        row = FactRow(
            panel_title(panel), panel_detail(panel, work.today), head=_day(work, panel.sent), pill=pill,
            acts=_open(work, acts),
        )  # fmt: skip
        yield f"cps:panel:{panel.id}", row


def _meeting(work: Work) -> Iterator[tuple[str, FactRow]]:
    meeting = work.prosecution.meeting
    asked = [one for group in work.entitlements.values() for one in group if one.rule == "cps-pretrial-meeting"]
    if not (meeting.offer or meeting.described_by or asked):
        return
    row = FactRow(
        _("Meeting before the trial"), meeting_detail(meeting, work.today), pill=meeting_pill(meeting),
        acts=_open(work, [RowAct("meeting", _("Open…"), "O")]),
    )  # fmt: skip
    trigger = asked[0].trigger if asked else meeting.described_by or meeting.offer
    yield f"cps:meeting:{trigger or ''}", row


def _person(work: Work, role: str) -> FactRow:
    here = [one for one in work.people if one.role == role and not one.ends.is_known]
    named = next((one for one in here if not one.is_vacancy), None)
    acts = _open(work, [RowAct("name", _("Name somebody…"), "N")])
    if named is not None:
        return FactRow(role_label(role), _reach(named), pill=(named.name, "green"), acts=acts)
    entry = next(
        (one for group in work.entitlements.values() for one in group if one.rule in _LIAISON_RULES and one.is_open),
        None,
    )
    if role == "cps-victim-liaison" and entry is not None:
        words, tone, _icon = verdict_pill(entry, work.calendar, work.today)
        return FactRow(role_label(role), entry.title, pill=(words, tone), acts=acts)
    return FactRow(role_label(role), _("Nobody is named on record."), pill=(_("Not known"), "grey"), acts=acts)


def _reach(person: PersonRow) -> str:
    return " · ".join(part for part in (person.phone, person.email) if part) or _("No direct number or address kept")


def _day(work: Work, when: When) -> str:
    return short_when(when, work.today) if when.is_known else _("Day not known")


def _open(work: Work, acts: list[RowAct]) -> tuple[RowAct, ...]:
    return () if work.head.closed_on is not None else tuple(acts)
