"""R24: what one adviser hands to another with a case. No number and no address: those are shown by the desk alone."""

from __future__ import annotations

from collections.abc import Iterator

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.pseudonyms import without_names
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Value, Wanted
from isva_desk.documents.reports.words import agency_name, area_name, force_name, when_value
from isva_desk.domain.choices import choices
from isva_desk.domain.date_words import WEEKDAYS as DAY_NAMES
from isva_desk.domain.labels import body_label, channel_label, role_label
from isva_desk.domain.safe_contact import WEEKDAYS, SafeChannel, Window
from isva_desk.domain.stages import label
from isva_desk.entitlements.verdict_words import verdict_words
from isva_desk.journal.case_view import (
    client_head,
    consents_of,
    contact_plans_of,
    people_of,
    safe_contact_of,
    wishes_of,
)
from isva_desk.journal.entitlements_view import entitlements_of
from isva_desk.journal.needs.folded import risks_of
from isva_desk.journal.report_stories import hearings_of
from isva_desk.journal.rows import ClientHead
from isva_desk.language import N_, _, ngettext

_ALLOWED = {"yes": N_("Safe"), "only-if": N_("Only if"), "no": N_("Not safe")}
_UPDATES = {
    "all": N_("Every update"), "big-news": N_("Only the big news"), "none": N_("Nothing until the client asks")
}  # fmt: skip


def hand_over_pack(desk: Desk, wanted: Wanted) -> Report:
    """One case: where it stands, safe contact, wishes, what is owed, what comes, who is who, and two signatures."""
    head = client_head(desk.store, wanted.case or "")
    nothing = _("Nothing is recorded.")
    two = (Column(_("What"), names_the_row=True), Column(_("Recorded"), most=0.7))
    owed = [entry for entry in entitlements_of(desk.store, head.case_id, wanted.day) if entry.is_open]
    tables = (
        ReportTable(_("Where the case stands"), two, list(_standing(desk, head, wanted)), nothing),
        ReportTable(
            _("Safe contact"), _contact_columns(), list(_contact(desk, head, wanted)), _("Nothing is marked safe.")
        ),
        ReportTable(_("Wishes, consents and agreements"), two, list(_agreed(desk, head)), nothing),
        ReportTable(
            _("Risks"), _risk_columns(), list(_risks(desk, head, wanted)), _("No risk was judged.")
        ),
        ReportTable(
            _("Still owed to the client"),
            (Column(_("What"), names_the_row=True, most=0.5), Column(_("By whom"), most=0.3), Column(_("Due")),
             Column(_("What is known"))),
            [
                ReportRow(
                    (entry.title, _owed_by(desk, head, entry.owed_by), entry.due, verdict_words(entry))
                )
                for entry in sorted(owed, key=lambda entry: (entry.due is None, entry.due))
            ],
            _("Nothing is open."),
        ),
        ReportTable(
            _("Next dates"), (Column(_("Day")), Column(_("Time")), Column(_("What"), names_the_row=True)),
            [
                ReportRow((found.on, found.hour, found.hearing))
                for found in hearings_of(desk.store, head.case_id, wanted.day)
            ],
            _("No hearing is listed."),
        ),
        ReportTable(
            _("Who is who"), (Column(_("Role"), names_the_row=True), Column(_("Name")), Column(_("Since"))),
            [
                ReportRow((role_label(one.role), _("nobody") if one.is_vacancy else one.name, when_value(one.starts)))
                for one in people_of(desk.store, head.case_id)
                if not one.ends.is_known
            ],
            _("Nobody is named."),
        ),
        ReportTable(
            _("Handed over"), (Column(_("Adviser"), names_the_row=True), Column(_("Name"), least=0.2),
                               Column(_("Signature"), least=0.3), Column(_("Day"), least=0.12)),
            [ReportRow((_("Hands over"), head.owner, "", "")), ReportRow((_("Takes over"), "", "", "")),
             ReportRow((_("Client told on"), "", "", ""))],
            "",
        ),
    )  # fmt: skip
    return Report(
        title=_("Hand-over pack"),
        says=(_("Case {case} of client {client}.").format(case=head.case_reference, client=head.reference),),
        tables=tables,
        missing=(_("what the two advisers said to each other"),),
    )


def _standing(desk: Desk, head: ClientHead, wanted: Wanted) -> Iterator[ReportRow]:
    for suspect, stage, overridden in head.stages:
        name = _("Suspect {letter}").format(letter=suspect) if suspect else _("Stage")
        words = _("{stage} (set by hand)").format(stage=label(stage)) if overridden else label(stage)
        yield ReportRow((name, words))
    yield ReportRow((_("Police force"), force_name(desk.directory, head.police_force)))
    yield ReportRow((_("Crime reference"), head.crime_reference or None))
    yield ReportRow((_("CPS Area"), area_name(desk.directory, head.cps_area)))
    yield ReportRow((_("Reported"), when_value(head.reported)))
    yield ReportRow((_("Enhanced Rights"), _("yes") if head.enhanced_rights else _("no")))
    if wanted.names:
        yield ReportRow((_("Name to use"), head.name_to_use or None))
        yield ReportRow((_("Pronouns"), head.pronouns or None))


def _contact_columns() -> tuple[Column, ...]:
    return (
        Column(_("Way"), names_the_row=True),
        Column(_("Marked")),
        Column(_("When"), most=0.25),
        Column(_("Condition"), most=0.2),
        Column(_("Who may answer"), most=0.2),
        Column(_("Never say"), most=0.2),
        Column(_("Checked on")),
        Column(_("Good until")),
    )


def _contact(desk: Desk, head: ClientHead, wanted: Wanted) -> Iterator[ReportRow]:
    for way in safe_contact_of(desk.store, head.client_id):
        yield ReportRow(
            (
                channel_label(way.channel), _(_ALLOWED[way.allowed]), _times(way),
                *(_said(text, head, wanted) for text in (way.condition, way.who_may_answer, way.never_say)),
                way.checked_on, way.expires_on if way.allowed != "no" else None,
            )
        )  # fmt: skip


def _said(text: str, head: ClientHead, wanted: Wanted) -> Value:
    """What the adviser typed; where names were not asked for, without that of the client."""
    return without_names(text, () if wanted.names else (head.name, head.name_to_use))


def _times(way: SafeChannel) -> Value:
    if way.allowed == "no":
        return None
    return "; ".join(map(_window, way.windows)) or _("any time")


def _window(window: Window) -> str:
    days = [_(DAY_NAMES[WEEKDAYS.index(day)])[:3] for day in window.days.split(",")]
    return _("{days} {start} to {end}").format(days=" ".join(days), start=window.start, end=window.end)


def _risk_columns() -> tuple[Column, ...]:
    return (
        Column(_("Risk"), names_the_row=True),
        Column(_("Level")),
        Column(_("What is done about it"), most=0.5),
        Column(_("Judged on")),
        Column(_("To be looked at again")),
    )


def _risks(desk: Desk, head: ClientHead, wanted: Wanted) -> Iterator[ReportRow]:
    lists = choices("needs")
    for risk in risks_of(desk.store.record(head.client_id)):
        level = lists["risk-levels"].text_of(risk.level)
        yield ReportRow(
            (
                lists["risks"].text_of(risk.id),
                level,
                _said(risk.plan, head, wanted),
                when_value(risk.on),
                risk.review_on,
            )
        )


def _agreed(desk: Desk, head: ClientHead) -> Iterator[ReportRow]:
    for wish in wishes_of(desk.store, head.client_id)[:1]:
        yield ReportRow((_("Wish about updates"), _(_UPDATES[wish.updates])))
    for consent in consents_of(desk.store, head.client_id):
        name = _("Consent: {party}").format(party=body_label(consent.party))
        if consent.withdrawn_on.is_known:
            yield ReportRow((name, _("withdrawn")))
        elif consent.given_on.is_known:
            yield ReportRow((name, when_value(consent.given_on)))
    for plan in contact_plans_of(desk.store, head.case_id):
        words = ngettext("every {count} day", "every {count} days", plan.every_days).format(count=plan.every_days)
        yield ReportRow((_("Updates from: {body}").format(body=body_label(plan.agency)), words))


def _owed_by(desk: Desk, head: ClientHead, body: str) -> str:
    return agency_name(desk.directory, body, head.police_force, head.cps_area) if body != "client" else body_label(body)
