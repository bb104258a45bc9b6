"""Who needs the adviser today, told as she reads it on Monday 23 November 2026 at nine."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from isva_desk.casework.correct_fact import retract_fact
from isva_desk.casework.desk import Desk
from isva_desk.casework.open_case import agree_contact_plan, close_case, reopen_case
from isva_desk.casework.pass_on import pass_on
from isva_desk.casework.people import assign_person, end_assignment
from isva_desk.casework.register_client import set_wishes
from isva_desk.casework.safe_contact import set_safe_channel
from isva_desk.domain.dates import LONDON, parse_when
from isva_desk.domain.safe_contact import SafeChannel, Window
from isva_desk.journal.case_view import people_of
from isva_desk.journal.rows import TodayRow
from isva_desk.journal.today import SECTIONS, today_counts, today_list
from tests.builders.desks import MONDAY, a_case, a_client, a_desk


def rows(desk: Desk, section: str, now: datetime = MONDAY) -> list[TodayRow]:
    return [row for row in today_list(desk.store, now) if row.section == section]


def test_an_arrest_nobody_told_her_of(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("arrest", "2026-11-16", "A")
    (row,) = rows(desk, "no-record")
    assert (row.reference, row.stage, row.title) == ("K7Q2", "investigation", "Told that suspect A was arrested")
    assert row.why.startswith(
        "Arrested on Monday 16 November 2026. Enhanced Rights apply, so the police had 1 working day: until the end of "
        "Tuesday 17 November 2026."
    )
    assert (row.badge, row.tone, row.working_days_past) == ("4 working days past", "rose", 4)
    assert (row.owed_by, row.since, row.due) == ("police", date(2026, 11, 16), date(2026, 11, 17))
    case.with_update("police", "2026-11-20", "arrest")
    assert rows(desk, "no-record") == []


def test_nobody_is_named_in_the_list(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    client = a_client(desk, name="Sam Invented", name_to_use="Sam")
    case = (
        a_case(desk, client).with_event("arrest", "2026-11-16", "A").with_event("no-charge-police", "2026-11-02", "A")
    )
    case.with_update("police", "2026-11-03", "no-charge-police").with_update("cps", "2026-11-20", to="isva")
    assert {row.section for row in today_list(desk.store, MONDAY)} >= {"own-limits", "no-record", "held"}
    assert "told" in rows(desk, "own-limits")[0].why
    for row in today_list(desk.store, MONDAY):
        assert "Sam" not in f"{row.reference} {row.title} {row.why} {row.badge}"


def test_due_today_and_in_the_next_working_days(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    a_case(desk).with_event("arrest", "2026-11-20", "A")
    a_case(desk, a_client(desk, "M3D8", enhanced_rights=False)).with_event("arrest", "2026-11-20", "A")
    (today,) = rows(desk, "due-today")
    assert (today.reference, today.badge, today.tone) == ("K7Q2", "today", "amber")
    (coming,) = rows(desk, "next-days")
    assert (coming.reference, coming.badge, coming.due) == ("M3D8", "in 4 days", date(2026, 11, 27))


def test_at_midnight_due_turns_into_no_record(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    a_case(desk).with_event("arrest", "2026-11-20", "A")
    last_minute = datetime(2026, 11, 23, 23, 59, tzinfo=LONDON)
    assert rows(desk, "no-record", last_minute) == []
    (row,) = rows(desk, "no-record", datetime(2026, 11, 24, 0, 0, tzinfo=LONDON))
    assert row.badge == "1 working day past"
    assert rows(desk, "due-today", datetime(2026, 11, 24, 0, 0, tzinfo=LONDON)) == []


def test_agreed_contact_that_stays_out(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("report", "2026-09-01")
    case.with_update("police", "2026-10-20")
    agree_contact_plan(desk, case.id, "police", parse_when("2026-10-01"), 28)
    assert "vc-r6-agreed-updates" in {row.rule for row in rows(desk, "no-record")}


def test_bail_that_ends_with_no_record_of_what_comes_next(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("arrest", "2026-08-26", "A").with_event("release-on-bail", "2026-08-26", "A")
    (row,) = rows(desk, "safety")
    assert row.title.startswith("Bail ends on ")
    assert row.why == "No record of what happens next. Ask the officer before the client hears it elsewhere."
    assert row.due is not None
    assert 0 <= (row.due - MONDAY.date()).days <= 7
    case.with_event("charge", "2026-11-22", "A")
    assert rows(desk, "safety") == []


def test_what_she_holds_and_has_not_passed_on(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("no-charge-cps", "2026-11-19", "A")
    lunch = Window("mon,tue,wed,thu,fri", "13:00", "15:00")
    set_safe_channel(
        desk, case.client, SafeChannel("phone", "yes", "1", windows=(lunch,), checked_on=date(2026, 11, 16))
    )
    case.with_update("cps", "2026-11-20", "no-charge-cps", to="isva", method="letter")
    (row,) = rows(desk, "held")
    assert row.title == "CPS told you: CPS decision not to charge"
    assert row.why == ("You have known since Friday 20 November 2026. There is no record that the client knows.")
    assert (row.badge, row.tone) == ("Safe today 13:00 to 15:00", "blue")
    assert rows(desk, "held", MONDAY.replace(hour=14))[0].badge == "Safe now, today 13:00 to 15:00"
    pass_on(desk, row.update_id or "", parse_when("2026-11-23"), "phone")
    assert rows(desk, "held") == []


def test_a_passing_on_that_was_a_mistake_brings_the_row_back(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_update("police", "2026-11-20", to="isva")
    passed = pass_on(desk, case.facts["update"], parse_when("2026-11-22")).made
    assert rows(desk, "held") == []
    retract_fact(desk, passed or "", "it was somebody else whom I rang")
    assert len(rows(desk, "held")) == 1


def test_somebody_who_wants_nothing_until_they_ask_is_no_task(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_update("police", "2026-11-20", to="isva")
    set_wishes(desk, case.client, parse_when("2026-11-01"), "none")
    assert rows(desk, "held") == []
    assert rows(desk, "safety") == []


def test_news_held_with_no_safe_way_to_the_client(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_update("police", "2026-11-20", to="isva")
    (row,) = rows(desk, "safety")
    assert row.title == "No safe way to reach the client is marked"
    set_safe_channel(desk, case.client, SafeChannel("phone", "yes", "1", checked_on=date(2026, 11, 20)))
    assert rows(desk, "safety") == []


def test_a_safe_contact_check_that_grew_old(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk)
    set_safe_channel(desk, case.client, SafeChannel("text", "yes", "1", checked_on=date(2026, 10, 20)))
    (row,) = rows(desk, "safety")
    assert (row.title, row.badge) == ("Safe-contact check is 34 days old", "check")
    assert row.why == "Text message: last checked on Tuesday 20 October 2026. Check it again before you use it."
    set_safe_channel(desk, case.client, SafeChannel("text", "yes", checked_on=date(2026, 11, 23)))
    assert rows(desk, "safety") == []


def test_a_fresh_check_of_one_way_does_not_hide_an_old_one_of_another(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk)
    set_safe_channel(desk, case.client, SafeChannel("text", "yes", "1", checked_on=date(2026, 10, 20)))
    set_safe_channel(desk, case.client, SafeChannel("phone", "yes", "1", checked_on=date(2026, 11, 22)))
    (row,) = rows(desk, "safety")
    assert row.title == "Safe-contact check is 34 days old"
    assert row.why.startswith("Text message: last checked on")
    set_safe_channel(desk, case.client, SafeChannel("text", "no"))
    assert rows(desk, "safety") == []


def test_a_hearing_within_the_week_and_its_move(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("charge", "2026-10-01", "A")
    case.with_event("hearing-listed", "2026-10-20", hearing="first hearing", hearing_on="2026-11-26T10:00")
    (row,) = rows(desk, "hearings")
    assert (row.title, row.badge) == ("First appearance", "in 3 days")
    assert row.why == "Listed for Thursday 26 November 2026, 10:00."
    case.with_event("hearing-moved", "2026-11-20", hearing="first hearing", hearing_on="2027-01-14")
    assert rows(desk, "hearings") == []


def test_a_promise_that_falls_today_and_stays_until_kept(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    a_case(desk).with_event("promise", "2026-11-10", by="police", promised_on="2026-11-23", what="send the forms")
    (row,) = rows(desk, "promises")
    assert (row.badge, row.tone) == ("today", "amber")
    (later,) = rows(desk, "promises", datetime(2026, 12, 1, 9, tzinfo=LONDON))
    assert later.badge == "6 working days past"
    assert rows(desk, "no-record", datetime(2026, 12, 1, 9, tzinfo=LONDON)) == []


def test_a_vacancy_until_somebody_is_named(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk)
    officer = assign_person(desk, case.id, "officer-in-case", "DC 4471", starts=parse_when("2026-03-02")).made
    end_assignment(desk, officer or "", parse_when("2026-11-02"))
    (row,) = rows(desk, "vacancies")
    assert row.title == "Officer in the case: nobody named"
    assert row.why == "Nobody has been named since Monday 2 November 2026."
    assert people_of(desk.store, case.id)[0].is_vacancy
    assign_person(desk, case.id, "officer-in-case", "DC 5120", starts=parse_when("2026-11-20"))
    assert rows(desk, "vacancies") == []


def test_the_clients_own_limit_runs_from_the_day_they_were_told(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("no-charge-police", "2026-11-02", "A")
    case.with_update("police", "2026-11-03", "no-charge-police")
    (row,) = rows(desk, "own-limits")
    assert row.rule == "npcc-vrr-request"
    assert row.badge.startswith("until ")
    assert row.verdict == "open"
    case.with_event("review-requested", "2026-11-20", scheme="police")
    assert rows(desk, "own-limits") == []


def test_a_closed_case_asks_for_nothing(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("arrest", "2026-11-16", "A").with_update("police", "2026-11-20", to="isva")
    close_case(desk, case.id, date(2026, 11, 22), "the planned end")
    assert today_list(desk.store, MONDAY) == []
    reopen_case(desk, case.id, "the client came back")
    assert {row.section for row in today_list(desk.store, MONDAY)} == {"safety", "no-record", "held"}


def test_sections_come_in_the_order_in_which_things_matter_and_are_counted(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    for number in range(4):
        a_case(desk, a_client(desk, f"R{number}")).with_event("arrest", f"2026-11-{10 + number}", "A")
    case = a_case(desk, a_client(desk, "T5R1")).with_update("police", "2026-11-20", to="isva")
    case.with_event("charge", "2026-10-01", "A").with_event(
        "hearing-listed", "2026-10-20", hearing="trial", hearing_on="2026-11-25"
    )
    found = today_list(desk.store, MONDAY)
    places = [SECTIONS.index(row.section) for row in found]
    assert places == sorted(places)
    counts = today_counts(desk.store, MONDAY)
    assert {section: count for section, count in counts.items() if count} == {
        section: sum(row.section == section for row in found) for section in {row.section for row in found}
    }
    short = [row for row in today_list(desk.store, MONDAY, most=2) if row.section == "no-record"]
    assert [row.due for row in short] == sorted(row.due for row in short if row.due)
    assert len(short) == 2
    assert today_counts(desk.store, MONDAY)["no-record"] > 2
    assert len({row.key for row in found}) == len(found)


def test_each_adviser_sees_her_own(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    a_case(desk).with_event("arrest", "2026-11-16", "A")
    assert len(today_list(desk.store, MONDAY, owner="Robin")) == 1
    assert today_list(desk.store, MONDAY, owner="Jo") == []
    assert today_counts(desk.store, MONDAY, owner="Jo")["no-record"] == 0
