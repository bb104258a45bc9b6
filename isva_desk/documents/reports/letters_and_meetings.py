"""R11: the letters of the CPS, its offers of a meeting, and whether a liaison officer is named, case by case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Value, Wanted
from isva_desk.documents.reports.words import area_name, when_value
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.entitlements.verdict_words import VERDICT_WORDS
from isva_desk.journal.entitlements_view import entitlements_of
from isva_desk.journal.letters.views import Letter, letters_of
from isva_desk.journal.report_stories import case_stories
from isva_desk.language import _

_WITH_THE_CPS = (
    "cps-referral", "early-advice-requested", "early-advice-given", "action-plan", "charge", "no-charge-cps",
    "cps-stop-or-alter", "cps-provisional-stop",
)  # fmt: skip
# Each column, and the rules whose state it shows.
_INTRODUCTION, _CHARGE, _DECISION = ("cps-rape-intro-letter",), ("cps-rape-charge-letter",), ("cps-vcl-letter",)
_MEETING, _BEFORE_TRIAL, _LIAISON = ("cps-meeting-offer",), ("cps-pretrial-meeting",), ("cps-rape-vlo",)


def letters_and_meetings(desk: Desk, wanted: Wanted) -> Report:
    """One row a case that is or was with the CPS."""
    columns = (
        Column(_("Client"), names_the_row=True),
        Column(_("CPS Area"), most=0.15),
        Column(_("Introductory letter")),
        Column(_("Charge letter")),
        Column(_("Decision letter")),
        Column(_("Meeting offered")),
        Column(_("Meeting before trial")),
        Column(_("Liaison officer named")),
        Column(_("Letters"), end=True),
        Column(_("Copied to the adviser")),
        Column(_("Clear, complete, kind")),
    )
    return Report(
        title=_("Letters and meetings"),
        says=(
            _(
                "What is recorded of the letters and meetings of the CPS: the day, or the words for what is known. "
                "A dash stands where nothing of the kind was owed."
            ),
        ),
        tables=(
            ReportTable(
                _("Cases with the CPS"), columns, _rows(desk, wanted), _("There is no case with the CPS in the record.")
            ),
        ),
    )  # fmt: skip


def _rows(desk: Desk, wanted: Wanted) -> Iterator[ReportRow]:
    for story in case_stories(desk.store, wanted.scope, _WITH_THE_CPS):
        if not story.events(_WITH_THE_CPS, wanted.day):
            continue
        owed = entitlements_of(desk.store, story.case_id, wanted.day)
        yield ReportRow(
            (
                story.reference, area_name(desk.directory, story.cps_area), _state(owed, _INTRODUCTION),
                _state(owed, _CHARGE), _state(owed, _DECISION), _state(owed, _MEETING), _state(owed, _BEFORE_TRIAL),
                _state(owed, _LIAISON), *_quality(letters_of(desk.store, story.case_id), wanted),
            )
        )  # fmt: skip


def _quality(letters: Sequence[Letter], wanted: Wanted) -> tuple[Value, Value, Value]:
    """How many letters of the CPS there are; of those of which it is known, how many reached the adviser, were good."""
    from_cps = [one for one in letters if one.by == "cps" and (one.day.earliest or wanted.day) <= wanted.day]
    if not from_cps:
        return 0, None, None
    copied = [one.reaches_adviser for one in from_cps if one.reaches_adviser]
    looked_at = [one for one in from_cps if one.clear or one.complete or one.kindly]
    ticks = [sum(getattr(one, tick) == "yes" for one in looked_at) for tick in ("clear", "complete", "kindly")]
    return (
        len(from_cps),
        _("{part} of {count}").format(part=copied.count("yes"), count=len(copied)) if copied else None,
        _("{clear}, {complete}, {kind} of {count}").format(
            clear=ticks[0], complete=ticks[1], kind=ticks[2], count=len(looked_at)
        )
        if looked_at
        else None,
    )


def _state(owed: Sequence[Entitlement], rules: tuple[str, ...]) -> Value:
    """The day of the last that is recorded, or the words for the verdict; None where none was owed."""
    found = [entry for entry in owed if entry.rule in rules and entry.verdict != "not-in-force"]
    days = [entry.met_on or entry.told_on for entry in found]
    known = [when for when in days if when is not None and when.is_known]
    if known:
        return when_value(known[-1])
    return _(VERDICT_WORDS[found[-1].verdict]) if found else None
