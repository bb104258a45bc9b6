"""``isva-desk rules``: lists the rules that the program judges by, explains one, checks, signs, adopts."""

from __future__ import annotations

import argparse
import json
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isva_desk.commands.rules_in_vault import VAULT_PARTS, add_vault_parts, run_in_vault
from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _

if TYPE_CHECKING:
    from isva_desk.entitlements.rule import Rule
    from isva_desk.entitlements.rule_book import RuleBook

LIST_FORMAT = "isva-desk.rule-list/1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("table", "json"), default="table", help=_("for people or for programs"))
    parts = parser.add_subparsers(dest="part", metavar="list|explain|check|sign|publisher|accept|adopt|holiday")
    listing = parts.add_parser("list", help=_("every rule with its editions (this is what happens without a word)"))
    listing.add_argument("--format", choices=("table", "json"), default=argparse.SUPPRESS)
    explain = parts.add_parser("explain", help=_("one rule: what it says, its limits by edition, its sources"))
    explain.add_argument("rule", metavar="RULE")
    explain.add_argument("--format", choices=("table", "json"), default=argparse.SUPPRESS)
    check = parts.add_parser("check", help=_("the shipped rules against their manifest, or rule files from outside"))
    check.add_argument("files", nargs="*", type=Path, metavar="FILE")
    check.add_argument("--publisher", action="append", default=[], metavar="KEY", help=_("an accepted public key"))
    sign = parts.add_parser("sign", help=_("sign a rule file as a publisher"))
    sign.add_argument("file", type=Path, metavar="FILE")
    sign.add_argument("--name", required=True, help=_("the publisher's name"))
    sign.add_argument("--key-file", required=True, type=Path, metavar="FILE", help=_("the file with the private key"))
    add_vault_parts(parts)
    publisher = parts.add_parser("publisher", help=_("make the keys of a new publisher"))
    publisher.add_argument("--key-file", required=True, type=Path, metavar="FILE", help=_("where the private key goes"))


def run(arguments: argparse.Namespace) -> int:
    part = arguments.part or "list"
    if part in VAULT_PARTS:
        return run_in_vault(part, arguments)
    if part == "check":
        return _check(arguments.files, arguments.publisher)
    if part == "sign":
        return _sign(arguments.file, arguments.name, arguments.key_file)
    if part == "publisher":
        return _publisher(arguments.key_file)
    book = _book()
    if part == "explain":
        return _explain(book, arguments.rule, arguments.format)
    if arguments.format == "json":
        print(json.dumps(_list_document(book), ensure_ascii=False, indent=1))
    else:
        print(_list_table(book))
    return 0


def _book() -> RuleBook:
    from isva_desk.domain import resources
    from isva_desk.entitlements.rule_book import load_rule_book

    return load_rule_book(resources.folder() / "rules")


def _check(files: list[Path], accepted: list[str]) -> int:
    from isva_desk.entitlements.signed_rules import read_signed_rules

    book = _book()
    if not files:
        print(
            _("The rules {pack} {version} are as they were delivered: {files} files, {rules} rules.").format(
                pack=book.pack_id, version=book.pack_version, files=len(book.instruments), rules=len(book.by_id)
            )
        )
    for file in files:
        found = read_signed_rules(file, accepted=accepted)
        print(
            _("{file}: signed by an accepted publisher; {title}, {count} rules.").format(
                file=file.name, title=found.title, count=len(found.rules)
            )
        )
    return 0


def _sign(file: Path, name: str, key_file: Path) -> int:
    from isva_desk.entitlements.signed_rules import sign_rules

    try:
        key = key_file.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise KnownProblem(_("{file}: the private key cannot be read.").format(file=key_file.name)) from error
    print(_("Signed. Send {file} together with {signature}.").format(
        file=file.name, signature=sign_rules(file, name, key).name
    ))  # fmt: skip
    return 0


def _publisher(key_file: Path) -> int:
    import os

    from isva_desk.entitlements.signed_rules import new_publisher

    private, public = new_publisher()
    try:
        handle = os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise KnownProblem(_("{file} exists already; nothing was written.").format(file=key_file.name)) from error
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write(private + "\n")
    print(_("Public key, to be accepted by those who use your rules: {key}").format(key=public))
    return 0


def _explain(book: RuleBook, rule_id: str, form: str) -> int:
    versions = book.by_id.get(rule_id)
    if versions is None:
        import difflib

        near = difflib.get_close_matches(rule_id, book.by_id, 3)
        hint = _("Perhaps: {rules}.").format(rules=", ".join(near)) if near else _("isva-desk rules lists them all.")
        raise KnownProblem(_('There is no rule "{rule}".').format(rule=rule_id), next_step=hint)
    document = _rule_document(versions)
    if form == "json":
        print(json.dumps(document, ensure_ascii=False, indent=1))
        return 0
    newest = _newest(versions)
    lines = [f"{document['id']}: {document['title']}", "", *textwrap.wrap(_(newest.plain), 96), ""]
    for edition in document["editions"]:
        lines += _edition_lines(edition)
    print("\n".join(lines).rstrip())
    return 0


def _edition_lines(edition: dict[str, Any]) -> list[str]:
    limit = edition["standard"] or _("no time limit")
    if edition["enhanced"] and edition["enhanced"] != edition["standard"]:
        limit = _("{standard}; with Enhanced Rights {enhanced}").format(standard=limit, enhanced=edition["enhanced"])
    place = ", ".join(part for part in (edition["part"], edition["paragraph"]) if part)
    until = edition["in_force_to"] or _("no end known")
    lines = [
        edition["instrument"] + (f", {place}" if place else ""),
        _("  in force: {start} to {end}").format(start=edition["in_force_from"] or "…", end=until),
        _("  limit: {limit}").format(limit=limit),
        _("  started by: {kinds}").format(kinds=", ".join(edition["triggers"]) or "-"),
        _("  how sure: {confidence}; last checked {day} ({by})").format(
            confidence=edition["confidence"], day=edition["last_checked"], by=edition["checked_by"]
        ),
    ]
    lines += [f"  {source['title']} ({source['date']}) {source['address']}".rstrip() for source in edition["sources"]]
    return [*lines, ""]


def _list_table(book: RuleBook) -> str:
    lines = [_("Rules {pack}, version {version}").format(pack=book.pack_id, version=book.pack_version), ""]
    for rule_id, versions in sorted(book.by_id.items()):
        newest = _newest(versions)
        limit = newest.limit_for(enhanced=True)
        words = str(limit) if limit is not None else "-"
        lines.append(f"{rule_id:<32} {newest.kind:<8} {newest.owed_by:<14} {words:<20} {len(versions)}")
    lines += ["", _("Columns: rule, class, owed by, limit with Enhanced Rights now, number of versions.")]
    return "\n".join(lines)


def _list_document(book: RuleBook) -> dict[str, Any]:
    return {
        "format": LIST_FORMAT,
        "pack": {"id": book.pack_id, "version": book.pack_version},
        "rules": [_rule_document(versions) for _, versions in sorted(book.by_id.items())],
    }


def _rule_document(versions: tuple[Rule, ...]) -> dict[str, Any]:
    from isva_desk.entitlements.because import title_of

    newest = _newest(versions)
    return {
        "id": newest.id,
        "title": title_of(newest.title, None),
        "plain": _(newest.plain),
        "owed_by": newest.owed_by,
        "class": newest.kind,
        "big_news": newest.big_news,
        "severity": newest.severity,
        "editions": [_edition(rule) for rule in versions],
    }


def _newest(versions: tuple[Rule, ...]) -> Rule:
    """The version in force last; where a rule has several starting points, the one that its file names first."""
    return max(versions, key=lambda rule: rule.starts.toordinal() if rule.starts else 0)


def _edition(rule: Rule) -> dict[str, Any]:
    return {
        "version": rule.version,
        "instrument": rule.source.instrument,
        "part": rule.source.part,
        "paragraph": rule.source.paragraph,
        "in_force_from": rule.starts.isoformat() if rule.starts else None,
        "in_force_to": rule.ends.isoformat() if rule.ends else None,
        "keyed_on": rule.keyed_on,
        "class": rule.kind,
        "clock": rule.clock,
        "triggers": list(rule.triggers),
        "standing": list(rule.standing),
        "met_by": rule.met_by,
        "standard": str(rule.standard) if rule.standard else None,
        "enhanced": str(rule.limit_for(enhanced=True)) if rule.standard else None,
        "outer_leg": str(rule.outer_leg) if rule.outer_leg else None,
        "remind": str(rule.remind) if rule.remind else None,
        "confidence": rule.confidence,
        "verified": rule.verified,
        "last_checked": rule.last_checked.isoformat() if rule.last_checked else None,
        "checked_by": rule.checked_by,
        "sources": [
            {"title": title, "date": day, "address": address} for title, day, address in rule.source.references
        ],
    }
