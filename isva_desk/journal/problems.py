"""What can go wrong with a journal and is known."""

from __future__ import annotations

from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _


class NewerJournal(KnownProblem):
    """The database was written by a newer program."""

    def __init__(self) -> None:
        super().__init__(
            _("These records were written by a newer version of the program."),
            kept=_("Nothing was changed."),
            next_step=_("Install the newest version and open them again."),
        )


class NotJoining(KnownProblem):
    """Entries of another device do not continue what is held of its chain, or were altered on the way."""


class Cancelled(KnownProblem):
    """The person stopped a long piece of work."""

    def __init__(self) -> None:
        super().__init__(_("Stopped."), kept=_("Nothing was changed."))


class NotInRecord(KnownProblem):
    """A client, case or fact that is asked for is not there."""
