"""The cases that a reference on the command line means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _

if TYPE_CHECKING:
    from isva_desk.casework.desk import Desk


def case_named(desk: Desk, reference: str) -> str:
    """The id of the one case: by its own reference, or by that of a client with one case. Raises ``KnownProblem``."""
    from isva_desk.journal.lookup import case_with_reference

    found = case_with_reference(desk.store, reference)
    if found is not None:
        return found
    (case_id, *more) = cases_named(desk, reference)
    if more:
        raise KnownProblem(_("This client has several cases: name one of them by its own reference."))
    return case_id


def cases_named(desk: Desk, reference: str) -> tuple[str, ...]:
    """The ids of the cases with that reference, or of the client with it. Raises ``KnownProblem`` for nobody."""
    from isva_desk.journal.case_view import cases_of
    from isva_desk.journal.lookup import case_with_reference, client_with_reference

    client = client_with_reference(desk.store, reference)
    found = case_with_reference(desk.store, reference)
    cases = cases_of(desk.store, client) if client is not None else (found,) if found is not None else ()
    if not cases:
        raise KnownProblem(
            _("There is no case with the reference {reference}.").format(reference=reference),
            next_step=_("“isva-desk case” without a reference lists them all."),
        )
    return cases
