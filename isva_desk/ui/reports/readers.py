"""Whom each report is for, as the list of reports groups them."""

from __future__ import annotations

from collections.abc import Iterable

from isva_desk.documents.reports.catalogue import Listed
from isva_desk.language import N_, _

# By the numbers of the service's list. One that stands nowhere here is shown under the last heading.
_READERS = (
    (N_("For you and the team"), ("R13", "R7", "R24", "R3")),
    (N_("For supervision and the manager"), ("R2", "R1", "R19", "R22")),
    (N_("For partners and the forum"), ("R5", "R6", "R8", "R12", "R10", "R11", "R14", "R23")),
    (N_("For the board and funders"), ("R9", "R4", "R15", "R16", "R17", "R18")),
    (N_("For the data protection lead"), ("R21", "R20")),
    (N_("For the client"), ("R25",)),
    (N_("Others"), ()),
)


def by_reader(reports: Iterable[Listed]) -> list[tuple[str, list[Listed]]]:
    """The reports under the headings of their readers; headings without a report are left out."""
    waiting = list(reports)
    groups = []
    for heading, numbers in _READERS:
        taken = [one for number in numbers for one in waiting if one.number == number] if numbers else waiting
        waiting = [one for one in waiting if one not in taken]
        if taken:
            groups.append((_(heading), taken))
    return groups
