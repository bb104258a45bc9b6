"""A document looked at before it leaves: its tools, its pages, and what stands there while there are none."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from isva_desk.language import _
from isva_desk.ui.parts import Busy, EmptyState, LinkButton, announce, clear, small
from isva_desk.ui.preview.pages_view import PagesView
from isva_desk.ui.preview.tools import PageTools
from isva_desk.ui.problem_words import in_words
from isva_desk.ui.store_thread import LONG
from isva_desk.ui.workspace import Workspace


class Preview(QWidget):
    """``stopped`` is sent when a person does not want to wait any longer for the document that is being made."""

    stopped = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.view = PagesView(workspace)
        self.tools = PageTools(self.view)
        self.busy = Busy()
        self.words = small("")
        self.stop = LinkButton(_("Stop"), self.stopped.emit)
        self._waiting = _line(self.busy, self.words, self.stop)
        self._words_of_nothing = QVBoxLayout()
        nothing = QWidget()
        nothing.setLayout(self._words_of_nothing)
        self._stack = QStackedWidget()
        self._stack.addWidget(nothing)
        self._stack.addWidget(self.view)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        for part in (self.tools, self._waiting, self._stack):
            box.addWidget(part, 1 if part is self._stack else 0)
        self._waiting.hide()
        self._long = QTimer(self)
        self._long.setSingleShot(True)
        self._long.setInterval(LONG)
        self._long.timeout.connect(self._show_waiting)
        self.view.failed.connect(self._fail)
        self.setFocusProxy(self.view)

    def wait(self, words: str) -> None:
        """A document is being made: after a moment, say so. The pages before it stay until it is there."""
        self.words.setText(words)
        self.busy.setRange(0, 0)
        if not self._waiting.isVisible():
            self._long.start()

    def progress(self, words: str) -> None:
        """How far it is, in words."""
        self.words.setText(words)

    def show_document(self, content: bytes, says: str = "") -> None:
        """Show the pages of this PDF; ``says`` is read out in place of its words where they run from the right."""
        self.done_waiting()
        self.view.show_document(content, says)
        self._stack.setCurrentWidget(self.view)

    def say(self, head: str, sentence: str, icon: str = "document") -> None:
        """There is no document: say why, or what belongs here."""
        self.done_waiting()
        self.view.forget()
        clear(self._words_of_nothing)
        self._words_of_nothing.addWidget(EmptyState(icon, head, sentence))
        self._stack.setCurrentIndex(0)
        announce(self, f"{head} {sentence}")

    def done_waiting(self) -> None:
        """Nothing is being made any more."""
        self._long.stop()
        self._waiting.hide()
        self.busy.hide()

    @property
    def shows(self) -> bool:
        """There is a document."""
        return self._stack.currentWidget() is self.view

    def _show_waiting(self) -> None:
        self._waiting.show()
        self.busy.show()
        announce(self, self.words.text())

    def _fail(self, problem: Exception) -> None:
        head, detail = in_words(problem)
        self.say(head, detail, "warning")


def _line(busy: Busy, words: QWidget, stop: QWidget) -> QWidget:
    line = QWidget()
    busy.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    box = QHBoxLayout(line)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(12)
    box.addWidget(busy, 1)
    box.addWidget(words, 2)
    box.addWidget(stop)
    return line
