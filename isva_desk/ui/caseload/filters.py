"""The chips above the caseload, and which cases each lets through."""

from __future__ import annotations

from dataclasses import replace

from isva_desk.journal.caseload import CaseloadFilter
from isva_desk.language import _

_POLICE = ("reported", "not-investigated", "investigation", "early-advice")
_CPS = ("with-cps", "action-plan")
_COURT = ("charged", "court", "trial", "outcome")
_AFTER = ("sentenced", "after", "no-further-action", "review", "withdrawn")

FILTERS: dict[str, CaseloadFilter] = {
    "open": CaseloadFilter(),
    "past": CaseloadFilter(past_only=True),
    "police": CaseloadFilter(stages=_POLICE),
    "cps": CaseloadFilter(stages=_CPS),
    "court": CaseloadFilter(stages=_COURT),
    "after": CaseloadFilter(stages=_AFTER),
    "closed": CaseloadFilter(closed=True),
}


def choices() -> list[tuple[str, str]]:
    """The chips in their order."""
    return [
        ("open", _("All open")),
        ("past", _("No record")),
        ("police", _("With the police")),
        ("cps", _("With the CPS")),
        ("court", _("Charged and court")),
        ("after", _("Decided")),
        ("closed", _("Closed")),
    ]


def with_text(chosen: str, text: str) -> CaseloadFilter:
    """The filter of a chip, with the words that were typed."""
    return replace(FILTERS[chosen], text=text.strip())
