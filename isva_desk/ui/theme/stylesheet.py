"""The style sheet and the palette of a theme, made from its tokens."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtGui import QColor, QPalette

from isva_desk.domain import resources
from isva_desk.ui.theme.tokens import Tokens, styles

_PLACE = re.compile(r"\{([a-z0-9:-]+)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def style_sheet(tokens: Tokens, percent: int) -> str:
    """The style sheet with the colours of the theme, and with sizes of text at that percentage."""

    def fill(match: re.Match[str]) -> str:
        word = match[1]
        if word.endswith("px") and word[:-2].isdigit():
            return f"{round(int(word[:-2]) * percent / 100)}px"
        if word.startswith("icon:"):
            # Qt can only tint what it draws itself; these few are the style sheet's and lie ready in each theme.
            return (resources.folder() / "icons" / tokens.name / f"{word[5:]}.svg").as_posix()
        return tokens.colour[word]

    return _PLACE.sub(fill, _template())


@cache
def _template() -> str:
    """desk.qss and the sheets of single pages beside it."""
    sheets = sorted(styles().glob("*.qss"), key=lambda sheet: (sheet.name != "desk.qss", sheet.name))
    return _COMMENT.sub("", "\n".join(sheet.read_text("utf-8") for sheet in sheets))


def palette(tokens: Tokens) -> QPalette:
    """The palette for everything that the style sheet does not reach."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: "paper",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.Base: "card",
        QPalette.ColorRole.AlternateBase: "paper",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.Button: "card",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.ToolTipBase: "card",
        QPalette.ColorRole.ToolTipText: "ink",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on-accent",
        QPalette.ColorRole.PlaceholderText: "soft-ink",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.LinkVisited: "accent",
        QPalette.ColorRole.Mid: "line",
        QPalette.ColorRole.Accent: "accent",
    }
    for role, name in roles.items():
        made.setColor(role, QColor(tokens.colour[name]))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.colour["soft-ink"]))
    return made
