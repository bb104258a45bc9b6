"""R16: the cases that were closed, when, and why, as the adviser said it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.agency_counts import quarter_of, quarter_words
from isva_desk.documents.reports.counts import counted_table
from isva_desk.documents.reports.pseudonyms import without_names
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Wanted
from isva_desk.documents.reports.words import force_name
from isva_desk.domain.choices import choices
from isva_desk.domain.dates import LONDON
from isva_desk.journal.case_view import Closing, case_of, closing_of
from isva_desk.journal.needs.folded import outcomes_of
from isva_desk.journal.record import ClientRecord
from isva_desk.journal.report_cases import ReportedCase, report_cases
from isva_desk.language import N_, _

_BANDS = {"short": 6, "middle": 12, "long": 24}  # months; a case that was open for longer is in the last band
_LONGEST = "longest"
_VERDICTS = {"guilty": N_("Guilty"), "not-guilty": N_("Not guilty"), "no-verdict": N_("No verdict")}
_OTHER = N_("Another outcome")


def closed_cases(desk: Desk, wanted: Wanted) -> Report:
    """One row a closed case."""
    columns = (
        Column(_("Client"), names_the_row=True),
        Column(_("Adviser")),
        Column(_("Police force"), most=0.2),
        Column(_("Reported")),
        Column(_("Closed on")),
        Column(_("Months"), end=True),
        Column(_("Outcome in court"), most=0.15),
        Column(_("Headings that got better"), most=0.2, least=0.09),
        Column(_("Reason"), most=0.3),
    )
    empty = _("There is no closed case in what was asked for.")
    whole = ReportTable(_("Cases"), columns, () if wanted.outside else _rows(desk, wanted), empty)
    return Report(
        title=_("Closed cases"),
        says=(_("Every case that was closed, with the reason that was given. No outcome is a target here."),),
        tables=(_by_length(desk, wanted),) if wanted.outside else (whole,),
        missing=(_("what the client said of the service, and whether the end was planned"),),
    )  # fmt: skip


def _rows(desk: Desk, wanted: Wanted) -> Iterator[ReportRow]:
    for case, closing in _closed(desk, wanted):
        record, found = desk.store.case_record(case.row.case_id)
        begun = found.opened.recorded.astimezone(LONDON).date()
        names = (record.text("name"), record.text("name_to_use"))
        yield ReportRow(
            (
                case.row.reference, case.row.owner, force_name(desk.directory, case.row.police_force), case.reported,
                closing.on, _months(begun, closing.on), _verdict(desk, case.row.case_id), _wellbeing(record),
                without_names(closing.reason, names),
            )
        )  # fmt: skip


def _by_length(desk: Desk, wanted: Wanted) -> ReportTable:
    """How many cases were closed in each quarter, by how long they were open here."""
    quarters: dict[tuple[int, int], Counter[str]] = {}
    for case, closing in _closed(desk, wanted):
        _record, found = desk.store.case_record(case.row.case_id)
        months = _months(found.opened.recorded.astimezone(LONDON).date(), closing.on)
        band = next((name for name, most in _BANDS.items() if months < most), _LONGEST)
        quarters.setdefault(quarter_of(closing.on), Counter())[band] += 1
    counts = {quarter_words(quarter): quarters[quarter] for quarter in sorted(quarters)}
    columns = {name: _("Under {count} months").format(count=most) for name, most in _BANDS.items()}
    columns[_LONGEST] = _("{count} months and more").format(count=max(_BANDS.values()))
    return counted_table(
        _("Closed cases by quarter, and how long they were open"), _("Quarter"), counts, columns, wanted,
        _("There is no closed case in what was asked for."), total=_("Cases"), in_given_order=True,
    )  # fmt: skip


def _closed(desk: Desk, wanted: Wanted) -> Iterator[tuple[ReportedCase, Closing]]:
    for case in report_cases(desk.store, wanted.scope, wanted.day, closed=True):
        closing = closing_of(desk.store, case.row.case_id)
        if closing is None or closing.on > wanted.day:
            continue
        if (wanted.first and closing.on < wanted.first) or (wanted.last and closing.on > wanted.last):
            continue
        yield case, closing


def _months(begun: date, ended: date) -> int:
    """Whole months between two days."""
    months = (ended.year - begun.year) * 12 + ended.month - begun.month - (ended.day < begun.day)
    return max(0, months)


def _verdict(desk: Desk, case_id: str) -> str | None:
    """The last outcome in court, as it was written down."""
    found = [
        event.outcome for event in case_of(desk.store, case_id).events if event.kind == "verdict" and event.outcome
    ]
    return _(_VERDICTS.get(found[-1], _OTHER)) if found else None


def _wellbeing(record: ClientRecord) -> str | None:
    """The headings that got better, of those that were answered at the start and at the end."""
    answers, headings = outcomes_of(record), choices("outcomes")["headings"].choices
    both = [
        (answers[one.id, "start"][0], answers[one.id, "end"][0])
        for one in headings
        if (one.id, "start") in answers and (one.id, "end") in answers
    ]
    counted = [(first, last) for first, last in both if first.isdigit() and last.isdigit()]
    if not counted:
        return None
    better = sum(int(last) > int(first) for first, last in counted)
    return _("{part} of {count}").format(part=better, count=len(counted))
