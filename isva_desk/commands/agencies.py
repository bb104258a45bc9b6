"""``isva-desk agencies``: promises by their day, contacts, meetings, and the scorecard of the framework."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from isva_desk.commands.days import day_given
from isva_desk.commands.open_vault import add_vault_arguments, opened_desk
from isva_desk.language import _, say_short_day

if TYPE_CHECKING:
    from isva_desk.casework.desk import Desk

FORMAT = "isva-desk.agencies/1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    tasks = parser.add_subparsers(title=_("tasks"), metavar=_("TASK"), dest="task", required=True)
    promised = tasks.add_parser("promises", help=_("what agencies promised, by its day"))
    listed = tasks.add_parser("contacts", help=_("whom to ring, and when that was last confirmed"))
    held = tasks.add_parser("meetings", help=_("meetings and what was taken on"))
    scored = tasks.add_parser("scorecard", help=_("what the journal shows of each component of the framework"))
    scored.add_argument("--agency", metavar="ID", help=_('one body only, such as "police:kent" or "cps:south-east"'))
    named = tasks.add_parser("name-contact", help=_("write down whom to ring"))
    named.add_argument("agency", metavar="AGENCY", help=_('a body, such as "police:kent" or "cps:south-east"'))
    named.add_argument("--role", required=True, metavar="WORDS", help=_("the role"))
    named.add_argument("--name", required=True, metavar="NAME", help=_("who it is"))
    for option in ("--phone", "--email", "--cover", "--cover-phone"):
        named.add_argument(option, default="", metavar="WORDS")
    named.add_argument("--confirmed", metavar="DAY", help=_("the day on which somebody made sure"))
    confirmed = tasks.add_parser("confirm", help=_("write down that a contact still holds"))
    confirmed.add_argument("contact", metavar="CONTACT", help=_("its id, as the list gives it in JSON"))
    confirmed.add_argument("--on", metavar="DAY", help=_("when (YYYY-MM-DD; default: today)"))
    judged = tasks.add_parser("judge", help=_("write down what you say of a component"))
    judged.add_argument("component", metavar="F1")
    judged.add_argument("agency", metavar="AGENCY")
    judged.add_argument("status", choices=("shown", "partly", "not-shown", "not-known"))
    judged.add_argument("--note", default="", metavar="WORDS")
    judged.add_argument("--owner", default="", metavar="ROLE", help=_("who sees to it"))
    for task in (promised, listed, held, scored, named, confirmed, judged):
        add_vault_arguments(task)


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked. No client is named."""
    reading = {"promises": _promises, "contacts": _contacts, "meetings": _meetings, "scorecard": _scorecard}
    if (read := reading.get(arguments.task)) is not None:
        with opened_desk(arguments) as desk:
            rows, lines = read(desk, arguments)
            if arguments.format == "json":
                document = {"format": FORMAT, "as_of": desk.today().isoformat(), arguments.task: rows}
                print(json.dumps(document, ensure_ascii=False, default=_plain))
            else:
                print("\n".join(lines))
        return 0
    with opened_desk(arguments, writes=True) as desk:
        _write(desk, arguments)
    print(_("Written down."))
    return 0


def _write(desk: Desk, arguments: argparse.Namespace) -> None:
    from isva_desk.casework.agencies import NewContact, confirm_contact, judge_component, name_contact

    if arguments.task == "name-contact":
        new = NewContact(
            arguments.agency, arguments.role, arguments.name, arguments.phone, arguments.email, arguments.cover,
            arguments.cover_phone, None, day_given(arguments.confirmed, "--confirmed"),
        )  # fmt: skip
        name_contact(desk, new)
    elif arguments.task == "confirm":
        confirm_contact(desk, arguments.contact, day_given(arguments.on, "--on") or desk.today())
    else:
        judge_component(
            desk, arguments.component, arguments.agency, arguments.status, desk.today(), arguments.owner, arguments.note
        )


def _promises(desk: Desk, _arguments: argparse.Namespace) -> tuple[Sequence[Any], Iterator[str]]:
    from isva_desk.commands.lines import table
    from isva_desk.domain.labels import body_label
    from isva_desk.journal.agencies.views import promises

    found, today = promises(desk.store, desk.today()), desk.today()
    states = {
        "past": _("no record that it was done"), "coming": _("to come"), "kept": _("done"), "late": _("done late"),
        "cannot-tell": _("cannot tell"),
    }  # fmt: skip
    lines = table(
        [
            (one.reference, say_short_day(one.on or today) if one.on else _("no day"), body_label(one.body),
             states[one.state], one.what)
            for one in found
        ]
    )  # fmt: skip
    return [asdict(one) for one in found], lines if found else iter([_("No promise is on record.")])


def _contacts(desk: Desk, _arguments: argparse.Namespace) -> tuple[Sequence[Any], Iterator[str]]:
    from isva_desk.commands.lines import table
    from isva_desk.domain.agencies import agency_label
    from isva_desk.journal.agencies.views import contacts

    found = [one for one in contacts(desk.store) if one.ended_on is None]
    lines = table(
        [
            (agency_label(one.agency), one.role, one.name,
             _("to be looked at again") if one.is_stale(desk.today()) else
             _("confirmed {day}").format(day=say_short_day(one.confirmed_on or desk.today())))
            for one in found
        ]
    )  # fmt: skip
    rows = [{**asdict(one), "is_stale": one.is_stale(desk.today())} for one in found]
    return rows, lines if found else iter([_("No contact is named.")])


def _meetings(desk: Desk, _arguments: argparse.Namespace) -> tuple[Sequence[Any], Iterator[str]]:
    from isva_desk.domain.agencies import agency_label
    from isva_desk.journal.agencies.views import meetings

    found = meetings(desk.store)

    def lines() -> Iterator[str]:
        for one in found:
            yield f"{say_short_day(one.on)}  {', '.join(agency_label(agency) for agency in one.agencies)}"
            for action in one.actions:
                done = _("done {day}").format(day=say_short_day(action.done_on)) if action.done_on else _("open")
                yield f"    {action.owner}: {action.what} ({done})"

    return [asdict(one) for one in found], lines() if found else iter([_("No meeting is on record.")])


def _scorecard(desk: Desk, arguments: argparse.Namespace) -> tuple[Sequence[Any], Iterator[str]]:
    from isva_desk.casework.checks import WrongAnswer
    from isva_desk.casework.framework_scorecard import scorecard, shown_words, status_words
    from isva_desk.commands.lines import table
    from isva_desk.domain.agencies import agency_label, is_agency

    wanted = None if arguments.agency is None else [arguments.agency]
    if wanted is not None and not is_agency(wanted[0], desk.directory):
        raise WrongAnswer("agency", _('The body "{name}" is not in the directory.').format(name=wanted[0]))
    framework, found = scorecard(desk, wanted)

    def lines() -> Iterator[str]:
        yield _(framework.title)
        for agency in dict.fromkeys(row.agency for row in found):
            yield ""
            yield agency_label(agency)
            here = [row for row in found if row.agency == agency]
            yield from table(
                [(row.component.id, status_words(row.status), _(row.component.title) + ". " + shown_words(row.shown))
                 for row in here],
                indent="  ",
            )  # fmt: skip

    rows = [
        {"component": row.component.id, "agency": row.agency, "status": row.status, "last_evidence": row.last_evidence,
         "shown": asdict(row.shown)}
        for row in found
    ]  # fmt: skip
    return rows, lines() if found else iter([_("No body is in use yet: open a case with a force, or name a contact.")])


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))
