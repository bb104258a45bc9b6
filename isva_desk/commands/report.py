"""``isva-desk report``: a report for managers and partners as PDF, CSV or XLSX."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from isva_desk.commands.case_named import case_named
from isva_desk.commands.days import day_given
from isva_desk.commands.open_vault import add_as_of, opened_desk
from isva_desk.commands.passphrase_prompt import add_passphrase_file, first_line
from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _, ngettext

if TYPE_CHECKING:
    from isva_desk.casework.desk import Desk
    from isva_desk.documents.reports.catalogue import Listed
    from isva_desk.documents.reports.report import Wanted


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help=_("which report; --list names them"))
    parser.add_argument("--list", action="store_true", help=_("list the reports that there are"))
    parser.add_argument("--vault", type=Path, metavar="DIR", help=_("the folder of the vault"))
    add_passphrase_file(parser)
    parser.add_argument("--out", type=Path, metavar="FILE", help=_("the file to write: .pdf, .csv or .xlsx"))
    add_as_of(parser)
    parser.add_argument("--from", dest="first", metavar="DAY", help=_("the first day of the period"))
    parser.add_argument("--to", dest="last", metavar="DAY", help=_("the last day of the period"))
    parser.add_argument("--adviser", metavar="NAME", help=_("only cases of this adviser"))
    parser.add_argument("--force", metavar="ID", help=_("only cases of this police force"))
    parser.add_argument("--area", metavar="ID", help=_("only cases of this CPS Area"))
    parser.add_argument("--stage", metavar="ID", help=_("only cases at this stage"))
    parser.add_argument("--case", metavar="REF", help=_("which case, in a report of one case"))
    parser.add_argument("--names", action="store_true", help=_("also names to use; needs --reason"))
    parser.add_argument("--outside", action="store_true", help=_("for readers outside the service: hide small numbers"))
    parser.add_argument(
        "--protect", type=Path, metavar="FILE", help=_("encrypt the PDF with the passphrase in this file (AES-256)")
    )
    parser.add_argument("--reason", default="", metavar="TEXT", help=_("why it is printed; it is kept"))


def run(arguments: argparse.Namespace) -> int:
    """List the reports, or write one and journal it. Raises ``KnownProblem`` for what cannot be."""
    if arguments.list:
        return _list()
    listed, ending = _checked(arguments)
    with opened_desk(arguments, writes=True) as desk:
        _write(desk, listed, ending, arguments)
    if arguments.protect is None:
        print(_("Written: {name}. It is not encrypted: keep it as you keep the vault.").format(name=arguments.out.name))
    else:
        print(_("Written and encrypted: {name}. Give its passphrase another way.").format(name=arguments.out.name))
    return 0


def _list() -> int:
    from isva_desk.commands.lines import table
    from isva_desk.documents.reports.catalogue import REPORTS

    rows = [(report.name, report.number, _(report.summary)) for report in REPORTS.values()]
    print("\n".join(table(rows, (_("Name"), _("Number"), _("What it shows")))))
    return 0


def _checked(arguments: argparse.Namespace) -> tuple[Listed, str]:
    """The report that is asked for and the ending of its file, before anybody types a passphrase."""
    from isva_desk.documents.reports.catalogue import REPORTS
    from isva_desk.documents.reports.order import check_bounds, check_file, check_names

    listed = REPORTS.get(arguments.name or "")
    if listed is None:
        raise KnownProblem(
            _("There is no report with that name."), next_step=_("“isva-desk report --list” names them all.")
        )
    if arguments.vault is None or arguments.out is None:
        raise KnownProblem(_("Say which vault to read (--vault DIR) and which file to write (--out FILE)."))
    ending = arguments.out.suffix.lower()
    check_file(ending, protected=arguments.protect is not None)
    check_names(listed, names=arguments.names, outside=arguments.outside, reason=arguments.reason)
    check_bounds(listed, of_case=bool(arguments.case), period=bool(arguments.first or arguments.last))
    return listed, ending


def _write(desk: Desk, listed: Listed, ending: str, arguments: argparse.Namespace) -> None:
    from isva_desk.documents.leaving import save
    from isva_desk.documents.reports.order import Order, made

    passphrase = first_line(arguments.protect) if arguments.protect is not None else None
    order = Order(listed, _wanted(desk, arguments), ending, arguments.reason, passphrase)
    leaving = made(desk, order, datetime.now(UTC), _say_progress if sys.stderr.isatty() else None)
    save(desk, leaving, arguments.out)


def _wanted(desk: Desk, arguments: argparse.Namespace) -> Wanted:
    from isva_desk.documents.reports.report import Wanted
    from isva_desk.domain.stages import STAGES
    from isva_desk.journal.report_cases import CaseScope

    directory = desk.directory
    _one_of(arguments.force, [force.id for force in directory.forces], "--force")
    _one_of(arguments.area, [area.id for area in directory.cps_areas], "--area")
    _one_of(arguments.stage, list(STAGES), "--stage")
    return Wanted(
        day=day_given(arguments.as_of, "--as-of") or desk.today(),
        scope=CaseScope(arguments.adviser, arguments.force, arguments.area, arguments.stage),
        first=day_given(arguments.first, "--from"),
        last=day_given(arguments.last, "--to"),
        names=arguments.names,
        case=case_named(desk, arguments.case) if arguments.case else None,
        outside=arguments.outside,
    )


def _one_of(value: str | None, known: list[str], option: str) -> None:
    if value is not None and value not in known:
        raise KnownProblem(_('{option}: "{value}" is not known.').format(option=option, value=value))


def _say_progress(rows: int) -> None:
    print("\r" + ngettext("{count} row", "{count} rows", rows).format(count=rows), end="", file=sys.stderr, flush=True)
