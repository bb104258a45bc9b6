"""``isva-desk assess``: judges case files without a vault and without a window."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path

from isva_desk.commands.open_vault import day_of
from isva_desk.domain.dates import LONDON
from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help=_("a case file"))
    parser.add_argument("--as-of", metavar="DAY", help=_("judge as of this day (YYYY-MM-DD; default: today)"))
    parser.add_argument("--format", choices=("table", "json"), default="table", help=_("for people or for programs"))
    parser.add_argument("--all", action="store_true", help=_("also what is waived or was not in force"))
    parser.add_argument(
        "--rules", metavar="FILE", type=Path, action="append", default=[], help=_("a further signed rule file")
    )
    parser.add_argument(
        "--publisher",
        metavar="KEY",
        action="append",
        default=[],
        help=_("the public key of a publisher that is accepted"),
    )


def run(arguments: argparse.Namespace) -> int:
    """Judge each file in turn. A file that is refused is named on stderr and the others are still answered; then 2."""
    from isva_desk.domain import resources
    from isva_desk.domain.bank_holidays import load_calendar
    from isva_desk.domain.directory import load_directory
    from isva_desk.entitlements.answer import answer_json, answer_table
    from isva_desk.entitlements.assess import assess
    from isva_desk.entitlements.rule_book import load_rule_book
    from isva_desk.entitlements.signed_rules import read_signed_rules
    from isva_desk.exchange.case_file import check_places, check_rule_names, read_case_file

    as_of = day_of(arguments.as_of) or datetime.now(LONDON).date()
    folder = resources.folder()
    extra = [read_signed_rules(file, accepted=arguments.publisher) for file in arguments.rules]
    rules = load_rule_book(folder / "rules", extra)
    calendar, directory = load_calendar(folder), load_directory(folder)
    refused = False
    for index, file in enumerate(arguments.files):
        try:
            case = read_case_file(_read(file), file.name)
            check_rule_names(case, rules.ids, file.name)
            check_places(case, directory, file.name)
        except KnownProblem as problem:
            print(problem.sentence, file=sys.stderr)
            refused = True
            continue
        entries = assess(case, rules, calendar, as_of)
        if arguments.format == "json":
            print(answer_json(case, entries, rules, calendar, as_of, everything=arguments.all))
        else:
            print(("\n" if index else "") + answer_table(case, entries, as_of, everything=arguments.all))
    return 2 if refused else 0


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise KnownProblem(_("{file}: cannot be read: {what}").format(file=file.name, what=error.strerror)) from error
