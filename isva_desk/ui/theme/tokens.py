"""Design tokens as they are kept in ``resources/styles``: colours, sizes and type of one theme."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from isva_desk.domain import resources

THEMES = ("light", "dark", "high-contrast")


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme. Colours are "#RRGGBB", sizes are pixels at 100 % text."""

    name: str
    dark: bool
    colour: Mapping[str, str]
    space: Mapping[str, int]
    type: Mapping[str, int | str]

    @property
    def family(self) -> str:
        """The name of the one typeface."""
        return str(self.type["family"])


@cache
def load_tokens(name: str) -> Tokens:
    """The tokens of one of ``THEMES``."""
    data = tomllib.loads((styles() / f"{name}.toml").read_text("utf-8"))
    return Tokens(data["name"], data["dark"], data["colour"], data["space"], data["type"])


def styles() -> Path:
    """The folder in which themes and the style sheet lie."""
    return resources.folder() / "styles"
