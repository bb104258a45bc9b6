"""``isva-desk case``: one case with its entitlements and its timeline, or the caseload as a list."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from isva_desk.commands.case_named import cases_named
from isva_desk.commands.open_vault import add_vault_arguments, opened_desk
from isva_desk.language import _

if TYPE_CHECKING:
    from isva_desk.casework.desk import Desk
    from isva_desk.entitlements.entitlement import Entitlement

FORMAT_ONE, FORMAT_LIST = "isva-desk.case-view/1", "isva-desk.caseload/1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", nargs="?", metavar="REF", help=_("of a client or of a case; left out: list all"))
    add_vault_arguments(parser)
    parser.add_argument("--names", action="store_true", help=_("show names to use beside references"))
    parser.add_argument("--all", action="store_true", help=_("also what is settled, waived or was not in force"))
    parser.add_argument("--closed", action="store_true", help=_("in the list: the closed cases instead of the open"))


def run(arguments: argparse.Namespace) -> int:
    """Print the case, or the list. Raises ``KnownProblem`` where nobody has the reference."""
    with opened_desk(arguments) as desk:
        if arguments.reference is None:
            lines = _list_json(desk, arguments) if arguments.format == "json" else _list(desk, arguments)
            print("\n".join(lines))
            return 0
        for number, case_id in enumerate(cases_named(desk, arguments.reference)):
            if arguments.format == "json":
                print(_case_json(desk, case_id, arguments))
            else:
                print(("\n" if number else "") + "\n".join(_case(desk, case_id, arguments)))
    return 0


def _list(desk: Desk, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.commands.lines import table
    from isva_desk.domain.stages import label

    rows = [
        (
            row.reference,
            *((row.name_to_use,) if arguments.names else ()),
            label(row.stage),
            _short(row.stage_since),
            _short(row.next_date),
            str(row.open_entitlements),
            str(row.past_entitlements),
            _short(row.last_update),
            _short(row.safe_checked),
        )
        for row in _rows(desk, arguments)
    ]
    if not rows:
        yield _("There is no case yet. Import a caseload, or register a client at the desk.")
        return
    headings = (
        _("Client"),
        *((_("Name"),) if arguments.names else ()),
        *(_("Stage"), _("Since"), _("Next date"), _("Open"), _("Past"), _("Last update"), _("Checked")),
    )
    yield from table(rows, headings)


def _list_json(desk: Desk, arguments: argparse.Namespace) -> Iterator[str]:
    rows = [_plain(row) for row in _rows(desk, arguments)]
    if not arguments.names:
        for row in rows:
            row.pop("name_to_use")
    document = {"format": FORMAT_LIST, "as_of": desk.today().isoformat(), "cases": rows}
    yield json.dumps(document, ensure_ascii=False)


def _rows(desk: Desk, arguments: argparse.Namespace) -> Iterator[Any]:
    from isva_desk.journal.caseload import CaseloadFilter, caseload_page

    wanted, offset = CaseloadFilter(closed=arguments.closed), 0
    while page := caseload_page(desk.store, wanted, sort="reference", offset=offset, limit=500, day=desk.today()):
        yield from page
        offset += len(page)


def _case(desk: Desk, case_id: str, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.commands.lines import paragraph, table
    from isva_desk.domain.date_words import say_when
    from isva_desk.domain.stages import label
    from isva_desk.entitlements.answer import source_words
    from isva_desk.entitlements.because import title_of
    from isva_desk.entitlements.verdict_words import verdict_words
    from isva_desk.journal.case_view import client_head, timeline

    head = client_head(desk.store, case_id)
    yield _("Case {case}: {stage}").format(case=head.case_reference, stage=label(head.stage))
    yield from table(list(_head(desk, head, arguments.names)), indent="  ")
    yield ""
    yield _("Entitlements")
    entries = _entitlements(desk, case_id, everything=arguments.all)
    if not entries:
        yield "  " + _("Nothing is open.")
    for entry in entries:
        due = _short(entry.due) if entry.due is not None else ""
        yield from table([(due, verdict_words(entry), entry.title)], indent="  ")
        yield from paragraph(" ".join(str(sentence) for sentence in entry.because), indent="      ")
        yield from paragraph(source_words(entry), indent="      ")
    standing = () if head.closed_on else desk.rules.standing_at(head.stage, desk.today())
    if standing:
        yield ""
        yield _("Worth asking at this stage")
    for rule in standing:
        yield "  " + title_of(rule.title, None)
        yield from paragraph(_(rule.plain), indent="      ")
    yield ""
    yield _("Timeline")
    facts = [
        (say_when(row.happened), _taken_back(row.text) if row.retracted else row.text, row.note)
        for row in timeline(desk.store, case_id)
    ]
    for happened, text, note in facts:
        yield from table([(f"{happened:<28}", text)], indent="  ")
        if note:
            yield from paragraph(note, indent=" " * 32)


def _head(desk: Desk, head: Any, names: bool) -> Iterator[tuple[str, str]]:
    from isva_desk.domain.date_words import say_when
    from isva_desk.domain.stages import label

    force, area = desk.directory.force(head.police_force), desk.directory.cps_area(head.cps_area)
    yield _("Client"), f"{head.reference} {head.name_to_use}".strip() if names else head.reference
    for suspect, stage, overridden in head.stages if len(head.stages) > 1 else ():
        words = _("{stage} (set by hand)") if overridden else "{stage}"
        yield _("Suspect {letter}").format(letter=suspect), words.format(stage=label(stage))
    if force is not None:
        yield _("Police force"), force.name
    if head.crime_reference:
        yield _("Crime reference"), head.crime_reference
    if area is not None:
        yield _("CPS Area"), area.name
    if head.reported.is_known:
        yield _("Reported"), say_when(head.reported)
    yield _("Enhanced Rights"), _("yes") if head.enhanced_rights else _("no")


def _entitlements(desk: Desk, case_id: str, *, everything: bool) -> list[Entitlement]:
    from isva_desk.journal.entitlements_view import entitlements_of

    entries = entitlements_of(desk.store, case_id, desk.today())
    if everything:
        return list(entries)
    return [entry for entry in entries if entry.is_open]


def _case_json(desk: Desk, case_id: str, arguments: argparse.Namespace) -> str:
    from isva_desk.entitlements.answer import answer_json
    from isva_desk.journal.case_view import case_of, client_head, people_of, timeline

    store = desk.store
    head = _plain(client_head(store, case_id))
    if not arguments.names:
        for hidden in ("name", "name_to_use", "pronouns"):
            head.pop(hidden)
    entries = _entitlements(desk, case_id, everything=arguments.all)
    case = case_of(store, case_id)
    answer = answer_json(case, entries, store.rules, store.calendar, desk.today(), everything=True)
    people = [_plain(person) for person in people_of(store, case_id)]
    if not arguments.names:
        for person in people:
            for hidden in ("name", "phone", "email"):
                person.pop(hidden)
    document = {
        "format": FORMAT_ONE,
        "as_of": desk.today().isoformat(),
        "head": head,
        "assessment": json.loads(answer),
        "timeline": [_plain(row) for row in timeline(store, case_id)],
        "people": people,
    }
    return json.dumps(document, ensure_ascii=False)


def _plain(thing: Any) -> Any:
    from isva_desk.domain.dates import When

    if isinstance(thing, When):
        return thing.text
    if is_dataclass(thing) and not isinstance(thing, type):
        return {field.name: _plain(getattr(thing, field.name)) for field in fields(thing)}
    if isinstance(thing, list | tuple):
        return [_plain(part) for part in thing]
    return thing.isoformat() if isinstance(thing, date | datetime) else thing


def _short(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _taken_back(text: str) -> str:
    return _("{text} (taken back)").format(text=text)
