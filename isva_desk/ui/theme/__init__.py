"""How the window looks: tokens become a palette, a style sheet, icons and a typeface."""

from isva_desk.ui.theme.theme import TEXT_SIZES, Theme, current
from isva_desk.ui.theme.tokens import THEMES

__all__ = ["TEXT_SIZES", "THEMES", "Theme", "current"]
