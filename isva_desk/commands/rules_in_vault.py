"""``isva-desk rules accept|adopt|holiday``: what the cases of one vault are judged by, shown before it is done."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isva_desk.commands.days import day_given
from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _, ngettext

if TYPE_CHECKING:
    from isva_desk.casework.judged_by import WouldChange

VAULT_PARTS = ("accept", "adopt", "holiday")


def add_vault_parts(parts: Any) -> None:
    """The words that need a vault."""
    from isva_desk.commands.open_vault import add_vault_arguments

    accept = parts.add_parser("accept", help=_("accept the public key of a publisher, after checking it with them"))
    accept.add_argument("key", metavar="KEY")
    accept.add_argument("--name", required=True, help=_("whose key it is"))
    adopt = parts.add_parser("adopt", help=_("judge by a signed rule file from now on"))
    adopt.add_argument("file", type=Path, metavar="FILE")
    holiday = parts.add_parser("holiday", help=_("add a day off that was proclaimed after the calendar was made"))
    holiday.add_argument("day", metavar="DAY")
    holiday.add_argument("--title", required=True, help=_("what the day is, and where it was announced"))
    for part in (accept, adopt, holiday):
        add_vault_arguments(part)
    for part in (adopt, holiday):
        part.add_argument("--yes", action="store_true", help=_("do it, after looking at what would change"))


def run_in_vault(part: str, arguments: argparse.Namespace) -> int:
    """Accept, adopt or add. Without ``--yes`` the latter two only show what would change."""
    from isva_desk.casework import judged_by
    from isva_desk.commands.open_vault import opened_desk

    with opened_desk(arguments, writes=True) as desk:
        if part == "accept":
            judged_by.accept_publisher(desk, arguments.name, arguments.key)
            print(_("Accepted: rule files signed by {name} can be adopted.").format(name=arguments.name))
            return 0
        if part == "adopt":
            from isva_desk.entitlements.signed_rules import signature_of

            file: Path = arguments.file
            content, signature = _bytes_of(file), signature_of(file)
            changes = judged_by.preview_rules(desk, content, signature, file.name)
            if arguments.yes:
                judged_by.adopt_rules(desk, content, signature, file.name)
        else:
            day = day_given(arguments.day, "DAY")
            changes = judged_by.preview_holiday(desk, day)
            if arguments.yes:
                judged_by.add_holiday(desk, day, arguments.title)
        print(_said(changes, done=arguments.yes))
    return 0


def _said(changes: tuple[WouldChange, ...], *, done: bool) -> str:
    from isva_desk.entitlements.verdict_words import VERDICT_WORDS

    def side(verdict: str | None, due: date | None) -> str:
        words = _(VERDICT_WORDS[verdict]) if verdict is not None else "-"
        return f"{words} {due.isoformat()}" if due is not None else words

    lines = [
        f"{change.case:<12} {change.title}\n{'':<12} "
        + _("{before} becomes {after}").format(
            before=side(change.before, change.due_before), after=side(change.after, change.due_after)
        )
        for change in changes
    ]
    count = len(changes)
    if done:
        total = ngettext("{count} entitlement changed.", "{count} entitlements changed.", count)
    else:
        total = ngettext(
            "{count} entitlement would change. Nothing is changed yet; add --yes to do it.",
            "{count} entitlements would change. Nothing is changed yet; add --yes to do it.",
            count,
        )
    return "\n".join([*lines, total.format(count=count)])


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise KnownProblem(_("{file}: cannot be read: {what}").format(file=file.name, what=error.strerror)) from error
