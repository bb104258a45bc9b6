"""What is known of the work between the police and the CPS, and of the meeting before the trial.

Action plans, early advice and offers are events and updates: nothing here holds their days.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Tick = Literal["yes", "no", "unknown", ""]  # "": nothing said; "unknown" takes back what was said before


class PlanDescribed(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What an action plan asks for, as told (ids of ``resources/prosecution``), and whether it was reviewed.

    ``plan`` is the event. Described again, what is given holds and the rest stays as it was said before.
    ``senior``: a District Crown Prosecutor reviewed it before it was sent.
    """

    plan: str
    themes: tuple[str, ...] = ()
    senior: Tick = ""
    senior_on: str | None = None
    note: str = ""


class PlanLookedAt(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The day on which an action plan was to be looked at again has been dealt with; perhaps there is a next one."""

    plan: str
    on: str | None = None
    next_on: str | None = None
    note: str = ""


class ClinicHeld(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The case was on a case progression clinic of police and CPS. ``agreed`` in a few words, as told."""

    on: str | None = None
    agreed: str = ""
    next_on: str | None = None
    note: str = ""


class PanelSent(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A decision was given to a scrutiny panel under a code that names nobody."""

    code: str
    decision: str = ""
    panel: str = ""
    on: str | None = None
    note: str = ""


class PanelAnswered(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the panel said (an id of ``resources/prosecution``). ``sent`` is the giving to the panel."""

    sent: str
    outcome: str
    on: str | None = None
    note: str = ""


class TrialMeetingDescribed(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The meeting with the prosecution before the trial: when, how, who goes along, what to ask, whether it was held.

    The offer of it is an update. Described again, what is given holds and the rest stays. ``questions`` are ids of
    ``resources/prosecution``; ``own`` are the client's own questions.
    """

    planned: str | None = None
    hour: str = ""
    method: str | None = None
    with_whom: str = ""
    questions: tuple[str, ...] | None = None
    own: tuple[str, ...] | None = None
    held: Literal["yes", "no", "not-wanted", "unknown", ""] = ""
    held_on: str | None = None
    note: str = ""


ACTS: dict[str, tuple[type[Struct], int]] = {
    "plan-described": (PlanDescribed, 1),
    "plan-looked-at": (PlanLookedAt, 1),
    "clinic-held": (ClinicHeld, 1),
    "panel-sent": (PanelSent, 1),
    "panel-answered": (PanelAnswered, 1),
    "trial-meeting-described": (TrialMeetingDescribed, 1),
}
FACTS: tuple[type[Struct], ...] = (
    PlanDescribed, PlanLookedAt, ClinicHeld, PanelSent, PanelAnswered, TrialMeetingDescribed,
)  # fmt: skip
