"""Who may tell, whom, when and how: what counts as told, and what only sounds like it."""

from __future__ import annotations

import pytest

from tests.builders.cases import a_case

ARREST = "vc-r6-arrested"


def test_the_because_of_an_arrest_told_in_time_can_be_read_out() -> None:
    answer = a_case().arrest("2026-11-16T10:00").told("police", "2026-11-17", method="phone").as_of("2026-11-23")
    assert answer.because(ARREST) == (
        "Arrested on Monday 16 November 2026. Enhanced Rights apply, so the police had 1 working day: until the end of "
        "Tuesday 17 November 2026. The client was told by phone on Tuesday 17 November 2026."
    )


def test_nothing_recorded_is_due_on_the_day_and_no_record_after_it() -> None:
    story = a_case().arrest("2026-11-16")
    assert story.as_of("2026-11-17").verdict(ARREST) == "due"
    assert story.as_of("2026-11-18").verdict(ARREST) == "no-record"
    assert "There is no record that this happened in time: ask." in story.as_of("2026-11-18").because(ARREST)


@pytest.mark.parametrize("by", ["police", "cps", "witness-care", "court", "probation"])
def test_any_justice_body_may_tell(by: str) -> None:
    assert a_case().arrest("2026-11-16").told(by, "2026-11-17").as_of("2026-11-23").verdict(ARREST) == "met"


@pytest.mark.parametrize("by", ["isva", "other"])
def test_the_adviser_or_a_friend_never_meets_it(by: str) -> None:
    assert a_case().arrest("2026-11-16").told(by, "2026-11-17").as_of("2026-11-23").verdict(ARREST) == "no-record"


def test_the_adviser_told_her_first_is_said() -> None:
    answer = a_case().arrest("2026-11-16").told("isva", "2026-11-16").as_of("2026-11-23")
    assert "You told the client first, on Monday 16 November 2026." in answer.because(ARREST)


def test_an_attempt_never_meets_it_and_is_said() -> None:
    answer = a_case().arrest("2026-11-16").told("police", "2026-11-17", outcome="attempted").as_of("2026-11-23")
    assert answer.verdict(ARREST) == "no-record"
    assert "An attempt on Tuesday 17 November 2026 did not get through." in answer.because(ARREST)


def test_told_before_it_happened_counts() -> None:
    assert a_case().arrest("2026-11-16").told("police", "2026-11-15").as_of("2026-11-23").verdict(ARREST) == "met"


def test_of_several_tellings_the_earliest_counts() -> None:
    story = a_case().arrest("2026-11-16").told("police", "2026-11-20").told("cps", "2026-11-17")
    entry = story.as_of("2026-11-23").one(ARREST)
    assert (entry.verdict, str(entry.told_on)) == ("met", "2026-11-17")


def test_told_on_a_saturday_after_a_friday_limit_is_late_by_no_working_day() -> None:
    entry = a_case().arrest("2026-11-19").told("police", "2026-11-21").as_of("2026-11-23").one(ARREST)
    assert (entry.verdict, entry.working_days_late) == ("late", 0)


class TestThroughTheAdviser:
    def test_telling_the_adviser_counts_only_where_she_asked_for_it(self) -> None:
        story = a_case().arrest("2026-11-16").told("police", "2026-11-17", to="isva")
        assert story.as_of("2026-11-23").verdict(ARREST) == "no-record"
        assert story.wishes("2026-01-05", via="isva").as_of("2026-11-23").verdict(ARREST) == "met"
        assert story.wishes("2026-01-05", via="both").as_of("2026-11-23").verdict(ARREST) == "met"

    def test_the_wish_on_the_day_of_the_telling_counts(self) -> None:
        story = a_case().arrest("2026-11-16").told("police", "2026-11-17", to="isva")
        assert story.wishes("2026-11-18", via="isva").as_of("2026-11-23").verdict(ARREST) == "no-record"

    def test_a_rough_day_of_the_wish_that_decides_it_means_cannot_tell(self) -> None:
        story = a_case().wishes("2026-11", via="isva").arrest("2026-11-16").told("police", "2026-11-17", to="isva")
        assert story.as_of("2026-12-23").verdict(ARREST) == "cannot-tell"

    def test_telling_her_directly_counts_and_the_wish_was_not_followed(self) -> None:
        story = a_case().wishes("2026-01-05", via="isva").arrest("2026-11-16").told("police", "2026-11-17")
        entry = story.as_of("2026-11-23").one(ARREST)
        assert (entry.verdict, entry.wish_followed) == ("met", False)


class TestLetters:
    def test_a_letter_with_a_sending_day_only_may_have_come_in_time_or_not(self) -> None:
        story = a_case().arrest("2026-11-16").told("police", sent_on="2026-11-17", method="letter")
        assert story.as_of("2026-11-30").verdict(ARREST) == "cannot-tell"

    def test_a_letter_sent_after_the_limit_was_told_after_it(self) -> None:
        story = a_case().arrest("2026-11-16").told("police", sent_on="2026-11-19", method="letter")
        entry = story.as_of("2026-11-30").one(ARREST)
        assert (entry.verdict, entry.working_days_late) == ("late", 2)

    def test_a_letter_that_came_within_the_limit_was_sent_within_it(self) -> None:
        story = a_case().happened("no-charge-cps", "2026-11-16", suspect="A").told("cps", "2026-11-17", method="letter")
        assert story.as_of("2026-11-30").verdict("cps-vcl-letter") == "met"

    def test_a_letter_that_came_late_may_have_been_sent_in_time(self) -> None:
        story = a_case().happened("no-charge-cps", "2026-11-16", suspect="A").told("cps", "2026-11-20", method="letter")
        assert story.as_of("2026-11-30").verdict("cps-vcl-letter") == "cannot-tell"

    @pytest.mark.parametrize("method", ["phone", "text", "in-person", None])
    def test_only_what_is_sent_meets_a_rule_about_sending(self, method: str | None) -> None:
        story = a_case().happened("no-charge-cps", "2026-11-16", suspect="A").told("cps", "2026-11-17", method=method)
        assert story.as_of("2026-11-30").verdict("cps-vcl-letter") == "no-record"

    def test_the_letter_of_another_body_does_not_count(self) -> None:
        story = a_case().happened("no-charge-cps", "2026-11-16", suspect="A")
        assert story.told("police", sent_on="2026-11-17", method="letter").as_of("2026-11-30").verdict(
            "cps-vcl-letter"
        ) == ("no-record")


class TestFoundNotToHaveBeenTold:
    def test_a_finding_after_the_limit_makes_it_missed(self) -> None:
        answer = a_case().arrest("2026-11-16").told("police", "2026-11-20", outcome="not-told").as_of("2026-11-23")
        assert answer.verdict(ARREST) == "missed"
        assert "It was established on Friday 20 November 2026 that the client had not been told." in answer.because(
            ARREST
        )

    def test_a_finding_before_the_limit_proves_nothing(self) -> None:
        story = a_case().arrest("2026-11-16").told("police", "2026-11-17", outcome="not-told")
        assert story.as_of("2026-11-23").verdict(ARREST) == "no-record"

    def test_a_finding_about_another_body_is_not_about_this_rule(self) -> None:
        story = a_case().arrest("2026-11-16").told("cps", "2026-11-20", outcome="not-told")
        assert story.as_of("2026-11-23").verdict(ARREST) == "no-record"

    def test_told_later_all_the_same(self) -> None:
        story = a_case().arrest("2026-11-16").told("police", "2026-11-18", outcome="not-told")
        assert story.told("police", "2026-11-19").as_of("2026-11-23").verdict(ARREST) == "late"


class TestReasonsAndReview:
    def test_told_without_reasons_counts_and_is_marked(self) -> None:
        story = a_case().happened("no-charge-police", "2026-11-16", suspect="A")
        answer = story.told("police", "2026-11-17", reasons=False).as_of("2026-11-23")
        assert answer.one("vc-r6-not-charged-police").reasons is False
        assert answer.verdict("vc-r6-not-charged-police") == "met"
        assert "No reasons were given." in answer.because("vc-r6-not-charged-police")

    def test_a_sentence_told_without_the_review_scheme_meets_one_rule_of_two(self) -> None:
        story = a_case().happened("sentence", "2026-11-02", suspect="A").told("court", "2026-11-02", review_right=False)
        answer = story.as_of("2026-11-23")
        assert answer.verdict("vc-r9-sentence") == "met"
        assert answer.verdict("vc-r9-uls-info") == "no-record"


def test_later_facts_are_not_looked_at() -> None:
    story = a_case().arrest("2026-11-16").told("police", "2026-11-17").happened("charge", "2026-11-18", suspect="A")
    answer = story.as_of("2026-11-16")
    assert answer.verdict(ARREST) == "due"
    assert answer.all("vc-r6-charged") == []


def test_a_receipt_later_than_the_day_of_the_answer_is_not_known_yet() -> None:
    story = a_case().happened("verdict", "2026-11-16", suspect="A", wcu_received="2026-11-20")
    assert story.as_of("2026-11-18").one("vc-r9-outcome").outer_limit is True
    assert story.as_of("2026-11-20").one("vc-r9-outcome").outer_limit is False
