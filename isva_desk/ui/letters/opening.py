"""From the case page to the sheets about letters and dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from isva_desk.casework.chase_subjects import difference_key
from isva_desk.casework.desk import Desk
from isva_desk.casework.letters import Tellable, tellable, tellable_of
from isva_desk.domain.labels import event_label
from isva_desk.domain.letter_lists import letter_lists
from isva_desk.journal.acts import EventRecorded
from isva_desk.journal.case_view import client_head
from isva_desk.journal.entitlements_view import entitlements_of
from isva_desk.journal.letters.differences import Difference
from isva_desk.journal.letters.folded import Letter
from isva_desk.journal.letters.register import Registered
from isva_desk.journal.letters.views import hearings_named
from isva_desk.journal.live_facts import live
from isva_desk.journal.rows import ClientHead
from isva_desk.language import _, say_short_day
from isva_desk.ui.chasing.opening import open_chase
from isva_desk.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """An event of the case, as it is offered to choose from."""

    id: str
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class LetterCase:
    """What a sheet about a letter has to know of the case. Events come newest first."""

    head: ClientHead
    events: tuple[KnownEvent, ...]
    hearings: tuple[str, ...]
    started: Mapping[str, tuple[Tellable, ...]]  # by kind of event: what a letter could settle that first tells of it
    tellable: Mapping[str, tuple[Tellable, ...]]  # by event: what a letter about it can settle, where that is several


def letter_case(desk: Desk, case_id: str) -> LetterCase:
    """Read it. Raises ``NotInRecord``."""
    from isva_desk.journal.casefile import when

    record, _case = desk.store.case_record(case_id)
    found = []
    for fact, act in live(record, case_id, EventRecorded):
        words, day = event_label(act.kind), when(act.on).day
        if act.suspect:
            words = _("{event} (suspect {suspect})").format(event=words, suspect=act.suspect)
        if day is not None:
            words = _("{event}, {day}").format(event=words, day=say_short_day(day))
        found.append((when(act.on).earliest, KnownEvent(fact.id, act.kind, words)))
    found.sort(key=lambda one: one[0].toordinal() if one[0] else 0, reverse=True)
    events = tuple(event for _day, event in found)
    entitlements = entitlements_of(desk.store, case_id, desk.today())
    told = {event.id: tellable(entitlements, event.id) for event in events}
    first = {kind.events[0] for kind in letter_lists().kinds if kind.events}
    started = {kind: tellable_of(desk.rules, kind) for kind in first}
    several = {event: rules for event, rules in told.items() if len(rules) > 1}
    return LetterCase(client_head(desk.store, case_id), events, hearings_named(desk.store, case_id), started, several)


def new_letter(workspace: Workspace, case_id: str, kind: str = "", about: str | None = None) -> None:
    """Open the sheet for a letter that came; ``kind`` and ``about`` may be chosen beforehand."""
    from isva_desk.ui.letters.sheet import LetterSheet

    workspace.ask(
        letter_case, case_id, then=lambda case: workspace.open_dialog(LetterSheet(workspace, case, kind, about))
    )


def describe(workspace: Workspace, case_id: str, letter: Letter) -> None:
    """Open the sheet that says more of a letter that is known."""
    from isva_desk.ui.letters.describing import DescribeLetter

    workspace.ask(
        letter_case, case_id, then=lambda case: workspace.open_dialog(DescribeLetter(workspace, case, letter))
    )


def new_date(workspace: Workspace, case_id: str) -> None:
    """Open the sheet for a date that somebody gave."""
    from isva_desk.ui.letters.given_date import GiveDate

    workspace.ask(letter_case, case_id, then=lambda case: workspace.open_dialog(GiveDate(workspace, case)))


def act_on_letters(workspace: Workspace, head: ClientHead, name: str, act: str, what: object) -> None:
    """What the tab of updates and letters asks for."""
    case_id = head.case_id
    if isinstance(what, Difference):
        if act == "ask-dates":
            open_chase(workspace, case_id, difference_key(what.key))
        else:
            _settle(workspace, head, name, what)
    elif isinstance(what, Letter):
        describe(workspace, case_id, what)
    elif isinstance(what, Registered) and what.entitlement is not None:
        entry = what.entitlement
        if act == "ask":
            open_chase(workspace, case_id, f"{entry.rule}:{entry.trigger}" if entry.trigger else entry.rule)
        else:
            new_letter(workspace, case_id, what.kind, entry.trigger)
    else:
        partial(new_date if act == "date" else new_letter, workspace, case_id)()


def _settle(workspace: Workspace, head: ClientHead, name: str, found: Difference) -> None:
    from isva_desk.ui.letters.deciding import DecideDates

    workspace.open_dialog(DecideDates(workspace, head.case_id, found, name))
