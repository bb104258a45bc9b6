"""R20: closed cases, until when each is kept, and by which rule. It deletes nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Wanted
from isva_desk.documents.reports.words import short_day
from isva_desk.domain import resources
from isva_desk.journal.case_view import closing_of
from isva_desk.journal.report_cases import report_cases
from isva_desk.language import _

_FORMAT = "isva-desk.retention/1"


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """How long a closed case is kept: so many years after the last contact, or after closing where that is later."""

    title: str
    years: int
    source: str
    checked: date

    def due(self, since: date) -> date:
        """The last day on which the case is kept. A leap day ends on 28 February."""
        year = since.year + self.years
        return since.replace(year=year, day=28) if (since.month, since.day) == (2, 29) else since.replace(year=year)


def retention(desk: Desk, wanted: Wanted) -> Report:
    """One row a closed case, the one that is due first at the top."""
    rule = retention_rule()
    columns = (
        Column(_("Client"), names_the_row=True),
        Column(_("Adviser")),
        Column(_("Closed on")),
        Column(_("Last contact")),
        Column(_("Rule"), most=0.3),
        Column(_("Kept until")),
        Column(_("State")),
    )
    empty = _("There is no closed case in what was asked for: nothing is due to be looked at.")
    rows = [row for _due, row in sorted(_rows(desk, wanted, rule), key=lambda found: (found[0], found[1].values[0]))]
    return Report(
        title=_("Retention and holds"),
        says=(
            _("Closed cases, and the day until which each is kept. This report deletes nothing. A legal hold, and any "
              "request for the records, comes before it."),
            _("The rule: {title}. Where it comes from: {source}; read on {day}.").format(
                title=_(rule.title), source=_(rule.source), day=short_day(rule.checked)
            ),
        ),
        tables=(ReportTable(_("Closed cases"), columns, rows, empty),),
        missing=(_("legal holds and their reasons, and deletions done by two people"),),
    )  # fmt: skip


@lru_cache(maxsize=1)
def retention_rule() -> RetentionRule:
    """The rule of the service, from ``resources/retention``."""
    with (resources.folder() / "retention" / "rules.toml").open("rb") as file:
        found = tomllib.load(file)
    (rule,) = found["rule"]
    if found["format"] != _FORMAT or rule["clock"] != "last-contact":
        raise ValueError("resources/retention/rules.toml")
    return RetentionRule(rule["title"], int(rule["years"]), rule["source"], found["checked"])


def _rows(desk: Desk, wanted: Wanted, rule: RetentionRule) -> Iterator[tuple[date, ReportRow]]:
    for case in report_cases(desk.store, wanted.scope, wanted.day, closed=True):
        closing = closing_of(desk.store, case.row.case_id)
        if closing is None or closing.on > wanted.day:
            continue
        contact = case.row.last_contact
        due = rule.due(max(closing.on, contact or closing.on))
        state = _("to be looked at") if due < wanted.day else _("kept")
        yield due, ReportRow((case.row.reference, case.row.owner, closing.on, contact, _(rule.title), due, state))
