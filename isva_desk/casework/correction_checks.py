"""What a correction must not change, for facts that have rules of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from isva_desk.casework.checks import WrongAnswer, not_after_today
from isva_desk.casework.court_corrections import check_court
from isva_desk.casework.desk import Desk
from isva_desk.casework.needs_corrections import check_needs_and_waiting
from isva_desk.journal.acts import Fact, court, needs, notes, requests, waiting
from isva_desk.journal.casefile import when
from isva_desk.language import _

Check = Callable[[Desk, Any, Any], None]

# What two people signed, and what was handed over, can be taken back, and not be made into something else.
_SIGNED = ("event", "decision", "name", "role", "redactions", "agrees", "on", "files", "saw_first", "test", "answer")


def check_correction(desk: Desk, before: Fact, after: Fact) -> None:
    """Raises ``WrongAnswer`` where a fact cannot become this by a correction."""
    check = _CHECKS.get(type(before))
    if check is not None:
        check(desk, before, after)


def _of_a_request(_desk: Desk, before: Any, after: Any) -> None:
    for name in _SIGNED:
        if getattr(before, name, None) != getattr(after, name, None):
            raise WrongAnswer(name, _("This cannot be changed. Take it back, and record it anew."))


def _same_request(_desk: Desk, before: Any, after: Any) -> None:
    if before.event != after.event:
        raise WrongAnswer("event", _("This cannot be changed. Take it back, and record it anew."))


def _of_a_note(desk: Desk, _before: Any, after: notes.NoteWritten) -> None:
    if not after.note.strip():
        raise WrongAnswer("text", _("Write in a sentence or two what was done and agreed."))
    for name in ("on", "learned"):
        not_after_today(desk, when(getattr(after, name)), name)


_CHECKS: Mapping[type[Fact], Check] = {
    **dict.fromkeys(court.FACTS, check_court),
    **dict.fromkeys(requests.FACTS, _same_request),
    requests.RequestTested: _of_a_request,
    requests.RequestDecided: _of_a_request,
    requests.RequestSigned: _of_a_request,
    requests.RequestReleased: _of_a_request,
    notes.NoteWritten: _of_a_note,
    **dict.fromkeys((*needs.FACTS, *waiting.FACTS), check_needs_and_waiting),
}
