"""``isva-desk waiting``: who waits, a new referral, attempts, check-ins, and who takes the case on."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from isva_desk.commands.case_named import case_named
from isva_desk.commands.days import day_given, when_given
from isva_desk.commands.open_vault import add_vault_arguments, opened_desk
from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _

if TYPE_CHECKING:
    from isva_desk.casework.desk import Desk
    from isva_desk.casework.waiting import Tried

FORMAT = "isva-desk.waiting/1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    tasks = parser.add_subparsers(title=_("tasks"), metavar=_("TASK"), dest="task", required=True)
    listed = tasks.add_parser("list", help=_("who waits, by the day of the next step"))
    listed.add_argument("--over", action="store_true", help=_("those who wait no longer"))
    referred = tasks.add_parser("refer", help=_("take a referral in"))
    referred.add_argument("--source", required=True, metavar="SOURCE", help=_("self, police, sarc, gp, ..."))
    referred.add_argument("--received", metavar="DAY", help=_("when (YYYY-MM-DD or YYYY-MM-DDTHH:MM; default: today)"))
    referred.add_argument("--urgency", default="standard", metavar="WORD", help=_("standard or soon"))
    referred.add_argument(
        "--reason", default="", metavar="REASON", help=_("what they wait for: no-place, language, ...")
    )
    referred.add_argument("--name-to-use", default="", metavar="NAME", help=_("how they like to be called"))
    referred.add_argument("--may-keep-record", action="store_true", help=_("they agreed that a record is kept"))
    tried = tasks.add_parser("attempt", help=_("write down an attempt to reach somebody"))
    checked = tasks.add_parser("check-in", help=_("write down how somebody is while they wait"))
    for task in (tried, checked):
        task.add_argument("case", metavar="CASE", help=_("reference of the case or of the client"))
        task.add_argument(
            "outcome", metavar="OUTCOME", help=_("reached, fine, changed, no-answer, message, no-safe-way")
        )
        task.add_argument("--channel", default="", metavar="WAY", help=_("phone, text, email, in-person, ..."))
        task.add_argument("--next", metavar="DAY", help=_("the day for the next one (default: the service's figure)"))
    given = tasks.add_parser("allocate", help=_("say who takes the case on"))
    given.add_argument("case", metavar="CASE", help=_("reference of the case or of the client"))
    given.add_argument("to", metavar="ADVISER")
    given.add_argument("--by", default="", metavar="NAME", help=_("who decided it, where it was not you"))
    ended = tasks.add_parser("end", help=_("it does not come to support: close the case"))
    ended.add_argument("case", metavar="CASE", help=_("reference of the case or of the client"))
    ended.add_argument("outcome", metavar="OUTCOME", help=_("not-taken-up, not-reached, elsewhere, outside"))
    for task in (tried, checked, given, ended):
        task.add_argument("--on", metavar="DAY", help=_("when (YYYY-MM-DD or YYYY-MM-DDTHH:MM; default: today)"))
    figured = tasks.add_parser("figures", help=_("the figures that hold, or (with a name and a number) set one"))
    figured.add_argument("name", nargs="?", default="", metavar="FIGURE")
    figured.add_argument("value", nargs="?", type=int, metavar="NUMBER")
    for task in (listed, referred, tried, checked, given, ended, figured):
        add_vault_arguments(task)


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked. No name is printed, only references."""
    writes = arguments.task != "list" and not (arguments.task == "figures" and arguments.value is None)
    with opened_desk(arguments, writes=writes) as desk:
        print("\n".join(_TASKS[arguments.task](desk, arguments)))
    return 0


def _list(desk: Desk, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.commands.lines import paragraph, table
    from isva_desk.journal.waiting.views import waiting_rows
    from isva_desk.ui.waiting.words import came_line, next_pill, tried_line, waited

    day = desk.today()
    rows = waiting_rows(desk.store, ("allocated", "ended") if arguments.over else ("waiting",))
    if arguments.format == "json":
        plain = [{**asdict(row), "days_waited": row.days_waited(day)} for row in rows]
        for one in plain:
            del one["name_to_use"]
        document = {"format": FORMAT, "as_of": day.isoformat(), "waiting": plain}
        yield json.dumps(document, ensure_ascii=False, default=date.isoformat)
        return
    if not rows:
        yield _("Nobody has waited before.") if arguments.over else _("Nobody waits.")
    for row in rows:
        yield from table([(row.reference, waited(row, day), next_pill(row, day)[0])])
        yield from paragraph(" · ".join((came_line(row), tried_line(row))), indent="      ")


def _refer(desk: Desk, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.casework.open_case import NewCase
    from isva_desk.casework.register_client import NewClient
    from isva_desk.casework.waiting import NewReferral, refer

    received = when_given(arguments.received, "--received", desk.today())
    new = NewReferral(
        arguments.source, received, arguments.urgency, arguments.reason,
        may_keep_record=arguments.may_keep_record,
    )  # fmt: skip
    made = refer(desk, NewClient(name_to_use=arguments.name_to_use), NewCase(), new).made or ""
    record, case = desk.store.case_record(made)
    yield _("On the list: {reference}, case {case}. It is with {owner} until somebody takes it on.").format(
        reference=record.text("reference"), case=case.text("reference"), owner=case.text("owner")
    )


def _attempt(desk: Desk, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.casework.waiting import attempt_contact

    attempt_contact(desk, case := case_named(desk, arguments.case), _tried(desk, arguments))
    yield from _next(desk, case)


def _check_in(desk: Desk, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.casework.waiting import check_in

    check_in(desk, case := case_named(desk, arguments.case), _tried(desk, arguments))
    yield from _next(desk, case)


def _next(desk: Desk, case: str) -> Iterator[str]:
    from isva_desk.journal.waiting.views import waiting_rows
    from isva_desk.ui.waiting.words import next_pill

    row = next(row for row in waiting_rows(desk.store) if row.case_id == case)
    yield _("Written down. Next: {step}.").format(step=next_pill(row, desk.today())[0])


def _allocate(desk: Desk, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.casework.waiting import allocate

    allocate(
        desk,
        case_named(desk, arguments.case),
        arguments.to,
        when_given(arguments.on, "--on", desk.today()),
        arguments.by,
    )
    yield _("Allocated. {name} answers for it from now on.").format(name=arguments.to)


def _end(desk: Desk, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.casework.waiting import end_referral

    end_referral(
        desk, case_named(desk, arguments.case), arguments.outcome, when_given(arguments.on, "--on", desk.today())
    )
    yield _("Written down. The case is closed with it.")


def _figures(desk: Desk, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.casework.waiting import set_figure
    from isva_desk.commands.lines import table
    from isva_desk.journal.waiting.views import figures

    if arguments.name and arguments.value is None:
        raise KnownProblem(_("Give the number as well."))
    if arguments.value is not None:
        set_figure(desk, arguments.name, arguments.value)
    yield from table([(name, str(value)) for name, value in figures(desk.store).items()])


def _tried(desk: Desk, arguments: argparse.Namespace) -> Tried:
    from isva_desk.casework.waiting import Tried

    next_on = day_given(arguments.next, "--next")
    return Tried(when_given(arguments.on, "--on", desk.today()), arguments.outcome, arguments.channel, next_on)


_TASKS = {
    "list": _list, "refer": _refer, "attempt": _attempt, "check-in": _check_in, "allocate": _allocate, "end": _end,
    "figures": _figures,
}  # fmt: skip
