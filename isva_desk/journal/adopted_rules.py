"""The rules in use: the shipped ones, and the signed files from outside that this record says were adopted."""

from __future__ import annotations

from collections.abc import Sequence

from isva_desk.entitlements.rule_book import RuleBook, with_files
from isva_desk.entitlements.rule_file import RuleFile, read_rule_file
from isva_desk.entitlements.signed_rules import check_signature
from isva_desk.journal import acts


def adopted_rules(given: RuleBook, service: Sequence[acts.Payload | None]) -> RuleBook:
    """The given rules with every adopted file. A newer file of the same instrument takes the place of the older.

    Each signature is checked again against the publishers that the record says were accepted. Raises ``RefusedRules``.
    """
    accepted = {act.public_key for act in service if isinstance(act, acts.PublisherAccepted)}
    files: dict[str, RuleFile] = {}
    marks: dict[str, str] = {}
    for act in service:
        if isinstance(act, acts.RulesAdopted):
            content = act.content.encode()
            check_signature(content, act.signature.encode(), accepted=accepted, name=act.file_name)
            file = read_rule_file(content, act.file_name)
            files[file.id], marks[file.id] = file, act.hash
    return with_files(given, list(files.values()), " ".join(sorted(marks.values()))) if files else given
