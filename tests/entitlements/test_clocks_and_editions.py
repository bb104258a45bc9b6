"""Where a clock starts, which edition of the Code its date selects, and what rough dates do to the answer."""

from __future__ import annotations

import pytest

from tests.builders.cases import a_case


class TestReceiptByTheWitnessCareUnit:
    def test_unknown_receipt_shows_the_outer_limit_and_says_so(self) -> None:
        answer = a_case().happened("hearing-listed", "2026-11-02").as_of("2026-11-23")
        entry = answer.one("vc-r8-hearing-dates")
        assert (str(entry.limit), entry.outer_limit, entry.kind) == ("2026-11-10", True, "outer")
        assert "The day on which the news reached the Witness Care Unit is not known" in answer.because(
            "vc-r8-hearing-dates"
        )

    def test_a_known_receipt_is_used_even_if_later_than_the_first_leg_allowed(self) -> None:
        story = a_case().happened("hearing-listed", "2026-11-02", wcu_received="2026-11-16")
        entry = story.as_of("2026-11-23").one("vc-r8-hearing-dates")
        assert (str(entry.limit), str(entry.clock_from), entry.outer_limit) == ("2026-11-17", "2026-11-16", False)

    def test_contact_scheme_counts_both_legs_until_a_referral_is_known(self) -> None:
        story = a_case().happened("sentence", "2026-12-14", suspect="A", months=72)
        entry = story.as_of("2026-12-20").one("vc-r11-vlo-contact")
        assert (entry.trigger, entry.outer_limit, str(entry.limit)) == ("e1", True, "2027-01-28")
        referred = story.happened("vcs-referral", "2026-12-17").as_of("2026-12-20").one("vc-r11-vlo-contact")
        assert (referred.trigger, referred.outer_limit) == ("e2", False)

    @pytest.mark.parametrize(("fields", "owed"), [
        ({"months": 12}, True), ({"months": 11}, False), ({"hospital_order": True}, True), ({}, False),
    ])  # fmt: skip
    def test_only_longer_sentences_and_hospital_orders_lead_to_the_scheme(
        self, fields: dict[str, int], owed: bool
    ) -> None:
        answer = a_case().happened("sentence", "2026-12-14", suspect="A", **fields).as_of("2026-12-20")
        assert bool(answer.all("vc-r11-vcs-referral")) is owed


class TestEditions:
    @pytest.mark.parametrize(("day", "edition"), [
        ("2010-05-05", "2006"), ("2013-12-09", "2006"), ("2013-12-10", "2013"), ("2015-11-15", "2013"),
        ("2015-11-16", "2015"), ("2021-03-31", "2015"), ("2021-04-01", "2020"),
    ])  # fmt: skip
    def test_the_day_of_the_event_selects_the_edition(self, day: str, edition: str) -> None:
        entry = a_case().arrest(day).as_of("2026-11-23").one("vc-r6-arrested")
        assert edition in entry.source.instrument

    def test_before_any_code_nothing_was_in_force(self) -> None:
        answer = a_case().arrest("2005-06-01").as_of("2026-11-23")
        assert answer.verdict("vc-r6-arrested") == "not-in-force"
        assert "it is first found in the Code of Practice for Victims of Crime 2006" in answer.because("vc-r6-arrested")

    def test_release_under_investigation_is_named_from_2020_only(self) -> None:
        story = a_case().happened("release-under-investigation", "2019-05-07", suspect="A")
        assert story.as_of("2026-11-23").verdict("vc-r6-bail-or-rui") == "not-in-force"

    def test_the_shorter_limit_for_a_decision_not_to_investigate_came_in_2021(self) -> None:
        before = a_case().happened("investigation-declined", "2021-03-31").as_of("2026-11-23")
        after = a_case().happened("investigation-declined", "2021-04-01").as_of("2026-11-23")
        assert str(before.one("vc-r6-not-investigated").limit) == "2021-04-09"
        assert str(after.one("vc-r6-not-investigated").limit) == "2021-04-06"

    def test_a_rough_date_across_two_editions_that_agree(self) -> None:
        answer = a_case().arrest("2021-03/2021-04").as_of("2026-11-23")
        entry = answer.one("vc-r6-arrested")
        assert (entry.verdict, str(entry.limit), str(entry.limit_latest)) == ("no-record", "2021-03-02", "2021-05-04")

    def test_a_rough_date_of_which_a_part_lies_before_the_rule_cannot_be_told(self) -> None:
        answer = a_case().happened("interview-under-caution", "2015", suspect="A").as_of("2026-11-23")
        assert answer.verdict("vc-r6-interviewed") == "cannot-tell"


class TestRoughDates:
    def test_a_winter_runs_into_the_next_year(self) -> None:
        entry = a_case().arrest("2024-24").as_of("2026-11-23").one("vc-r6-arrested")
        assert (str(entry.limit), str(entry.limit_latest)) == ("2024-12-02", "2025-03-03")

    def test_between_the_earliest_and_the_latest_limit_nobody_can_tell(self) -> None:
        story = a_case().arrest("2026-11-09/2026-11-13")
        verdicts = [
            story.as_of(day).verdict("vc-r6-arrested")
            for day in ("2026-11-10", "2026-11-11", "2026-11-16", "2026-11-17")
        ]
        assert verdicts == ["due", "cannot-tell", "cannot-tell", "no-record"]

    def test_an_unknown_day_is_never_met_and_never_missed(self) -> None:
        story = a_case().arrest(None).told("police", "2026-11-17").told("police", "2026-11-20", outcome="not-told")
        answer = story.as_of("2026-11-23")
        assert answer.verdict("vc-r6-arrested") == "cannot-tell"
        assert "Cannot tell: the day on which it happened is not known." in answer.because("vc-r6-arrested")

    def test_the_least_lateness_of_all_readings_is_said_as_such(self) -> None:
        story = a_case().arrest("2026-03-02").told("police", "2026-03-06/2026-03-10")
        assert "That was at least 3 working days late." in story.as_of("2026-11-23").because("vc-r6-arrested")

    def test_an_instant_is_a_day_in_london(self) -> None:
        entry = a_case().arrest("2026-06-30T23:30Z").as_of("2026-07-02").one("vc-r6-arrested")
        assert (str(entry.clock_from), str(entry.limit)) == ("2026-07-01", "2026-07-02")


def test_past_the_end_of_the_calendar_the_answer_says_so() -> None:
    answer = a_case().arrest("2029-01-05").as_of("2029-01-20")
    assert str(answer.one("vc-r6-arrested").limit) == "2029-01-08"
    assert "The list of bank holidays ends on Sunday 31 December 2028" in answer.because("vc-r6-arrested")


def test_two_suspects_have_two_clocks() -> None:
    story = a_case("A", "B").arrest("2026-11-16").told("police", "2026-11-17").arrest("2026-11-19", suspect="B")
    answer = story.as_of("2026-11-20")
    assert [(entry.suspect, entry.verdict) for entry in answer.all("vc-r6-arrested")] == [("A", "met"), ("B", "due")]
