"""Reviews, own limits, records, early advice, action plans, promises, pilots: what stands beside the Code."""

from __future__ import annotations

import pytest

from tests.builders.cases import a_case


class TestHerOwnLimits:
    def test_three_months_from_the_day_she_was_told(self) -> None:
        story = a_case().happened("no-charge-police", "2026-02-27", suspect="A").told("police", "2026-03-02")
        assert str(story.as_of("2026-03-10").one("npcc-vrr-request").limit) == "2026-06-02"
        assert story.as_of("2026-06-02").verdict("npcc-vrr-request") == "open"
        assert story.as_of("2026-06-03").verdict("npcc-vrr-request") == "passed"

    def test_a_shorter_month_ends_on_its_last_day_and_a_holiday_is_shown_earlier(self) -> None:
        story = a_case().happened("no-charge-police", "2026-11-30", suspect="A").told("police", "2026-11-30")
        entry = story.as_of("2026-12-01").one("npcc-vrr-request")
        assert (str(entry.limit), str(entry.due)) == ("2027-02-28", "2027-02-26")

    def test_not_told_yet_means_not_started(self) -> None:
        story = a_case().happened("no-charge-cps", "2026-02-27", suspect="A")
        assert story.as_of("2026-11-23").verdict("cps-vrr-request") == "not-started"

    def test_asked_for_means_used(self) -> None:
        story = a_case().happened("no-charge-cps", "2026-02-27", suspect="A")
        asked = story.happened("review-requested", "2026-03-09", scheme="cps")
        assert asked.as_of("2026-11-23").verdict("cps-vrr-request") == "used"

    def test_a_police_review_does_not_use_the_right_at_the_cps(self) -> None:
        story = a_case().happened("no-charge-cps", "2026-02-27", suspect="A").told("cps", "2026-02-27")
        asked = story.happened("review-requested", "2026-03-09", scheme="police")
        assert asked.as_of("2026-03-10").verdict("cps-vrr-request") == "open"

    def test_a_letter_of_an_unknown_day_of_arrival_leaves_the_end_open(self) -> None:
        story = a_case().happened("no-charge-cps", "2026-02-26", suspect="A")
        sent = story.told("cps", sent_on="2026-02-27", method="letter")
        assert sent.as_of("2026-05-27").verdict("cps-vrr-request") == "open"
        assert sent.as_of("2026-05-28").verdict("cps-vrr-request") == "cannot-tell"

    def test_lenient_sentence_is_used_by_a_request(self) -> None:
        story = (
            a_case().happened("sentence", "2026-03-06", suspect="A").happened("lenient-sentence-request", "2026-03-20")
        )
        assert story.as_of("2026-03-21").verdict("uls-request-28d") == "used"

    def test_compensation_as_an_adult(self) -> None:
        story = a_case().happened("incident", "2024-06-10", under_18=False)
        assert story.as_of("2026-06-10").verdict("cica-apply") == "open"
        assert story.as_of("2026-06-11").verdict("cica-apply") == "passed"

    def test_compensation_where_the_age_is_not_known_is_never_said_to_have_passed(self) -> None:
        story = a_case().happened("incident", "2020-06-10")
        assert story.as_of("2026-06-11").verdict("cica-apply") == "cannot-tell"

    def test_compensation_as_a_child_is_open_at_least_two_years_from_the_report(self) -> None:
        story = a_case().happened("incident", "2015-06-10", under_18=True).happened("report", "2025-09-01")
        assert story.as_of("2027-09-01").verdict("cica-apply") == "open"
        assert story.as_of("2027-09-02").verdict("cica-apply") == "cannot-tell"
        assert story.as_of("2036-01-01").verdict("cica-apply") == "passed"


class TestReviews:
    @pytest.mark.parametrize(("scheme", "rule", "limit"), [
        ("police", "npcc-vrr-decision", "2026-04-29"), ("cps", "cps-vrr-decision", "2026-04-29"),
    ])  # fmt: skip
    def test_thirty_working_days(self, scheme: str, rule: str, limit: str) -> None:
        answer = a_case().happened("review-requested", "2026-03-16", scheme=scheme).as_of("2026-03-20")
        assert str(answer.one(rule).limit) == limit

    def test_each_request_has_the_answer_that_came_after_it(self) -> None:
        story = a_case().happened("review-requested", "2026-01-05", scheme="cps")
        story = story.happened("review-decided", "2026-01-20", scheme="cps")
        story = story.happened("review-requested", "2026-06-01", scheme="cps")
        answer = story.as_of("2026-06-02")
        assert answer.verdict("cps-vrr-decision", "e1") == "met"
        assert answer.verdict("cps-vrr-decision", "e3") == "due"


class TestBetweenPoliceAndCps:
    def test_early_advice_within_21_days(self) -> None:
        story = a_case().happened("early-advice-requested", "2026-10-01")
        assert str(story.as_of("2026-10-05").one("cps-early-advice").limit) == "2026-10-22"
        given = story.happened("early-advice-given", "2026-10-23").as_of("2026-10-30").one("cps-early-advice")
        assert (given.verdict, given.working_days_late) == ("late", 1)

    def test_early_advice_not_asked_for_shows_the_reason_or_that_there_is_none(self) -> None:
        with_reason = (
            a_case().happened("early-advice-not-sought", "2026-10-01", reason="full file was ready").as_of("2026-10-30")
        )
        assert with_reason.verdict("cps-early-advice") == "recorded"
        assert "The reason recorded is: full file was ready." in with_reason.because("cps-early-advice")
        without = a_case().happened("early-advice-not-sought", "2026-10-01").as_of("2026-10-30")
        assert without.verdict("cps-early-advice") == "not-recorded"
        assert "No reason is recorded: ask." in without.because("cps-early-advice")

    def test_an_action_plan_is_held_to_its_own_day(self) -> None:
        story = a_case().happened("action-plan", "2026-10-01", number=1, target_on="2026-11-02")
        assert story.as_of("2026-11-02").verdict("cps-action-plan-target") == "due"
        assert story.happened("action-plan-answered", "2026-11-02", number=1).as_of("2026-11-23").verdict(
            "cps-action-plan-target"
        ) == "met"  # fmt: skip
        assert story.happened("action-plan-answered", "2026-11-02", number=2).as_of("2026-11-23").verdict(
            "cps-action-plan-target"
        ) == "no-record"  # fmt: skip

    def test_an_action_plan_without_a_target_cannot_be_judged(self) -> None:
        answer = a_case().happened("action-plan", "2026-10-01", number=1).as_of("2026-11-23")
        assert answer.verdict("cps-action-plan-target") == "cannot-tell"
        assert "Cannot tell: the day set for it is not known." in answer.because("cps-action-plan-target")

    def test_only_the_second_plan_asks_for_a_senior_review(self) -> None:
        assert (
            a_case().happened("action-plan", "2026-10-01", number=1).as_of("2026-11-23").all("cps-second-action-plan")
            == []
        )
        second = a_case().happened("action-plan", "2026-10-01", number=2)
        assert second.as_of("2026-11-23").verdict("cps-second-action-plan") == "not-recorded"
        assert (
            second.told("cps", "2026-10-02", to="client").as_of("2026-11-23").verdict("cps-second-action-plan")
            == "recorded"
        )


class TestThePilotByArea:
    def test_inside_outside_and_unknown(self) -> None:
        story = a_case().happened("cps-provisional-stop", "2026-02-10", suspect="A")
        rule = "cps-vrr-expedited-notice"
        assert story.in_area("west-midlands").as_of("2026-02-10").verdict(rule) == "not-recorded"
        assert story.in_area("south-west").as_of("2026-02-10").verdict(rule) == "not-in-force"
        assert story.as_of("2026-02-10").verdict(rule) == "cannot-tell"
        assert "The exact day on which the pilot began" in (
            story.in_area("yorkshire-and-humberside").as_of("2026-02-10").because(rule)
        )

    def test_before_it_began_there(self) -> None:
        story = a_case().in_area("north-west").happened("cps-provisional-stop", "2026-01-26", suspect="A")
        assert story.as_of("2026-02-10").verdict("cps-vrr-expedited-notice") == "not-in-force"


class TestWatched:
    def test_a_plea_reminds_first_after_the_hearing_and_then_before_the_trial(self) -> None:
        story = a_case().happened("not-guilty-plea", "2026-03-02", trial_on="2026-09-07")
        assert str(story.as_of("2026-03-03").one("cps-pretrial-meeting").remind_on) == "2026-03-16"
        assert str(story.as_of("2026-03-17").one("cps-pretrial-meeting").remind_on) == "2026-08-10"

    def test_an_offer_that_was_declined_is_an_offer(self) -> None:
        story = a_case().happened("not-guilty-plea", "2026-03-02")
        offered = story.told("cps", "2026-03-05", offer="pre-trial-meeting", answer="no")
        assert offered.as_of("2026-03-17").verdict("cps-pretrial-meeting") == "recorded"

    @pytest.mark.parametrize(("arrested", "ends"), [
        ("2026-11-10", "2027-02-10"), ("2026-11-30", "2027-02-28"), ("2026-02-28", "2026-05-31"),
    ])  # fmt: skip
    def test_bail_runs_three_months_beginning_with_the_day_after_the_arrest(self, arrested: str, ends: str) -> None:
        story = a_case().arrest(arrested).happened("release-on-bail", arrested, suspect="A")
        assert str(story.as_of(arrested).one("pace-abp-watch").remind_on) == ends

    def test_another_suspects_charge_says_nothing_about_this_ones_bail(self) -> None:
        story = a_case("A", "B").arrest("2026-11-10").happened("release-on-bail", "2026-11-10", suspect="A")
        assert story.happened("charge", "2026-11-12", suspect="B").as_of("2026-11-13").verdict("pace-abp-watch") == (
            "not-recorded"
        )
        assert (
            story.happened("charge", "2026-11-12", suspect="A").as_of("2026-11-13").verdict("pace-abp-watch")
            == "recorded"
        )


def test_notice_of_a_records_request_on_the_day_before_is_in_time() -> None:
    story = a_case().happened("records-request", "2026-02-10", requested_from="school").told("police", "2026-02-09")
    assert story.as_of("2026-02-16").verdict("vir-notice") == "met"


def test_a_promise_is_held_to_its_own_day_and_to_the_body_that_gave_it() -> None:
    story = a_case().happened("promise", "2026-10-01", by="cps", promised_on="2026-10-15", what="ring about the file")
    assert story.as_of("2026-10-16").one("agency-promise").owed_by == "cps"
    assert story.told("police", "2026-10-10").as_of("2026-10-16").verdict("agency-promise") == "no-record"
    assert story.told("cps", "2026-10-15").as_of("2026-10-16").verdict("agency-promise") == "met"
    assert story.as_of("2026-10-16").one("agency-promise").title == "A promise: ring about the file"
