"""A list to choose from that never forces its sheet wider than the window, however long its words are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

_LEAST = 12  # characters that are seen of a choice, in the largest text


def choice_box(offered: Sequence[tuple[str, str]], chosen: str = "", *, empty: str = "") -> QComboBox:
    """The choices (id, words), and first, where there are words for it, the empty one.

    A choice that is not offered any more, of an earlier version of its list, stays where it was chosen.
    """
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_LEAST)
    if empty:
        box.addItem(empty, "")
    for identity, words in offered:
        box.addItem(words, identity)
    if chosen and box.findData(chosen) < 0:
        box.addItem(chosen, chosen)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box
