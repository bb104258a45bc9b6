"""Safe times are typed as they are said, and read back as they were meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isva_desk.domain.safe_contact import WEEKDAYS, SafeChannel, Window, problems_of
from isva_desk.ui.safe_contact.words import read_windows, windows_in_words


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("weekdays 1pm to 3pm", "weekdays 13:00 to 15:00"),
        ("Sat 10-12", "Sat 10:00 to 12:00"),
        ("mon-wed 9 to 5pm", "Mon, Tue, Wed 09:00 to 17:00"),
        ("tuesdays 1-3pm", "Tue 13:00 to 15:00"),
        ("mon tue 11 to 1pm", "Mon, Tue 11:00 to 13:00"),
        ("weekdays 1.30pm - 3pm; weekend all day", "weekdays 13:30 to 15:00; weekend, all day"),
        ("13:00 to 15:00", "every day 13:00 to 15:00"),
        ("any time", "any time"),
        ("", "any time"),
    ],
)
def test_what_is_typed(typed: str, said: str) -> None:
    assert windows_in_words(read_windows(typed)) == said


@pytest.mark.parametrize(
    "typed", ["after work", "weekdays 1 to 3", "mon 15:00 to 13:00", "mon 25:00 to 26:00", "fri-mon 1pm-2pm"]
)
def test_what_cannot_be_read_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(ValueError, match=r"weekdays 1pm to 3pm"):
        read_windows(typed)


CLOCKS = st.tuples(st.integers(0, 23), st.sampled_from([0, 15, 30, 59])).map(lambda at: f"{at[0]:02}:{at[1]:02}")
DAYS = st.sets(st.sampled_from(WEEKDAYS), min_size=1).map(lambda days: ",".join(d for d in WEEKDAYS if d in days))
WINDOWS = st.builds(lambda days, a, b: Window(days, min(a, b), max(a, b) if a != b else "24:00"), DAYS, CLOCKS, CLOCKS)


@given(st.lists(WINDOWS, min_size=1, max_size=4))
def test_what_is_said_is_read_back(windows: list[Window]) -> None:
    again = read_windows(windows_in_words(windows))
    assert again == tuple(windows)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_safe_time_or_a_sentence(typed: str) -> None:
    try:
        windows = read_windows(typed)
    except ValueError as refusal:
        windows, sentence = (), str(refusal)
        assert sentence.endswith(".")
    assert [field for field, _sentence in problems_of(SafeChannel("phone", windows=windows))] == []
