"""Which language the program speaks: the one chosen, or that of the computer where there is a catalogue for it."""

from __future__ import annotations

import locale
import os

from isva_desk import language
from isva_desk.domain import resources

OF_THE_COMPUTER = "system"
# Each by its own name, as its speakers look for it. The source of every sentence is English.
LANGUAGES = {"en": "English", "cy": "Cymraeg"}
# Nobody who speaks it has read the catalogue yet; taken off when a named person has.
UNREVIEWED = frozenset({"cy"})


def speak(chosen: str = OF_THE_COMPUTER) -> None:
    """Speak this language from now on; without a catalogue for it, English."""
    wanted = _of_the_computer() if chosen == OF_THE_COMPUTER else chosen
    language.use(wanted if wanted in LANGUAGES else "en", resources.catalogues())


def _of_the_computer() -> str:
    said = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), None)
    return (said or locale.getlocale()[0] or "en").split("_")[0].split(".")[0].lower()
