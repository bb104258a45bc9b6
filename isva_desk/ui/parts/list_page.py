"""How a page that is a list is laid out: title, line, what is listed, the list, and what the keys do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from isva_desk.ui.parts.surfaces import Scroll, page_margins


def lay_out_list_page(
    page: QWidget,
    names: tuple[QLabel, QLabel],
    choices: Sequence[QWidget | QLayout],
    listed: QLayout,
    below: QLabel,
    *,
    acts: Sequence[QWidget] = (),
) -> None:
    """``names`` are the title and its line, ``choices`` say what is listed, ``acts`` stand beside the title."""
    content = QWidget()
    column = QVBoxLayout(content)
    page_margins(column)
    column.setSpacing(6)
    top, said = QHBoxLayout(), QVBoxLayout()
    said.setSpacing(6)
    for words in names:
        said.addWidget(words)
    top.addLayout(said, 1)
    for act in acts:
        top.addWidget(act, 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(top)
    column.addSpacing(10)
    for choice in choices:
        if isinstance(choice, QLayout):
            column.addLayout(choice)
        else:
            column.addWidget(choice)
    column.addSpacing(6)
    column.addLayout(listed)
    column.addStretch(1)
    column.addWidget(below)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(Scroll(content))
