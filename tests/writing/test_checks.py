"""While she writes: what may harm, promise, mislead or be hard to read is pointed at where it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from isva_desk.writing.checks import check, measured
from isva_desk.writing.remark import Remark
from isva_desk.writing.update import ClientUpdate, text_of, with_texts
from isva_desk.writing.word_lists import Advice
from tests.builders.cases import CaseStory, a_case
from tests.builders.client_updates import TODAY, basis_for, page_of, wording_in

STOPPED = a_case(name_to_use="Sam").happened("no-charge-cps", "2026-11-20", suspect="A").told("cps", "2026-11-23")


def remarks(typed: str, kind: str = "english", story: CaseStory = STOPPED, today: date = TODAY) -> tuple[Remark, ...]:
    """What is said of a page in which this was typed."""
    page = page_of(story, today=today, free_text="I can come with you.", adviser="Ana")
    edited = with_texts(page, {kind: typed})
    found = check(edited, wording_in(), basis_for(story, page, today=today, names=["Ana", "DC Moss"]))
    text = next(text_of(part) for part in edited.parts if part.kind == kind)
    for one in found:
        if one.place == kind and one.end:
            assert text[one.start : one.end] == one.words
    return found


def ids(typed: str, kind: str = "english", story: CaseStory = STOPPED, today: date = TODAY) -> set[str]:
    return {each.id for each in remarks(typed, kind, story, today)}


def one(identity: str, typed: str, kind: str = "english") -> Remark:
    found = [each for each in remarks(typed, kind) if each.id == identity]
    assert len(found) == 1, found
    return found[0]


def test_a_page_as_its_templates_wrote_it_needs_no_remark() -> None:
    assert remarks("I can come with you.") == ()


@pytest.mark.parametrize(
    "row", [each for each in wording_in().never_say if not each.outside], ids=lambda row: row.phrase
)
def test_every_phrase_never_to_say_is_found_with_what_to_say_instead(row: Advice) -> None:
    found = [each for each in remarks(f"Then {row.phrase} it.") if each.id == "never-say"]
    assert found
    assert found[0].level == "mend"
    assert found[0].why
    assert found[0].instead


def test_at_least_is_fine_as_a_count() -> None:
    assert "never-say" in ids("At least it is done.")
    assert "never-say" not in ids("It takes at least 14 days.")


def test_a_phrase_across_two_sentences_is_none() -> None:
    assert "never-say" not in ids("This is my move. On Monday I rest.")


def test_promises_are_found_and_a_question_is_none() -> None:
    remark = one("promise", "They will go to prison.")
    assert remark.words == "will go to prison"
    assert remark.instead == "The judge decides the sentence."
    assert "promise" not in ids("Nobody can say if they will go to prison.")


def test_an_account_of_the_offence_is_pointed_at() -> None:
    remark = one("account", "You said they pinned you.")
    assert (remark.words, remark.level) == ("pinned", "mend")


def test_words_of_the_field_are_explained_or_remarked_on() -> None:
    assert one("unexplained", "The police asked for bail.").instead.startswith("The suspect can go home")
    assert one("jargon", "I will liaise with them.").instead == "talk"
    assert one("jargon", "They used an MG3 for it.").words == "MG3"
    assert "unexplained" not in ids("The CPS may charge later.")  # both are explained on this page already


def test_long_sentences_and_hidden_doers_are_pointed_at() -> None:
    long = " ".join(["the police have told me that they will"] * 3) + " call."
    assert one("long-sentence", long).level == "mend"
    assert one("passive", "The letter was sent to me.").words == "was sent"
    assert one("passive", "It was never really decided.").words == "was never really decided"
    assert "passive" not in ids("You may be worried or tired.")


def test_a_name_that_nobody_gave_is_pointed_at() -> None:
    assert one("name", "I saw Derek Poole in court.").words == "Derek Poole"
    assert one("name", "Derek was there.").words == "Derek"
    assert one("name", "It is Derek's letter.").words == "Derek's"
    assert "name" not in ids("Sam can call Ana or DC Moss on Monday at the Crown Court.")
    assert "name" not in ids("Hopefully we meet. Then the CPS can explain.")


def test_days_are_those_of_the_record() -> None:
    assert one("date", "They made it on 19 November 2026.", "happened").level == "mend"
    assert one("date", "I will ring you on 1 December 2026.").level == "look"
    wrong = one("weekday", "They made it on Monday 20 November 2026.", "happened")
    assert wrong.instead == "Friday 20 November 2026"
    assert one("date", "They made it on 31 November 2026.", "happened").why == "There is no such day."
    for right in ("Friday 20 November 2026", "20 November", "20/11/2026", "2026-11-20", "23 February 2027"):
        assert not {"date", "weekday", "number"} & ids(f"They made it on {right}.", "happened"), right


def test_numbers_are_those_of_the_record() -> None:
    assert one("number", "The sentence is 7 years.", "happened").words == "7"
    sentenced = a_case().happened("sentence", "2026-11-18", suspect="A", months=42)
    assert "number" not in ids("The sentence is 3 years.", "happened", story=sentenced)
    assert "number" in ids("The sentence is 4 years.", "happened", story=sentenced)


def test_a_review_right_or_its_day_that_was_taken_out_is_missed() -> None:
    assert {"review-right", "review-date"} <= ids("You can rest.", "choices")
    assert "review-right" not in ids("You can ask the CPS to look at it again.", "choices")
    kept = "You can ask for a review until Tuesday 23 February 2027."
    assert not {"review-right", "review-date"} & ids(kept, "choices")
    no_right = a_case().arrest("2026-11-20")
    assert not {"review-right", "review-date"} & ids("You can rest.", "choices", story=no_right)


def test_what_others_may_see_says_nothing() -> None:
    page = page_of(STOPPED)
    loud = replace(page, title="Urgent: your court case and bail", short="The CPS called about the rape.")
    basis = basis_for(STOPPED, page, outside=["letter-2026-11.pdf", "verdict.pdf"])
    found = {(each.place, each.words) for each in check(loud, wording_in(), basis) if each.id == "outside"}
    assert {
        ("title", "Urgent"),
        ("title", "bail"),
        ("short", "CPS"),
        ("short", "rape"),
        ("outside", "verdict"),
    } <= found
    assert not [place for place, _words in found if place == "cover"]


def test_hard_news_on_a_friday_asks_for_a_plan() -> None:
    assert "friday" in ids("I can come.", today=date(2026, 11, 27))
    assert "friday" not in ids("I can come.", today=date(2026, 11, 26))
    soft = a_case().happened("cps-referral", "2026-11-20")
    assert "friday" not in ids("I can come.", story=soft, today=date(2026, 11, 27))


def test_the_page_as_a_whole_is_held_against_the_aims() -> None:
    heavy = "Considerable institutional deliberation necessitates extraordinary organisational accountability. " * 12
    found = {each.id: each for each in remarks(heavy)}
    assert {"grade", "ari"} <= set(found)
    assert found["grade"].place == ""
    page = with_texts(page_of(STOPPED, free_text="x", adviser="Ana"), {"english": heavy})
    assert f"{measured(page).grade:.1f}" in found["grade"].why


def test_what_is_to_mend_comes_first() -> None:
    levels = [each.level for each in remarks("Derek was there. You must come. The letter was sent.")]
    assert levels == sorted(levels, key=lambda level: level != "mend")
    assert {"mend", "look"} == set(levels)


def test_another_language_is_read_by_length_and_lix_and_its_english_note_as_english() -> None:
    """A page in a language of which only the shape is known here: its own lists are empty."""
    english = wording_in()
    other = replace(english, page=replace(english.page, id="xx"), never_say=(), promises=(), jargon=(), account=())
    page: ClientUpdate = replace(page_of(STOPPED, free_text="You must come. Derek was there."), language="xx")
    basis = basis_for(STOPPED, page_of(STOPPED), names=["Ana"])
    found = check(page, other, basis, english)
    assert {each.id for each in found} == {"never-say", "name"}
    assert measured(page).grade is None
    assert measured(page).lix > 0
    limits = msgspec.structs.replace(other.page.limits, lix=5, mean_words=5)
    strict = replace(other, page=replace(other.page, limits=limits))
    assert {"lix", "mean-length"} <= {each.id for each in check(page, strict, basis, english)}
