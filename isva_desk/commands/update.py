"""``isva-desk update``: facts of a case as one page in plain words for the client. Nothing is sent."""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from isva_desk.commands.case_named import case_named
from isva_desk.commands.days import day_given
from isva_desk.commands.open_vault import add_vault_arguments, day_of, opened_desk
from isva_desk.commands.passphrase_prompt import first_line
from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _

if TYPE_CHECKING:
    from isva_desk.casework.client_update import NewClientUpdate
    from isva_desk.casework.desk import Desk
    from isva_desk.domain.case import Event
    from isva_desk.writing.remark import Remark
    from isva_desk.writing.update import ClientUpdate
    from isva_desk.writing.wording import Wording

MADE_FORMAT, LIST_FORMAT = "isva-desk.client-update-made/1", "isva-desk.client-updates-possible/1"
_FORMS = ("standard", "large", "easy", "text", "cover", "short")
_PLAIN = ("text", "short")
_SHORT_ID = 8  # the end of an id tells two facts apart; its beginning is the time at which it was given


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help=_("reference of the case or of the client"))
    parser.add_argument("--list", action="store_true", help=_("list the facts that there are words for"))
    parser.add_argument(
        "--about", action="append", default=[], metavar="FACT",
        help=_("an id from the list, or a kind such as no-charge-cps (the newest); again for several"),
    )  # fmt: skip
    parser.add_argument("--language", metavar="L", help=_("such as en or pl (default: the client's, else English)"))
    parser.add_argument("--form", choices=_FORMS, default="standard", help=_("default: standard"))
    parser.add_argument("--out", type=Path, metavar="FILE", help=_("the file to write: .pdf, or .txt for plain text"))
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--in-person", action="store_true", help=_("it is handed over (this is the default)"))
    way.add_argument("--channel", choices=("email", "post", "text"), help=_("the safe way by which you will send it"))
    parser.add_argument(
        "--protect", type=Path, metavar="FILE",
        help=_("lock the PDF with the passphrase in this file; five words are put there where it does not exist"),
    )  # fmt: skip
    parser.add_argument("--interpreter", default="", metavar="WHO", help=_("goes through an unread translation"))
    parser.add_argument("--reason", default="", metavar="TEXT", help=_("why, where a way is safe only in part"))
    parser.add_argument("--passed-on", metavar="DAY", help=_("the client knows it since this day"))
    parser.add_argument(
        "--helpline", action="append", default=[], metavar="ID", help=_("a line from “isva-desk helplines list”")
    )
    parser.add_argument("--phone", default="", metavar="NUMBER", help=_("where the client can ring you"))
    parser.add_argument("--hours", default="", metavar="TEXT", help=_("when you can be rung"))
    parser.add_argument("--own-words", type=Path, metavar="FILE", help=_("a note of yours in English, as plain text"))
    add_vault_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the page and journal what left, or list what can be written. Raises ``KnownProblem`` for what cannot be."""
    if arguments.list:
        with opened_desk(arguments) as desk:
            print("\n".join(_listed(desk, arguments)))
        return 0
    _check(arguments)
    with opened_desk(arguments, writes=True) as desk:
        made = _made(desk, arguments)
        fact = _leave(desk, made, arguments)
    if arguments.format == "json":
        print(json.dumps(_as_json(made, fact, arguments.out), ensure_ascii=False))
    else:
        print("\n".join(_say(made, arguments)))
    return 0


def _check(arguments: argparse.Namespace) -> None:
    """What can be said before anybody types a passphrase."""
    if not arguments.about or arguments.out is None:
        raise KnownProblem(
            _("Say what the page is about (--about FACT) and which file to write (--out FILE)."),
            next_step=_("“isva-desk update CASE --list” lists the facts."),
        )
    ending = ".txt" if arguments.form in _PLAIN else ".pdf"
    if arguments.out.suffix.lower() != ending:
        raise KnownProblem(_("The name of the file must end in {ending}.").format(ending=ending))
    if arguments.out.exists():
        raise KnownProblem(
            _("There is a file of that name already, and it is not written over."), next_step=_("Choose another name.")
        )
    if arguments.protect is not None and arguments.form in _PLAIN:
        raise KnownProblem(_("Only a PDF can be encrypted here."))


@dataclass(frozen=True)
class _Made:
    """The page, its bytes, and what the journal will say of it."""

    case: str
    update: ClientUpdate
    new: NewClientUpdate
    words: str  # why the way is safe
    passphrase: str | None
    remarks: tuple[str, ...]


def _made(desk: Desk, arguments: argparse.Namespace) -> _Made:
    """Everything in memory, and every check passed: nothing is written yet."""
    from isva_desk.casework.client_update import NewClientUpdate, checked_way
    from isva_desk.documents.client_update import update_file
    from isva_desk.domain.dates import on_day
    from isva_desk.vault.five_words import five_words

    case_id = case_named(desk, arguments.case)
    update, about, remarks = _written(desk, case_id, arguments)
    passphrase = None
    if arguments.protect is not None:
        passphrase = first_line(arguments.protect) if arguments.protect.exists() else five_words()
    told = day_given(arguments.passed_on, "--passed-on")
    new = NewClientUpdate(
        about=about,
        form=arguments.form,
        language=update.language,
        templates=tuple(map(str, update.templates)),
        reviewed=update.reviewed,
        content=update_file(update, arguments.form, datetime.now(UTC), passphrase),
        how=arguments.channel or "in-person",
        protected=passphrase is not None,
        reason=arguments.reason,
        interpreter=arguments.interpreter,
        file_name=arguments.out.name,
        told_on=on_day(told) if told is not None else None,
    )
    return _Made(case_id, update, new, checked_way(desk, case_id, new).words, passphrase, remarks)


def _written(
    desk: Desk, case_id: str, arguments: argparse.Namespace
) -> tuple[ClientUpdate, tuple[str, ...], tuple[str, ...]]:
    """The page in plain words, the ids of the facts that it is about, and what the checks of wording say."""
    from isva_desk.domain import resources
    from isva_desk.journal.case_view import case_of
    from isva_desk.journal.entitlements_view import entitlements_of
    from isva_desk.writing.check_basis import basis_of
    from isva_desk.writing.check_phrases import outside
    from isva_desk.writing.checks import check
    from isva_desk.writing.choices import Choices
    from isva_desk.writing.update import write_update
    from isva_desk.writing.wording import load_wording

    today = day_of(arguments.as_of) or desk.today()
    case = case_of(desk.store, case_id)
    about = tuple(dict.fromkeys(_fact(case.events, asked) for asked in arguments.about))
    wording = load_wording(resources.folder(), _language(desk, case_id, arguments.language))
    choices = Choices(
        helplines=tuple(arguments.helpline),
        free_text=arguments.own_words.read_text("utf-8-sig") if arguments.own_words is not None else "",
        adviser=desk.author,
        phone=arguments.phone,
        hours=arguments.hours,
    )
    entitlements = entitlements_of(desk.store, case_id, today)
    update = write_update(case, about, _as_confirmed(desk, wording), entitlements, today, choices)
    name = re.sub(r"[\W_]+", " ", arguments.out.stem)
    basis = basis_of(
        case, about, wording, entitlements, today, update, names=(desk.author,), outside=(name, name.upper())
    )
    english = wording if wording.language == "en" else load_wording(resources.folder(), "en")
    for remark in outside(update, english, basis):
        if remark.place == "outside":
            raise KnownProblem(
                _('The name of the file can be read by others: not "{word}".').format(word=remark.words),
                next_step=_("Choose a name that says nothing, such as letter-2026-11.pdf."),
            )
    return update, about, tuple(_remark(one) for one in check(update, wording, basis, english))


def _as_confirmed(desk: Desk, wording: Wording) -> Wording:
    """With the helplines that somebody made sure of, as they found them."""
    from isva_desk.domain import resources
    from isva_desk.journal.helplines.views import confirmed_helplines
    from isva_desk.writing.confirmed_helplines import with_confirmed
    from isva_desk.writing.wording import load_wording

    english = wording if wording.language == "en" else load_wording(resources.folder(), "en")
    return with_confirmed(wording, english, confirmed_helplines(desk.store))


def _remark(remark: Remark) -> str:
    """What to look at on the page, in one line."""
    said = " ".join(filter(None, (f"“{remark.words}”:" if remark.words else "", remark.why, remark.instead)))
    return _("To mend: {remark}").format(remark=said) if remark.level == "mend" else said


def _leave(desk: Desk, made: _Made, arguments: argparse.Namespace) -> str:
    """Write the file for its owner alone, once the journal has it; the answer is the id of the fact."""
    from isva_desk.casework.client_update import record_client_update
    from isva_desk.exchange.private_file import written_privately

    if made.passphrase is not None and not arguments.protect.exists():
        with written_privately(arguments.protect, f"{made.passphrase}\n".encode()):
            pass
    with written_privately(arguments.out, made.new.content):
        # First the journal, then the name: what stands under its name has always been written down.
        return record_client_update(desk, made.case, made.new).made or ""


def _fact(events: tuple[Event, ...], asked: str) -> str:
    """The event that is asked for by its id, the end of it, or its kind (then the newest). Raises ``KnownProblem``."""
    found = [event.id for event in events if asked == event.id]
    if not found and len(asked) >= _SHORT_ID:
        found = [event.id for event in events if event.id.endswith(asked)]
    if not found:
        # What happened last; of two on one day, or without one, what was recorded last.
        dated = [(event.on.latest.isoformat() if event.on.latest else "", place, event.id)
                 for place, event in enumerate(events) if event.kind == asked]  # fmt: skip
        found = [max(dated)[2]] if dated else []
    if len(found) != 1:
        raise KnownProblem(
            _('There is no fact "{asked}" in this case.').format(asked=asked),
            next_step=_("“isva-desk update CASE --list” lists the facts."),
        )
    return found[0]


def _language(desk: Desk, case_id: str, asked: str | None) -> str:
    """The language that was asked for, else the client's where there are words in it, else English."""
    from isva_desk.domain import resources
    from isva_desk.writing.wording import languages

    known = [language.id for language in languages(resources.folder())]
    if asked is not None:
        if asked not in known:
            raise KnownProblem(
                _('There are no words in the language "{asked}"; there are: {known}.').format(
                    asked=asked, known=", ".join(known)
                )
            )
        return asked
    own = desk.store.case_record(case_id)[0].text("language")
    return own if own in known else "en"


def _listed(desk: Desk, arguments: argparse.Namespace) -> Iterator[str]:
    """The facts of the case, newest first, and in which languages each can be written about."""
    from isva_desk.commands.lines import table
    from isva_desk.domain import resources
    from isva_desk.domain.date_words import say_when
    from isva_desk.domain.labels import event_label
    from isva_desk.journal.case_view import case_of
    from isva_desk.writing.wording import languages, load_wording

    case_id = case_named(desk, arguments.case)
    wordings = [load_wording(resources.folder(), language.id) for language in languages(resources.folder())]
    events = sorted(
        case_of(desk.store, case_id).events,
        key=lambda event: (event.on.latest is not None, event.on.latest),
        reverse=True,
    )
    if arguments.format == "json":
        facts = [
            {"id": one.id, "kind": one.kind, "on": one.on.text, "languages": _spoken(one.kind, wordings)}
            for one in events
        ]
        yield json.dumps({"format": LIST_FORMAT, "forms": _FORMS, "facts": facts}, ensure_ascii=False)
        return
    if not events:
        yield _("Nothing is recorded in this case yet.")
        return
    rows = [
        (
            one.id[-_SHORT_ID:], one.kind, say_when(one.on), event_label(one.kind),
            ", ".join(_spoken(one.kind, wordings)) or _("no words yet"),
        )
        for one in events
    ]  # fmt: skip
    yield from table(rows, (_("Id"), _("Kind"), _("Happened"), _("What"), _("Languages")))


def _spoken(kind: str, wordings: list[Wording]) -> list[str]:
    return [wording.language for wording in wordings if kind in wording.templates]


def _say(made: _Made, arguments: argparse.Namespace) -> Iterator[str]:
    yield _("Written: {name}. {why}").format(name=arguments.out.name, why=made.words)
    yield _("Read it aloud before you give it. That the client knows is recorded only when you say so.")
    if made.update.is_translation and not made.update.reviewed:
        yield _("No named person has read this translation: {who} goes through it.").format(who=made.new.interpreter)
    elif not made.update.reviewed:
        yield _("No named person has checked these words yet.")
    if made.passphrase is not None:
        yield _("It is locked; its passphrase is in {name}. Pass it on another way.").format(
            name=arguments.protect.name
        )
    if made.new.how == "email":
        # Neutral words to copy: nothing is sent from here.
        yield _("A subject that says nothing: {words}").format(words=made.update.cover[0])
        yield _("Words for the mail: {words}").format(words=made.update.short)
        yield _("A mail and a download leave traces, also after they are deleted. Tell the client so.")
    yield from made.remarks


def _as_json(made: _Made, fact: str, path: Path) -> dict[str, object]:
    return {
        "format": MADE_FORMAT,
        "fact": fact,
        "file": str(path),
        "sha256": hashlib.sha256(made.new.content).hexdigest(),
        "about": list(made.new.about),
        "form": made.new.form,
        "language": made.new.language,
        "templates": list(made.new.templates),
        "reviewed": made.new.reviewed,
        "how": made.new.how,
        "protected": made.new.protected,
        "remarks": list(made.remarks),
    }
