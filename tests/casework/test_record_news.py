"""One telephone call is one transaction: what happened, who told whom, and whether the client knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.record_event import NewEvent
from isva_desk.casework.record_news import News, preview_news, record_news
from isva_desk.casework.record_update import NewUpdate
from isva_desk.domain.dates import on_day, parse_when
from isva_desk.journal.case_view import case_of, updates_of
from tests.builders.desks import a_case, a_desk, day

CHARGED = NewEvent("charge", parse_when("2026-11-20"), learned=parse_when("2026-11-23"), suspect="A")
TOLD_ME = NewUpdate("police", "isva", on=on_day(day("2026-11-23")), method="phone")


def test_the_event_the_update_and_the_passing_on_are_written_together(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk)
    made = record_news(desk, case.id, News(TOLD_ME, CHARGED, passed_on=parse_when("2026-11-23")))
    told = case_of(desk.store, case.id)
    assert [event.kind for event in told.events] == ["charge"]
    assert made.made == told.events[0].id
    (update,) = updates_of(desk.store, case.id)
    assert update.about == (told.events[0].id,)
    assert update.passed_on == day("2026-11-23")
    assert not update.held


def test_nothing_is_written_when_a_part_of_it_cannot_be(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk)
    with pytest.raises(WrongAnswer) as refusal:
        record_news(desk, case.id, News(TOLD_ME, CHARGED, passed_on=parse_when("2026-11-24")))
    assert refusal.value.field == "passed_on"
    assert case_of(desk.store, case.id).events == ()
    with pytest.raises(WrongAnswer) as refusal:
        record_news(desk, case.id, News(NewUpdate("police", "client"), None, passed_on=parse_when("2026-11-23")))
    assert refusal.value.field == "passed_on"


def test_the_preview_says_what_saving_then_does(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("arrest", "2026-11-16", "A")
    news = News(NewUpdate("police", "client", on=on_day(day("2026-11-18")), about=(case.facts["arrest"],)))
    before = desk.store.connection.execute("SELECT count(*) FROM entries").fetchone()
    preview = preview_news(desk, case.id, news)
    assert preview.sentence == "This settles: Told that suspect A was arrested"
    assert [one.working_days_late for one in preview.settles] == [1]
    assert desk.store.connection.execute("SELECT count(*) FROM entries").fetchone() == before


def test_a_new_event_in_a_preview_is_judged_too(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk)
    preview = preview_news(desk, case.id, News(NewUpdate("police", "client", on=on_day(day("2026-11-23"))), CHARGED))
    assert preview.sentence
    assert case_of(desk.store, case.id).events == ()


def test_what_the_adviser_tells_the_client_is_no_longer_held(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("no-charge-cps", "2026-11-20", "A").with_event("arrest", "2026-11-16", "A")
    case.with_update("cps", "2026-11-20", "no-charge-cps", to="isva").with_update(
        "police", "2026-11-20", "arrest", to="isva"
    )
    told = NewUpdate("isva", on=on_day(day("2026-11-23")), method="in-person", about=(case.facts["no-charge-cps"],))
    record_news(desk, case.id, News(told))
    held = {row.about: row.held for row in updates_of(desk.store, case.id) if row.to == "isva"}
    assert held == {(case.facts["no-charge-cps"],): False, (case.facts["arrest"],): True}
