"""What can be wrong with a file that is to be imported or written, as sentences for a person."""

from __future__ import annotations

from isva_desk.domain.problems import KnownProblem


class CannotRead(KnownProblem):
    """The file cannot be read at all; nothing of it was taken."""


class Cancelled(KnownProblem):
    """The person stopped it; nothing was taken."""
