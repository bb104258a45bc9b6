"""``isva-desk chase``: who is being asked, the draft of a letter, and what came back. Nothing is sent."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isva_desk.commands.case_named import case_named
from isva_desk.commands.days import day_given
from isva_desk.commands.open_vault import add_vault_arguments, opened_desk
from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _, say_day, say_short_day

if TYPE_CHECKING:
    from isva_desk.casework.chase_draft import Draft
    from isva_desk.casework.desk import Desk
    from isva_desk.journal.rows import ChaseRow

LIST_FORMAT, DRAFT_FORMAT = "isva-desk.chases/1", "isva-desk.chase-draft/1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    tasks = parser.add_subparsers(title=_("tasks"), metavar=_("TASK"), dest="task", required=True)
    listed = tasks.add_parser("list", help=_("who is being asked, by the day that is waited for"))
    listed.add_argument("--over", action="store_true", help=_("those that have ended"))
    drafted = tasks.add_parser("draft", help=_("the letter that asks about something in a case"))
    drafted.add_argument("case", metavar="CASE", help=_("reference of the case or of the client"))
    drafted.add_argument(
        "--about",
        metavar="RULE",
        help=_("a rule, RULE:EVENT, vacancy:ROLE or difference:KEY; without it: what there is"),
    )
    drafted.add_argument("--step", metavar="STEP", help=_("a step of the ladder that can be taken today"))
    drafted.add_argument("--answer-by", metavar="DAY", help=_("the day for an answer (YYYY-MM-DD)"))
    drafted.add_argument("--message", action="store_true", help=_("the short mail text in place of the letter"))
    drafted.add_argument("--asked", action="store_true", help=_("write down that it was asked with this text"))
    drafted.add_argument("--pdf", type=Path, metavar="FILE", help=_("also write the letter as a PDF; that is recorded"))
    answered = tasks.add_parser("answer", help=_("write down what came back"))
    answered.add_argument("chase", metavar="CHASE", help=_("id of the chase, as the list gives it in JSON"))
    answered.add_argument("answer", choices=("answered", "partly", "promised", "said-done", "none"))
    answered.add_argument("--on", metavar="DAY", help=_("when it came (YYYY-MM-DD; default: today)"))
    answered.add_argument("--done-on", metavar="DAY", help=_("the day on which it is said to have been done"))
    answered.add_argument("--promised-on", metavar="DAY", help=_("the day for which it was promised"))
    answered.add_argument("--changed", default="", metavar="WORDS", help=_("what changed for the client"))
    for task in (listed, drafted, answered):
        add_vault_arguments(task)


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked. Nobody's name is printed but that of the person who is asked."""
    if arguments.task == "list":
        with opened_desk(arguments) as desk:
            print("\n".join(_listed(desk, over=arguments.over, as_json=arguments.format == "json")))
    elif arguments.task == "draft":
        with opened_desk(arguments, writes=arguments.asked or arguments.pdf is not None) as desk:
            print("\n".join(_draft(desk, arguments)))
    else:
        with opened_desk(arguments, writes=True) as desk:
            _answer(desk, arguments)
    return 0


def _listed(desk: Desk, *, over: bool, as_json: bool) -> Iterator[str]:
    from isva_desk.casework.ladder_files import load_ladders
    from isva_desk.commands.lines import paragraph, table
    from isva_desk.domain import resources
    from isva_desk.journal.chases import chases
    from isva_desk.ui.chasing.words import asked_line, pill

    rows, today = chases(desk.store, closed=over), desk.today()
    if as_json:
        document = {"format": LIST_FORMAT, "as_of": today.isoformat(), "chases": [_plain(row, today) for row in rows]}
        yield json.dumps(document, ensure_ascii=False)
        return
    if not rows:
        yield _("Nobody is being asked.") if not over else _("No chase has ended yet.")
    ladders = load_ladders(resources.folder())
    for row in rows:
        yield from table([(row.reference, pill(row, today)[0], row.what)])
        yield from paragraph(asked_line(row, ladders, today), indent="      ")


def _draft(desk: Desk, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.casework.chase import make_chase
    from isva_desk.casework.chase_draft import draft
    from isva_desk.casework.chase_subjects import subjects_of
    from isva_desk.casework.consent import check_case_leaving
    from isva_desk.casework.ladder_files import load_ladders
    from isva_desk.commands.lines import table
    from isva_desk.domain import resources

    case_id = case_named(desk, arguments.case)
    if arguments.about is None:
        found = subjects_of(desk, case_id, load_ladders(resources.folder()))
        yield from table([(one.agency, one.key, one.what) for one in found])
        if not found:
            yield _("Nothing is open in this case that somebody can be asked about.")
        return
    drafted = draft(desk, case_id, arguments.about, arguments.step, day_given(arguments.answer_by, "--answer-by"))
    check_case_leaving(desk, case_id, drafted.subject.agency)
    if arguments.pdf is not None:
        _write_pdf(desk, case_id, drafted, arguments.pdf)
    text = drafted.message if arguments.message else drafted.letter
    made = make_chase(desk, case_id, drafted, text=text).made if arguments.asked else None
    if arguments.format == "json":
        yield json.dumps(_drafted(drafted, made), ensure_ascii=False)
        return
    yield drafted.heading
    yield ""
    yield text
    if made is not None:
        yield ""
        yield _("Written down: asked on {day}, an answer is asked for by {until}.").format(
            day=say_short_day(drafted.asked_on), until=say_day(drafted.answer_by)
        )


def _write_pdf(desk: Desk, case_id: str, drafted: Draft, path: Path) -> None:
    from isva_desk.documents.chase_letter import letter_made
    from isva_desk.documents.leaving import save

    if path.suffix.lower() != ".pdf":
        raise KnownProblem(_("The name of the file must end in .pdf."))
    save(desk, letter_made(desk, case_id, drafted, drafted.letter, datetime.now(UTC)), path)


def _answer(desk: Desk, arguments: argparse.Namespace) -> None:
    from isva_desk.casework.chase import NewAnswer, answer_chase

    on = day_given(arguments.on, "--on") or desk.today()
    done, promised = day_given(arguments.done_on, "--done-on"), day_given(arguments.promised_on, "--promised-on")
    answer_chase(desk, arguments.chase, NewAnswer(arguments.answer, on, done, promised, arguments.changed))
    print(_("Written down. What is owed stays as it is on record."))


def _plain(row: ChaseRow, today: date) -> dict[str, Any]:
    values = {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(row).items()}
    values["promises"] = [day.isoformat() for day in row.promises]
    return {**values, "answer_was_due": row.is_due(today), "passed_promises": row.passed_promises(today)}


def _drafted(drafted: Draft, made: str | None) -> dict[str, Any]:
    return {
        "format": DRAFT_FORMAT,
        "about": drafted.subject.key,
        "agency": drafted.subject.agency,
        "step": drafted.step.id,
        "to": drafted.to.name if drafted.to is not None else None,
        "asked_on": drafted.asked_on.isoformat(),
        "answer_by": drafted.answer_by.isoformat(),
        "heading": drafted.heading,
        "letter": drafted.letter,
        "message": drafted.message,
        "wording": drafted.wording,
        "ladder": drafted.ladder,
        "chase": made,
    }
