"""``isva-desk notes``: the notes of a case, a new one with what the checker points at, and the minutes for returns."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from isva_desk.commands.case_named import case_named
from isva_desk.commands.days import day_given, when_given
from isva_desk.commands.open_vault import add_vault_arguments, opened_desk
from isva_desk.language import _, ngettext, say_short_day

if TYPE_CHECKING:
    from isva_desk.casework.desk import Desk
    from isva_desk.domain.note_checks import Mark
    from isva_desk.journal.notes.views import NoteRow

FORMAT, ADDED_FORMAT, MINUTES_FORMAT = "isva-desk.notes/1", "isva-desk.note/1", "isva-desk.minutes/1"
ALL = "all"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help=_("reference of the case or of the client; “all” for minutes"))
    tasks = parser.add_subparsers(title=_("tasks"), metavar=_("TASK"), dest="task", required=True)
    listed = tasks.add_parser("list", help=_("the notes, newest first"))
    listed.add_argument("--purpose", metavar="CODE", help=_("only those that were for this"))
    added = tasks.add_parser("add", help=_("write a note"))
    added.add_argument("text", metavar="TEXT", help=_("what was asked, done and agreed; facts only"))
    added.add_argument("--purpose", required=True, metavar="CODE", help=_("what it was for"))
    added.add_argument("--on", metavar="DAY", help=_("when it happened, as in a case file (default: today)"))
    added.add_argument("--channel", default="", metavar="CHANNEL", help=_("phone, text, email, ...; none: no contact"))
    added.add_argument("--whom", default="", metavar="ROLE", help=_("client, officer-in-case, ...; never a name"))
    added.add_argument("--direction", choices=("out", "in"), default="out")
    added.add_argument("--outcome", choices=("reached", "attempted"), default="reached")
    added.add_argument("--minutes", type=int, metavar="N")
    minutes = tasks.add_parser("minutes", help=_("minutes by purpose, between two days"))
    minutes.add_argument("--from", dest="first", required=True, metavar="DAY")
    minutes.add_argument("--to", dest="last", required=True, metavar="DAY")
    for task in (listed, added, minutes):
        add_vault_arguments(task)


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked. What the checker points at is said, and stops nothing."""
    with opened_desk(arguments, writes=arguments.task == "add") as desk:
        print("\n".join(_TASKS[arguments.task](desk, arguments)))
    return 0


def _list(desk: Desk, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.commands.lines import paragraph, table
    from isva_desk.domain.date_words import say_when
    from isva_desk.journal.notes.views import notes_of

    case_id = case_named(desk, arguments.case)
    notes = [note for note in notes_of(desk.store, case_id) if arguments.purpose in (None, note.purpose)]
    if arguments.format == "json":
        document = {"format": FORMAT, "as_of": desk.today().isoformat(), "notes": [_plain(note) for note in notes]}
        yield json.dumps(document, ensure_ascii=False)
        return
    if not notes:
        yield _("No note yet.")
    for note in notes:
        yield from table([(f"{say_when(note.on):<28}", _words(note))])
        yield from paragraph(note.text, indent="      ")


def _add(desk: Desk, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.casework.notes import NewNote, marks_of, write_note
    from isva_desk.domain.dates import on_day

    case_id = case_named(desk, arguments.case)
    new = NewNote(
        arguments.text,
        arguments.purpose,
        when_given(arguments.on, "--on", desk.today()) if arguments.on else on_day(desk.today()),
        channel=arguments.channel,
        direction=arguments.direction,
        whom=arguments.whom,
        outcome=arguments.outcome,
        minutes=arguments.minutes,
    )
    marks = marks_of(desk, case_id, arguments.text)
    made = write_note(desk, case_id, new).made
    if arguments.format == "json":
        yield json.dumps({"format": ADDED_FORMAT, "note": made, "marks": list(map(_mark, marks))}, ensure_ascii=False)
        return
    yield _("Written down.")
    if marks:
        count = len(marks)
        yield ngettext("{count} place to look at:", "{count} places to look at:", count).format(count=count)
    yield from _marks(marks)


def _minutes(desk: Desk, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.casework.notes import purposes
    from isva_desk.commands.lines import table
    from isva_desk.journal.notes.views import minutes_between, minutes_of_case

    first, last = day_given(arguments.first, "--from"), day_given(arguments.last, "--to")
    if arguments.case == ALL:
        rows = minutes_between(desk.store, first, last)
    else:
        rows = minutes_of_case(desk.store, case_named(desk, arguments.case), first, last)
    if arguments.format == "json":
        names = ("owner", "purpose", "notes", "minutes")
        document = {"format": MINUTES_FORMAT, "from": first.isoformat(), "to": last.isoformat()}
        yield json.dumps({**document, "rows": [dict(zip(names, row, strict=True)) for row in rows]}, ensure_ascii=False)
        return
    if not rows:
        yield _("No minutes between these days.")
        return
    said = [(owner, purposes().label(code), str(notes), str(minutes)) for owner, code, notes, minutes in rows]
    yield from table(said, (_("Adviser"), _("What for"), _("Notes"), _("Minutes")))


def _marks(marks: tuple[Mark, ...]) -> Iterator[str]:
    from isva_desk.commands.lines import paragraph

    for mark in marks:
        yield from paragraph(f"{_(mark.kind.title)}: “{mark.words}”", indent="  ")
        yield from paragraph(f"{_(mark.kind.why)} {_(mark.kind.instead)}", indent="      ")


def _words(note: NoteRow) -> str:
    from isva_desk.casework.notes import purposes

    parts = [note.line, purposes().label(note.purpose)]
    if note.minutes:
        parts.append(ngettext("{count} minute", "{count} minutes", note.minutes).format(count=note.minutes))
    if note.recorded_later is not None:
        parts.append(_("written down {day}").format(day=say_short_day(note.recorded_later)))
    if note.retracted:
        parts.append(_("taken back"))
    return " · ".join(parts)


def _plain(note: NoteRow) -> dict[str, Any]:
    return {
        "note": note.note_id, "text": note.text, "purpose": note.purpose, "on": note.on.text,
        "learned": note.learned.text, "recorded": note.recorded.isoformat(), "author": note.author,
        "channel": note.channel, "direction": note.direction, "whom": note.whom, "outcome": note.outcome,
        "minutes": note.minutes, "marks": note.marks, "versions": note.versions, "taken_back": note.retracted,
    }  # fmt: skip


def _mark(mark: Mark) -> dict[str, Any]:
    return {"start": mark.start, "end": mark.end, "words": mark.words, "kind": mark.kind.id}


_TASKS = {"list": _list, "add": _add, "minutes": _minutes}
