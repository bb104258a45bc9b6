"""R23: what the journal shows of each component of the framework for each agency, and what a person said of it."""

from __future__ import annotations

from isva_desk.casework.desk import Desk
from isva_desk.casework.framework_scorecard import ScorecardRow, scorecard, shown_words, status_words
from isva_desk.documents.content import Column
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Wanted
from isva_desk.documents.reports.words import short_day
from isva_desk.domain.agencies import agency_label
from isva_desk.language import _


def framework(desk: Desk, wanted: Wanted) -> Report:
    """One row a component and agency. Its status is a person's word: nothing here works it out."""
    known, _rows_of = scorecard(desk, (), wanted.day)
    return Report(
        title=_("Framework scorecard"),
        says=(
            _("{title}. The status is what a person of this service said of it; “not known” where nobody has.").format(
                title=_(known.title)
            ),
            _("The wording of the components was checked on {day}: {reviewer}.").format(
                day=short_day(known.checked), reviewer=_(known.reviewer)
            ),
        ),
        tables=(framework_table(desk, wanted),),
    )


def framework_table(desk: Desk, wanted: Wanted, *, only_known: bool = False) -> ReportTable:
    """The scorecard. For readers outside without counts of cases and without notes.

    ``only_known`` leaves out the components of which nobody has said or noted anything.
    """
    inside = not wanted.outside
    columns = (
        Column(_("Agency"), most=0.2),
        Column(_("Component"), names_the_row=True, most=0.35),
        *((Column(_("What the journal shows"), most=0.35),) if inside else ()),
        Column(_("Evidence items"), end=True),
        Column(_("Last evidence")),
        Column(_("Status"), least=0.08),
        Column(_("Owner")),
        *((Column(_("Note"), most=0.2),) if inside else ()),
    )
    _known, found = scorecard(desk, _agencies(wanted), wanted.day, wanted.first, wanted.last)
    known = [one for one in found if not only_known or one.shown.judgement or one.shown.evidence]
    rows = [_row(one, inside) for one in sorted(known, key=lambda one: agency_label(one.agency))]
    empty = (
        _("There is no entry on any component of the framework: all of them are not known.")
        if only_known
        else _("There is no open case that names a police force or a CPS Area, and no record of another agency.")
    )
    note = _("Components that are not listed are not known.") if only_known else ""
    return ReportTable(_("Components of the framework"), columns, rows, empty, note=note)


def _agencies(wanted: Wanted) -> tuple[str, ...] | None:
    """Those that were asked for; None for all in use."""
    named = (("police", wanted.scope.police_force), ("cps", wanted.scope.cps_area))
    return tuple(f"{kind}:{name}" for kind, name in named if name is not None) or None


def _row(found: ScorecardRow, inside: bool) -> ReportRow:
    judgement = found.shown.judgement
    return ReportRow(
        (
            agency_label(found.agency),
            f"{found.component.id} {_(found.component.title)}",
            *((shown_words(found.shown),) if inside else ()),
            len(found.shown.evidence),
            found.last_evidence,
            status_words(found.status),
            judgement.owner or None if judgement else None,
            *((judgement.note or None if judgement else None,) if inside else ()),
        )
    )
