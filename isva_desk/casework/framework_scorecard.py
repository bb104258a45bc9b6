"""The scorecard of the framework: what the journal shows of each component, and what a person said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from isva_desk.casework.desk import Desk
from isva_desk.casework.framework_file import Component, Framework, load_framework
from isva_desk.domain import resources
from isva_desk.journal.agencies.area import STATUS_WORDS
from isva_desk.journal.agencies.views import Figures, Shown, agencies_in_use, shown
from isva_desk.language import _, ngettext, say_day


@dataclass(frozen=True, slots=True)
class ScorecardRow:
    """One component and one body. ``status`` is a person's word, "not-known" while nobody has said anything."""

    component: Component
    agency: str
    shown: Shown
    status: str

    @property
    def last_evidence(self) -> date | None:
        """The day of the newest evidence: noted, or a meeting."""
        days = [one.on for one in self.shown.evidence]
        return max([*days, *([self.shown.last_meeting] if self.shown.last_meeting else [])], default=None)


def scorecard(
    desk: Desk,
    agencies: Sequence[str] | None = None,
    day: date | None = None,
    first: date | None = None,
    last: date | None = None,
) -> tuple[Framework, tuple[ScorecardRow, ...]]:
    """Every component for each body that owes it (those in use, where none are named), as at a day."""
    framework = load_framework(resources.folder())
    rows = []
    for agency in agencies if agencies is not None else agencies_in_use(desk.store):
        kind = agency.partition(":")[0]
        wanted = [one for one in framework.component if kind in one.owed_by]
        found = shown(
            desk.store, agency, [(one.id, one.shown_by, one.rules) for one in wanted], day or desk.today(), first, last
        )
        for one in wanted:
            what = found[one.id]
            rows.append(ScorecardRow(one, agency, what, what.judgement.status if what.judgement else "not-known"))
    return framework, tuple(rows)


def status_words(status: str) -> str:
    """How a person's judgement is said."""
    return _(STATUS_WORDS[status])


def shown_words(what: Shown) -> str:
    """What the journal shows, in one or two sentences; counts never without what they are counted of."""
    parts = []
    if what.figures is not None:
        parts.append(_figure_words(what.figures))
    if what.cases_with_plan is not None:
        with_plan, cases = what.cases_with_plan
        parts.append(_("A plan is agreed in {count} of {all} open cases.").format(count=with_plan, all=cases))
    if what.chases is not None:
        late, waiting = what.chases
        parts.append(
            _("{count} of {all} open chases wait past their day.").format(count=late, all=waiting)
            if waiting
            else _("No chase waits for an answer.")
        )
    if what.contacts is not None:
        stale, known = what.contacts
        parts.append(
            _("No contact is named.")
            if not known
            else _("{count} of {all} contacts are to be looked at again.").format(count=stale, all=known)
            if stale
            else ngettext("{count} contact, confirmed.", "{count} contacts, all confirmed.", known).format(count=known)
        )
    if what.last_meeting is not None:
        parts.append(_("The last meeting was on {day}.").format(day=say_day(what.last_meeting)))
    if what.evidence:
        count = len(what.evidence)
        parts.append(
            ngettext("{count} entry, the last on {day}.", "{count} entries, the last on {day}.", count).format(
                count=count, day=say_day(what.evidence[0].on)
            )
        )
    return " ".join(parts) or _("Nothing is on record.")


def _figure_words(figures: Figures) -> str:
    if not figures.occasions:
        return _("It was not owed in any case on record.")
    known = (
        (figures.met, _("in time {count}")),
        (figures.late, _("late {count}")),
        (figures.no_record, _("no record {count}")),
        (figures.missed, _("said not to have happened {count}")),
        (figures.cannot_tell, _("cannot tell {count}")),
        (figures.waived, _("not wanted {count}")),
        (figures.due, _("still in time {count}")),
    )
    said = ", ".join(words.format(count=count) for count, words in known if count)
    return ngettext("Owed {count} time: {said}.", "Owed {count} times: {said}.", figures.occasions).format(
        count=figures.occasions, said=said
    )
