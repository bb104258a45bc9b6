"""A file of data under ``resources``, and the one sentence that is said where it cannot be used."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _


class DamagedData(KnownProblem):
    """A file of data that is missing or not what it should be; the sentence names it and says what is wrong."""


def read_data_file(path: Path, form: str) -> dict[str, Any]:
    """What the file holds, which has to say that it is of this format. Raises ``DamagedData``."""
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as cause:
        raise damaged(path, cause) from cause
    if read.get("format") != form:
        raise damaged(path, _('its format is not "{format}"').format(format=form))
    return read


def damaged(path: Path, what: object) -> DamagedData:
    """The problem that names the file with its folder: every language has a file of that name."""
    return DamagedData(
        _("{file} cannot be used: {what}.").format(file=f"{path.parent.name}/{path.name}", what=what),
        kept=_("Your records are not touched."),
        next_step=_("Put the file as it came back in its place, or install the program again."),
    )
