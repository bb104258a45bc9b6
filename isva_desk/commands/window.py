"""``isva-desk window``: open the desk. This is what happens without a command."""

from __future__ import annotations

import argparse
from pathlib import Path

from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the records lie."""
    parser.add_argument("--vault", metavar="DIR", type=Path, help=_("the folder of the vault"))


def run(arguments: argparse.Namespace) -> int:
    """Open the desk and wait until it is closed. Raises ``KnownProblem`` where there is no screen."""
    from isva_desk import app

    if not app.has_display():
        raise KnownProblem(
            _("There is no screen here to show the desk on."),
            next_step=_("Use “isva-desk today” and the other commands, or start it where there is a screen."),
        )
    return app.open_window(arguments.vault)
