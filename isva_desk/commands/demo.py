"""``isva-desk demo``: a vault of invented clients to look at, in the window or as text and pictures."""

from __future__ import annotations

import argparse
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from isva_desk.commands.open_vault import Clock, add_as_of, clock_of, day_of, desk_in
from isva_desk.commands.passphrase_prompt import first_line
from isva_desk.domain.problems import KnownProblem
from isva_desk.exchange.private_file import written_privately
from isva_desk.language import _, say_day

if TYPE_CHECKING:
    from isva_desk.casework.desk import Desk

_ADVISER, _SERVICE = "Demo Adviser", "Demonstration service"
_PASSPHRASE_WORDS = 5
_LIST = "today.txt"
_STALE_DAYS = 7


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--vault", type=Path, metavar="DIR", help=_("where to make it, or where it was made before"))
    parser.add_argument("--out", type=Path, metavar="DIR", help=_("where to put the Today list and the pictures"))
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help=_("holds the passphrase; written where it does not exist")
    )
    parser.add_argument("--clients", type=int, metavar="N", help=_("so many clients instead of 40"))
    parser.add_argument("--no-window", action="store_true", help=_("write the Today list and pictures, open no window"))
    add_as_of(parser)


def run(arguments: argparse.Namespace) -> int:
    """Make or reuse the demonstration, then show it. Refuses a folder that holds anything else."""
    from isva_desk import app
    from isva_desk.exchange.demo_caseload import check_number
    from isva_desk.vault.process import harden_process

    harden_process()
    if arguments.clients is not None:
        check_number(arguments.clients)
    home = arguments.vault.parent if arguments.vault else _home()
    vault = arguments.vault or home / "vault"
    file = arguments.passphrase_file or home / "demonstration-passphrase.txt"
    clock = clock_of(day_of(arguments.as_of))
    _check_place(vault, file)
    passphrase = _passphrase_in(file, may_be_new=not _made(vault))
    make_demo(vault, passphrase, clock, arguments.clients)
    if not arguments.no_window and app.has_display() and os.environ.get("QT_QPA_PLATFORM") != "offscreen":
        print(_("The passphrase of the demonstration is: {passphrase}").format(passphrase=passphrase))
        return app.open_window(vault, clock=clock, hint=passphrase)
    _show_without_window(vault, passphrase, clock, arguments.out or home / "pictures")
    return 0


def make_demo(vault: Path, passphrase: str, clock: Clock, clients: int | None = None) -> None:
    """Make the demonstration vault, or leave it as it is where it has been made. Raises ``KnownProblem``.

    Where the making was cut off before, it starts over.
    """
    from isva_desk.casework.demonstration import demonstrate
    from isva_desk.casework.importing import import_cases
    from isva_desk.casework.sign_in import open_first
    from isva_desk.domain import resources
    from isva_desk.exchange.columns import load_columns
    from isva_desk.exchange.demo_caseload import demo_cases
    from isva_desk.exchange.row_reader import Vocabulary
    from isva_desk.exchange.words import load_words
    from isva_desk.journal.lookup import all_references
    from isva_desk.ui.surroundings import DEMONSTRATION
    from isva_desk.vault.creation import create_vault

    if not _made(vault):
        vault.parent.mkdir(parents=True, exist_ok=True)
        note = _("This is a demonstration. Everybody in it is invented. The folder can be deleted at any time.")
        create_vault(vault, passphrase, notes={DEMONSTRATION: f"{note}\n"}).data_key.drop()
    with desk_in(vault, passphrase, clock) as desk:
        if all_references(desk.store):
            _say_how_old(desk)
            return
        signed = open_first(desk, _ADVISER, _SERVICE)
        folder = resources.folder()
        vocabulary = Vocabulary(load_columns(folder), load_words(folder), desk.directory)
        cases = demo_cases(folder, vocabulary, desk.calendar, desk.today(), clients)
        import_cases(signed, cases)
        demonstrate(signed)


def _say_how_old(desk: Desk) -> None:
    from isva_desk.domain.dates import LONDON
    from isva_desk.journal.about_vault import last_saved

    saved = last_saved(desk.store)
    if saved is not None and (desk.today() - (day := saved.astimezone(LONDON).date())).days >= _STALE_DAYS:
        print(
            _("This demonstration stands as it was on {day}. Delete its folder to make one for today.").format(
                day=say_day(day)
            )
        )


def _show_without_window(vault: Path, passphrase: str, clock: Clock, out: Path) -> None:
    from isva_desk.commands.today import today_lines

    out.mkdir(parents=True, exist_ok=True)
    with desk_in(vault, passphrase, clock) as desk:
        text = "\n".join(today_lines(desk)) + "\n"
    (out / _LIST).write_text(text, encoding="utf-8")
    print(text)
    pictures = _pictures(vault, passphrase, clock, out)
    print(_("The Today list and {count} pictures of the pages are in {folder}.").format(count=pictures, folder=out))


def _pictures(vault: Path, passphrase: str, clock: Clock, out: Path) -> int:
    from tempfile import TemporaryDirectory
    from threading import Event

    # There is no display here; the pages are drawn in memory. This has to be said before Qt is loaded.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # that platform says what it cannot honour
    from isva_desk.ui.pictures import write_pictures
    from isva_desk.ui.stopping import stopped_by
    from isva_desk.ui.surroundings import Surroundings

    stop = Event()
    with TemporaryDirectory() as look, stopped_by(stop.set):
        around = Surroundings(vault, Path(look) / "look.json", clock=clock)
        return len(write_pictures(around, passphrase, out, stopped=stop.is_set))


def _home() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir("desk", appauthor=False)) / "demonstration"


def _made(vault: Path) -> bool:
    from isva_desk.ui.surroundings import DEMONSTRATION
    from isva_desk.vault.folder import UNFINISHED

    return (vault / DEMONSTRATION).exists() and not (vault / UNFINISHED).exists()


def _check_place(vault: Path, file: Path) -> None:
    from isva_desk.ui.surroundings import DEMONSTRATION
    from isva_desk.vault.creation import check_place
    from isva_desk.vault.problems import FolderNotEmpty

    if vault.exists() and not vault.is_dir():
        raise KnownProblem(_("{name} is not a folder.").format(name=vault.name))
    if file.resolve().is_relative_to(vault.resolve()):
        raise KnownProblem(
            _("The passphrase would lie in the folder of the vault that it opens."),
            next_step=_("Name a file elsewhere with --passphrase-file."),
        )
    if _made(vault):
        return
    try:
        check_place(vault, {DEMONSTRATION})
    except FolderNotEmpty as problem:
        raise KnownProblem(
            _("The folder {name} holds something that is not a demonstration.").format(name=vault.name),
            kept=_("Nothing in it was touched."),
            next_step=_("Name a new or an empty folder with --vault."),
        ) from problem


def _passphrase_in(file: Path, *, may_be_new: bool) -> str:
    """The passphrase of the file; a new one is written into it where there is neither file nor vault."""
    if file.exists():
        return first_line(file)
    if not may_be_new:
        raise KnownProblem(
            _("The demonstration was made before, but the file with its passphrase is not there: {name}.").format(
                name=file.name
            ),
            next_step=_("Name the file with --passphrase-file, or delete the folder of the demonstration."),
        )
    from isva_desk.vault.recovery_words import new_recovery_words

    words = new_recovery_words()
    passphrase = " ".join([*words[:_PASSPHRASE_WORDS], str(secrets.randbelow(90) + 10)])
    with written_privately(file, f"{passphrase}\n".encode()):
        return passphrase
