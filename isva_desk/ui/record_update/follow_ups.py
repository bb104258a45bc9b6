"""What else is asked when an update is about certain events: reasons, the right to a review, an offer."""

from __future__ import annotations

# Decisions for which a client should hear the reasons, and of the right to have them looked at again.
REASONS = frozenset(
    {"investigation-declined", "no-charge-police", "no-charge-cps", "cps-stop-or-alter", "cps-provisional-stop",
     "out-of-court-disposal"}
)  # fmt: skip
REVIEW_RIGHT = frozenset({"no-charge-police", "no-charge-cps", "cps-stop-or-alter", "cps-provisional-stop", "sentence"})
# What may have been offered with the news of an event.
OFFERS: dict[str, tuple[str, ...]] = {
    "report": ("victim-personal-statement",),
    "no-charge-cps": ("meeting",),
    "cps-stop-or-alter": ("meeting",),
    "not-guilty-plea": ("pre-trial-meeting", "court-visit"),
}
