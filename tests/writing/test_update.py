"""The story of what a client is given to read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isva_desk.writing.checks import check
from isva_desk.writing.choices import Choices
from isva_desk.writing.closing import UnconfirmedHelpline
from isva_desk.writing.update import (
    ClientUpdate,
    NoTemplate,
    NothingToSay,
    Part,
    part_from,
    plain_text,
    text_of,
    with_texts,
    write_update,
)
from tests.builders.cases import a_case
from tests.builders.client_updates import TODAY, basis_for, judged, page_of, wording_in

STOPPED = a_case().happened("no-charge-cps", "2026-11-20", suspect="A")


def part(page: ClientUpdate, kind: str) -> str:
    return next((text_of(one) for one in page.parts if one.kind == kind), "")


def test_a_decision_is_told_with_the_last_day_to_ask_for_a_review() -> None:
    page = page_of(STOPPED.told("cps", "2026-11-23"))
    assert part(page, "happened").startswith("The CPS has made a decision about the person you reported.")
    assert "They made it on Friday 20 November 2026." in part(page, "happened")
    assert "The last day to ask is Tuesday 23 February 2027." in part(page, "choices")
    assert page.strong == ("Tuesday 23 February 2027",)
    assert [one.heading for one in page.parts][:2] == ["What has happened", "What it means for you"]
    assert [str(one) for one in page.templates] == ["no-charge-cps/en/1"]
    assert page.dated == "Monday 23 November 2026"
    assert not page.reviewed


def test_where_she_has_not_been_told_yet_a_day_is_named_by_which_she_is_in_time() -> None:
    """Her three months run from being told. Counted from the decision itself they cannot end later."""
    page = page_of(STOPPED)
    # 20 February 2027 is a Saturday.
    assert "If you ask by Friday 19 February 2027, you are in time." in part(page, "choices")
    assert page.strong == ("Friday 19 February 2027",)
    assert not check(page, wording_in(), basis_for(STOPPED, page))


def test_where_no_day_can_be_told_she_is_asked_to_ask() -> None:
    for on in (None, "2026-06-01"):  # of the second, the day would have gone by
        unknown = a_case().happened("no-charge-cps", on, suspect="A")
        page = page_of(unknown)
        assert "There is a last day to ask. Ask me for it." in part(page, "choices")
        assert page.strong == ()


def test_a_language_without_the_sentence_for_a_safe_day_asks_her_to_ask() -> None:
    wording = wording_in()
    template = wording.templates["no-charge-cps"]
    fewer = tuple(line for line in template.standard["choices"] if line.when != "review-safe-day")
    lacking = replace(template, standard=MappingProxyType({**template.standard, "choices": fewer}))
    other = replace(wording, templates={**wording.templates, "no-charge-cps": lacking})
    page = write_update(STOPPED.case, ["e1"], other, judged(STOPPED), TODAY)
    assert "There is a last day to ask. Ask me for it." in part(page, "choices")


def test_of_a_rough_day_of_being_told_the_earliest_last_day_is_named() -> None:
    """She may have been told on any day of September: nobody is late who asks by the earliest that this gives."""
    page = page_of(a_case().happened("no-charge-cps", "2026-09-01", suspect="A").told("cps", "2026-09"))
    assert page.strong == ("Tuesday 1 December 2026",)


def test_a_last_day_that_has_gone_by_and_a_review_asked_for_are_told_as_such() -> None:
    late = a_case().happened("no-charge-police", "2026-01-06", suspect="A").told("police", "2026-01-07")
    assert "The last day to ask for a review has gone by." in part(page_of(late), "choices")
    asked = STOPPED.told("cps", "2026-11-20").happened("review-requested", "2026-11-22", scheme="cps")
    page = page_of(asked, "e1")
    assert "You have asked the CPS to look at it again." in part(page, "choices")
    assert "last day" not in part(page, "choices")


def test_a_day_that_is_not_known_is_left_out_and_a_month_is_said() -> None:
    assert "2026" not in part(page_of(a_case().arrest(None)), "happened")
    assert "This was in September 2026." in part(page_of(a_case().arrest("2026-09")), "happened")


def test_the_verdict_and_the_sentence_are_those_of_the_record() -> None:
    guilty = a_case().happened("verdict", "2026-11-18", suspect="A", outcome="guilty")
    assert "The court has found the person you reported guilty." in part(page_of(guilty), "happened")
    acquitted = a_case().happened("verdict", "2026-11-18", suspect="A", outcome="not-guilty")
    assert "It does not mean that you lied." in part(page_of(acquitted), "means")
    sentenced = a_case().happened("sentence", "2026-11-18", suspect="A", months=42)
    page = page_of(sentenced)
    assert "The sentence is 3 years and 6 months." in part(page, "happened")
    assert "The last day is Wednesday 16 December 2026." in part(page, "choices")
    assert "Victim Contact Scheme" in part(page, "choices")
    short = page_of(a_case().happened("sentence", "2026-11-18", suspect="A", months=6))
    assert "Victim Contact Scheme" not in part(short, "choices")
    assert "I will tell you what the sentence is." in part(
        page_of(a_case().happened("sentence", "2026-11-18")), "happened"
    )


def test_words_of_the_field_are_explained_where_they_are_used_and_only_if_wanted() -> None:
    words = part(page_of(STOPPED), "words")
    assert "CPS: Lawyers who decide about charges and take cases to court." in words
    assert "Right to Review:" in words
    assert "Bail:" not in words
    assert part(page_of(STOPPED, explain=False), "words") == ""


def test_a_helpline_stands_there_only_when_chosen_and_confirmed_by_a_person() -> None:
    assert part(page_of(STOPPED), "helplines") == ""
    with pytest.raises(UnconfirmedHelpline, match="Victim Support"):
        page_of(STOPPED, helplines=("victim-support",))
    with pytest.raises(UnconfirmedHelpline):
        page_of(STOPPED, helplines=("no-such-line",))
    wording = wording_in()
    confirmed = tuple(
        replace(line, confirmed_by="Ana Rees", confirmed_on=date(2026, 11, 20)) for line in wording.helplines
    )
    choices = Choices(helplines=("victim-support",))
    page = write_update(STOPPED.case, ["e1"], replace(wording, helplines=confirmed), judged(STOPPED), TODAY, choices)
    assert part(page, "helplines").startswith("• Victim Support: 0808 168 9111.")
    assert "0808" not in plain_text(page, "cover")


def test_no_shipped_helpline_is_confirmed_before_a_person_has_rung_it() -> None:
    assert wording_in().helplines
    assert not [line.id for line in wording_in().helplines if line.is_confirmed]


def test_she_is_greeted_by_name_only_if_wanted() -> None:
    story = a_case(name_to_use="Sam").arrest("2026-11-16")
    assert page_of(story).greeting == ""
    assert page_of(story, client_name=True).greeting == "Hello Sam"
    assert "Sam" not in plain_text(page_of(story))
    assert page_of(a_case().arrest("2026-11-16"), client_name=True).greeting == ""


def test_what_the_adviser_adds_has_a_place_of_its_own() -> None:
    page = page_of(
        STOPPED,
        free_text="I can come with you.\n\nWe meet at the library.",
        adviser="Ana",
        phone="07700 900123",
        hours="on weekdays",
    )
    assert part(page, "english") == "I can come with you.\nWe meet at the library."
    reach = part(page, "reach-me")
    assert "My name is Ana. You can call me on 07700 900123. I am here on weekdays." in reach


def test_the_forms_say_the_same_and_the_cover_says_it_without_headings() -> None:
    page = page_of(STOPPED)
    text, cover = plain_text(page), plain_text(page, "cover")
    assert "What has happened" in text
    assert "What has happened" not in cover
    assert page.title not in cover
    assert cover.startswith("The information you asked for")
    assert part(page, "choices") in text
    assert part(page, "choices") in cover
    assert plain_text(page, "short") == page.short
    assert "You do not need to decide today." in plain_text(page, "easy")
    easy = [line for each in page.easy for line in each.lines]
    assert ("lawyer", ("CPS",)) in {(line.picture, line.strong) for line in easy}


def test_hard_news_asks_for_a_call_and_other_news_can_wait() -> None:
    assert page_of(STOPPED).hard_news
    assert "in the next few days" in page_of(STOPPED).short
    routine = page_of(a_case().happened("cps-referral", "2026-11-20"))
    assert not routine.hard_news
    assert "It can wait." in routine.short


def test_what_cannot_be_written_about_is_said() -> None:
    with pytest.raises(NothingToSay):
        page_of(a_case(), "e1")
    with pytest.raises(NothingToSay):
        page_of(STOPPED, "e1", "e7")
    with pytest.raises(NothingToSay):
        write_update(STOPPED.case, [], wording_in(), judged(STOPPED), TODAY)
    with pytest.raises(NoTemplate, match="English"):
        page_of(a_case().happened("incident", "2024-01-01"))


def test_a_part_that_is_written_over_changes_and_an_empty_one_goes() -> None:
    page = page_of(STOPPED)
    changed = with_texts(page, {"need-not": "You can rest today.", "words": "  \n"})
    assert part(changed, "need-not") == "You can rest today."
    assert part(changed, "words") == ""
    assert part(changed, "means") == part(page, "means")
    assert with_texts(page, {one.kind: text_of(one) for one in page.parts}) == page


LINES = st.lists(st.text(alphabet="abc ,.é", min_size=1).map(str.strip).filter(bool), max_size=4).map(tuple)


@given(LINES, LINES)
def test_the_text_of_a_part_reads_back_as_the_part(paragraphs: tuple[str, ...], bullets: tuple[str, ...]) -> None:
    made = Part("choices", "What you can choose", paragraphs, bullets)
    assert part_from(made, text_of(made)) == made
