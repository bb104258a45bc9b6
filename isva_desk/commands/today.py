"""``isva-desk today``: who needs the adviser today, the same rows as the window shows."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING

from isva_desk.commands.open_vault import add_vault_arguments, opened_desk
from isva_desk.language import _, say_day

if TYPE_CHECKING:
    from isva_desk.casework.desk import Desk
    from isva_desk.journal.rows import TodayRow

FORMAT = "isva-desk.today/1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_vault_arguments(parser)
    parser.add_argument("--names", action="store_true", help=_("show names to use beside references"))


def run(arguments: argparse.Namespace) -> int:
    """Print the list. Nobody's name is in it unless ``--names`` asks for it."""
    with opened_desk(arguments) as desk:
        if arguments.format == "json":
            print(today_json(desk, names=arguments.names))
        else:
            print("\n".join(today_lines(desk, names=arguments.names)))
    return 0


def today_lines(desk: Desk, *, names: bool = False) -> Iterator[str]:
    """The Today list as lines of text within the width of a page."""
    from isva_desk.commands.lines import paragraph, table
    from isva_desk.journal.today import SECTIONS, today_counts, today_list
    from isva_desk.ui.today.sections import section_title, summary

    now = _now(desk)
    rows, counts = today_list(desk.store, now), today_counts(desk.store, now)
    yield say_day(desk.today())
    yield from paragraph(summary(counts))
    for section in SECTIONS:
        listed = [row for row in rows if row.section == section]
        if not listed:
            continue
        yield ""
        yield f"{section_title(section)} ({counts[section]})"
        for row in listed:
            yield from table([(_who(desk, row, names), row.badge, row.title)], indent="  ")
            yield from paragraph(row.why, indent="      ")
        if counts[section] > len(listed):
            yield "  " + _("and {count} more").format(count=counts[section] - len(listed))


def today_json(desk: Desk, *, names: bool = False) -> str:
    """The Today list as one JSON document."""
    from isva_desk.journal.today import today_counts, today_list

    now = _now(desk)
    rows = []
    for row in today_list(desk.store, now):
        plain = asdict(row)
        if names:
            plain["name_to_use"] = _name(desk, row.client_id)
        rows.append(plain)
    document = {
        "format": FORMAT,
        "as_of": desk.today().isoformat(),
        "counts": dict(today_counts(desk.store, now)),
        "rows": rows,
    }
    return json.dumps(document, ensure_ascii=False, default=date.isoformat)  # days stand at more than one depth


def _now(desk: Desk) -> datetime:
    from isva_desk.domain.dates import LONDON

    return desk.clock().astimezone(LONDON)


def _who(desk: Desk, row: TodayRow, names: bool) -> str:
    name = _name(desk, row.client_id) if names else ""
    return f"{row.reference} {name}".strip()


def _name(desk: Desk, client_id: str) -> str:
    return desk.store.record(client_id).text("name_to_use")
