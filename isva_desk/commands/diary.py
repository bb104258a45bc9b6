"""``isva-desk diary``: the days of the record, by week or month; chosen ones as a calendar file that says nothing."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isva_desk.commands.days import day_given
from isva_desk.commands.open_vault import add_vault_arguments, opened_desk
from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _

if TYPE_CHECKING:
    from isva_desk.casework.desk import Desk
    from isva_desk.journal.diary import Diary, DiaryRow

FORMAT = "isva-desk.diary/1"
_WEEK = 7
_LONGEST = 400  # days


def add_arguments(parser: argparse.ArgumentParser) -> None:
    span = parser.add_mutually_exclusive_group()
    span.add_argument("--week", action="store_true", help=_("the week of the day (the default)"))
    span.add_argument("--month", action="store_true", help=_("the month of the day"))
    span.add_argument("--from", dest="first", metavar="DAY", help=_("the first day (YYYY-MM-DD)"))
    parser.add_argument("--to", dest="last", metavar="DAY", help=_("the last day, with --from"))
    kinds = "hearing, avoid, bail, own-limit, promise, answer, matter, due"
    parser.add_argument("--only", metavar="KINDS", help=_("only these, with commas: {kinds}").format(kinds=kinds))
    parser.add_argument(
        "--ics", type=Path, metavar="FILE", help=_("also write them as a calendar file that names nobody")
    )
    parser.add_argument(
        "--place", action="store_true", help=_("in the calendar file: the name of the court as the place")
    )
    parser.add_argument("--reason", default="", metavar="WORDS", help=_("why the calendar file leaves; it is kept"))
    add_vault_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the days; nobody's name is among them. Raises ``KnownProblem``."""
    first_given, last_given = day_given(arguments.first, "--from"), day_given(arguments.last, "--to")
    if last_given is not None and first_given is None:
        raise KnownProblem(_("--to needs --from."))
    with opened_desk(arguments, writes=arguments.ics is not None) as desk:
        from isva_desk.journal.diary import diary
        from isva_desk.journal.diary_conflicts import clashes_in

        first, last = _span(desk.today(), arguments, first_given, last_given)
        found = diary(desk.store, first, last, kinds=_kinds(arguments.only))
        if arguments.ics is not None:
            _write_ics(desk, found, arguments)
        if arguments.format == "json":
            clashes = [{"kind": one.kind, "on": one.on.isoformat(), "says": one.sentence} for one in clashes_in(found)]
            rows = [_plain(row) for row in found.rows]
            document = {
                "format": FORMAT, "as_of": desk.today().isoformat(), "from": first.isoformat(), "to": last.isoformat(),
                "complete": not found.cut, "rows": rows, "conflicts": clashes,
            }  # fmt: skip
            print(json.dumps(document, ensure_ascii=False))
        else:
            print("\n".join(_lines(found)))
    return 0


def _span(day: date, arguments: argparse.Namespace, first: date | None, last: date | None) -> tuple[date, date]:
    if first is not None:
        end = last or first + timedelta(days=_WEEK - 1)
        if not timedelta(0) <= end - first <= timedelta(days=_LONGEST):
            raise KnownProblem(
                _("Give a last day that comes after the first, within {days} days.").format(days=_LONGEST)
            )
        return first, end
    if arguments.month:
        begins = day.replace(day=1)
        return begins, (begins + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=_WEEK - 1)


def _kinds(text: str | None) -> tuple[Any, ...]:
    from isva_desk.journal.diary import KINDS

    wanted = tuple(part.strip() for part in text.split(",")) if text else KINDS
    unknown = [kind for kind in wanted if kind not in KINDS]
    if unknown:
        raise KnownProblem(
            _('"{value}" is not possible here; choose one of: {choices}.').format(
                value=unknown[0], choices=", ".join(KINDS)
            )
        )
    return wanted


def _lines(found: Diary) -> Iterator[str]:
    from isva_desk.commands.lines import paragraph, table
    from isva_desk.journal.diary_conflicts import clashes_in
    from isva_desk.language import say_day, say_short_day

    yield _("{first} to {last}").format(first=say_day(found.first), last=say_day(found.last))
    for clash in clashes_in(found):
        yield from paragraph(_("Look: {what}").format(what=clash.sentence), indent="  ")
    if not found.rows:
        yield _("Nothing stands in these days.")
    shown: date | None = None
    for row in found.rows:
        day = max(row.on, found.first)
        if day != shown:
            shown = day
            yield ""
            yield say_day(day)
        until = _("to {day}").format(day=say_short_day(row.until)) if row.until > row.on else row.hour
        yield from table([(until or "-", row.reference or "-", row.title)], indent="  ")
        if row.detail:
            yield from paragraph(row.detail, indent="      ")
    if found.cut:
        yield _("There is more than is shown; choose fewer days.")


def _plain(row: DiaryRow) -> dict[str, Any]:
    return {
        "kind": row.kind, "key": row.key, "on": row.on.isoformat(), "until": row.until.isoformat(), "hour": row.hour,
        "reference": row.reference, "title": row.title, "detail": row.detail, "court": row.court, "over": row.over,
        "owner": row.owner,
    }  # fmt: skip


def _write_ics(desk: Desk, found: Diary, arguments: argparse.Namespace) -> None:
    from isva_desk.documents.diary_file import diary_leaving
    from isva_desk.documents.leaving import save

    if arguments.ics.suffix.lower() != ".ics":
        raise KnownProblem(_("The name of the file must end in .ics."))
    rows = [row for row in found.rows if not row.over]
    leaving = diary_leaving(rows, desk.clock(), arguments.reason, with_place=arguments.place)
    save(desk, leaving, arguments.ics)
