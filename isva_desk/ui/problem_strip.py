"""What went wrong, in a sentence: what happened, what was kept, what to do next."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from isva_desk.language import _
from isva_desk.ui.parts import Banner, LinkButton, announce, clear
from isva_desk.ui.problem_words import in_words


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
