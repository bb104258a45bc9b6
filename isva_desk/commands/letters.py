"""``isva-desk letters``: the letters of a case, those that are looked for, dates that differ, what is held."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from isva_desk.commands.case_named import case_named
from isva_desk.commands.days import day_given
from isva_desk.commands.open_vault import add_vault_arguments, opened_desk
from isva_desk.domain.date_words import say_when
from isva_desk.domain.dates import When, on_day
from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _, say_short_day

if TYPE_CHECKING:
    from isva_desk.casework.desk import Desk
    from isva_desk.domain.letter_lists import LetterKind
    from isva_desk.journal.letters.views import Difference, Letter

FORMAT = "isva-desk.letters/1"
_TICKS = ("yes", "no")
_REACHES = ("both", "phone", "email", "none")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help=_("reference of the case or of the client"))
    parser.add_argument("--came", metavar="KIND", help=_("write down a letter of this kind; without it: what there is"))
    parser.add_argument("--by", metavar="BODY", help=_("who wrote it (default: whoever usually writes this kind)"))
    parser.add_argument("--to", choices=("client", "isva"), default="client", help=_("to whom"))
    parser.add_argument("--on", metavar="DAY", help=_("when it came (YYYY-MM-DD; default: today)"))
    parser.add_argument("--sent-on", metavar="DAY", help=_("when it was sent"))
    parser.add_argument("--about", metavar="FACT", help=_("the event that it is about (default: the last that fits)"))
    parser.add_argument("--also", metavar="RULE", action="append", help=_("it says this too (an entitlement's rule)"))
    parser.add_argument("--copied", choices=_TICKS, default="", help=_("whether a copy came to the adviser"))
    parser.add_argument("--investigator", choices=_REACHES, default="", help=_("which way to reach them it gives"))
    parser.add_argument("--prosecutor", choices=_REACHES, default="", help=_("which way to reach them it gives"))
    for name in ("clear", "complete", "kindly"):
        parser.add_argument(f"--{name}", choices=_TICKS, default="", help=_("how it reads"))
    parser.add_argument("--hearing", nargs=2, metavar=("NAME", "DAY"), action="append", help=_("a date that it gives"))
    add_vault_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """List, or write down. Nobody's name is printed."""
    with opened_desk(arguments, writes=arguments.came is not None) as desk:
        case_id = case_named(desk, arguments.case)
        if arguments.came is not None:
            _record(desk, case_id, arguments)
        lines = _plain(desk, case_id) if arguments.format == "json" else _listed(desk, case_id)
        print("\n".join(lines))
    return 0


def _record(desk: Desk, case_id: str, given: argparse.Namespace) -> None:
    from isva_desk.casework.letters import GivenDate, NewLetter, Reading, record_letter
    from isva_desk.casework.record_update import NewUpdate
    from isva_desk.domain.letter_lists import letter_lists

    kind = letter_lists().kind(given.came)
    if kind is None:
        kinds = ", ".join(one.id for one in letter_lists().kinds)
        raise KnownProblem(
            _('"{kind}" is not a kind of letter; choose one of: {kinds}.').format(kind=given.came, kinds=kinds)
        )
    about = given.about or _last_event(desk, case_id, kind.events)
    update = NewUpdate(
        by=given.by or kind.by, to=given.to, on=_day(given.on, "--on") or on_day(desk.today()),
        sent_on=_day(given.sent_on, "--sent-on") or When(), method="letter", about=(about,) if about else (),
        offer=kind.offer or None, covers=_covers(desk, case_id, about, kind, given.by or kind.by, given.also or ()),
    )  # fmt: skip
    reading = Reading(
        kind.id, given.copied, given.investigator, given.prosecutor, given.clear, given.complete, given.kindly
    )
    gives = tuple(GivenDate(_day(day, "--hearing") or When(), hearing=name) for name, day in given.hearing or ())
    record_letter(desk, case_id, NewLetter(update, reading, gives=gives))


def _covers(desk: Desk, case_id: str, about: str, kind: LetterKind, by: str, also: Sequence[str]) -> tuple[str, ...]:
    """What such a letter says: all that it can, but for what it says only where that was given."""
    from isva_desk.casework.letters import covers_of, tellable
    from isva_desk.journal.entitlements_view import entitlements_of

    told = tellable(entitlements_of(desk.store, case_id, desk.today()), about) if about else ()
    return covers_of(told, by, [one.rule for one in told if one.rule not in kind.if_said or one.rule in also])


def _last_event(desk: Desk, case_id: str, kinds: tuple[str, ...]) -> str:
    from isva_desk.journal.case_view import case_of

    found = [event for event in case_of(desk.store, case_id).events if event.kind in kinds]
    return found[-1].id if found else ""


def _day(text: str | None, option: str) -> When | None:
    day = day_given(text, option)
    return None if day is None else on_day(day)


def _listed(desk: Desk, case_id: str) -> Iterator[str]:
    from isva_desk.commands.lines import paragraph, table
    from isva_desk.domain.labels import body_label
    from isva_desk.domain.letter_lists import letter_lists
    from isva_desk.journal.entitlements_view import entitlements_of
    from isva_desk.journal.letters.area import thing_words
    from isva_desk.journal.letters.register import register
    from isva_desk.journal.letters.views import differences_of, letters_of
    from isva_desk.journal.timeline import updates_of

    lists, today = letter_lists(), desk.today()
    letters = letters_of(desk.store, case_id)
    lines = register(letters, entitlements_of(desk.store, case_id, today), lists)
    rows = []
    for line in lines:
        if line.letter is None:
            rows.append((_("looked for"), lists.words(line.kind), _("none on record")))
            continue
        day = say_when(line.letter.day) if line.letter.day.is_known else _("day not known")
        words = lists.words(line.kind) if line.kind else _("a letter, not described yet")
        rows.append((day, words, _("{body}; copy to you: {copied}").format(
            body=body_label(line.letter.by), copied=_said(line.letter.reaches_adviser))))  # fmt: skip
    yield from table(rows)
    if not rows:
        yield _("No letter is on record, and none is looked for at this stage.")
    for found in differences_of(desk.store, case_id):
        thing = thing_words(found.kind, found.suspect, found.hearing)
        days = "; ".join(dict.fromkeys(say_when(side.says) for side in found.sides))
        words = _("Two dates for one thing: {thing}") if found.state == "open" else _("Dates that differed: {thing}")
        yield ""
        yield from paragraph(f"{words.format(thing=thing)}. {days}.")
    held = [row for row in updates_of(desk.store, case_id) if row.held]
    for row in held:
        yield ""
        told = row.on.day or row.sent_on.day
        since = _(", since {day}").format(day=say_short_day(told)) if told is not None else ""
        yield from paragraph(_("You hold it, and they do not know yet: {what}{since}").format(
            what=row.text, since=since))  # fmt: skip


def _said(tick: str) -> str:
    return {"yes": _("yes"), "no": _("no")}.get(tick, _("not known"))


def _plain(desk: Desk, case_id: str) -> Iterator[str]:
    from isva_desk.domain.letter_lists import letter_lists
    from isva_desk.journal.entitlements_view import entitlements_of
    from isva_desk.journal.letters.register import register
    from isva_desk.journal.letters.views import differences_of, letters_of
    from isva_desk.journal.timeline import updates_of

    letters = letters_of(desk.store, case_id)
    lines = register(letters, entitlements_of(desk.store, case_id, desk.today()), letter_lists())
    document = {
        "format": FORMAT,
        "as_of": desk.today().isoformat(),
        "letters": [_letter(letter) for letter in letters],
        "looked_for": [
            {"kind": line.kind, "rule": line.entitlement.rule, "event": line.entitlement.trigger}
            for line in lines if line.letter is None and line.entitlement is not None
        ],
        "dates_that_differ": [_difference(found) for found in differences_of(desk.store, case_id)],
        "held": [row.update_id for row in updates_of(desk.store, case_id) if row.held],
    }  # fmt: skip
    yield json.dumps(document, ensure_ascii=False)


def _letter(letter: Letter) -> dict[str, Any]:
    values = {name: value for name, value in asdict(letter).items() if name not in ("note", "described_by")}
    values["on"], values["sent_on"] = letter.on.text, letter.sent_on.text
    values["gives"] = [
        {"event": one.event or None, "hearing": one.hearing or None, "says": one.says.text} for one in letter.gives
    ]
    return values


def _difference(found: Difference) -> dict[str, Any]:
    sides = [
        {"fact": side.fact_id, "what": side.what, "says": side.says.text, "by": side.by or None, "told": side.told.text}
        for side in found.sides
    ]
    return {
        "key": found.key,
        "state": found.state,
        "hearing": found.hearing or None,
        "kind": found.kind,
        "sides": sides,
    }
