"""The one case that a reference on the command line means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _

if TYPE_CHECKING:
    from isva_desk.casework.desk import Desk


def case_named(desk: Desk, reference: str) -> str:
    """The id of the case: by its own reference, or by that of a client with one case. Raises ``KnownProblem``."""
    from isva_desk.journal.case_view import cases_of
    from isva_desk.journal.lookup import case_with_reference, client_with_reference

    found = case_with_reference(desk.store, reference)
    if found is not None:
        return found
    client = client_with_reference(desk.store, reference)
    cases = cases_of(desk.store, client) if client is not None else ()
    if len(cases) != 1:
        raise KnownProblem(_('There is no one case with the reference "{reference}".').format(reference=reference))
    return cases[0]
