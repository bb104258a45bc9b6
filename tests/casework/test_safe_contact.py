"""The gate before a number: what is safe is shown, what is not needs a reason, and looking is always written down."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.desk import Desk
from isva_desk.casework.safe_contact import HIDDEN, NotSafeNow, set_safe_channel, show_contact
from isva_desk.domain.safe_contact import SafeChannel, Window
from isva_desk.journal import acts
from tests.builders.desks import SteppingClock, a_client, a_desk
from tests.builders.journals import entries_of

NUMBER = "07700 900123"
LUNCH = Window("mon,tue,wed,thu,fri", "13:00", "15:00")


def looks(desk: Desk) -> list[acts.SafeContactShown]:
    return [entry.act for entry in entries_of(desk.store) if isinstance(entry.act, acts.SafeContactShown)]


def test_a_safe_number_is_shown_and_that_is_written_down(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    client = a_client(desk)
    set_safe_channel(desk, client, SafeChannel("phone", "yes", NUMBER, windows=(LUNCH,), checked_on=date(2026, 11, 20)))
    clock.go_to("2026-11-23", "13:30")
    assert show_contact(desk, client, "phone") == NUMBER
    assert looks(desk) == [acts.SafeContactShown("phone", False, "")]


def test_outside_the_hours_it_needs_a_reason(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    client = a_client(desk)
    set_safe_channel(desk, client, SafeChannel("phone", "yes", NUMBER, windows=(LUNCH,), checked_on=date(2026, 11, 20)))
    with pytest.raises(NotSafeNow) as problem:
        show_contact(desk, client, "phone")
    assert str(problem.value) == "Not safe now. Next safe time: today 13:00 to 15:00, by phone call."
    assert problem.value.next_step == "To go on, say why. The reason is kept."
    assert looks(desk) == []
    assert show_contact(desk, client, "phone", "She is in danger and the police asked") == NUMBER
    assert looks(desk) == [acts.SafeContactShown("phone", True, "She is in danger and the police asked")]


@pytest.mark.parametrize(
    "channel",
    [
        SafeChannel("phone", "no", NUMBER),
        SafeChannel("phone", "yes", NUMBER, checked_on=date(2026, 10, 1)),
    ],
)
def test_not_marked_safe_or_checked_too_long_ago_needs_a_reason(tmp_path: Path, channel: SafeChannel) -> None:
    desk = a_desk(tmp_path)
    client = a_client(desk)
    set_safe_channel(desk, client, channel)
    with pytest.raises(NotSafeNow):
        show_contact(desk, client, "phone", "   ")
    assert show_contact(desk, client, "phone", "asked by the duty officer") == NUMBER
    assert looks(desk)[0].unsafe


def test_a_condition_shows_without_a_reason(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    client = a_client(desk)
    channel = SafeChannel("text", "only-if", NUMBER, condition="she wrote first", checked_on=date(2026, 11, 20))
    set_safe_channel(desk, client, channel)
    assert show_contact(desk, client, "text") == NUMBER


def test_nothing_recorded_is_nothing_to_show(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    with pytest.raises(WrongAnswer, match="Post: nothing is recorded"):
        show_contact(desk, a_client(desk), "post", "any reason")


def test_checking_again_keeps_the_number_that_is_there(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    client = a_client(desk)
    set_safe_channel(desk, client, SafeChannel("phone", "no", NUMBER))
    for value in ("", HIDDEN):
        set_safe_channel(desk, client, SafeChannel("phone", "yes", value, checked_on=date(2026, 11, 23)))
        assert show_contact(desk, client, "phone") == NUMBER
