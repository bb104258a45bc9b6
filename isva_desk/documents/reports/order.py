"""A report as it is asked for, from the window or the command line: what is wrong with it, and the report as a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.consent import check_leaving
from isva_desk.casework.desk import Desk
from isva_desk.documents.layout import Cancelled, Progress
from isva_desk.documents.leaving import Leaving
from isva_desk.documents.reports.about import about_lines
from isva_desk.documents.reports.catalogue import Listed
from isva_desk.documents.reports.files import WRITERS, Making
from isva_desk.documents.reports.report import Wanted
from isva_desk.language import _


@dataclass(frozen=True, slots=True)
class Order:
    """Which report, of what, and as which kind of file (".pdf", ".csv", ".xlsx"). A passphrase encrypts a PDF."""

    listed: Listed
    wanted: Wanted
    ending: str = ".pdf"
    reason: str = ""
    passphrase: str | None = None


def check_names(listed: Listed, *, names: bool, outside: bool, reason: str) -> None:
    """Names need a report that can hold them and a reason, and stay inside the service. Raises ``WrongAnswer``."""
    if names and (outside or not listed.may_name or not reason.strip()):
        raise WrongAnswer(
            "reason",
            _("Names are printed only in reports that can hold them, never for readers outside, and with a reason."),
        )
    if outside and not listed.may_leave:
        raise WrongAnswer("outside", _("This report stays inside the service."))


def check_bounds(listed: Listed, *, of_case: bool, period: bool) -> None:
    """One case where the report is about one, a period where it has one. Raises ``WrongAnswer``."""
    if listed.of_one_case != of_case:
        raise WrongAnswer(
            "case",
            _("This report is about one case: say which.")
            if listed.of_one_case
            else _("This report is about many cases, not about one."),
        )
    if period and not listed.has_period:
        raise WrongAnswer("first", _("This report shows one day and no period."))


def check_file(ending: str, *, protected: bool) -> None:
    """A kind of file that there is; only a PDF can be encrypted. Raises ``WrongAnswer``."""
    if ending not in WRITERS:
        raise WrongAnswer("path", _("The name of the file must end in .pdf, .csv or .xlsx."))
    if protected and ending != ".pdf":
        raise WrongAnswer("passphrase", _("Only a PDF can be encrypted here."))


def made(
    desk: Desk, order: Order, now: datetime, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Leaving:
    """The report as a file, in memory, with what the journal will say of it.

    Raises ``WrongAnswer``, ``NotAgreed`` where the client took back the consent to hold the record,
    ``Stopped`` where it was cancelled, and ``NotEncrypted``.
    """
    listed, wanted = order.listed, order.wanted
    check_names(listed, names=wanted.names, outside=wanted.outside, reason=order.reason)
    check_bounds(listed, of_case=wanted.case is not None, period=bool(wanted.first or wanted.last))
    check_file(order.ending, protected=order.passphrase is not None)
    client = desk.store.case_record(wanted.case)[0].id if wanted.case is not None else None
    if client is not None:
        check_leaving(desk, client)
    making = Making(about_lines(desk, wanted, now), now, progress, cancelled, order.passphrase)
    content = WRITERS[order.ending](listed.make(desk, wanted), making)
    what = f"report {listed.number} {listed.name}{order.ending}: {making.about[0]}"
    return Leaving(content, what, order.reason, client, wanted.case)
