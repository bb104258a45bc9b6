"""The command bar: type, choose with the arrow keys, Enter. Acts show their shortcut, clients their reference."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout

from isva_desk.journal.find import find
from isva_desk.journal.rows import FindHit
from isva_desk.language import _
from isva_desk.ui.acts import Act
from isva_desk.ui.command_bar.list import Answer, AnswerDelegate, AnswerList
from isva_desk.ui.parts import announce, look, say_shortcut, small
from isva_desk.ui.parts.leaf import leaf
from isva_desk.ui.theme import current
from isva_desk.ui.workspace import Workspace

_ROWS = 8


class CommandBar(QDialog):
    """Closes as soon as something is chosen; what was chosen is done after it has gone."""

    def __init__(self, workspace: Workspace, acts: Sequence[Act]) -> None:
        super().__init__()
        self.setWindowTitle(_("Desk"))
        self.setAccessibleName(_("Find a client, page or action"))
        self._workspace = workspace
        self._acts = list(acts)
        self._hits: list[FindHit] = []
        box = QVBoxLayout(leaf(self))
        box.setContentsMargins(14, 14, 14, 10)
        box.setSpacing(8)
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Find a client, page or action"))
        self.field.setAccessibleName(_("Find a client, page or action"))
        self.field.addAction(current().icon("search", "soft-ink"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._ask)
        self.answers = AnswerList(self)
        self.list = look(QListView(), "answers")
        self.list.setModel(self.answers)
        self.list.setItemDelegate(AnswerDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(_("Found"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.clicked.connect(lambda index: self._choose(index.row()))
        box.addWidget(self.field)
        box.addWidget(self.list)
        box.addWidget(small(_("Up and Down choose  ·  Enter opens  ·  Esc closes")))
        self.setFixedWidth(min(current().px(640), 960))
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        above = self.parentWidget()
        if above is not None:
            row = current().px(44)
            self.list.setFixedHeight(row * max(3, min(_ROWS, above.height() * 5 // 9 // row)) + 4)
            self.adjustSize()
            corner = above.mapToGlobal(QPoint((above.width() - self.width()) // 2, max(24, above.height() // 9)))
            self.move(corner)
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}
            if event.key() in step:
                self._move(step[Qt.Key(event.key())])
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._choose(self.list.currentIndex().row())
                return True
        return super().eventFilter(watched, event)

    def _ask(self, text: str) -> None:
        if not text.strip():
            self._hits = []
        self._show()
        if text.strip():
            self._workspace.read(find, text, 12, then=self._found, latest="find")

    def _found(self, hits: list[FindHit]) -> None:
        self._hits = hits if self.field.text().strip() else []
        self._show()

    def _show(self) -> None:
        words = self.field.text().casefold().split()
        acts = [act for act in self._acts if _fits(act.words, words)]
        clients = [self._client(hit) for hit in self._hits if hit.case_id is not None]
        shown = [Answer(act.words, "", say_shortcut(act.shortcut), act.icon, act.run) for act in acts]
        self.answers.show(clients + shown if words else shown)
        if self.answers.rowCount():
            self.list.setCurrentIndex(self.answers.index(0))

    def _client(self, hit: FindHit) -> Answer:
        case_id = hit.case_id or ""
        return Answer(
            hit.reference,
            hit.name_to_use if hit.name_to_use != hit.reference else "",
            _("Client"),
            "person",
            self._opener(case_id),
        )

    def _opener(self, case_id: str) -> Callable[[], object]:
        return lambda: self._workspace.open_case(case_id)

    def _move(self, step: int) -> None:
        count = self.answers.rowCount()
        if count:
            there = max(0, min(count - 1, self.list.currentIndex().row() + step))
            self.list.setCurrentIndex(self.answers.index(there))
            announce(self.field, self.answers.spoken(there))

    def _choose(self, row: int) -> None:
        answer = self.answers.answer(row)
        if answer is None:
            return
        self.accept()
        answer.run()


def _fits(text: str, words: Sequence[str]) -> bool:
    """Every word typed begins a word of the text."""
    known = text.casefold().split()
    return all(any(one.startswith(word) for one in known) for word in words)
