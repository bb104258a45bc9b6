"""What a second, independent reading of the format found: each was judged wrongly once."""

from __future__ import annotations

from tests.builders.cases import a_case

AGREED = "vc-r6-agreed-updates"


def test_the_day_the_sentence_reached_witness_care_is_not_the_day_of_the_referral() -> None:
    story = a_case().happened("sentence", "2026-09-01", suspect="A", months=24, wcu_received="2026-09-02")
    entry = story.as_of("2026-10-05").one("vc-r11-vlo-contact")
    assert (entry.verdict, str(entry.limit), entry.outer_limit, str(entry.clock_from)) == (
        "due", "2026-10-13", True, "2026-09-01",
    )  # fmt: skip


def test_a_telling_that_meets_one_rule_only_starts_her_own_limit_all_the_same() -> None:
    story = a_case().happened("no-charge-cps", "2026-03-02", suspect="A")
    told = story.told("cps", "2026-03-03", covers=("vc-r6-not-charged-cps",))
    entry = told.told("cps", "2026-03-09").as_of("2026-04-01").one("cps-vrr-request")
    assert (entry.verdict, str(entry.clock_from), str(entry.limit)) == ("open", "2026-03-03", "2026-06-03")


def test_of_two_tellings_the_limit_and_the_day_told_agree() -> None:
    story = a_case().happened("no-charge-cps", "2025-12-31", suspect="A").told("cps", "2026").told("cps", "2026-03-31")
    entry = story.as_of("2026-03-31").one("cps-vrr-request")
    assert entry.told_on is not None
    assert (entry.told_on.earliest, str(entry.clock_from)) == (entry.clock_from, "2026-01-01")


def test_a_letter_of_the_police_sent_after_the_day_ended_the_silence_late() -> None:
    story = a_case().agreed("2026-01-05", 28).routine("2026-01-05")
    entry = story.told("police", sent_on="2026-03-20", method="letter").as_of("2026-06-01").one(AGREED)
    assert (entry.verdict, entry.working_days_late) == ("late", 34)


def test_a_notice_whose_sending_day_is_not_known_may_have_been_sent_in_time() -> None:
    story = a_case().happened("records-request", "2026-02-10")
    assert (
        story.told("police", "2026-02-11", method="letter").as_of("2026-03-01").verdict("vir-notice") == "cannot-tell"
    )
    assert story.told("police", "2026-02-11", method="phone").as_of("2026-03-01").verdict("vir-notice") == "late"


def test_a_rough_update_may_be_the_later_of_two() -> None:
    story = a_case().agreed("2023-10-02", 28).routine("2023-10/2023-12").routine("2023-10-20")
    assert [entry.verdict for entry in story.as_of("2023-11-18").all(AGREED)] == ["cannot-tell"]


def test_under_the_code_of_2006_a_plan_that_was_replaced_counts_no_more() -> None:
    story = a_case().agreed("2012-03-01", 7).agreed("2012-03-05", 42).routine("2012-03-01")
    assert str(story.as_of("2012-03-06").one(AGREED).limit) == "2012-04-01"


def test_a_letter_sent_to_her_though_she_asked_to_be_told_through_the_adviser() -> None:
    story = a_case().wishes("2026-01-01", via="isva").happened("no-charge-cps", "2026-03-02", suspect="A")
    entry = story.told("cps", "2026-03-03", method="letter").as_of("2026-04-01").one("cps-vcl-letter")
    assert (entry.verdict, entry.wish_followed) == ("met", False)


def test_a_known_receipt_of_a_hearing_of_an_unknown_day_does_not_say_which_code_held() -> None:
    story = a_case().happened("bail-hearing", None, wcu_received="2021-04-06")
    assert story.as_of("2021-06-01").verdict("vc-r8-bail-outcome") == "cannot-tell"


def test_that_she_was_not_told_says_nothing_of_a_referral_between_bodies() -> None:
    story = a_case().happened("report", "2026-03-02").told("police", "2026-04-01", outcome="not-told")
    assert story.as_of("2026-04-02").verdict("vc-r4-support-referral") == "no-record"
    found = a_case().happened("report", "2026-03-02").told(
        "police", "2026-04-01", outcome="not-told", covers=("vc-r4-support-referral",)
    )  # fmt: skip
    assert found.as_of("2026-04-02").verdict("vc-r4-support-referral") == "missed"


def test_rough_days_are_said_as_rough_days() -> None:
    story = a_case().happened("no-charge-police", "2026-02-27", suspect="A").told("police", "2026-03")
    assert "was told on a day between Sunday 1 March 2026 and Tuesday 31 March 2026" in (
        story.as_of("2026-04-10").because("npcc-vrr-request")
    )
    quiet = a_case().agreed("2023-01-02", 28).routine("2023")
    assert "on a day between Sunday 1 January 2023" in quiet.as_of("2026-04-10").because(AGREED)


def test_a_finding_that_is_late_enough_for_one_edition_only_proves_nothing() -> None:
    story = a_case().happened("complaint", "2015", to="police").told("police", "2016-01-15", outcome="not-told")
    assert story.as_of("2016-01-23").verdict("vc-r12-complaint-ack") == "no-record"


def test_a_rough_update_that_may_have_begun_a_silence_under_a_code_without_an_interval() -> None:
    story = a_case().happened("report", "2013-01-02").routine("2013")
    assert story.as_of("2014-07-05").all(AGREED)[-1].verdict == "cannot-tell"
