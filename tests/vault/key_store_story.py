"""Run as a program of its own, under a D-Bus session of its own: ``key_store_story.py CHAPTER FOLDER``.

Prints one line of JSON. It is a program because a key store belongs to a session, and because a key store that never
answers must not keep the tests' own process.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from isva_desk.vault.creation import create_vault
from isva_desk.vault.key_store import KeyStoreProblem, find_key_store, os_key_store
from isva_desk.vault.passphrases import add_key_store, needs_key_store, remove_key_store
from isva_desk.vault.unlocking import unlock, unlock_with_words
from tests.builders.vaults import CHEAP_FOR_TESTS, PASSPHRASE

BOUND = 2.0


def with_a_real_key_store(folder: Path) -> dict[str, Any]:
    """A vault whose passphrase is not enough without the secret in the key store."""
    daemon = start_gnome_keyring()
    try:
        store = os_key_store()
        assert store is not None
        made = create_vault(folder, PASSPHRASE, cost=CHEAP_FOR_TESTS, key_store=store)
        told: dict[str, Any] = {"name": store.name, "needed": needs_key_store(folder, floor=CHEAP_FOR_TESTS)}
        told["opens"] = unlock(folder, PASSPHRASE, key_store=store, floor=CHEAP_FOR_TESTS) == made.data_key
        told["without"] = problem_of(lambda: unlock(folder, PASSPHRASE, floor=CHEAP_FOR_TESTS))
        told["by words"] = unlock_with_words(folder, made.recovery_words, floor=CHEAP_FOR_TESTS) == made.data_key
        told["not in the folder"] = secret_is_nowhere(folder, store)
        remove_key_store(folder, PASSPHRASE, store, floor=CHEAP_FOR_TESTS)
        told["after removing"] = unlock(folder, PASSPHRASE, floor=CHEAP_FOR_TESTS) == made.data_key
        add_key_store(folder, PASSPHRASE, store, floor=CHEAP_FOR_TESTS)
        entry = json.loads((folder / "keyslots.json").read_bytes())["slots"][0]["key_store"]
        told["after adding"] = unlock(folder, PASSPHRASE, key_store=store, floor=CHEAP_FOR_TESTS) == made.data_key
        store.remove(entry)
        store.remove(entry)
        told["secret lost"] = problem_of(lambda: unlock(folder, PASSPHRASE, key_store=store, floor=CHEAP_FOR_TESTS))
        store.write(entry, b"another secret of another computer")
        told["other secret"] = problem_of(lambda: unlock(folder, PASSPHRASE, key_store=store, floor=CHEAP_FOR_TESTS))
        return told
    finally:
        daemon.terminate()
        daemon.wait()


def with_a_key_store_that_goes_silent(folder: Path) -> dict[str, Any]:
    """The key store stops answering between set-up and unlocking, as a hung daemon does."""
    import signal

    daemon = start_gnome_keyring()
    try:
        store = find_key_store(seconds=BOUND, look_seconds=BOUND).store
        assert store is not None
        made = create_vault(folder, PASSPHRASE, cost=CHEAP_FOR_TESTS, key_store=store)
        daemon.send_signal(signal.SIGSTOP)
        start = time.monotonic()
        said = problem_of(lambda: unlock(folder, PASSPHRASE, key_store=store, floor=CHEAP_FOR_TESTS))
        took = time.monotonic() - start
        words = unlock_with_words(folder, made.recovery_words, floor=CHEAP_FOR_TESTS) == made.data_key
        looked = time.monotonic()
        found = find_key_store(seconds=BOUND, look_seconds=BOUND)
        if found.store is not None:
            silent = problem_of(lambda: found.store.read("anything") if found.store else None)
        else:
            silent = found.why_not
        return {"said": said, "took": took, "by words": words, "silent": silent, "look": time.monotonic() - looked}
    finally:
        daemon.kill()
        daemon.wait()


def with_a_service_that_never_answers(_folder: Path) -> dict[str, Any]:
    """Somebody owns the name of the Secret Service and answers nothing, from the start."""
    from jeepney import message_bus
    from jeepney.io.blocking import open_dbus_connection

    with open_dbus_connection() as owner:
        owner.send_and_get_reply(message_bus.RequestName("org.freedesktop.secrets"))
        start = time.monotonic()
        found = find_key_store(seconds=BOUND, look_seconds=BOUND)
        said = found.why_not if found.store is None else problem_of(lambda: os_read(found.store))
        return {"said": said, "took": time.monotonic() - start}


def with_no_session(_folder: Path) -> dict[str, Any]:
    """No D-Bus, or a back end that keeps nothing or keeps it in clear."""
    import keyring

    found = find_key_store()
    return {"store": found.store is not None, "said": found.why_not, "is": type(keyring.get_keyring()).__module__}


def os_read(store: Any) -> None:
    """Asks for any entry."""
    store.read("anything")


def start_gnome_keyring() -> subprocess.Popen[bytes]:
    """A keyring with a password of its own, open, in the session's own folders; returned once it owns its name."""
    daemon = subprocess.Popen(
        ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert daemon.stdin is not None
    daemon.stdin.write(b"session password")
    daemon.stdin.close()
    wait_for_owner("org.freedesktop.secrets")
    return daemon


def wait_for_owner(name: str) -> None:
    """Returns when somebody on the session bus owns the name; the bus says so, nobody has to wait a fixed time."""
    from jeepney import MatchRule, message_bus
    from jeepney.io.blocking import Proxy, open_dbus_connection

    with open_dbus_connection() as connection:
        bus = Proxy(message_bus, connection, timeout=20)
        rule = MatchRule(type="signal", sender="org.freedesktop.DBus", member="NameOwnerChanged")
        rule.add_arg_condition(0, name)
        bus.AddMatch(rule)
        with connection.filter(rule) as changes:
            if not bus.NameHasOwner(name)[0]:
                connection.recv_until_filtered(changes, timeout=20)


def problem_of(act: Any) -> str:
    """What a person is told, with the kind of problem."""
    try:
        act()
    except KeyStoreProblem as problem:
        return f"{type(problem).__name__}: {problem}"
    except Exception as problem:  # noqa: BLE001  # whatever it is, the test wants to see it
        return f"{type(problem).__name__}: {problem}"
    return "nothing"


def secret_is_nowhere(folder: Path, store: Any) -> bool:
    """The secret of the key store is in no file of the vault."""
    import base64

    entry = json.loads((folder / "keyslots.json").read_bytes())["slots"][0]["key_store"]
    secret = store.read(entry)
    forms = (secret, secret.hex().encode(), base64.b64encode(secret))
    contents = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return bool(secret) and not any(form in content for form in forms for content in contents)


CHAPTERS = {
    "real": with_a_real_key_store,
    "goes-silent": with_a_key_store_that_goes_silent,
    "never-answers": with_a_service_that_never_answers,
    "none": with_no_session,
}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(CHAPTERS[sys.argv[1]](Path(sys.argv[2]))) + "\n")
