"""How this computer shows the desk: theme, text size, language, minutes until it locks.

Nothing private, and outside the vault, because the page before the desk is open needs it too.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from isva_desk.domain.spoken_language import LANGUAGES, OF_THE_COMPUTER
from isva_desk.ui.theme.tokens import THEMES

LOCK_MINUTES = (1, 2, 5, 10, 15, 30)
_TEXT = (100, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Preferences:
    """``theme``: one of ``THEMES`` or "system"; ``text``: a percentage; ``lock_minutes``: of not being touched.

    ``language``: the code of one of ``LANGUAGES`` or "system".
    """

    theme: str = "system"
    text: int = 100
    lock_minutes: int = 5
    language: str = OF_THE_COMPUTER


def load_preferences(path: Path) -> Preferences:
    """What is kept in the file. Anything missing, damaged or out of bounds is as on the first day."""
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return Preferences()
    return _checked(data if isinstance(data, dict) else {})


def save_preferences(path: Path, preferences: Preferences) -> None:
    """Keep them. A folder that cannot be written to only means that they are forgotten at the end."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        side = path.with_suffix(".part")
        side.write_text(json.dumps(asdict(preferences)), "utf-8")
        side.replace(path)


def _checked(data: dict[str, Any]) -> Preferences:
    made = Preferences()
    allowed: dict[str, tuple[Any, ...]] = {
        "theme": ("system", *THEMES),
        "text": _TEXT,
        "lock_minutes": LOCK_MINUTES,
        "language": (OF_THE_COMPUTER, *LANGUAGES),
    }
    for name, values in allowed.items():
        value = data.get(name)
        if any(value == one and type(value) is type(one) for one in values):
            made = replace(made, **{name: value})  # type: ignore[arg-type]  # each was checked just now
    return made
