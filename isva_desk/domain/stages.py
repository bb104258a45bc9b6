"""The stages of a case, derived from its events: one track for each suspect. Going back is normal.

Kept apart from what the service does (referred, waiting, active, closing) and from how in touch the client is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from types import MappingProxyType

from isva_desk.domain.case import Event
from isva_desk.language import N_, _

_LABELS = MappingProxyType(
    {
        "not-reported": N_("Not reported"),
        "reported": N_("Reported"),
        "not-investigated": N_("Not investigated"),
        "investigation": N_("Investigation"),
        "early-advice": N_("Early advice"),
        "with-cps": N_("With the CPS"),
        "action-plan": N_("Action plan"),
        "charged": N_("Charged"),
        "court": N_("Court"),
        "trial": N_("Trial"),
        "outcome": N_("Outcome"),
        "sentenced": N_("Sentenced"),
        "after": N_("After sentence"),
        "no-further-action": N_("No further action"),
        "review": N_("Review"),
        "withdrawn": N_("Support withdrawn"),
        "closed": N_("Closed"),
    }
)
STAGES = tuple(_LABELS)

# The stage that an event leads to. Kinds that are not here move nothing.
_LEADS_TO = MappingProxyType(
    {
        "report": "reported",
        "investigation-declined": "not-investigated",
        "investigation-opened": "investigation",
        "officer-changed": "investigation",
        "abe-interview": "investigation",
        "arrest": "investigation",
        "interview-under-caution": "investigation",
        "release-without-charge": "investigation",
        "release-on-bail": "investigation",
        "release-under-investigation": "investigation",
        "bail-changed": "investigation",
        "bail-ended": "investigation",
        "early-advice-requested": "early-advice",
        "early-advice-given": "investigation",
        "cps-referral": "with-cps",
        "action-plan": "action-plan",
        "action-plan-answered": "with-cps",
        "charge": "charged",
        "hearing-listed": "court",
        "hearing-moved": "court",
        "bail-hearing": "court",
        "warrant-issued": "court",
        "rearrest-hearing": "court",
        "witness-required": "court",
        "special-measures-decision": "court",
        "not-guilty-plea": "court",
        "cps-provisional-stop": "court",
        "trial-started": "trial",
        "verdict": "outcome",
        "sentence": "sentenced",
        "lenient-sentence-request": "sentenced",
        "vcs-referral": "after",
        "vcs-contact": "after",
        "appeal-made": "after",
        "appeal-listed": "after",
        "appeal-bail": "after",
        "appeal-outcome": "after",
        "out-of-court-disposal": "outcome",
        "no-charge-police": "no-further-action",
        "no-charge-cps": "no-further-action",
        "cps-stop-or-alter": "no-further-action",
        "review-requested": "review",
        "review-decided": "no-further-action",
        "victim-withdrew": "withdrawn",
        "closed": "closed",
    }
)

# These go on in the investigation only where the case has not got further: bail also changes after a charge.
_ONLY_FORWARD = frozenset(
    {"officer-changed", "abe-interview", "bail-changed", "bail-ended", "hearing-listed", "hearing-moved"}
)
# An end that says how far the case had come, also where nobody recorded the steps before it.
_TELLS_OF = MappingProxyType({"no-charge-cps": "with-cps", "cps-stop-or-alter": "charged"})
_BESIDE_THE_WAY = frozenset({"no-further-action", "review", "withdrawn", "closed"})
_ORDER = {stage: number for number, stage in enumerate(STAGES)}


def label(stage: str) -> str:
    """The stage in words."""
    return _(_LABELS[stage])


def stage_of(events: Sequence[Event], suspect: str | None, as_of: date) -> tuple[str, date | None]:
    """The stage of one suspect's track (None: of the case as long as nobody is named), and since which day.

    Events of nobody in particular (a report, a hearing) move every track. Events of unknown date come first, in the
    order in which they stand.
    """
    return list(_way(events, suspect, as_of))[-1]


def furthest_reached(events: Sequence[Event], suspect: str | None, as_of: date) -> str:
    """How far a track has come on the way from the report to after the sentence, wherever it stands now.

    No further action, a review, withdrawn support and the end of the work are not on that way.
    """
    been = [stage for stage, _since in _way(events, suspect, as_of) if stage not in _BESIDE_THE_WAY]
    been += [_TELLS_OF[event.kind] for event in _of_track(events, suspect, as_of) if event.kind in _TELLS_OF]
    return max(been, key=lambda stage: _ORDER[stage])


def case_stage(events: Sequence[Event], suspects: Sequence[str], as_of: date) -> str:
    """The stage of the whole case: that of the track that has got furthest and is not at an end."""
    return furthest([stage_of(events, suspect, as_of)[0] for suspect in suspects or (None,)])


def furthest(stages: Sequence[str]) -> str:
    """Of several tracks, the stage that stands for the case: the furthest that still runs, else the furthest."""
    ended = ("no-further-action", "not-investigated", "withdrawn", "closed")
    running = [stage for stage in stages if stage not in ended]
    return max(running or stages, key=lambda stage: _ORDER[stage])


def _way(events: Sequence[Event], suspect: str | None, as_of: date) -> Iterator[tuple[str, date | None]]:
    """Every stage that a track was at, one after the other, and since which day; the first is "not-reported"."""
    stage = "not-reported"
    yield stage, None
    for event in _of_track(events, suspect, as_of):
        following = _LEADS_TO.get(event.kind)
        if following is None or following == stage:
            continue
        if event.kind in _ONLY_FORWARD and _ORDER[following] < _ORDER[stage]:
            continue
        stage = following
        yield stage, event.on.earliest


def _of_track(events: Sequence[Event], suspect: str | None, as_of: date) -> list[Event]:
    """The events of a track up to a day, in their order."""
    known = [event for event in events if event.on.earliest is None or event.on.earliest <= as_of]
    seen = [event for event in known if suspect is None or event.suspect in (None, suspect)]
    return sorted(seen, key=lambda event: event.on.earliest or date.min)
