"""``isva-desk helplines``: which lines may stand on a page for a client, and who made sure of them."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from isva_desk.commands.days import day_given
from isva_desk.commands.open_vault import add_vault_arguments, opened_desk
from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _, say_short_day

if TYPE_CHECKING:
    from isva_desk.casework.desk import Desk
    from isva_desk.domain.helplines import ConfirmedHelpline
    from isva_desk.writing.word_lists import Helpline

FORMAT = "isva-desk.helplines-known/1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    tasks = parser.add_subparsers(title=_("tasks"), metavar=_("TASK"), dest="task", required=True)
    listed = tasks.add_parser("list", help=_("every line, and who made sure of it when"))
    confirmed = tasks.add_parser("confirm", help=_("write down that somebody rang a line or looked it up"))
    confirmed.add_argument("--number", metavar="NUMBER", help=_("as it holds (default: as on record, else as listed)"))
    confirmed.add_argument("--hours", metavar="WORDS", help=_("as they hold (default: as on record, else none)"))
    confirmed.add_argument("--by", metavar="NAME", help=_("who made sure (default: you)"))
    withdrawn = tasks.add_parser("withdraw", help=_("write down that a line is no longer offered"))
    for task in (confirmed, withdrawn):
        task.add_argument("helpline", metavar="ID", help=_("its id, as the list gives it"))
        task.add_argument("--on", metavar="DAY", help=_("when (YYYY-MM-DD; default: today)"))
        task.add_argument("--note", default="", metavar="WORDS")
    for task in (listed, confirmed, withdrawn):
        add_vault_arguments(task)


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked. Raises ``KnownProblem`` for a line that is not in the lists."""
    if arguments.task == "list":
        with opened_desk(arguments) as desk:
            rows = _known(desk)
            print("\n".join(_lines(desk, rows)) if arguments.format != "json" else _as_json(desk, rows))
        return 0
    with opened_desk(arguments, writes=True) as desk:
        (_confirm if arguments.task == "confirm" else _withdraw)(desk, arguments)
    print(_("Written down."))
    return 0


def _confirm(desk: Desk, arguments: argparse.Namespace) -> None:
    from isva_desk.casework.helplines import NewConfirmation, confirm_helpline

    line, held = _one(desk, arguments.helpline)
    number = line.phone if held is None else held.number
    hours = "" if held is None else held.hours
    new = NewConfirmation(
        line.id, line.name, number if arguments.number is None else arguments.number,
        hours if arguments.hours is None else arguments.hours, arguments.by or desk.author,
        day_given(arguments.on, "--on") or desk.today(), arguments.note, reached_otherwise=not line.phone,
    )  # fmt: skip
    confirm_helpline(desk, new)


def _withdraw(desk: Desk, arguments: argparse.Namespace) -> None:
    from isva_desk.casework.helplines import withdraw_helpline

    line, _held = _one(desk, arguments.helpline)
    withdraw_helpline(desk, line.id, day_given(arguments.on, "--on") or desk.today(), arguments.note)


def _known(desk: Desk) -> list[tuple[Helpline, ConfirmedHelpline | None]]:
    from isva_desk.domain import resources
    from isva_desk.journal.helplines.views import confirmed_helplines
    from isva_desk.writing.confirmed_helplines import listed_lines

    held = {one.helpline: one for one in confirmed_helplines(desk.store)}
    return [(line, held.get(line.id)) for line in listed_lines(resources.folder())]


def _one(desk: Desk, asked: str) -> tuple[Helpline, ConfirmedHelpline | None]:
    found = next((pair for pair in _known(desk) if pair[0].id == asked), None)
    if found is None:
        raise KnownProblem(
            _('There is no helpline "{name}" in the lists.').format(name=asked),
            next_step=_("“isva-desk helplines list” shows them with their ids."),
        )
    return found


def _lines(desk: Desk, rows: list[tuple[Helpline, ConfirmedHelpline | None]]) -> Iterator[str]:
    from isva_desk.commands.lines import table

    today = desk.today()
    shown = []
    for line, held in rows:
        if held is None:
            state = _("not confirmed yet")
        elif held.withdrawn_on is not None:
            state = _("no longer offered, {day}").format(day=say_short_day(held.withdrawn_on))
        elif held.is_stale(today):
            state = _("to be looked at again")
        else:
            state = _("confirmed {day} by {who}").format(day=say_short_day(held.on), who=held.by)
        shown.append((line.id, line.name, line.phone if held is None else held.number, state))
    yield from table(shown, (_("Id"), _("Name"), _("Number"), _("State")))


def _as_json(desk: Desk, rows: list[tuple[Helpline, ConfirmedHelpline | None]]) -> str:
    today = desk.today()
    lines = [
        {
            "id": line.id, "name": line.name, "listed_number": line.phone, "listed_hours": line.hours,
            "reach": line.reach, "source": line.source,
            "number": held.number if held else None, "hours": held.hours if held else None,
            "confirmed_on": held.on.isoformat() if held else None, "confirmed_by": held.by if held else None,
            "withdrawn_on": held.withdrawn_on.isoformat() if held and held.withdrawn_on else None,
            "is_offered": held is not None and held.holds, "is_stale": held is not None and held.is_stale(today),
        }
        for line, held in rows
    ]  # fmt: skip
    return json.dumps({"format": FORMAT, "as_of": today.isoformat(), "helplines": lines}, ensure_ascii=False)
