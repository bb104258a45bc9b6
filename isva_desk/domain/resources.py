"""Where the data lies that is not code: beside the package in the checkout, inside the packaged program's folder."""

from __future__ import annotations

import sys
from pathlib import Path

from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _


def folder() -> Path:
    """The folder ``resources``: rules, calendars, directory, styles, fonts, demonstration caseload.

    Raises ``KnownProblem`` when the program was installed without it.
    """
    return _beside_the_program("resources")


def catalogues() -> Path:
    """The folder ``i18n``: one folder per language with its message catalogue.

    Raises ``KnownProblem`` when the program was installed without it.
    """
    return _beside_the_program("i18n")


def _beside_the_program(name: str) -> Path:
    # PyInstaller says where it keeps the data of the packaged program.
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parents[2]
    found = root / name
    if not found.is_dir():
        raise KnownProblem(
            _('A part of the program is missing: the folder "{name}".').format(name=name),
            kept=_("Your records are untouched."),
            next_step=_("Install the program again."),
        )
    return found
