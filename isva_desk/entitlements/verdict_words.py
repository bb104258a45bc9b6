"""The verdict in a few words, as it stands on a badge or in a table. Never "breach"; "cannot tell" where we cannot."""

from __future__ import annotations

from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.language import N_, _, ngettext

VERDICT_WORDS = {
    "met": N_("Told in time"),
    "late": N_("Told late"),
    "due": N_("Due"),
    "no-record": N_("No record that this happened"),
    "missed": N_("Established: not told in time"),
    "cannot-tell": N_("Cannot tell"),
    "waived": N_("Not wanted"),
    "not-in-force": N_("No rule then"),
    "recorded": N_("Recorded"),
    "not-recorded": N_("Not recorded yet"),
    "open": N_("Still open"),
    "used": N_("Used"),
    "passed": N_("That day has gone by"),
    "not-started": N_("Not started"),
}


def verdict_words(entry: Entitlement) -> str:
    """The verdict of this entry in a few words."""
    if entry.verdict == "late" and entry.working_days_late:
        late = entry.working_days_late
        if entry.version.met_by == "sent":
            return ngettext("Sent {count} working day late", "Sent {count} working days late", late).format(count=late)
        if entry.version.met_by == "act":
            return ngettext("Done {count} working day late", "Done {count} working days late", late).format(count=late)
        return ngettext("Told {count} working day late", "Told {count} working days late", late).format(count=late)
    if entry.verdict == "met" and entry.version.met_by == "sent":
        return _("Sent in time")
    if entry.verdict == "met" and entry.version.met_by == "act":
        return _("Done in time")
    return _(VERDICT_WORDS[entry.verdict])
