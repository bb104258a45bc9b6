"""A day given on the command line."""

from __future__ import annotations

from datetime import date
from typing import overload

from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _


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
