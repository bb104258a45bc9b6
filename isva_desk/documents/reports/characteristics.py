"""Who the clients of a service are, as funders ask for it: what can be counted, and what this record does not hold."""

from __future__ import annotations

from collections.abc import Sequence

from isva_desk.journal.report_clients import ReportedClient
from isva_desk.language import N_, _

# In the order in which funders ask. A characteristic is counted as soon as the journal gives a value for one client.
CHARACTERISTICS = {
    "referral-source": N_("Referral source"),
    "age-band": N_("Age band"),
    "sex": N_("Sex"),
    "gender-identity": N_("Gender identity"),
    "ethnicity": N_("Ethnicity"),
    "disability": N_("Disability"),
    "sexual-orientation": N_("Sexual orientation"),
    "religion": N_("Religion"),
    "language": N_("Language"),
    "kind": N_("Adult, non-recent or child"),
}


def recorded(clients: Sequence[ReportedClient]) -> tuple[str, ...]:
    """The characteristics of which something is recorded for somebody."""
    held = {name for client in clients for name in client.characteristics}
    return tuple(name for name in CHARACTERISTICS if name in held)


def missing(clients: Sequence[ReportedClient]) -> str:
    """The others, as the sentence names them that says what a record does not hold; empty where there is none."""
    held = recorded(clients)
    return ", ".join(_(words)[:1].lower() + _(words)[1:] for name, words in CHARACTERISTICS.items() if name not in held)


def value_of(client: ReportedClient, name: str) -> str:
    """The value in words, or that none is recorded."""
    return client.characteristics.get(name) or _("Not recorded")
