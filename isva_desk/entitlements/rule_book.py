"""All rules that are in use: the shipped packs, checked against their manifest, and those of accepted publishers."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from isva_desk.domain.problems import KnownProblem
from isva_desk.entitlements.rule import Rule
from isva_desk.entitlements.rule_file import NotARuleFile, RuleFile, read_rule_file
from isva_desk.language import _

SHIPPED = "england-and-wales"
MANIFEST = "manifest.json"
PACK_FORMAT = "isva-desk.rule-pack/1"


class AlteredRulePack(KnownProblem):
    """A shipped rule pack does not match its manifest."""


@dataclass(frozen=True)
class RuleBook:
    """Rules by id and by the kind of event that starts them; each with its versions, oldest first."""

    pack_id: str
    pack_version: str
    instruments: tuple[RuleFile, ...]
    rules: tuple[Rule, ...]
    by_trigger: Mapping[str, tuple[tuple[Rule, ...], ...]]  # kind -> per rule id, the versions started by that kind
    by_id: Mapping[str, tuple[Rule, ...]]
    adopted: str = ""  # which files from outside are among them: their hashes

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(self.by_id)

    def standing_at(self, stage: str, day: date) -> tuple[Rule, ...]:
        """The rules without a trigger of their own that are worth a look at this stage, as in force on a day."""
        return tuple(
            rule
            for rule in self.rules
            if stage in rule.standing and (rule.starts or date.min) <= day <= (rule.ends or date.max)
        )

    def repeating(self) -> tuple[tuple[Rule, ...], ...]:
        """The rules that no event starts: those that run from the last contact."""
        found = [versions for versions in self.by_id.values() if versions[0].clock == "last-contact"]
        return tuple(found)


def load_rule_book(folder: Path, extra: Iterable[RuleFile] = ()) -> RuleBook:
    """The shipped pack below ``folder`` (``resources/rules``), with further files that were accepted already.

    Raises ``AlteredRulePack`` when a file differs from the manifest, ``NotARuleFile`` when one cannot be read.
    """
    pack = folder / SHIPPED
    contents = _checked_contents(pack)
    head = _pack_head(contents.pop("pack.toml"))
    files = [read_rule_file(content, name) for name, content in sorted(contents.items())]
    return make_rule_book(head[0], head[1], [*files, *extra])


def make_rule_book(pack_id: str, pack_version: str, files: Sequence[RuleFile]) -> RuleBook:
    """Put rule files together. In a series (the editions of the Code), the next one ends the one before it."""
    closed = _close_series(files)
    rules = tuple(rule for file in closed for rule in file.rules if rule.confidence != "general")
    by_id: dict[str, list[Rule]] = {}
    for rule in sorted(rules, key=lambda rule: (rule.starts or date.min, rule.version)):
        by_id.setdefault(rule.id, []).append(rule)
    by_trigger: dict[str, list[tuple[Rule, ...]]] = {}
    for versions in by_id.values():
        kinds = dict.fromkeys(kind for rule in versions for kind in rule.triggers)
        for kind in kinds:
            by_trigger.setdefault(kind, []).append(tuple(rule for rule in versions if kind in rule.triggers))
    return RuleBook(
        pack_id,
        pack_version,
        tuple(closed),
        rules,
        {kind: tuple(found) for kind, found in by_trigger.items()},
        {name: tuple(found) for name, found in by_id.items()},
    )


def with_files(book: RuleBook, files: Sequence[RuleFile], adopted: str) -> RuleBook:
    """The same rules with further files; one of an instrument that is there already takes its place."""
    replaced = {file.id for file in files}
    kept = [file for file in book.instruments if file.id not in replaced]
    return replace(make_rule_book(book.pack_id, book.pack_version, [*kept, *files]), adopted=adopted)


def write_manifest(pack: Path) -> Path:
    """Write the manifest of a pack folder: the SHA-256 of each of its files. For whoever edits the shipped pack."""
    hashes = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(pack.glob("*.toml"))}
    manifest = pack / MANIFEST
    manifest.write_text(json.dumps(hashes, indent=1) + "\n", encoding="utf-8", newline="\n")
    return manifest


def _checked_contents(pack: Path) -> dict[str, bytes]:
    try:
        manifest = json.loads((pack / MANIFEST).read_text(encoding="utf-8"))
        names = {file.name for file in pack.glob("*.toml")}
        contents = {name: (pack / name).read_bytes() for name in sorted(names)}
    except (OSError, ValueError) as error:
        raise AlteredRulePack(
            _("The rules of this program cannot be read: {what}").format(what=error.__class__.__name__),
            next_step=_("Install the program again."),
        ) from error
    if not isinstance(manifest, dict):
        manifest = {}
    for name in sorted(names | set(manifest)):
        found = hashlib.sha256(contents[name]).hexdigest() if name in contents else ""
        if manifest.get(name) != found:
            raise AlteredRulePack(
                _("The rule file {file} is not the one that this program was delivered with.").format(file=name),
                next_step=_("Install the program again."),
            )
    return contents


def _pack_head(content: bytes) -> tuple[str, str]:
    head = tomllib.loads(content.decode("utf-8"))
    if head.get("format") != PACK_FORMAT:
        raise NotARuleFile(_("{file}: the format is not {format}").format(file="pack.toml", format=PACK_FORMAT))
    return str(head["id"]), str(head["version"])


def _close_series(files: Sequence[RuleFile]) -> list[RuleFile]:
    series: dict[str, list[RuleFile]] = {}
    for file in files:
        if file.series is not None and file.starts is not None:
            series.setdefault(file.series, []).append(file)
    ends: dict[str, date] = {}
    for editions in series.values():
        editions.sort(key=lambda file: file.starts or date.min)
        for earlier, later in pairwise(editions):
            if later.starts is not None:
                ends[earlier.id] = later.starts - timedelta(days=1)
    return [_ended(file, ends[file.id]) if file.id in ends else file for file in files]


def _ended(file: RuleFile, last_day: date) -> RuleFile:
    rules = tuple(replace(rule, ends=min(rule.ends or date.max, last_day)) for rule in file.rules)
    return RuleFile(
        file.id, file.title, file.series, file.starts, min(file.ends or date.max, last_day), file.note, rules
    )
