"""The checker of notes: what it points at, what it leaves alone, and that its places are always right."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isva_desk.casework.note_files import load_checker
from isva_desk.domain import resources
from isva_desk.domain.note_checks import marks_in

CHECKER = load_checker(resources.folder())
KNOWN = ("Sam", "Samantha Quillfeather", "DC Perry", "Avon and Somerset Police", "Bristol")

# Pieces of notes, some of which are pointed at, so that what is generated looks like notes and not only like noise.
PIECES = st.sampled_from(
    [
        "Rang Sam. ", "Karen ", "told me he raped her", '"no"', "‘I was so scared’", "I think ", "PTSD", "Mr Jones",
        "did not engage", " said ", "\n", "\r\n", ". ", "“", "”", "'", "O’Brien", "Łucja ", "Ｓam ", "İpek ", "ßs ",
        "in therapy ", "🙂",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map("".join))


def kinds(text: str) -> list[tuple[str, str]]:
    return [(mark.kind.id, mark.words) for mark in marks_in(text, CHECKER, KNOWN)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Sam told me he raped them.", "account", "told me he raped"),
        ("It was about what he did on the night of the party.", "account", "on the night of"),
        ("Sam said: “I do not want to go.”", "quote", "“I do not want to go.”"),
        ('He wrote "ring me back" today.', "quote", '"ring me back"'),
        ("I think the police are slow.", "opinion", "I think"),
        ("A credible account.", "truth", "credible"),
        ("The alleged incident was discussed.", "truth", "alleged"),
        ("Sam has PTSD.", "diagnosis", "PTSD"),
        ("Sam's therapist said it helps.", "therapy", "therapist said"),
        ("Sam did not engage this week.", "label", "did not engage"),
        ("Karen rang about the form.", "name", "Karen"),
        ("Spoke to Mr Jones today.", "name", "Mr Jones"),
        ("A friend, Łucja Nowak, came along.", "name", "Łucja Nowak"),
    ],
)
def test_it_points_at_what_hurts_when_it_is_read_out(text: str, kind: str, words: str) -> None:
    assert (kind, words) in kinds(text)
    (mark,) = [one for one in marks_in(text, CHECKER, KNOWN) if (one.kind.id, one.words) == (kind, words)]
    assert mark.kind.why
    assert mark.kind.instead


@pytest.mark.parametrize(
    "text",
    [
        "Rang Sam at 10. Reached. We talked about the court date. I will ring again on Friday.",
        "DC Perry of Avon and Somerset Police rang. The specialist rape unit takes over in January.",
        "Went through the letter from the Crown Prosecution Service. Sam wants to ask for a review.",
        "Sam's pre-trial visit to Bristol Crown Court is on Tuesday. Travel is booked.",
        "Therapy has been offered. Not wanted now.",
        "I feel unwell and leave early; Sam was told. I'm back on Monday, and don't forget it's Sam's birthday.",
        "Rape Crisis can see Sam in May.",
        "",
    ],
)
def test_a_good_note_has_no_mark(text: str) -> None:
    assert kinds(text) == []


def test_the_same_name_may_stand_once_it_is_known() -> None:
    text = "Spoke to Perry about bail."
    assert [mark.words for mark in marks_in(text, CHECKER)] == ["Perry"]
    assert marks_in(text, CHECKER, ["DC PERRY"]) == ()


@given(TEXTS)
def test_every_place_is_right_and_none_lies_within_another(text: str) -> None:
    end = 0
    for mark in marks_in(text, CHECKER, KNOWN):
        assert end <= mark.start < mark.end <= len(text)
        assert text[mark.start : mark.end] == mark.words
        end = mark.end


@given(TEXTS)
def test_looking_twice_finds_the_same(text: str) -> None:
    once = marks_in(text, CHECKER, KNOWN)
    assert marks_in(text, CHECKER, KNOWN) == once


@given(TEXTS, TEXTS)
@settings(max_examples=60)
def test_a_paragraph_does_not_depend_on_those_around_it(first: str, second: str) -> None:
    together = marks_in(f"{first}\n\n{second}", CHECKER, KNOWN)
    moved = len(first) + 2
    apart = [(one.start, one.end, one.kind.id) for one in marks_in(first, CHECKER, KNOWN)]
    apart += [(one.start + moved, one.end + moved, one.kind.id) for one in marks_in(second, CHECKER, KNOWN)]
    assert [(one.start, one.end, one.kind.id) for one in together] == apart


@given(st.lists(st.sampled_from(["“", "‘a ", "'a ", '"', "Aa "]), min_size=400, max_size=800).map("".join))
@settings(max_examples=5)
def test_a_long_text_of_open_quotes_is_read_in_good_time(text: str) -> None:
    assert all(mark.words for mark in marks_in(text, CHECKER, KNOWN))
