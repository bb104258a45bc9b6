"""The rail at the left: where one can go, how much is there, and that everything is saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from isva_desk.language import _
from isva_desk.ui.pages import PageKind
from isva_desk.ui.parts import KeyHint, PickedButton, Scroll, label, look, say_shortcut, small
from isva_desk.ui.parts.buttons import bring_into_view
from isva_desk.ui.theme import current


class Rail(QFrame):
    """``wanted`` is sent with the id of a page."""

    wanted = Signal(str)

    def __init__(self, pages: Sequence[PageKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "rail")
        self.setAccessibleName(_("Pages"))
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 24, 12, 24)
        box.setSpacing(4)
        name = look(QLabel(_("Desk")), "heading")
        name.setContentsMargins(12, 0, 0, 18)
        box.addWidget(name)
        self._buttons: dict[str, _Way] = {}
        self._under = {page.id: page.under for page in pages}
        inside = QWidget()
        ways = QVBoxLayout(inside)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(4)
        for page in pages:
            if page.words:
                way = _Way(page)
                way.clicked.connect(lambda _checked=False, identity=page.id: self.wanted.emit(identity))
                self._buttons[page.id] = way
                ways.addWidget(way)
        ways.addStretch(1)
        # In large text the pages are more than a small screen is high: they scroll, and the foot stays in sight.
        self.ways = Scroll(inside)
        box.addWidget(self.ways, 1)
        box.addSpacing(8)
        self.facts = small("")
        self.facts.setContentsMargins(12, 0, 4, 14)
        box.addWidget(self.facts)
        hide = QHBoxLayout()
        hide.setContentsMargins(12, 0, 0, 0)
        hide.setSpacing(6)
        hide.addWidget(KeyHint("Esc+Esc"))
        hide.addWidget(label(_("hide and lock"), "small"), 1)
        box.addLayout(hide)
        self._fit()
        current().changed.connect(self._fit)

    def mark(self, identity: str) -> None:
        """Show which page is open; one that is not in the rail itself belongs to another (a case to the caseload)."""
        way = self._buttons.get(identity) or self._buttons.get(self._under.get(identity, ""))
        if way is not None:
            way.setChecked(True)
            bring_into_view(way)

    def count(self, identity: str, number: int) -> None:
        """Show how much there is on a page."""
        if identity in self._buttons:
            self._buttons[identity].count(number)

    def _fit(self) -> None:
        self.setFixedWidth(current().px(200))


class _Way(PickedButton):
    """One way to go, with a number at its right end."""

    def __init__(self, page: PageKind) -> None:
        super().__init__(f"  {_(page.words)}", "nav")
        self._page = page
        self.setToolTip(say_shortcut(page.shortcut))
        self.setAccessibleName(_(page.words))
        self._number = look(QLabel(), "small")
        self._number.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 12, 0)
        box.addStretch(1)
        box.addWidget(self._number)
        self._draw()
        current().changed.connect(self._draw)
        self.toggled.connect(self._draw)

    def count(self, number: int) -> None:
        """Show the number; it is read out with the name."""
        self._number.setText(f"{number:,}" if number else "")
        self.setAccessibleDescription(str(number) if number else "")

    def _draw(self) -> None:
        theme = current()
        self.setIcon(theme.icon(self._page.icon, "accent" if self.isChecked() else "soft-ink"))
        self.setIconSize(QSize(theme.px(18), theme.px(18)))
