"""``isva-desk needs``: risks, needs and consents of a client, their reviews, and sharing without consent."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isva_desk.commands.days import day_given, when_given
from isva_desk.commands.open_vault import add_vault_arguments, opened_desk
from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _

if TYPE_CHECKING:
    from isva_desk.casework.desk import Desk
    from isva_desk.casework.needs import Said
    from isva_desk.journal.needs.views import NeedsView

FORMAT = "isva-desk.needs/1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    tasks = parser.add_subparsers(title=_("tasks"), metavar=_("TASK"), dest="task", required=True)
    shown = tasks.add_parser("show", help=_("risks, needs, consents and the card of a client"))
    risk = tasks.add_parser("risk", help=_("write down the level of a risk, or review it"))
    risk.add_argument("--score", default="", metavar="SCORE", help=_("of a form, where the service uses one"))
    need = tasks.add_parser("need", help=_("write down how much support is needed under a heading, or review it"))
    agreed = tasks.add_parser("consent", help=_("write down that the client agreed, or took it back"))
    shared = tasks.add_parser("share", help=_("write down why something is shared today without consent"))
    card = tasks.add_parser("card", help=_("write the approved card “What to know about me” as a PDF"))
    for task in (shown, risk, need, agreed, shared, card):
        task.add_argument("client", metavar="REF", help=_("reference of the client or of a case"))
    for task in (risk, need):
        task.add_argument("what", metavar="WHAT", help=_("suspect-contact, self-harm, housing, ..."))
        task.add_argument("level", metavar="LEVEL")
        task.add_argument("--plan", default="", metavar="LINE", help=_("one factual line"))
        task.add_argument("--review", metavar="DAY", help=_("when to look again (default: by the level)"))
    for task in (agreed, shared):
        task.add_argument("party", metavar="PARTY", help=_("record, police, cps, gp, ..."))
    agreed.add_argument("--withdrawn", action="store_true", help=_("the client took it back"))
    agreed.add_argument("--how", default="", metavar="WAY", help=_("signed, in-words, ..."))
    agreed.add_argument("--until", metavar="DAY", help=_("when it ends"))
    shared.add_argument("--reason", required=True, metavar="TEXT", help=_("who has to be kept safe, and from what"))
    card.add_argument("--for", dest="party", default="client", metavar="PARTY", help=_("client, police, ..."))
    card.add_argument("--out", type=Path, required=True, metavar="FILE", help=_("the PDF to write; that is recorded"))
    for task in (risk, need, agreed):
        task.add_argument("--on", metavar="DAY", help=_("when (YYYY-MM-DD; default: today)"))
    for task in (shown, risk, need, agreed, shared, card):
        add_vault_arguments(task)


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked. No name is printed, only references."""
    with opened_desk(arguments, writes=arguments.task != "show") as desk:
        print("\n".join(_TASKS[arguments.task](desk, _client(desk, arguments.client), arguments)))
    return 0


def _show(desk: Desk, client: str, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.casework.consent import consent_for
    from isva_desk.commands.lines import paragraph
    from isva_desk.domain.choices import choices
    from isva_desk.journal.needs.views import needs_view
    from isva_desk.ui.needs.words import answers_line, standing_line, standing_pill

    view, day = needs_view(desk.store, client), desk.today()
    states = [consent_for(view.record, consent.party, day) for consent in view.consents]
    if arguments.format == "json":
        yield json.dumps(_plain(view, {state.party: state.status for state in states}), ensure_ascii=False, default=str)
        return
    lists = choices("needs")
    for kind, names, found in (("risk", "risks", view.risks), ("need", "headings", view.needs)):
        for one in found:
            yield f"{lists[names].text_of(one.id)}: {standing_pill(one, kind)[0]}"
            yield from paragraph(standing_line(one, day), indent="      ")
    if not view.risks:
        yield _("No risk is recorded.")
    yield from (state.sentence for state in states)
    yield from answers_line("access", view.access)
    if view.card is not None:
        yield _("Card: approved.") if view.card.holds else _("Card: the client has not approved it as it stands now.")


def _plain(view: NeedsView, consents: dict[str, str]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "risks": [asdict(one) for one in view.risks],
        "needs": [asdict(one) for one in view.needs],
        "consents": consents,
        "access": view.access,
        "card": None if view.card is None else {"approved": view.card.holds, "changed": list(view.card.changed)},
    }


def _risk(desk: Desk, client: str, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.casework.needs import judge_risk

    judge_risk(desk, client, arguments.what, _said(desk, arguments, arguments.score))
    yield _("Written down.")


def _need(desk: Desk, client: str, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.casework.needs import note_need

    note_need(desk, client, arguments.what, _said(desk, arguments))
    yield _("Written down.")


def _consent(desk: Desk, client: str, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.casework.checks import one_of
    from isva_desk.casework.consent import consent_for, record_consent, withdraw_consent
    from isva_desk.domain.choices import choices
    from isva_desk.domain.dates import UNKNOWN

    one_of(arguments.party, [choice.id for choice in choices("consent")["parties"].choices], "party")
    on = when_given(arguments.on, "--on", desk.today())
    if arguments.withdrawn:
        withdraw_consent(desk, client, arguments.party, on)
    else:
        until = when_given(arguments.until, "--until", desk.today()) if arguments.until else UNKNOWN
        record_consent(desk, client, arguments.party, on, arguments.how, until)
    yield consent_for(desk.store.record(client), arguments.party, desk.today()).sentence


def _share(desk: Desk, client: str, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.casework.consent import share_without_consent

    share_without_consent(desk, client, arguments.party, arguments.reason)
    yield _("The reason is kept. It holds for today; the consent stays as it was.")


def _card(desk: Desk, client: str, arguments: argparse.Namespace) -> Iterator[str]:
    from isva_desk.documents.about_me_card import card_made
    from isva_desk.documents.leaving import save

    if arguments.out.suffix.lower() != ".pdf":
        raise KnownProblem(_("The name of the file must end in .pdf."))
    save(desk, card_made(desk, client, arguments.party, desk.clock()), arguments.out)
    yield _("Written: {name}. The file is not encrypted.").format(name=arguments.out.name)


def _said(desk: Desk, arguments: argparse.Namespace, score: str = "") -> Said:
    from isva_desk.casework.needs import Said

    review = day_given(arguments.review, "--review")
    return Said(arguments.level, when_given(arguments.on, "--on", desk.today()), review, arguments.plan, score)


def _client(desk: Desk, reference: str) -> str:
    from isva_desk.commands.case_named import cases_named
    from isva_desk.journal.lookup import client_with_reference

    found = client_with_reference(desk.store, reference)
    return found if found is not None else desk.store.case_record(cases_named(desk, reference)[0])[0].id


_TASKS = {
    "show": _show, "risk": _risk, "need": _need, "consent": _consent, "share": _share, "card": _card,
}  # fmt: skip
