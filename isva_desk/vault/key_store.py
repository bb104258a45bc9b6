"""The key store of the operating system as an extra factor: Secret Service, KWallet, macOS Keychain, Windows.

It may be absent, locked, or never answer. Every call to it runs on a thread of its own and is given up after a bounded
time. Back ends that keep secrets in clear, or nowhere, are refused by name.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import queue
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from isva_desk.language import _
from isva_desk.vault.problems import VaultProblem
from isva_desk.vault.wrapping import StoreSecret

_SERVICE = "ISVA Desk"
_REAL_STORES = ("SecretService", "libsecret", "kwallet", "macOS", "Windows")
_LOOK_SECONDS, _CALL_SECONDS = 5.0, 30.0
_Answer = TypeVar("_Answer")


class KeyStoreProblem(VaultProblem):
    """The key store of this computer does not give what the vault needs from it."""


class KeyStoreNeeded(KeyStoreProblem):
    """The vault asks for a secret of the key store, and there is none here."""

    def __init__(self) -> None:
        super().__init__(
            _("This vault also needs a secret from this computer's key store, and it is not there."),
            kept=_("Nothing was changed."),
            next_step=_("Log in as usual so that the key store opens, or use the recovery words."),
        )


class KeyStoreSilent(KeyStoreProblem):
    """The key store did not answer in time."""

    def __init__(self) -> None:
        super().__init__(
            _("This computer's key store did not answer."),
            kept=_("Nothing was changed."),
            next_step=_("Open the key store of your system and try again, or use the recovery words."),
        )


class KeyStoreRefused(KeyStoreProblem):
    """The key store answered with an error, for example because it was not unlocked."""

    def __init__(self) -> None:
        super().__init__(
            _("This computer's key store did not give the secret."),
            kept=_("Nothing was changed."),
            next_step=_("Unlock the key store of your system and try again, or use the recovery words."),
        )


class KeyStore(Protocol):
    """Where a secret can be kept apart from the vault. Every call returns or raises KeyStoreProblem in bounded time."""

    @property
    def name(self) -> str:
        """What the system calls it."""

    def read(self, entry: str) -> bytes | None:
        """The secret of that entry, or None."""

    def write(self, entry: str, secret: bytes) -> None:
        """Keeps the secret under that entry."""

    def remove(self, entry: str) -> None:
        """Forgets the entry, if it is there."""


@dataclass(frozen=True, slots=True)
class FoundKeyStore:
    """What the look for a key store found: the store, or in words why there is none."""

    store: KeyStore | None
    why_not: str = ""


def os_key_store(*, seconds: float = _CALL_SECONDS) -> KeyStore | None:
    """The key store of this computer, or None where there is no real one. ``seconds`` bounds each later call."""
    return find_key_store(seconds=seconds).store


def find_key_store(*, seconds: float = _CALL_SECONDS, look_seconds: float = _LOOK_SECONDS) -> FoundKeyStore:
    """The key store of this computer, or why there is none."""
    try:
        backend = _in_time(_backend, look_seconds)
    except KeyStoreSilent as silent:
        return FoundKeyStore(None, str(silent))
    except Exception:  # noqa: BLE001  # whatever a system's key store throws, there is none to use
        return FoundKeyStore(None, _("This computer has no key store that the program can use."))
    if type(backend).__module__ == "keyring.backends.fail":
        return FoundKeyStore(None, _("This computer has no key store that the program can use."))
    real = [part for part in getattr(backend, "backends", [backend]) if _is_real(part)]
    if not real:
        return FoundKeyStore(
            None,
            _("This computer's key store ({name}) does not protect what it keeps, so it is not used.").format(
                name=type(backend).__module__
            ),
        )
    return FoundKeyStore(OsKeyStore(real[0], seconds))


@dataclass(frozen=True, slots=True)
class OsKeyStore:
    """A real key store behind the keyring library."""

    backend: Any
    seconds: float

    @property
    def name(self) -> str:
        """What the system calls it."""
        return str(self.backend.name)

    def read(self, entry: str) -> bytes | None:
        """The secret of that entry, or None. Raises KeyStoreProblem."""
        text = _asked(lambda: self.backend.get_password(_SERVICE, entry), self.seconds)
        try:
            return None if text is None else base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError) as error:
            raise KeyStoreRefused from error

    def write(self, entry: str, secret: bytes) -> None:
        """Keeps the secret under that entry. Raises KeyStoreProblem."""
        text = base64.b64encode(secret).decode("ascii")
        _asked(lambda: self.backend.set_password(_SERVICE, entry, text), self.seconds)

    def remove(self, entry: str) -> None:
        """Forgets the entry, if it is there. Raises KeyStoreProblem."""
        from keyring.errors import PasswordDeleteError

        def forget() -> None:
            with contextlib.suppress(PasswordDeleteError):
                self.backend.delete_password(_SERVICE, entry)

        _asked(forget, self.seconds)


def new_store_secret(key_store: KeyStore, vault: str) -> StoreSecret:
    """A new secret, kept in the key store under a new entry and read back. Raises KeyStoreProblem."""
    made = StoreSecret(f"vault {vault} {secrets.token_hex(4)}", secrets.token_bytes(32))
    key_store.write(made.entry, made.secret)
    if key_store.read(made.entry) != made.secret:
        raise KeyStoreRefused
    return made


def read_store_secret(key_store: KeyStore | None, entry: str) -> bytes:
    """The secret of that entry. Raises KeyStoreNeeded where there is none, and other KeyStoreProblems."""
    secret = key_store.read(entry) if key_store else None
    if secret is None:
        raise KeyStoreNeeded
    return secret


def _backend() -> Any:
    import keyring

    return keyring.get_keyring()


def _is_real(backend: Any) -> bool:
    module = type(backend).__module__
    return module.startswith("keyring.backends.") and module.split(".")[2] in _REAL_STORES


def _asked(call: Callable[[], _Answer], seconds: float) -> _Answer:
    try:
        return _in_time(call, seconds)
    except KeyStoreProblem:
        raise
    except Exception as error:
        raise KeyStoreRefused from error


def _in_time(call: Callable[[], _Answer], seconds: float) -> _Answer:
    answers: queue.SimpleQueue[tuple[_Answer | None, Exception | None]] = queue.SimpleQueue()

    def run() -> None:
        try:
            answers.put((call(), None))
        except Exception as error:  # noqa: BLE001  # carried to the thread that asked
            answers.put((None, error))

    threading.Thread(target=run, name="key store", daemon=True).start()
    try:
        answer, error = answers.get(timeout=seconds)
    except queue.Empty:
        raise KeyStoreSilent from None
    if error is not None:
        raise error
    return answer  # type: ignore[return-value]
