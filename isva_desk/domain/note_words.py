"""With whom a contact was, by role; which way it went; and what a note on it is called."""

from __future__ import annotations

from types import MappingProxyType

from isva_desk.domain.labels import ROLES, role_label
from isva_desk.language import N_, _

CLIENT = "client"
_OTHERS = MappingProxyType(
    {
        "sarc": N_("Sexual assault referral centre"),
        "health": N_("GP or health service"),
        "counselling": N_("Counselling service"),
        "housing": N_("Housing"),
        "school-or-work": N_("School, college or work"),
        "family-or-friend": N_("Family or friend of the client"),
        "other-service": N_("Another support service"),
        "colleague": N_("A colleague"),
    }
)
_LAST = ROLES[-1]  # "Somebody else" stands at the end
WHOM = (CLIENT, *ROLES[:-1], *_OTHERS, _LAST)
DIRECTIONS = ("out", "in")
OUTCOMES = ("reached", "attempted")
_LINES = MappingProxyType(
    {
        ("out", "reached"): N_("{channel}, with {whom}"),
        ("out", "attempted"): N_("{channel}, tried to reach {whom}"),
        ("in", "reached"): N_("{channel}, {whom} got in touch"),
        ("in", "attempted"): N_("{channel}, {whom} tried to get in touch"),
    }
)


def whom_label(whom: str, client: str = "") -> str:
    """The role as a person says it; ``client`` is the name that the client uses, where it may be shown."""
    if whom == CLIENT:
        return client or _("The client")
    return _(_OTHERS[whom]) if whom in _OTHERS else role_label(whom)


def contact_line(direction: str, outcome: str, whom: str, channel: str) -> str:
    """A contact in one line: "Phone call, with Sam"."""
    return _(_LINES[direction or "out", outcome or "reached"]).format(whom=whom, channel=channel)
