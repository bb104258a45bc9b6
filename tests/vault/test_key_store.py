"""A real Secret Service as an extra factor; none; one that hangs; and back ends that protect nothing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from isva_desk.vault.key_store import KeyStoreRefused, KeyStoreSilent, OsKeyStore
from tests.vault.key_store_story import BOUND

MISSING = [name for name in ("dbus-run-session", "gnome-keyring-daemon") if shutil.which(name) is None]
real_session = pytest.mark.skipif(bool(MISSING), reason=f"NOT TESTED, a real Secret Service: install {MISSING}")


def told(chapter: str, folder: Path, *, session: bool, **environment: str) -> dict[str, Any]:
    story = [sys.executable, "-m", "tests.vault.key_store_story", chapter, str(folder / "vault")]
    done = subprocess.run(
        ["dbus-run-session", "--", *story] if session else story,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said


@real_session
@pytest.mark.secret_service
def test_with_a_real_secret_service_the_passphrase_alone_is_not_enough(tmp_path: Path) -> None:
    said = told("real", tmp_path, session=True)
    assert "Secret" in said["name"]
    needed = "KeyStoreNeeded: This vault also needs a secret from this computer's key store, and it is not there."
    assert said == {
        "name": said["name"],
        "needed": True,
        "opens": True,
        "without": needed,
        "by words": True,
        "not in the folder": True,
        "after removing": True,
        "after adding": True,
        "secret lost": needed,
        "other secret": "WrongPassphrase: This passphrase does not open the vault.",
    }


@real_session
@pytest.mark.secret_service
def test_a_key_store_that_hangs_is_given_up_and_the_words_still_open(tmp_path: Path) -> None:
    said = told("goes-silent", tmp_path, session=True)
    assert said["said"] == "KeyStoreSilent: This computer's key store did not answer."
    assert said["by words"] is True
    assert said["took"] < BOUND + 3
    assert "did not answer" in said["silent"]
    assert said["look"] < 2 * BOUND + 3


@real_session
@pytest.mark.secret_service
def test_a_service_that_never_answers_does_not_hang_the_look_for_one(tmp_path: Path) -> None:
    said = told("never-answers", tmp_path, session=True)
    assert "did not answer" in said["said"]
    assert said["took"] < 2 * BOUND + 3


def test_without_a_session_there_is_no_key_store_and_it_is_said(tmp_path: Path) -> None:
    said = told("none", tmp_path, session=False)
    assert said["store"] is False
    assert said["said"] == "This computer has no key store that the program can use."


@pytest.mark.parametrize(
    "backend", ["keyring.backends.null.Keyring", "tests.vault.keyring_in_clear.PlaintextKeyring"], ids=["null", "clear"]
)
def test_a_back_end_that_protects_nothing_is_refused_by_name(tmp_path: Path, backend: str) -> None:
    said = told("none", tmp_path, session=False, PYTHON_KEYRING_BACKEND=backend)
    assert said["is"] == backend.rpartition(".")[0]
    assert said["store"] is False
    assert f"({said['is']}) does not protect what it keeps" in said["said"]


class Backend:
    """A back end that does what a key store may do at worst."""

    name = "an invented key store"

    def __init__(self) -> None:
        self.release = threading.Event()

    def get_password(self, _service: str, _entry: str) -> str:
        self.release.wait(60)
        return "not what was written"

    def set_password(self, _service: str, _entry: str, _secret: str) -> None:
        raise RuntimeError("the collection is locked")


def test_a_call_that_blocks_is_given_up_and_an_error_is_put_into_words() -> None:
    backend = Backend()
    store = OsKeyStore(backend, seconds=0.05)
    with pytest.raises(KeyStoreSilent):
        store.read("entry")
    with pytest.raises(KeyStoreRefused):
        store.write("entry", b"secret")
    backend.release.set()
    with pytest.raises(KeyStoreRefused):  # an answer, but no secret of ours
        OsKeyStore(backend, seconds=5).read("entry")
