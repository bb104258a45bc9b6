"""The kinds of event that a case can hold, and the extra fields that each may carry (case file, section 3)."""

from __future__ import annotations

from types import MappingProxyType

# Court and hearing events may carry the day on which the Witness Care Unit received the news.
_RECEIVED = ("wcu_received",)

# Fields beyond id, kind, on, learned, suspect and note.
EXTRA_FIELDS = MappingProxyType(
    {
        "report": (),
        "support-referral": (),
        "needs-assessment": (),
        "frequency-agreed": (),
        "investigation-declined": (),
        "arrest": (),
        "interview-under-caution": (),
        "release-without-charge": (),
        "release-on-bail": ("arrested_on",),
        "release-under-investigation": (),
        "bail-changed": (),
        "bail-ended": (),
        "records-request": ("requested_from",),
        "cps-referral": (),
        "early-advice-requested": ("reason",),
        "early-advice-given": ("reason",),
        "early-advice-not-sought": ("reason",),
        "action-plan": ("number", "target_on", "review_on"),
        "action-plan-answered": ("number",),
        "out-of-court-disposal": (),
        "no-charge-police": (),
        "no-charge-cps": (),
        "charge": (),
        "cps-stop-or-alter": (),
        "cps-provisional-stop": (),
        "review-requested": ("scheme",),
        "review-acknowledged": ("scheme",),
        "review-decided": ("scheme",),
        "hearing-listed": ("hearing", "hearing_on", *_RECEIVED),
        "hearing-moved": ("hearing", "hearing_on", *_RECEIVED),
        "bail-hearing": _RECEIVED,
        "warrant-issued": _RECEIVED,
        "rearrest-hearing": _RECEIVED,
        "witness-required": _RECEIVED,
        "special-measures-decision": _RECEIVED,
        "not-guilty-plea": ("trial_on", *_RECEIVED),
        "verdict": ("outcome", *_RECEIVED),
        "sentence": ("months", "hospital_order", *_RECEIVED),
        "lenient-sentence-request": (),
        "vcs-referral": (),
        "vcs-contact": (),
        "appeal-made": _RECEIVED,
        "appeal-listed": _RECEIVED,
        "appeal-bail": _RECEIVED,
        "appeal-outcome": _RECEIVED,
        "complaint": ("to",),
        "complaint-acknowledged": (),
        "incident": ("under_18",),
        "compensation-claimed": (),
        "promise": ("by", "promised_on", "what"),
        "investigation-opened": (),
        "officer-changed": (),
        "abe-interview": (),
        "trial-started": _RECEIVED,
        "victim-withdrew": (),
        "closed": (),
    }
)

BODIES = (
    "police", "cps", "witness-care", "court", "probation", "parole-board", "youth-offending", "isva", "other",
)  # fmt: skip
JUSTICE_BODIES = BODIES[:7]
METHODS = ("phone", "text", "email", "letter", "in-person", "video", "online", "other")
SENDING_METHODS = ("letter", "email", "online")
OFFERS = ("pre-trial-meeting", "meeting", "court-visit", "victim-personal-statement")
