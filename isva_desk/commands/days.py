"""A day given on the command line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, overload

from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _

if TYPE_CHECKING:
    from isva_desk.domain.dates import When


@overload
def day_given(text: str, option: str) -> date: ...
@overload
def day_given(text: None, option: str) -> None: ...
@overload
def day_given(text: str | None, option: str) -> date | None: ...


def day_given(text: str | None, option: str) -> date | None:
    """The day that stands after an option; None where it was not given. Raises ``KnownProblem`` naming the option."""
    if text is None:
        return None
    from isva_desk.domain.dates import NotADate, parse_when

    try:
        day = parse_when(text).day
    except NotADate:
        day = None
    if day is None:
        raise KnownProblem(
            _('{option}: "{text}" is not a day; write it like 2026-11-23').format(option=option, text=text)
        )
    return day


def when_given(text: str | None, option: str, today: date) -> When:
    """A day, a day with its hour or a rough date that was given for an option; today where none was."""
    from isva_desk.domain.dates import NotADate, on_day, parse_when

    if text is None:
        return on_day(today)
    try:
        return parse_when(text)
    except NotADate as cause:
        raise KnownProblem(_("{option}: {problem}").format(option=option, problem=cause)) from cause
