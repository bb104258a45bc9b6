"""What went wrong, in a sentence: what happened, what was kept, what to do next. No traceback, and nothing out of a record."""

from __future__ import annotations

import sys
import traceback

from PySide6.QtWidgets import QVBoxLayout, QWidget

from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _
from isva_desk.ui.parts import Banner, LinkButton, announce, clear


class ProblemStrip(QWidget):
    """Lies above the page until it is closed or another page is opened."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(36, 16, 36, 0)
        self.hide()

    def say(self, problem: Exception) -> None:
        """Show the problem and read it out."""
        head, detail = in_words(problem)
        clear(self._box)
        banner = Banner(head, "rose", detail=detail, icon="warning")
        banner.add_act(LinkButton(_("Close"), self.hide))
        self._box.addWidget(banner)
        self.show()
        announce(self, f"{head} {detail}")


def in_words(problem: Exception) -> tuple[str, str]:
    """A problem as a sentence and what follows from it. A fault of the program is told as one, with its place on stderr."""
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
