"""The fonts in which a language is read on screen: the same that its documents are written with."""

from __future__ import annotations

import tomllib
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from isva_desk.domain import resources


def font_for(language: str, like: QFont) -> QFont:
    """That font with the families of the language before it, so that every letter has a shape on any computer."""
    families = [family for family in families_for(language) if family != like.family()]
    made = QFont(like)
    made.setFamilies([*families, like.family()])
    return made


@lru_cache(maxsize=32)
def families_for(language: str) -> tuple[str, ...]:
    """The families that its readers expect first, then one for each other script; loaded when they are first wanted."""
    folder = resources.folder() / "fonts"
    with (folder / "families.toml").open("rb") as file:
        listed = tomllib.load(file)["family"]
    own = language.partition("-")[0]
    listed.sort(key=lambda one: own not in one.get("languages", ()))
    found = []
    for one in listed:
        identity = QFontDatabase.addApplicationFont(str(folder / one["regular"]))
        if "bold" in one:
            QFontDatabase.addApplicationFont(str(folder / one["bold"]))
        found += QFontDatabase.applicationFontFamilies(identity)[:1]
    return tuple(dict.fromkeys(found))
