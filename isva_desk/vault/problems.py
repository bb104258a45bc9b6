"""What can keep a vault from opening. Each is told apart, because each has a different next step."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _, ngettext


class VaultProblem(KnownProblem):
    """Something about the vault that a person can act on."""


class NotAVault(VaultProblem):
    """The folder holds no vault."""

    def __init__(self) -> None:
        super().__init__(
            _("There is no ISVA Desk vault in this folder."),
            next_step=_("Choose the folder that holds the file keyslots.json, or make a new vault."),
        )


class FolderNotEmpty(VaultProblem):
    """A vault is to be made where something is already."""

    def __init__(self) -> None:
        super().__init__(
            _("This folder is not empty, so no vault was made in it."),
            kept=_("Nothing in the folder was touched."),
            next_step=_("Choose an empty folder or a new name."),
        )


class WrongPassphrase(VaultProblem):
    """The key slots are whole, and this passphrase does not open them."""

    def __init__(self) -> None:
        super().__init__(
            _("This passphrase does not open the vault."),
            kept=_("Nothing was changed. Wrong guesses never destroy anything."),
            next_step=_("Check capital letters and the keyboard layout, or use the recovery words."),
        )


class WrongWords(VaultProblem):
    """The recovery words are not those of this vault, or not correctly copied."""

    def __init__(self, sentence: str = "", next_step: str = "") -> None:
        super().__init__(
            sentence or _("These recovery words do not open the vault."),
            kept=_("Nothing was changed. Wrong guesses never destroy anything."),
            next_step=next_step or _("Check that the words belong to this vault and are in the right order."),
        )


class WeakPassphrase(VaultProblem):
    """A new passphrase that would not protect anything."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, next_step=_("Take four or more words that have nothing to do with each other."))


class DamagedKeySlots(VaultProblem):
    """The file that wraps the key is damaged, altered or missing. The passphrase may well be right."""

    def __init__(self, sentence: str = "", *, copy_is_whole: bool = False) -> None:
        self.copy_is_whole = copy_is_whole
        super().__init__(
            sentence
            or _("The key slots of this vault (keyslots.json) are damaged. Your passphrase may well be right."),
            kept=_("The records themselves were not touched."),
            next_step=_(
                "A whole copy of the key slots is there: put it back with “isva-desk vault restore --key-slots”."
            )
            if copy_is_whole
            else _("Put back keyslots.json from a copy of the vault, for example from its backups folder."),
        )


class WeakenedKeySlots(DamagedKeySlots):
    """The file asks for less work than any vault does: somebody may have altered it to make guessing cheap."""

    def __init__(self) -> None:
        super().__init__(
            _("The key slots of this vault ask for less protection than any vault is made with, so they were refused.")
        )


class NewerVault(VaultProblem):
    """The vault was written by a newer version of the program."""

    def __init__(self) -> None:
        super().__init__(
            _("This vault was written by a newer version of ISVA Desk."),
            kept=_("Nothing was changed."),
            next_step=_("Open it with that version, or a later one."),
        )


class DamagedDatabase(VaultProblem):
    """The key is right, and the database does not open with it, or its pages do not check."""

    def __init__(self, sentence: str = "") -> None:
        super().__init__(
            sentence or _("The passphrase is right, but the records (records.db) are damaged."),
            kept=_("The damaged file is left as it is. Backups are not touched."),
            next_step=_("Restore the latest backup with “isva-desk vault restore”."),
        )


class DamagedLog(VaultProblem):
    """The log of the latest changes is damaged: some confirmed ones cannot be read. Raised once; all else is whole.

    No DamagedDatabase: a restore would lose more than is lost.
    """

    def __init__(self) -> None:
        super().__init__(
            _("Some of the latest changes were damaged on the disk and cannot be read."),
            kept=_("Everything before them is whole. A copy of the damaged file was put among the backups."),
            next_step=_("Open the vault again to go on, compare the latest entries, and have the disk looked at."),
        )


class TooSoon(VaultProblem):
    """A guess came before the delay after wrong guesses was over."""

    def __init__(self, wait_seconds: int) -> None:
        self.wait_seconds = wait_seconds
        super().__init__(
            ngettext(
                "Please wait {seconds} second before the next try.",
                "Please wait {seconds} seconds before the next try.",
                wait_seconds,
            ).format(seconds=wait_seconds),
            kept=_("Nothing was changed. Wrong guesses never destroy anything."),
            next_step=_("The wait doubles with each wrong try, and ends when the vault opens."),
        )


class NotEnoughMemory(VaultProblem):
    """This machine cannot do the work that the key slots ask for."""

    def __init__(self, mebibytes: int) -> None:
        super().__init__(
            _("Opening this vault needs {count} MiB of free memory, and this computer does not have it.").format(
                count=mebibytes
            ),
            kept=_("Nothing was changed."),
            next_step=_("Close other programs, then try again."),
        )


class VaultInUse(VaultProblem):
    """Another program, or another window, has this vault open for writing."""

    def __init__(self) -> None:
        super().__init__(
            _("This vault is open in another window or program."),
            kept=_("Nothing was changed."),
            next_step=_("Close it there first, then try again."),
        )


class DamagedBackup(VaultProblem):
    """A backup does not open, or its pages do not check."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("The backup {name} is damaged.").format(name=name),
            kept=_("The records and the other backups were not touched."),
            next_step=_("Choose another backup."),
        )


class NoBackup(VaultProblem):
    """There is no such backup."""

    def __init__(self) -> None:
        super().__init__(
            _("There is no such backup of this vault."),
            next_step=_("List the backups with “isva-desk vault backup --list”."),
        )


class DiskProblem(VaultProblem):
    """The disk or folder refused: full, read-only, no permission, or failing."""


@contextmanager
def named_disk_problems() -> Iterator[None]:
    """Turns what the system says about the disk into a sentence for a person."""
    try:
        yield
    except OSError as error:
        raise disk_problem(error.errno) from error


def disk_problem(number: int | None) -> DiskProblem:
    """The problem with that error number of the system, in words."""
    kept = _("What was saved before is still there.")
    if number in (errno.ENOSPC, errno.EDQUOT):
        return DiskProblem(_("The disk is full."), kept=kept, next_step=_("Free some space, then try again."))
    if number in (errno.EROFS, errno.EACCES, errno.EPERM):
        return DiskProblem(
            _("The folder of the vault cannot be written to."),
            kept=kept,
            next_step=_("Check that the folder belongs to you and is not read-only."),
        )
    return DiskProblem(
        _("The disk did not do what it was asked."),
        kept=kept,
        next_step=_("Copy the vault folder to another disk, and have this one looked at."),
    )
