"""Finding a client or a case by the reference that people say."""

from __future__ import annotations

from isva_desk.journal.problems import NotInRecord
from isva_desk.journal.store import Store
from isva_desk.language import _


def client_with_reference(store: Store, reference: str) -> str | None:
    """The client who has this reference; None where nobody has it."""
    row = store.connection.execute("SELECT client_id FROM p_clients WHERE reference = ?", (reference,)).fetchone()
    return None if row is None else str(row[0])


def case_with_reference(store: Store, reference: str) -> str | None:
    """The case that has this reference; None where none has it."""
    row = store.connection.execute("SELECT case_id FROM p_cases WHERE case_reference = ?", (reference,)).fetchone()
    return None if row is None else str(row[0])


def all_references(store: Store) -> frozenset[str]:
    """Every reference of a client that is taken."""
    return frozenset(row[0] for row in store.connection.execute("SELECT reference FROM p_clients"))


def open_cases(store: Store) -> tuple[tuple[str, str], ...]:
    """(case id, reference) of every case that is not closed, in order of reference."""
    rows = store.connection.execute(
        "SELECT case_id, case_reference FROM p_cases WHERE closed = 0 ORDER BY case_reference"
    )
    return tuple((row[0], row[1]) for row in rows)


def fact_place(store: Store, fact_id: str) -> tuple[str, str | None]:
    """Whose a fact is: client and case (None for what concerns the client, such as a wish). Raises ``NotInRecord``."""
    row = store.connection.execute("SELECT client_id, case_id FROM p_facts WHERE fact_id = ?", (fact_id,)).fetchone()
    if row is None:
        raise NotInRecord(_("This fact is not in the record."))
    return row[0], row[1]
