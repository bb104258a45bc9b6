"""What the client asked for changes what is due, and never what happened."""

from __future__ import annotations

from tests.builders.cases import a_case


def test_no_updates_wanted_waives_an_arrest() -> None:
    answer = a_case().wishes("2026-11-01", "none").arrest("2026-11-16").as_of("2026-11-23")
    assert answer.verdict("vc-r6-arrested") == "waived"
    assert "The client had asked not to be given updates, so nothing is owed here." in answer.because("vc-r6-arrested")


def test_big_news_only_keeps_an_arrest_and_waives_a_hearing() -> None:
    story = a_case().wishes("2026-11-01", "big-news").arrest("2026-11-16").happened("hearing-listed", "2026-11-02")
    answer = story.as_of("2026-11-23")
    assert answer.verdict("vc-r6-arrested") == "no-record"
    assert answer.verdict("vc-r8-hearing-dates") == "waived"


def test_the_wish_on_the_day_of_the_event_counts() -> None:
    story = a_case().wishes("2026-11-01", "none").wishes("2026-11-16", "all").arrest("2026-11-16")
    assert story.as_of("2026-11-23").verdict("vc-r6-arrested") == "no-record"
    story = a_case().wishes("2026-11-17", "none").arrest("2026-11-16")
    assert story.as_of("2026-11-23").verdict("vc-r6-arrested") == "no-record"


def test_a_decision_not_to_charge_under_no_updates_still_warns_of_the_review() -> None:
    answer = (
        a_case().wishes("2026-11-01", "none").happened("no-charge-cps", "2026-11-16", suspect="A").as_of("2026-11-23")
    )
    assert answer.verdict("vc-r6-not-charged-cps") == "waived"
    assert "A time limit for asking for a review may be running" in answer.because("vc-r6-not-charged-cps")
    assert answer.verdict("cps-vrr-request") == "not-started"


def test_a_decision_not_to_charge_is_not_waived_by_big_news() -> None:
    story = a_case().wishes("2026-11-01", "big-news").happened("no-charge-cps", "2026-11-16", suspect="A")
    assert story.as_of("2026-11-23").verdict("vc-r6-not-charged-cps") == "no-record"


def test_an_arrest_of_a_rough_day_across_a_change_of_wishes_cannot_be_told() -> None:
    story = a_case().wishes("2026-10-15", "none").arrest("2026-10")
    assert story.as_of("2026-11-23").verdict("vc-r6-arrested") == "cannot-tell"


def test_her_own_word_or_name_stands_in_the_sentence() -> None:
    story = a_case(word="survivor").arrest("2026-11-16").told("police", "2026-11-17")
    assert "The survivor was told on Tuesday" in story.as_of("2026-11-23").because("vc-r6-arrested")
    story = a_case(name_to_use="Sam").arrest("2026-11-16").told("police", "2026-11-17")
    assert "Sam was told on Tuesday" in story.as_of("2026-11-23").because("vc-r6-arrested")
