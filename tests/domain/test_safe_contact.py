"""When a client can be reached safely: nothing is safe until it was marked so, and never outside its times."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from isva_desk.domain.dates import LONDON
from isva_desk.domain.labels import CHANNELS
from isva_desk.domain.safe_contact import (
    WEEKDAYS,
    SafeChannel,
    Window,
    channel_state,
    next_window,
    problems_of,
    state_now,
    stricter,
)

NOON_MONDAY = datetime(2026, 11, 23, 12, 0, tzinfo=LONDON)
LUNCH = Window("mon,tue,wed,thu,fri", "13:00", "15:00")


@st.composite
def windows(draw: st.DrawFn) -> Window:
    days = draw(st.lists(st.sampled_from(WEEKDAYS), min_size=1, unique=True))
    start = draw(st.integers(0, 22))
    end = draw(st.integers(start + 1, 24))
    return Window(",".join(days), f"{start:02d}:00", f"{end:02d}:00")


channels = st.builds(
    SafeChannel,
    channel=st.just("phone"),
    allowed=st.sampled_from(["yes", "no", "only-if"]),
    value=st.sampled_from(["", "one", "two"]),
    condition=st.sampled_from(["", "her sister answers"]),
    windows=st.lists(windows(), max_size=3).map(tuple),
    may_say_who=st.booleans(),
    checked_on=st.none() | st.dates(date(2026, 10, 1), date(2026, 11, 23)),
    valid_days=st.integers(1, 60),
)
earliest, latest = datetime(2026, 11, 1), datetime(2026, 12, 31)  # noqa: DTZ001  # local times, as hypothesis wants them
moments = st.datetimes(earliest, latest).map(lambda moment: moment.replace(tzinfo=LONDON))


def test_nothing_is_safe_for_a_new_client() -> None:
    state = state_now((), NOON_MONDAY)
    assert state.level == "blocked"
    assert state.words == "Nothing is marked safe."


def test_before_her_lunch_hour_the_next_safe_time_is_said() -> None:
    phone = SafeChannel("phone", "yes", windows=(LUNCH,), checked_on=date(2026, 11, 16))
    state = state_now((phone,), NOON_MONDAY)
    assert state.level == "blocked"
    assert state.words == "Not safe now. Next safe time: today 13:00 to 15:00, by phone call."


def test_in_her_lunch_hour_it_is_safe_and_says_until_when() -> None:
    phone = SafeChannel("phone", "yes", windows=(LUNCH,), checked_on=date(2026, 11, 16))
    state = state_now((phone,), NOON_MONDAY.replace(hour=14))
    assert (state.level, state.words) == ("safe", "Phone call: safe now, until 15:00.")


def test_a_condition_means_care() -> None:
    text = SafeChannel("text", "only-if", condition="she has answered first", checked_on=date(2026, 11, 16))
    state = state_now((text,), NOON_MONDAY)
    assert (state.level, state.words) == ("caution", "Text message: only if she has answered first")


def test_a_check_grows_old() -> None:
    text = SafeChannel("text", "yes", checked_on=date(2026, 10, 20), valid_days=30)
    state = state_now((text,), NOON_MONDAY)
    assert state.level == "blocked"
    assert state.expired
    assert state.words == "Not safe to use: the safe-contact check is too old. Check it with the client first."
    assert "last checked on Tuesday 20 October 2026" in state.per_channel[0].words


def test_on_the_last_day_of_the_check_it_still_holds() -> None:
    text = SafeChannel("text", "yes", checked_on=date(2026, 10, 24), valid_days=30)
    assert channel_state(text, NOON_MONDAY).level == "safe"
    assert channel_state(text, NOON_MONDAY + timedelta(days=1)).level == "blocked"


def test_the_safest_way_is_the_one_that_is_named() -> None:
    email = SafeChannel("email", "only-if", condition="the shared account is closed", checked_on=date(2026, 11, 20))
    phone = SafeChannel("phone", "yes", checked_on=date(2026, 11, 20))
    assert state_now((email, phone), NOON_MONDAY).next_channel == "phone"


@given(channels, moments)
def test_never_safe_outside_what_was_marked(channel: SafeChannel, now: datetime) -> None:
    if channel_state(channel, now).level != "safe":
        return
    assert channel.allowed == "yes"
    assert channel.checked_on is not None
    assert now.date() <= channel.checked_on + timedelta(days=channel.valid_days)
    clock = f"{now:%H:%M}"
    assert not channel.windows or any(
        WEEKDAYS[now.weekday()] in window.days and window.start <= clock < window.end for window in channel.windows
    )


@given(channels, moments)
def test_the_next_safe_time_is_indeed_safe(channel: SafeChannel, now: datetime) -> None:
    found = next_window(channel, now)
    if found is None:
        return
    start, end = found
    assert end > now
    assert channel_state(channel, max(start, now)).level in ("safe", "caution")
    assert channel_state(channel, end - timedelta(minutes=1)).level in ("safe", "caution")


@given(channels, channels, moments)
def test_two_laptops_together_never_allow_more_than_each(one: SafeChannel, other: SafeChannel, now: datetime) -> None:
    rank = {"blocked": 0, "caution": 1, "safe": 2}
    both = rank[channel_state(stricter(one, other), now).level]
    assert both <= rank[channel_state(one, now).level]
    assert both <= rank[channel_state(other, now).level]


@given(channels, channels)
def test_it_does_not_matter_which_laptop_comes_first(one: SafeChannel, other: SafeChannel) -> None:
    assert stricter(one, other) == stricter(other, one)
    assert stricter(one, one) == one


def test_two_different_numbers_are_safe_by_neither() -> None:
    one = SafeChannel("phone", "yes", "07700 900001", checked_on=date(2026, 11, 20))
    other = SafeChannel("phone", "yes", "07700 900002", checked_on=date(2026, 11, 20))
    merged = stricter(one, other)
    assert merged.allowed == "no"
    assert merged.value == "07700 900001; 07700 900002"


def test_answers_that_do_not_hold_together_are_named() -> None:
    assert [field for field, _ in problems_of(SafeChannel("pigeon", "yes", checked_on=date(2026, 11, 1)))] == [
        "channel"
    ]
    assert [field for field, _ in problems_of(SafeChannel("phone", "yes"))] == ["checked_on"]
    upside_down = SafeChannel("phone", "no", windows=(Window("mon", "15:00", "13:00"),))
    assert [sentence for _, sentence in problems_of(upside_down)] == ["A safe time must end after it starts."]
    assert all(not problems_of(SafeChannel(channel)) for channel in CHANNELS)


def test_a_way_that_is_always_safe_is_not_said_to_end_at_midnight() -> None:
    always = SafeChannel("phone", "yes", checked_on=date(2026, 11, 16))
    evenings = SafeChannel("phone", "yes", windows=(Window(start="18:00"),), checked_on=date(2026, 11, 16))
    morning, night = datetime(2026, 11, 23, 9, tzinfo=LONDON), datetime(2026, 11, 23, 21, tzinfo=LONDON)
    assert state_now([always], morning).words == "Phone call: safe all day."
    assert state_now([evenings], night).words == "Phone call: safe now, until midnight."
    weekends = SafeChannel("phone", "yes", windows=(Window("sat,sun"),), checked_on=date(2026, 11, 16))
    assert "Next safe time: Saturday 28 November 2026 at any time" in state_now([weekends], morning).words
