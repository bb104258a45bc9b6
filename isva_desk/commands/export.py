"""``isva-desk export``: one case as a case file, or cases as an archive of case files and tables, in the open."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from isva_desk.commands.open_vault import add_vault_arguments, day_of, opened_desk
from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _

if TYPE_CHECKING:
    from isva_desk.casework.desk import Desk
    from isva_desk.exchange.full_export import Chosen


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("references", nargs="*", metavar="REF", help=_("of clients or cases"))
    add_vault_arguments(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=_("the file to write"))
    parser.add_argument("--all", action="store_true", help=_("everything that the vault holds, as one archive"))
    parser.add_argument(
        "--without-withdrawn", action="store_true",
        help=_("with --all: leave out records whose consent to be kept was taken back or has ended"),
    )  # fmt: skip
    parser.add_argument(
        "--to", default="", metavar="PARTY", help=_("for whom: police, gp, ...; their consent is checked")
    )
    parser.add_argument("--reason", default="", metavar="TEXT", help=_("why it leaves the vault; needed with --all"))


def run(arguments: argparse.Namespace) -> int:
    """Write the file and journal what left. One case is a case file; several, or ``--all``, are an archive."""
    if bool(arguments.references) == arguments.all:
        raise KnownProblem(
            _("Name the references to export, or ask for everything with --all."),
            next_step=_("“isva-desk case” without a reference lists them all."),
        )
    with opened_desk(arguments, writes=True) as desk:
        count, digest = _export(desk, arguments)
    if arguments.format == "json":
        print(json.dumps({"file": str(arguments.out), "cases": count, "sha256": digest}, ensure_ascii=False))
    else:
        print(_("Written: {name}, {count} case file(s), SHA-256 {digest}.").format(
            name=arguments.out.name, count=count, digest=digest
        ))  # fmt: skip
        print(_("The file is not encrypted. Keep it as you keep the vault, and delete it when it is no longer needed."))
    return 0


def _export(desk: Desk, arguments: argparse.Namespace) -> tuple[int, str]:
    import hashlib

    from isva_desk.casework.record_export import record_export
    from isva_desk.commands.case_named import cases_named
    from isva_desk.exchange.case_file import write_case_file
    from isva_desk.exchange.exported import exported
    from isva_desk.exchange.full_export import Chosen, archive_of, everything
    from isva_desk.exchange.private_file import written_privately

    store = desk.store
    if arguments.all:
        chosen, what = everything(store), "everything"
    else:
        cases = tuple(dict.fromkeys(c for reference in arguments.references for c in cases_named(desk, reference)))
        clients = dict.fromkeys(store.case_record(case)[0].id for case in cases)
        chosen, what = Chosen(tuple(clients), cases), "case file" if len(cases) == 1 else "archive"
    chosen = _agreed(desk, chosen, arguments.to, leave_out=arguments.all and arguments.without_withdrawn)
    if what == "case file":
        content = write_case_file(exported(store, chosen.cases[0]))
    else:
        content = archive_of(store, chosen, day_of(arguments.as_of) or desk.today())
    one_client = chosen.clients[0] if len(chosen.clients) == 1 and not arguments.all else None
    one_case = chosen.cases[0] if what == "case file" else None
    with written_privately(arguments.out, content):
        # First the journal, then the name: what stands under its name has always been written down.
        record_export(
            desk, what, content, arguments.reason, client_id=one_client, case_id=one_case, needs_reason=arguments.all
        )
    return len(chosen.cases), hashlib.sha256(content).hexdigest()


def _agreed(desk: Desk, chosen: Chosen, party: str, *, leave_out: bool) -> Chosen:
    """What may leave. Raises ``NotAgreed`` naming the references of those who have not agreed."""
    from isva_desk.casework.consent import NotAgreed, missing_consent
    from isva_desk.exchange.full_export import Chosen
    from isva_desk.journal.case_view import cases_of

    missing = {client: state for client in chosen.clients if (state := missing_consent(desk, client, party))}
    if not missing:
        return chosen
    if leave_out:
        kept = tuple(client for client in chosen.clients if client not in missing)
        of_kept = {case for client in kept for case in cases_of(desk.store, client)}
        return Chosen(kept, tuple(case for case in chosen.cases if case in of_kept))
    names = ", ".join(sorted(desk.store.record(client).text("reference") for client in missing))
    first = next(iter(missing.values()))
    raise NotAgreed(first.party, _("{references}. {sentence}").format(references=names, sentence=first.sentence))
