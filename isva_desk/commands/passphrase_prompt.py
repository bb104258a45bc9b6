"""Asking for a passphrase or recovery words: on the terminal without showing them, or out of a file."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _


def add_passphrase_file(parser: argparse.ArgumentParser) -> None:
    """Adds ``--passphrase-file``."""
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help=_("take the passphrase from the first line of this file")
    )


def passphrase_of(file: Path | None, question: str = "") -> str:
    """The passphrase of the vault: the first line of the file, or asked for. Raises KnownProblem where it is empty."""
    return first_line(file) if file else _asked(question or _("Passphrase: "))


def new_passphrase_of(file: Path | None) -> str:
    """A passphrase to be used from now on: asked for twice. Raises KnownProblem where the two differ or it is empty."""
    if file:
        return first_line(file)
    passphrase = _asked(_("New passphrase: "))
    if _at_a_terminal() and passphrase != _asked(_("The same again: ")):
        raise KnownProblem(_("The two passphrases differ."), next_step=_("Type the same passphrase twice."))
    return passphrase


def first_line(file: Path) -> str:
    """The first line of the file, without its end. Raises KnownProblem where there is none, OSError."""
    try:
        line = file.read_text("utf-8-sig").partition("\n")[0].removesuffix("\r")
    except UnicodeDecodeError as error:
        raise _empty() from error
    if not line:
        raise _empty()
    return line


def _asked(question: str) -> str:
    if sys.stdin is None:  # closed by whoever started the program
        answer = ""
    else:
        answer = getpass.getpass(question) if _at_a_terminal() else sys.stdin.readline().rstrip("\r\n")
    if not answer:
        raise KnownProblem(
            _("No passphrase was given."), next_step=_("Type it when asked, or name a file with --passphrase-file.")
        )
    return answer


def _at_a_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _empty() -> KnownProblem:
    return KnownProblem(
        _("The passphrase file has no passphrase in its first line."),
        next_step=_("Write the passphrase in the first line of the file, as plain text."),
    )
