"""The page of the helplines: a line may be offered on a page for a client only after a person has made sure of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isva_desk.journal.changes import Changes
from isva_desk.language import _, ngettext
from isva_desk.ui.acts import Act
from isva_desk.ui.helplines.reading import ReadHelplines, read_helplines
from isva_desk.ui.helplines.rows import groups_of
from isva_desk.ui.helplines.sheets import ConfirmHelpline, WithdrawHelpline
from isva_desk.ui.parts import EmptyState, LinkButton, Rows, Scroll, SectionTitle, clear, page_margins, soft, title
from isva_desk.ui.parts.record_row import RecordRow
from isva_desk.ui.workspace import Workspace


class HelplinesPage(QWidget):
    """``focus``: the id of the line on whose row the keyboard is put."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._stale = False
        self._focus = ""
        self.read: ReadHelplines | None = None
        self.views: list[tuple[str, RecordRow]] = []
        content = QWidget()
        column = QVBoxLayout(content)
        page_margins(column)
        column.setSpacing(6)
        column.addWidget(LinkButton(_("‹ Back"), workspace.back, name=_("Back to the page before")))
        column.addWidget(title(_("Helplines")))
        self.line = soft("")
        column.addWidget(self.line)
        column.addSpacing(6)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column.addLayout(self._list)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scroll(content)
        outer.addWidget(self._scroll)

    def show_for(self, focus: str = "", **_where: object) -> None:
        """Show the lines."""
        self._focus = focus or "first"
        self._ask()

    def refresh(self, changes: Changes) -> None:
        """Something was recorded: read anew, now or when the page is seen again."""
        if changes.clients and self.isVisible():
            self._ask()
        elif changes.clients:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._ask()

    def acts(self) -> list[Act]:
        """What can be done here, for the command bar."""
        lines = self.read.lines if self.read is not None else ()
        words = _("Confirm {name}")
        return [Act(words.format(name=line.name), partial(self._act, line.id, "confirm"), "", "phone")
                for line, _held in lines]  # fmt: skip

    def _ask(self) -> None:
        self._stale = False
        self._workspace.ask(read_helplines, then=self._show, latest="helplines")

    def _show(self, read: ReadHelplines) -> None:
        self.read = read
        # A sheet over the page has the focus of the program; the page still knows which row has its own.
        here = self.window().focusWidget()
        chosen = self._focus or next((identity for identity, view in self.views if view is here), "")
        opened, self._focus = self._focus == "first", ""
        self.line.setText(_said(read))
        clear(self._list)
        self.views = []
        for heading, rows in groups_of(read):
            self._list.addSpacing(8)
            self._list.addWidget(SectionTitle(heading))
            card = Rows()
            card.setAccessibleName(heading)
            for identity, row in rows:
                row.wanted.connect(partial(self._act, identity))
                row.opened.connect(partial(self._act, identity, ""))
                row.left.connect(partial(self._step, row))
                card.add(row)
                self.views.append((identity, row))
            self._list.addWidget(card)
            card.show()  # at once: what is not shown yet cannot take the keyboard
        if not self.views:
            self._list.addWidget(
                EmptyState(
                    "phone", _("No helpline is listed"), _("The lists of the program name none to make sure of.")
                )
            )
        elif chosen:
            same = next((view for identity, view in self.views if identity == chosen), self.views[0][1])
            same.setFocus(Qt.FocusReason.OtherFocusReason)
            if opened:  # the first row brings itself into view, and the head of the page with it
                QTimer.singleShot(0, self._scroll, lambda: self._scroll.verticalScrollBar().setValue(0))

    def _step(self, row: RecordRow, step: int) -> None:
        rows = [view for _identity, view in self.views]
        place = rows.index(row) + step
        if 0 <= place < len(rows):
            rows[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _act(self, identity: str, act: str) -> None:
        """One of the acts of a row; Enter and a click do the first that it has."""
        if self.read is None:
            return
        line, held = self.read.find(identity)
        if act == "end":
            self._workspace.open_dialog(WithdrawHelpline(self._workspace, line))
        else:
            self._workspace.open_dialog(ConfirmHelpline(self._workspace, line, held, change=act == "change"))


def _said(read: ReadHelplines) -> str:
    """How many may be offered, in a sentence."""
    why = _("A line stands on a client's page only after somebody has rung it or looked it up, and said so here.")
    if not read.confirmed:
        return _("{why} None is confirmed yet, so none is offered.").format(why=why)
    count = ngettext("{count} line is confirmed.", "{count} lines are confirmed.", read.confirmed)
    return f"{why} {count.format(count=read.confirmed)}"
