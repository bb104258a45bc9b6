"""Everything that the page of the agencies shows, read in one go on the store thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from isva_desk.casework.desk import Desk
from isva_desk.casework.framework_file import Framework
from isva_desk.casework.framework_scorecard import ScorecardRow, scorecard
from isva_desk.domain.agencies import listed_agencies
from isva_desk.journal.agencies.folded import Contact, Evidence, Meeting
from isva_desk.journal.agencies.views import Promise, agencies_in_use, contacts, evidence, meetings, promises


@dataclass(frozen=True, slots=True)
class Read:
    """What was asked for; the other lists are empty."""

    today: date
    in_use: tuple[str, ...]
    listed: tuple[tuple[str, str], ...]
    promises: tuple[Promise, ...] = ()
    contacts: tuple[Contact, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    framework: Framework | None = None
    scorecard: tuple[ScorecardRow, ...] = ()


def read_agencies(desk: Desk, tab: str, agency: str) -> Read:
    """Read what one tab shows; ``agency`` "" is the first that is in use."""
    store, today = desk.store, desk.today()
    in_use = agencies_in_use(store)
    base = Read(today, in_use, tuple(listed_agencies(desk.directory)))
    if tab == "promises":
        return Read(base.today, in_use, base.listed, promises=promises(store, today))
    if tab == "contacts":
        return Read(base.today, in_use, base.listed, contacts=contacts(store))
    if tab == "meetings":
        return Read(base.today, in_use, base.listed, meetings=meetings(store))
    if tab == "evidence":
        return Read(base.today, in_use, base.listed, evidence=evidence(store))
    chosen = agency or next(iter(in_use), "")
    framework, rows = scorecard(desk, [chosen] if chosen else [])
    return Read(base.today, in_use, base.listed, framework=framework, scorecard=rows)
