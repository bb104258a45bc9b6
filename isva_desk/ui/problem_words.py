"""A problem in words for a person, and a fault's place for whoever mends it. Nothing out of a record is in either."""

from __future__ import annotations

import sys
import traceback

from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _


def in_words(problem: Exception) -> tuple[str, str]:
    """A problem as a sentence and what follows from it. A fault is told as one, its place on stderr."""
    if isinstance(problem, KnownProblem):
        return problem.sentence, " ".join(filter(None, (problem.kept, problem.next_step)))
    tell_place(problem)
    return (
        _("Something went wrong in the program itself."),
        _("What was saved before is kept. Try once more; if it happens again, tell whoever looks after this program."),
    )


def tell_place(problem: BaseException) -> None:
    """Say on stderr which kind of fault happened where. Never the message: it may hold what somebody typed."""
    if sys.stderr is None:
        return
    frames = traceback.extract_tb(problem.__traceback__)
    place = f"{frames[-1].name}:{frames[-1].lineno}" if frames else "?"
    print(f"desk: {type(problem).__name__} in {place}", file=sys.stderr)  # noqa: T201 - there is no log file, by design
