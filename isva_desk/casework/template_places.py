"""Templates of letters: the file in a language, and the places that a text has between braces."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

from isva_desk.domain.data_file import damaged


def file_in_language(folder: Path, language: str, name: str) -> Path:
    """The file of that name in the language, or in English where the language lacks it."""
    own = folder / language / f"{name}.toml"
    return own if own.is_file() else folder / "en" / f"{name}.toml"


def places_in(path: Path, text: str) -> frozenset[str]:
    """The names between braces. Raises ``DamagedData`` naming the file where the braces do not pair."""
    try:
        return frozenset(name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None)
    except ValueError as cause:
        raise damaged(path, cause) from cause
