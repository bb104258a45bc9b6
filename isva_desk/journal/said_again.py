"""What holds of one answer after it was given again: nothing said leaves it, "unknown" takes it back."""

from __future__ import annotations

from typing import TypeVar, cast

Answer = TypeVar("Answer", bound=str)
TAKEN_BACK = "unknown"


def again(now: Answer, before: Answer) -> Answer:
    """The answer that holds: the new one, none where it was taken back, or the one before where nothing was said."""
    if now == TAKEN_BACK:
        return cast("Answer", "")
    return now or before


def change(now: str, before: str) -> str:
    """What has to be said so that ``now`` holds where ``before`` held: nothing where they are the same."""
    if now == before:
        return ""
    return now or TAKEN_BACK
