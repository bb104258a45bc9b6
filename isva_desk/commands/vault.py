"""``isva-desk vault``: making, checking, backing up, restoring and recovering a vault without a window."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isva_desk.commands.passphrase_prompt import add_passphrase_file, new_passphrase_of, passphrase_of
from isva_desk.language import N_, _

if TYPE_CHECKING:
    from isva_desk.vault.backups import Backup
    from isva_desk.vault.health import Health
    from isva_desk.vault.key_store import KeyStore

_ACTS = {
    "create": N_("make a new vault; its recovery words are printed once"),
    "verify": N_("check the vault's pages, tables, key slots, backups, space and permissions"),
    "backup": N_("make a backup and check it, or list the backups"),
    "restore": N_("put a backup in the place of the records, or a copy in the place of damaged key slots"),
    "passphrase": N_("change the passphrase"),
    "recover": N_("set a new passphrase by the recovery words"),
    "words": N_("make new recovery words; the old ones stop working"),
    "words-check": N_("say which recovery words are mistyped, without a vault"),
    "rekey": N_("write everything anew under a new key, with new recovery words"),
    "key-store": N_("ask for a secret in this computer's key store beside the passphrase, or stop asking"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The acts and what each may be told."""
    acts = parser.add_subparsers(dest="act", required=True, metavar=_("ACT"), parser_class=type(parser))
    made = {name: acts.add_parser(name, help=_(words), description=_(words)) for name, words in _ACTS.items()}
    for name, act in made.items():
        act.add_argument(
            "--format", choices=("table", "json"), default="table", help=_("sentences, or one JSON document")
        )
        if name != "words-check":
            act.add_argument("--vault", type=Path, required=True, metavar="DIR", help=_("the folder of the vault"))
            add_passphrase_file(act)
    for name in ("passphrase", "recover"):
        made[name].add_argument(
            "--new-passphrase-file", type=Path, metavar="FILE", help=_("take the new passphrase from this file")
        )
    for name in ("recover", "words-check"):
        made[name].add_argument(
            "--words-file", type=Path, metavar="FILE", help=_("take the recovery words from this file")
        )
    made["create"].add_argument(
        "--key-store", action="store_true", help=_("also ask for a secret in this computer's key store")
    )
    made["backup"].add_argument("--list", action="store_true", help=_("list the backups instead of making one"))
    made["restore"].add_argument("--backup", metavar="FILE", help=_("this backup instead of the latest whole one"))
    made["restore"].add_argument(
        "--from", dest="source", type=Path, metavar="DIR", help=_("make the vault anew out of this folder of backups")
    )
    made["restore"].add_argument(
        "--key-slots", action="store_true", help=_("mend damaged key slots from a whole copy; the records stay")
    )
    made["key-store"].add_argument("change", choices=("add", "remove"), help=_("start or stop asking for it"))


def run(arguments: argparse.Namespace) -> int:
    """Does the act. 0 done, 1 a check found a problem; what is wrong with the input is raised as KnownProblem."""
    from isva_desk.vault.process import harden_process

    harden_process()
    acts: dict[str, Callable[[argparse.Namespace], int]] = {
        "create": _create,
        "verify": _verify,
        "backup": _backup,
        "restore": _restore,
        "passphrase": _passphrase,
        "recover": _recover,
        "words": _words,
        "words-check": _words_check,
        "rekey": _rekey,
        "key-store": _key_store,
    }
    return acts[arguments.act](arguments)


def _create(arguments: argparse.Namespace) -> int:
    from isva_desk.vault.creation import check_place, create_vault

    check_place(arguments.vault)
    passphrase = new_passphrase_of(arguments.passphrase_file)
    made = create_vault(arguments.vault, passphrase, key_store=_real_key_store() if arguments.key_store else None)
    made.data_key.drop()
    sentence = _("The vault was made. These are its recovery words: write them down now, they are not shown again.")
    _say(
        arguments,
        {"vault": str(made.folder), "recovery_words": made.recovery_words},
        [sentence, *_rows(made.recovery_words)],
    )
    return 0


def _verify(arguments: argparse.Namespace) -> int:
    from isva_desk.vault.health import PROBLEM, Finding, Health, verify
    from isva_desk.vault.problems import DamagedDatabase, DamagedKeySlots

    try:
        health = verify(arguments.vault, _unlocked(arguments))
    except (DamagedKeySlots, DamagedDatabase) as damage:
        check = "key-slots" if isinstance(damage, DamagedKeySlots) else "pages"
        health = Health((Finding(check, PROBLEM, f"{damage.sentence} {damage.next_step}"),))
    _say_health(arguments, health)
    return 0 if health.good else 1


def _backup(arguments: argparse.Namespace) -> int:
    from isva_desk.vault.backups import list_backups, make_backup
    from isva_desk.vault.key_slots import read_key_slots

    if arguments.list:
        read_key_slots(arguments.vault)
        backups = list_backups(arguments.vault)
        lines = [f"{backup.path.name}  {backup.size:>12,}" for backup in backups] or [_("There is no backup yet.")]
        _say(arguments, {"backups": [_plain_backup(backup) for backup in backups]}, lines)
        return 0
    made = make_backup(arguments.vault, _unlocked(arguments))
    sentence = _("The backup {name} was made, opened and checked ({count} rows).")
    _say(
        arguments,
        {"backup": _plain_backup(made.backup), "rows": made.contents.total},
        [sentence.format(name=made.backup.path.name, count=made.contents.total)],
    )
    return 0


def _restore(arguments: argparse.Namespace) -> int:
    from isva_desk.vault.backups import latest_whole_backup, named_backup, restore_backup
    from isva_desk.vault.creation import adopt_backups
    from isva_desk.vault.key_slots import mend_key_slots

    if arguments.key_slots:
        mend_key_slots(arguments.vault)
        _say(arguments, {"mended": True}, [_("The key slots are whole. Your passphrase opens the vault again.")])
        return 0
    if arguments.source:
        adopt_backups(arguments.source, arguments.vault)
    key = _unlocked(arguments)
    chosen = (
        named_backup(arguments.vault, arguments.backup)
        if arguments.backup
        else latest_whole_backup(arguments.vault, key)
    )
    done = restore_backup(arguments.vault, key, chosen)
    sentence = _("The backup {name} was checked and put in place ({count} rows).")
    lines = [sentence.format(name=chosen.name, count=done.contents.total)]
    if done.put_aside:
        lines.append(_("The records of before are kept as {name}.").format(name=done.put_aside.name))
    aside = str(done.put_aside) if done.put_aside else None
    _say(arguments, {"restored": str(chosen), "rows": done.contents.total, "put_aside": aside}, lines)
    return 0


def _passphrase(arguments: argparse.Namespace) -> int:
    from isva_desk.vault.passphrases import change_passphrase

    store = _key_store_if_needed(arguments.vault)
    old = passphrase_of(arguments.passphrase_file)
    change_passphrase(arguments.vault, old, new_passphrase_of(arguments.new_passphrase_file), key_store=store)
    changed = _("The passphrase was changed. The recovery words stay the same.")
    # No file can know that it was replaced by an older one.
    known = _(
        "If somebody knows the old one, also re-key: a copy of the old key slots still opens these records with it."
    )
    _say(arguments, {"changed": True}, [changed, known])
    return 0


def _recover(arguments: argparse.Namespace) -> int:
    from isva_desk.vault.passphrases import recover
    from isva_desk.vault.recovery_words import secret_of

    words = _typed_words(arguments)
    secret_of(words)  # a mistyped word is named before a new passphrase is asked for
    recover(arguments.vault, words, new_passphrase_of(arguments.new_passphrase_file or arguments.passphrase_file))
    _say(arguments, {"recovered": True}, [_("The new passphrase opens the vault. The recovery words stay the same.")])
    return 0


def _words(arguments: argparse.Namespace) -> int:
    from isva_desk.vault.passphrases import renew_words

    store = _key_store_if_needed(arguments.vault)
    words = renew_words(arguments.vault, passphrase_of(arguments.passphrase_file), key_store=store)
    sentence = _("These are the new recovery words: write them down now, they are not shown again.")
    _say(arguments, {"recovery_words": words}, [sentence, *_rows(words)])
    return 0


def _words_check(arguments: argparse.Namespace) -> int:
    from isva_desk.vault.recovery_words import check_words

    check = check_words(_typed_words(arguments))
    unknown, rows = [place + 1 for place in check.unknown], [row + 1 for row in check.wrong_rows]
    plain = {"complete": check.complete, "unknown": unknown, "wrong_rows": rows}
    lines = [_("Word {number} is not one of the recovery words.").format(number=number) for number in unknown]
    lines += [_("Row {number} of four words does not check.").format(number=number) for number in rows]
    if check.good_so_far and not check.complete:
        lines.append(_("No mistake so far, but words are missing."))
    _say(arguments, plain, lines or [_("The recovery words check.")])
    return 0 if check.complete else 1


def _rekey(arguments: argparse.Namespace) -> int:
    from isva_desk.vault.recovery_words import new_recovery_words
    from isva_desk.vault.rekeying import rekey_everything

    store = _key_store_if_needed(arguments.vault)
    passphrase = passphrase_of(arguments.passphrase_file)
    words = new_recovery_words()
    if arguments.format == "table":  # before the work: cut off afterwards, nobody would know them
        _print([_("From the end of this work these are the recovery words: write them down now."), *_rows(words)])
        sys.stdout.flush()
    rekey_everything(arguments.vault, passphrase, words, key_store=store).drop()
    _say(arguments, {"rekeyed": True, "recovery_words": words}, [_("The records and the backups are under a new key.")])
    return 0


def _key_store(arguments: argparse.Namespace) -> int:
    from isva_desk.vault.passphrases import add_key_store, remove_key_store

    store = _real_key_store()
    passphrase = passphrase_of(arguments.passphrase_file)
    if arguments.change == "add":
        add_key_store(arguments.vault, passphrase, store)
        line = _(
            "The vault now also needs the secret in this computer's key store. The recovery words open it without."
        )
    else:
        remove_key_store(arguments.vault, passphrase, store)
        line = _("The passphrase alone opens the vault again.")
    _say(arguments, {"key_store": arguments.change == "add"}, [line])
    return 0


def _unlocked(arguments: argparse.Namespace) -> Any:
    from isva_desk.vault.unlocking import unlock

    store = _key_store_if_needed(arguments.vault)
    return unlock(arguments.vault, passphrase_of(arguments.passphrase_file), key_store=store)


def _key_store_if_needed(folder: Path) -> KeyStore | None:
    from isva_desk.vault.key_store import os_key_store
    from isva_desk.vault.passphrases import needs_key_store

    return os_key_store() if needs_key_store(folder) else None


def _real_key_store() -> KeyStore:
    from isva_desk.vault.key_store import KeyStoreProblem, find_key_store

    found = find_key_store()
    if found.store is None:
        raise KeyStoreProblem(
            found.why_not, next_step=_("Go on without a key store: the passphrase protects the vault.")
        )
    return found.store


def _typed_words(arguments: argparse.Namespace) -> str:
    if arguments.words_file:
        return str(arguments.words_file.read_text("utf-8-sig", errors="replace"))
    return passphrase_of(None, _("Recovery words, in one line: "))


def _say_health(arguments: argparse.Namespace, health: Health) -> None:
    plain = {
        "good": health.good,
        "findings": [{"check": f.check, "level": f.level, "sentence": f.sentence} for f in health.findings],
    }
    signs = {"good": _("good"), "caution": _("caution"), "problem": _("problem")}
    width = max(len(sign) for sign in signs.values())
    _say(arguments, plain, [f"{signs[f.level]:<{width}}  {f.sentence}" for f in health.findings])


def _plain_backup(backup: Backup) -> dict[str, Any]:
    return {"path": str(backup.path), "made_on": backup.made_on.isoformat(), "kind": backup.kind, "size": backup.size}


def _rows(words: tuple[str, ...]) -> list[str]:
    numbered = [f"{number:>2} {word:<10}" for number, word in enumerate(words, 1)]
    return ["  " + " ".join(numbered[start : start + 4]).rstrip() for start in range(0, len(words), 4)]


def _say(arguments: argparse.Namespace, plain: dict[str, Any], lines: Iterable[str]) -> None:
    _print([json.dumps(plain, ensure_ascii=False)] if arguments.format == "json" else lines)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)
