"""What is known of court in the demonstration: where hearings are, which measures were asked for, who goes along."""

from __future__ import annotations

from datetime import date, timedelta

from isva_desk.casework.court_hearings import describe_hearing, set_hearing_status
from isva_desk.casework.court_steps import NewStep, contact_witness_care, take_step
from isva_desk.casework.days_to_avoid import avoid_day
from isva_desk.casework.desk import Desk
from isva_desk.domain.court_lists import court_lists
from isva_desk.domain.dates import on_day
from isva_desk.journal.court.views import CourtView, court_of
from isva_desk.journal.diary import DiaryRow, hearings_between

_AHEAD = 400  # days
# (group, item, step, days ago, body, who)
_STORIES: tuple[tuple[tuple[str, str, str, int, str, str], ...], ...] = (
    (
        ("measures", "screens", "discussed", 60, "", ""),
        ("measures", "screens", "wanted", 60, "", ""),
        ("measures", "screens", "applied", 45, "cps", ""),
        ("measures", "live-link", "discussed", 60, "", ""),
        ("measures", "live-link", "not-wanted", 52, "", ""),
        ("measures", "private", "discussed", 60, "", ""),
        ("measures", "recorded-interview", "wanted", 52, "", ""),
        ("measures", "recorded-interview", "applied", 45, "cps", ""),
        ("measures", "recorded-interview", "granted", 16, "", ""),
        ("measures", "recorded-interview", "told", 15, "witness-care", ""),
        ("preparation", "court-visit", "offered", 30, "witness-care", ""),
        ("preparation", "court-visit", "wanted", 28, "", ""),
        ("statement", "personal-statement", "offered", 200, "police", ""),
        ("statement", "personal-statement", "made", 150, "", ""),
    ),
    (
        ("measures", "live-link", "wanted", 70, "", ""),
        ("measures", "live-link", "applied", 55, "cps", ""),
        ("measures", "live-link", "granted", 40, "", ""),
        ("measures", "link-supporter", "wanted", 70, "", ""),
        ("statement", "personal-statement", "offered", 90, "police", ""),
        ("statement", "personal-statement", "not-wanted", 80, "", ""),
    ),
)
_STATUSES = ("fixed", "floating")


def demonstrate_court(desk: Desk) -> None:
    """Say more of the first hearings to come: each story of steps once, courts and status for all."""
    first, last = desk.today(), desk.today() + timedelta(days=_AHEAD)
    seen: set[str] = set()
    for place, row in enumerate(hearings_between(desk.store, first, last, most=8)):
        if row.case_id is None or row.over:
            continue
        view = court_of(desk.store, row.case_id)
        court = desk.directory.courts[(7 * place + 30) % len(desk.directory.courts)].name
        describe_hearing(desk, row.case_id, row.hearing, court=court)
        set_hearing_status(desk, row.case_id, row.hearing, _STATUSES[place % 2], on_day(first - timedelta(days=2)))
        with_evidence = court_lists().kind(row.hearing_kind).evidence
        if with_evidence and row.on > first and row.case_id not in seen and len(seen) < len(_STORIES):
            _tell(desk, view, _STORIES[len(seen)], row)
            seen.add(row.case_id)


def _tell(desk: Desk, view: CourtView, story: tuple[tuple[str, str, str, int, str, str], ...], row: DiaryRow) -> None:
    today: date = desk.today()
    for group, item, step, ago, body, who in story:
        new = NewStep(group, item, step, on=on_day(today - timedelta(days=ago)), by=body, who=who)
        take_step(desk, view.case_id, new)
    take_step(
        desk, view.case_id,
        NewStep("practical", "travel", "arranged", row.hearing, on_day(today - timedelta(days=1)), who="Taxi"),
        NewStep("practical", "childcare", "not-needed", row.hearing, on_day(today - timedelta(days=1))),
    )  # fmt: skip
    contact_witness_care(desk, view.case_id, on_day(today - timedelta(days=3)), "phone")
    avoid_day(desk, view.client_id, row.on.month, row.on.day)
