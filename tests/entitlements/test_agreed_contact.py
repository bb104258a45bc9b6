"""Updates at an agreed interval: gap after gap, through changes of plan, of wishes and of Code."""

from __future__ import annotations

from tests.builders.cases import a_case

RULE = "vc-r6-agreed-updates"


def test_without_a_plan_nothing_is_owed_at_an_interval_today() -> None:
    assert a_case().happened("report", "2026-01-05").routine("2026-02-02").as_of("2026-11-23").all(RULE) == []


def test_each_gap_that_went_past_its_day_and_the_running_one() -> None:
    story = a_case().agreed("2026-01-05", 28).routine("2026-01-05").routine("2026-02-09").routine("2026-03-02")
    entries = story.as_of("2026-03-10").all(RULE)
    assert [(e.verdict, str(e.limit), e.working_days_late) for e in entries] == [
        ("late", "2026-02-02", 5), ("due", "2026-03-30", None),
    ]  # fmt: skip


def test_an_update_about_an_event_counts_as_contact() -> None:
    story = a_case().agreed("2026-01-05", 28).arrest("2026-01-26").told("police", "2026-01-27")
    entry = story.as_of("2026-02-10").one(RULE)
    assert (entry.verdict, str(entry.limit)) == ("due", "2026-02-24")


def test_the_plan_runs_from_its_first_day_while_no_update_has_come() -> None:
    entry = a_case().agreed("2026-01-05", 7).as_of("2026-01-13").one(RULE)
    assert (entry.verdict, str(entry.due), entry.trigger) == ("no-record", "2026-01-12", None)


def test_a_change_of_plan_never_makes_an_update_overdue_before_it() -> None:
    story = a_case().agreed("2026-01-05", 28).routine("2026-01-05").agreed("2026-01-26", 7)
    entry = story.as_of("2026-01-26").one(RULE)
    assert (entry.verdict, str(entry.limit)) == ("due", "2026-01-26")
    assert story.as_of("2026-01-27").verdict(RULE) == "no-record"


def test_a_plan_made_after_the_day_had_passed_does_not_undo_it() -> None:
    story = a_case().agreed("2026-01-05", 7).routine("2026-01-05").agreed("2026-01-20", 28)
    entry = story.as_of("2026-01-21").one(RULE)
    assert (entry.verdict, str(entry.limit)) == ("no-record", "2026-01-12")


def test_a_charge_ends_it() -> None:
    story = a_case().agreed("2026-01-05", 28).routine("2026-01-05").happened("charge", "2026-01-20", suspect="A")
    assert story.as_of("2026-03-01").all(RULE) == []


def test_with_two_suspects_it_goes_on_until_both_are_decided() -> None:
    story = (
        a_case("A", "B").agreed("2026-01-05", 28).routine("2026-01-05").happened("charge", "2026-01-20", suspect="A")
    )
    assert story.as_of("2026-03-01").verdict(RULE) == "no-record"
    decided = story.happened("no-charge-police", "2026-01-21", suspect="B")
    assert decided.as_of("2026-03-01").all(RULE) == []


def test_a_charge_after_the_day_had_passed_leaves_the_gap() -> None:
    story = a_case().agreed("2026-01-05", 7).routine("2026-01-05").happened("charge", "2026-02-20", suspect="A")
    assert story.as_of("2026-03-01").verdict(RULE) == "no-record"


def test_a_charge_of_an_unknown_day_may_have_come_first() -> None:
    story = a_case().agreed("2026-01-05", 7).routine("2026-01-05").happened("charge", None, suspect="A")
    assert story.as_of("2026-03-01").verdict(RULE) == "cannot-tell"


def test_a_wish_for_silence_ends_it_and_a_later_wish_begins_it_anew() -> None:
    story = a_case().agreed("2026-01-05", 28).routine("2026-01-05").wishes("2026-01-20", "none")
    assert story.as_of("2026-06-01").all(RULE) == []
    entry = story.wishes("2026-05-18", "all").as_of("2026-06-01").one(RULE)
    assert (entry.verdict, str(entry.limit)) == ("due", "2026-06-15")


def test_news_by_another_body_is_not_an_update_by_the_police() -> None:
    story = a_case().agreed("2026-01-05", 7).routine("2026-01-05").routine("2026-01-09", by="cps")
    assert story.as_of("2026-01-14").verdict(RULE) == "no-record"


def test_found_not_to_have_been_told() -> None:
    story = a_case().agreed("2026-01-05", 7).routine("2026-01-05").routine("2026-01-16", outcome="not-told")
    assert story.as_of("2026-01-20").verdict(RULE) == "missed"


class TestUnderTheCodeOf2006:
    def test_one_calendar_month_without_any_plan(self) -> None:
        entry = a_case().happened("report", "2010-01-29").as_of("2010-03-02").one(RULE)
        assert (entry.verdict, str(entry.limit), entry.kind) == ("no-record", "2010-02-28", "hard")
        assert "2006" in entry.source.instrument

    def test_an_agreed_shorter_interval_counts_first(self) -> None:
        story = a_case().happened("report", "2010-01-04").agreed("2010-01-04", 14)
        assert str(story.as_of("2010-01-10").one(RULE).limit) == "2010-01-18"

    def test_an_agreed_longer_one_does_not(self) -> None:
        story = a_case().happened("report", "2010-01-04").agreed("2010-01-04", 90)
        assert str(story.as_of("2010-01-10").one(RULE).limit) == "2010-02-04"

    def test_a_silence_that_began_under_it_keeps_its_month(self) -> None:
        story = a_case().happened("report", "2013-11-08").routine("2013-12-06")
        entry = story.as_of("2014-02-01").one(RULE)
        assert (entry.verdict, str(entry.limit)) == ("no-record", "2014-01-06")

    def test_a_silence_that_began_under_the_next_code_needs_a_plan(self) -> None:
        story = a_case().happened("report", "2013-11-20").routine("2013-12-12")
        assert story.as_of("2014-03-01").all(RULE) == []


def test_news_of_a_day_that_is_not_known_may_have_come_in_time() -> None:
    story = a_case().agreed("2026-01-05", 7).routine("2026-01-05")
    unknown = story.told("police", None, about=None)
    assert unknown.as_of("2026-01-12").verdict(RULE) == "due"
    assert unknown.as_of("2026-01-20").verdict(RULE) == "cannot-tell"


def test_a_decision_of_an_unknown_day_is_said_from_the_first_day_on() -> None:
    story = a_case().agreed("2026-10-01", 14).happened("no-charge-police", None, suspect="A")
    assert [story.as_of(day).verdict(RULE) for day in ("2026-10-14", "2026-10-20")] == ["cannot-tell", "cannot-tell"]
