"""``isva-desk court``: hearings with their moves, measures step by step, the outcome of a day, days to avoid."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from isva_desk.commands.case_named import case_named
from isva_desk.commands.open_vault import add_vault_arguments, opened_desk
from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _

if TYPE_CHECKING:
    from isva_desk.casework.desk import Desk
    from isva_desk.domain.dates import When
    from isva_desk.journal.changes import Changes
    from isva_desk.journal.court.views import CourtView

FORMAT = "isva-desk.court/1"
_STEP_TASKS = {"measure": "measures", "prepare": "preparation", "statement": "statement", "arrange": "practical"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help=_("reference of the case or of the client"))
    tasks = parser.add_subparsers(title=_("tasks"), metavar=_("TASK"), dest="task", required=True)
    listed = tasks.add_parser("list", help=_("hearings, measures, preparation, statement"))
    hearing = tasks.add_parser("hearing", help=_("list or move a hearing, or say where it is and how it stands"))
    hearing.add_argument("name", metavar="HEARING", help=_("its name, such as trial"))
    hearing.add_argument("--on", metavar="DAY", help=_("its day (YYYY-MM-DD, with T10:00, or a span FIRST/LAST)"))
    hearing.add_argument("--said-on", metavar="DAY", help=_("when it was listed, moved or told (default: today)"))
    hearing.add_argument("--received", metavar="DAY", help=_("when Witness Care heard of it"))
    for option, words in (
        ("--court", _("the court")),
        ("--kind", _("id of its kind, such as ptph")),
        ("--hour", _("its hour, such as 10:00")),
        ("--status", _("fixed, warned, floating, adjourned, vacated, effective or ineffective")),
    ):
        hearing.add_argument(option, metavar=_("WORDS"), help=words)
    _add_outcome(tasks.add_parser("outcome", help=_("what came of a day at court, in one transaction")))
    steps = [_add_step(tasks, name) for name in _STEP_TASKS]
    avoid = tasks.add_parser("avoid", help=_("a day of the year that the client wants kept free"))
    avoid.add_argument("day", metavar="MM-DD", help=_("month and day"))
    avoid.add_argument("--label", default="keep-free", metavar="ID", help=_("how the day is to be treated"))
    for task in (listed, hearing, tasks.choices["outcome"], *steps, avoid):
        add_vault_arguments(task)


def _add_outcome(outcome: argparse.ArgumentParser) -> None:
    outcome.add_argument("name", metavar="HEARING", help=_("its name, such as trial"))
    outcome.add_argument("status", choices=("effective", "adjourned", "ineffective", "vacated"))
    outcome.add_argument("--on", metavar="DAY", help=_("the day (default: today)"))
    outcome.add_argument(
        "--result",
        action="append",
        default=[],
        choices=("trial-started", "not-guilty-plea", "verdict", "sentence", "bail", "warrant"),
        help=_("what was decided; may be given several times"),
    )
    outcome.add_argument("--suspect", metavar="NAME", help=_("the suspect, as in the case"))
    outcome.add_argument("--verdict", choices=("guilty", "not-guilty", "no-verdict", "other"))
    outcome.add_argument("--months", type=int, metavar="N", help=_("length of the sentence"))
    outcome.add_argument("--hospital-order", action="store_true", help=_("a hospital order was made"))
    outcome.add_argument("--next-on", metavar="DAY", help=_("the next day"))
    outcome.add_argument("--next", default="", metavar="HEARING", help=_("for which hearing (default: this one moves)"))
    outcome.add_argument("--told-by", default="", metavar="BODY", help=_("who told the client: court, cps, isva, ..."))
    outcome.add_argument("--note", default="", metavar="WORDS", help=_("one factual line"))


def _add_step(tasks: Any, name: str) -> argparse.ArgumentParser:
    help_texts = {
        "measure": _("a step of a special measure, such as: measure screens granted"),
        "prepare": _("a step before the hearing, such as: prepare court-visit offered"),
        "statement": _("a step of the Victim Personal Statement (days only), such as: statement made"),
        "arrange": _("a practical matter of one hearing, such as: arrange trial supporter arranged --who Robin"),
    }
    task: argparse.ArgumentParser = tasks.add_parser(name, help=help_texts[name])
    if name == "arrange":
        task.add_argument("name", metavar="HEARING", help=_("its name, such as trial"))
    if name != "statement":
        task.add_argument("item", metavar="ITEM", help=_("id of the item, as the list gives it in JSON"))
    task.add_argument("step", metavar="STEP", help=_("id of the step"))
    task.add_argument("--on", metavar="DAY", help=_("the day (default: today)"))
    task.add_argument("--by", default="", metavar="BODY", help=_("which body it was"))
    task.add_argument("--who", default="", metavar="WORDS", help=_("a name or a role"))
    task.add_argument("--no-event", action="store_true", help=_("a decision: record the step alone"))
    return task


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked of one case. Raises ``KnownProblem``."""
    writes = arguments.task != "list"
    with opened_desk(arguments, writes=writes) as desk:
        case_id = case_named(desk, arguments.case)
        if writes:
            _write(desk, case_id, arguments)
        from isva_desk.journal.court.views import court_of

        view = court_of(desk.store, case_id)
        if arguments.format == "json":
            print(json.dumps(_plain(view), ensure_ascii=False))
        else:
            print("\n".join(_lines(view)))
    return 0


def _write(desk: Desk, case_id: str, arguments: argparse.Namespace) -> Changes:
    from isva_desk.casework.court_outcome import Outcome, record_outcome
    from isva_desk.casework.court_steps import NewStep, take_step

    if arguments.task == "hearing":
        return _hearing(desk, case_id, arguments)
    if arguments.task == "avoid":
        return _avoid(desk, case_id, arguments)
    if arguments.task == "outcome":
        outcome = Outcome(
            arguments.name, arguments.status, _when(desk, arguments.on), tuple(arguments.result), arguments.suspect,
            arguments.verdict, arguments.months, arguments.hospital_order or None, next_on=_known(arguments.next_on),
            next_name=arguments.next, told_by=arguments.told_by, note=arguments.note,
        )  # fmt: skip
        return record_outcome(desk, case_id, outcome)
    group = _STEP_TASKS[arguments.task]
    item = arguments.item if arguments.task != "statement" else "personal-statement"
    hearing = arguments.name if arguments.task == "arrange" else ""
    step = NewStep(
        group, item, arguments.step, hearing, _when(desk, arguments.on), by=arguments.by, who=arguments.who,
        with_event=not arguments.no_event,
    )  # fmt: skip
    return take_step(desk, case_id, step)


def _hearing(desk: Desk, case_id: str, arguments: argparse.Namespace) -> Changes:
    from isva_desk.casework.court_hearings import NewHearing, describe_hearing, list_hearing, set_hearing_status
    from isva_desk.journal.changes import Changes

    said_on = _when(desk, arguments.said_on)
    made = Changes()
    with desk.store.transaction():
        if arguments.on is not None:
            new = NewHearing(
                arguments.name, _known(arguments.on), arguments.kind or "", arguments.court or "",
                arguments.status or "", said_on, wcu_received=_known(arguments.received),
            )  # fmt: skip
            made = list_hearing(desk, case_id, new)
        elif arguments.kind is not None or arguments.court is not None:
            made = describe_hearing(desk, case_id, arguments.name, kind=arguments.kind, court=arguments.court)
        if arguments.hour is not None:
            made = describe_hearing(desk, case_id, arguments.name, hour=arguments.hour)
        if arguments.status is not None and arguments.on is None:
            made = set_hearing_status(desk, case_id, arguments.name, arguments.status, said_on)
    if made.made is None:
        raise KnownProblem(_("Say what is new: --on, --court, --kind, --hour or --status."))
    return made


def _avoid(desk: Desk, case_id: str, arguments: argparse.Namespace) -> Changes:
    from isva_desk.casework.days_to_avoid import avoid_day

    month, _dash, day = arguments.day.partition("-")
    if not (month.isdecimal() and day.isdecimal()):
        raise KnownProblem(_("Write the day as MM-DD, such as 12-09."))
    record, _record_of_case = desk.store.case_record(case_id)
    return avoid_day(desk, record.id, int(month), int(day), arguments.label)


def _lines(view: CourtView) -> Iterator[str]:
    from isva_desk.commands.lines import paragraph, table
    from isva_desk.journal.court.matters import hearing_words
    from isva_desk.ui.court.words import listed_words, moves_words, short_day, status_pill, taken_words

    yield view.reference
    if not view.hearings:
        yield _("No hearing is recorded yet.")
    for hearing in (*view.coming, *view.behind):
        yield ""
        title = hearing_words(hearing.name, hearing.kind.id)
        yield from table([(title, listed_words(hearing.now), status_pill(view, hearing)[0])])
        below = " · ".join(part for part in (hearing.court, moves_words(hearing, view.today)) if part)
        if below:
            yield from paragraph(below, indent="    ")
        if hearing.moved:
            days = " > ".join(short_day(listing.on, view.today) for listing in hearing.listings)
            yield from paragraph(days, indent="    ")
    for group in view.groups.values():
        rows = []
        for (group_id, item_id, hearing_key), columns in view.steps.items():
            item = group.item(item_id)
            if group_id == group.id and item is not None and columns:
                name = f"{item.words} ({hearing_key})" if hearing_key else item.words
                rows.append((name, "; ".join(taken_words(taken, view.today) for taken in columns.values())))
        if rows:
            yield ""
            yield _(group.title)
            yield from table(rows, indent="  ")
    if view.avoided:
        yield ""
        yield from table([(_("Days to avoid"), ", ".join(day.month_day for day in view.avoided))])


def _plain(view: CourtView) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "as_of": view.today.isoformat(),
        "reference": view.reference,
        "hearings": [
            {
                "hearing": hearing.name,
                "kind": hearing.kind.id,
                "court": hearing.court,
                "moved": hearing.moved,
                "days_waited": hearing.waited,
                "listings": [
                    {
                        "event": listing.fact,
                        "on": listing.on.text,
                        "hour": listing.hour,
                        "said_on": listing.said_on.text,
                        "status": listing.status.id if listing.status is not None else None,
                        "status_on": listing.status_on.text,
                    }
                    for listing in hearing.listings
                ],
            }
            for hearing in view.hearings
        ],
        "steps": [
            {
                "group": group,
                "item": item,
                "hearing": hearing,
                "columns": {
                    column: {"step": taken.step.id, "on": taken.on.text, "by": taken.by, "who": taken.who}
                    for column, taken in columns.items()
                },
            }
            for (group, item, hearing), columns in view.steps.items()
        ],
        "avoid": [{"day": day.month_day, "label": day.label} for day in view.avoided],
        "witness_care_last_contact": view.last_contact.text if view.last_contact is not None else None,
    }


def _when(desk: Desk, text: str | None) -> When:
    from isva_desk.domain.dates import on_day

    return on_day(desk.today()) if text is None else _known(text)


def _known(text: str | None) -> When:
    from isva_desk.domain.dates import NotADate, parse_when

    try:
        return parse_when(text)
    except NotADate as problem:
        raise KnownProblem(str(problem)) from problem
