"""What the adviser chooses for one page, beside the facts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choices:
    """``helplines`` are ids of lines that she wants on the page; none stands there unless chosen and confirmed.

    ``free_text`` and ``reach_me`` are in English, in whatever language the page is. ``explain`` adds the words
    explained; ``client_name`` greets by the name to use.
    """

    helplines: tuple[str, ...] = ()
    free_text: str = ""
    adviser: str = ""
    phone: str = ""
    hours: str = ""
    reach_me: str = ""
    explain: bool = True
    client_name: bool = False
