"""``isva-desk requests``: the register of requests for records, test by test, and the letters that ask back."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isva_desk.commands.case_named import case_named, cases_named
from isva_desk.commands.days import day_given, when_given
from isva_desk.commands.open_vault import add_vault_arguments, opened_desk
from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _, say_short_day

if TYPE_CHECKING:
    from isva_desk.casework.desk import Desk
    from isva_desk.domain.dates import When
    from isva_desk.journal.requests.folded import Request

LIST_FORMAT, ONE_FORMAT, LETTER_FORMAT = "isva-desk.requests/1", "isva-desk.request/1", "isva-desk.request-letter/1"
_YES_NO = ("yes", "no", "not-known")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    tasks = parser.add_subparsers(title=_("tasks"), metavar=_("TASK"), dest="task", required=True)
    listed = tasks.add_parser("list", help=_("the register, the one that waits longest first"))
    listed.add_argument("--over", action="store_true", help=_("those that are over"))
    shown = tasks.add_parser("show", help=_("the requests of a case, step by step"))
    shown.add_argument("case", metavar="CASE", help=_("reference of the case or of the client"))
    _add_record(tasks.add_parser("record", help=_("write down that a request came")))
    made = [tasks.add_parser(name, help=words) for name, words in _summaries()]
    test, notice, view, decide, sign, release, reply, letter, close = made
    for task in made:
        task.add_argument("request", metavar="REQUEST", help=_("id of the request, or of its beginning; see show"))
    _add_examining(test, notice, view)
    _add_deciding(decide, sign)
    _add_leaving(release, reply, letter, close)
    for task in (listed, shown, *made, tasks.choices["record"]):
        add_vault_arguments(task)


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked. Nobody's name is printed but those of the asker and of the two who sign."""
    reads = arguments.task in ("list", "show") or (
        arguments.task == "letter" and not arguments.sent and arguments.pdf is None
    )
    with opened_desk(arguments, writes=not reads) as desk:
        print("\n".join(_TASKS[arguments.task](desk, arguments)))
    return 0


def _list(desk: Desk, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.commands.lines import paragraph, table
    from isva_desk.journal.requests.views import requests
    from isva_desk.ui.records_requests.words import pill, row_line, waits

    rows, today = requests(desk.store, over=arguments.over), desk.today()
    if arguments.format == "json":
        listed = [{**_plain(asdict(row)), "days": row.days(today)} for row in rows]
        yield json.dumps({"format": LIST_FORMAT, "as_of": today.isoformat(), "requests": listed}, ensure_ascii=False)
        return
    if not rows:
        yield _("No request is over yet.") if arguments.over else _("No request is open.")
    for row in rows:
        yield from table([(row.reference, pill(row.state)[0], waits(row.days(today)), row.material)])
        yield from paragraph(row_line(row, desk.directory), indent="      ")


def _show(desk: Desk, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.journal.requests.views import requests_of

    found = [one for case_id in cases_named(desk, arguments.case) for one in requests_of(desk.store, case_id)]
    if arguments.format == "json":
        document = {"format": ONE_FORMAT, "as_of": desk.today().isoformat(), "requests": [_one(one) for one in found]}
        yield json.dumps(document, ensure_ascii=False)
        return
    if not found:
        yield _("There is no request in this case.")
    for number, one in enumerate(found):
        if number:
            yield ""
        yield from _lines(desk, one)


def _lines(desk: Desk, one: Request) -> Iterator[str]:
    from isva_desk.commands.lines import paragraph, table
    from isva_desk.ui.records_requests.words import about_lines, letters_and_after, pill, step_lines

    yield _("Request {id}: {state}").format(id=one.id, state=pill(one.state)[0])
    yield from paragraph(one.examined.material or one.requested_from, indent="  ")
    for line in about_lines(one, desk.directory):
        yield from paragraph(line, indent="  ")
    for step in step_lines(one):
        yield from table([(step.pill[0], step.title)], indent="  ")
        yield from paragraph(step.detail, indent="      ")
    for line in letters_and_after(one):
        yield from paragraph(line, indent="  ")


def _record(desk: Desk, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.casework.records_request import NewRequest, record_request

    case_id = case_named(desk, arguments.case)
    new = NewRequest(
        arguments.material,
        requested_on=_day(desk, arguments.requested_on, "--requested-on"),
        reached_on=_day(desk, arguments.reached_on, "--reached-on"),
        authority=arguments.authority,
        force=arguments.force,
        asked_by=arguments.asked_by,
        in_writing=arguments.in_writing,
        reference=arguments.reference,
        notice=_notice_given(desk, arguments),
    )
    made = record_request(desk, case_id, new).made or ""
    yield from _written(desk, made, arguments)


def _test(desk: Desk, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.casework.records_request_tests import answer_test

    found = _named(desk, arguments.request)
    answer_test(desk, found, arguments.test, arguments.answer, arguments.words)
    yield from _written(desk, found, arguments)


def _notice(desk: Desk, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.casework.records_request import record_notice

    found = _named(desk, arguments.request)
    record_notice(desk, found, _notice_given(desk, arguments))
    yield from _written(desk, found, arguments)


def _view(desk: Desk, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.casework.records_request_tests import take_view

    found = _named(desk, arguments.request)
    take_view(desk, found, arguments.view, _day(desk, arguments.on, "--on"))
    yield from _written(desk, found, arguments)


def _decide(desk: Desk, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.casework.records_request_decision import decide

    found = _named(desk, arguments.request)
    decide(desk, found, arguments.decision, arguments.reason, arguments.role, arguments.leave_out)
    yield from _written(desk, found, arguments)


def _sign(desk: Desk, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.casework.records_request_decision import sign_second

    found = _named(desk, arguments.request)
    sign_second(
        desk, found, arguments.name, arguments.role, arguments.typed, agrees=not arguments.not_agreed,
        reason=arguments.reason,
    )  # fmt: skip
    yield from _written(desk, found, arguments)


def _release(desk: Desk, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.casework.records_request_release import NewRelease, fingerprint_of, release

    found = _named(desk, arguments.request)
    new = NewRelease(
        on=day_given(arguments.on, "--on") or desk.today(),
        what=arguments.what,
        to=arguments.to,
        files=tuple(fingerprint_of(path) for path in arguments.file),
        saw_first=arguments.saw_first,
        saw_on=day_given(arguments.saw_on, "--saw-on"),
        saw_reason=arguments.saw_reason,
        copy_at=arguments.copy_at,
    )
    release(desk, found, new)
    yield from _written(desk, found, arguments)


def _reply(desk: Desk, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.casework.records_request_release import record_reply

    found = _named(desk, arguments.request)
    record_reply(desk, found, arguments.reply, day_given(arguments.on, "--on") or desk.today())
    yield from _written(desk, found, arguments)


def _close(desk: Desk, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.casework.records_request_release import close_request

    found = _named(desk, arguments.request)
    close_request(desk, found, desk.today(), arguments.reason)
    yield from _written(desk, found, arguments)


def _letter(desk: Desk, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.casework.records_request_letter import draft_letter, record_letter

    drafted = draft_letter(
        desk, _named(desk, arguments.request), arguments.kind, day_given(arguments.answer_by, "--answer-by")
    )
    if arguments.pdf is not None:
        from isva_desk.documents.leaving import save
        from isva_desk.documents.request_letter import request_letter_made

        if arguments.pdf.suffix.lower() != ".pdf":
            raise KnownProblem(_("The name of the file must end in .pdf."))
        save(desk, request_letter_made(drafted, drafted.letter, desk.clock()), arguments.pdf)
    if arguments.sent:
        record_letter(desk, drafted, drafted.letter)
    if arguments.format == "json":
        yield json.dumps({"format": LETTER_FORMAT, **_plain(asdict(drafted))}, ensure_ascii=False)
        return
    if not drafted.legal_reviewer:
        yield _("No lawyer has read this wording yet. Read it as your own.")
        yield ""
    yield drafted.heading
    yield ""
    yield drafted.letter
    if arguments.sent:
        yield ""
        yield _("Written down: it went today, an answer is asked for by {day}.").format(
            day=say_short_day(drafted.answer_by)
        )


def _written(desk: Desk, request_id: str, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.journal.requests.views import request

    one = request(desk.store, request_id)
    if arguments.format == "json":
        yield json.dumps({"format": ONE_FORMAT, "requests": [_one(one)]}, ensure_ascii=False)
    else:
        yield from _lines(desk, one)


def _named(desk: Desk, text: str) -> str:
    """The one request whose id begins like this. Raises ``KnownProblem``."""
    from isva_desk.journal.requests.views import requests

    known = [row.request_id for over in (False, True) for row in requests(desk.store, over=over)]
    found = [one for one in known if text and one.startswith(text)]
    if len(found) != 1:
        raise KnownProblem(_('There is no one request "{id}".').format(id=text))
    return found[0]


def _notice_given(desk: Desk, arguments: argparse.Namespace) -> Any:
    from isva_desk.casework.records_request import Notice

    return Notice(arguments.notice, _day(desk, arguments.notice_on, "--notice-on"), None, arguments.exception)


def _day(desk: Desk, text: str | None, option: str) -> When:
    """A date that was given, or that it is not known."""
    from isva_desk.domain.dates import UNKNOWN

    return UNKNOWN if text is None else when_given(text, option, desk.today())


def _one(one: Request) -> dict[str, Any]:
    values = _plain(asdict(one))
    return {**values, "state": one.state, "since": one.since.isoformat()}


def _plain(value: Any) -> Any:
    """Days as text, dates as they were written, structures as objects, for JSON."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        if value.keys() == {"text", "earliest", "latest", "hour"}:
            return value["text"]
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if hasattr(value, "__struct_fields__"):
        return {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
    return value


def _summaries() -> tuple[tuple[str, str], ...]:
    return (
        ("test", _("answer one test of the law")),
        ("notice", _("write down what is known of the notice to the client")),
        ("view", _("write down what the client says of it")),
        ("decide", _("sign first")),
        ("sign", _("sign second, as somebody else")),
        ("release", _("write down that it was handed over")),
        ("reply", _("write down what the asker replied")),
        ("letter", _("the letter that asks back, or that says no")),
        ("close", _("nothing more is to be done")),
    )


def _add_record(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help=_("reference of the case or of the client"))
    parser.add_argument("material", metavar="WORDS", help=_("what is asked for, in a few words"))
    for name in ("--requested-on", "--reached-on"):
        parser.add_argument(name, metavar="DAY", help=_("day, month or span, as in a case file"))
    parser.add_argument(
        "--authority", default="not-known", metavar="KIND", help=_("police, iopc, ..., other, not-known")
    )
    parser.add_argument("--force", metavar="FORCE", help=_("id of a police force"))
    parser.add_argument("--asked-by", default="", metavar="NAME")
    parser.add_argument("--reference", default="", metavar="TEXT", help=_("the asker's own"))
    parser.add_argument("--in-writing", choices=_YES_NO, default="not-known")
    _add_notice(parser, required=False)


def _add_notice(parser: argparse.ArgumentParser, *, required: bool) -> None:
    choices = ("given", "exception", "none") if required else ("given", "exception", "none", "not-known")
    if required:
        parser.add_argument("notice", choices=choices)
    else:
        parser.add_argument("--notice", choices=choices, default="not-known")
    parser.add_argument("--notice-on", metavar="DAY", help=_("when the client had it"))
    parser.add_argument("--exception", default="", metavar="WORDS", help=_("the ground that the asker gives"))


def _add_examining(
    test: argparse.ArgumentParser, notice: argparse.ArgumentParser, view: argparse.ArgumentParser
) -> None:
    test.add_argument("test", choices=("held", "line-of-enquiry", "necessary", "counselling", "substantial"))
    test.add_argument("answer", choices=_YES_NO)
    test.add_argument("--words", default="", metavar="WORDS", help=_("the line of enquiry, or the reason"))
    _add_notice(notice, required=True)
    view.add_argument("view", choices=("agrees", "objects", "legal-advice", "not-asked"))
    view.add_argument("--on", metavar="DAY")


def _add_deciding(decide: argparse.ArgumentParser, sign: argparse.ArgumentParser) -> None:
    decide.add_argument("decision", choices=("release-all", "release-part", "challenge", "refuse"))
    decide.add_argument("--reason", required=True, metavar="WORDS")
    decide.add_argument("--role", default="", metavar="WORDS")
    decide.add_argument("--leave-out", action="append", default=[], metavar="WORDS", help=_("what is left out"))
    sign.add_argument("--name", required=True, metavar="NAME", help=_("first name and surname"))
    sign.add_argument("--role", required=True, metavar="WORDS")
    sign.add_argument("--typed", default="", metavar="NAME", help=_("the name once more, by the second person"))
    sign.add_argument("--not-agreed", action="store_true")
    sign.add_argument("--reason", default="", metavar="WORDS")


def _add_leaving(
    release: argparse.ArgumentParser,
    reply: argparse.ArgumentParser,
    letter: argparse.ArgumentParser,
    close: argparse.ArgumentParser,
) -> None:
    release.add_argument(
        "--file", type=Path, action="append", default=[], metavar="FILE", help=_("only its hash is kept")
    )
    release.add_argument("--what", required=True, metavar="WORDS")
    release.add_argument("--to", required=True, metavar="NAME")
    release.add_argument("--on", metavar="DAY")
    release.add_argument("--saw-first", choices=("yes", "no", "not-wanted"), required=True)
    release.add_argument("--saw-on", metavar="DAY")
    release.add_argument("--copy-at", default="", metavar="WORDS", help=_("where the service keeps its copy"))
    release.add_argument("--saw-reason", default="", metavar="WORDS")
    reply.add_argument("reply", choices=("narrowed", "answered", "same", "withdrawn", "court"))
    reply.add_argument("--on", metavar="DAY")
    letter.add_argument("--kind", choices=("challenge", "refuse"), default="challenge")
    letter.add_argument("--answer-by", metavar="DAY", help=_("the day for an answer (YYYY-MM-DD)"))
    letter.add_argument("--sent", action="store_true", help=_("write down that it went with this text"))
    letter.add_argument("--pdf", type=Path, metavar="FILE", help=_("also write the letter as a PDF; that is recorded"))
    close.add_argument("--reason", required=True, metavar="WORDS")


_TASKS = {
    "list": _list, "show": _show, "record": _record, "test": _test, "notice": _notice, "view": _view, "decide": _decide,
    "sign": _sign, "release": _release, "reply": _reply, "letter": _letter, "close": _close,
}  # fmt: skip
