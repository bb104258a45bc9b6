"""What every test lives in: folders of its own, no network, no screen, English.

The order is random (pytest-randomly), warnings of Python and of Qt are failures (pyproject.toml).
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import hypothesis
import pytest

from isva_desk import language

# Before anything imports Qt: no test may ever open a window on somebody's desk.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

# A busy machine makes an example slow without anything being wrong; no example may depend on an earlier run.
hypothesis.settings.register_profile("desk", deadline=None, database=None, max_examples=60)
hypothesis.settings.load_profile("desk")

FOLDERS = {
    "HOME": "home",
    "USERPROFILE": "home",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_STATE_HOME": "home/.local/state",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_RUNTIME_DIR": "run",
    "APPDATA": "home/AppData/Roaming",
    "LOCALAPPDATA": "home/AppData/Local",
}


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for each test, and no way to the key store of whoever runs the tests."""
    root = tmp_path_factory.mktemp("person")
    for name, place in FOLDERS.items():
        folder = root / place
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        monkeypatch.setenv(name, str(folder))
    if "DBUS_SESSION_BUS_ADDRESS" in os.environ:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    return root / "home"


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test starts and leaves the program speaking English."""
    language.use("en")
    yield
    language.use("en")


class NetworkUsed(AssertionError):
    """A test, or the product in a test, tried to reach another computer."""


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every socket but those of this machine's own processes (AF_UNIX: Secret Service, X11) is refused."""

    def refuse_unless_local(name: str) -> Any:
        real = getattr(socket.socket, name)

        def call(self: socket.socket, *arguments: Any) -> Any:
            if sys.platform != "win32" and self.family == socket.AF_UNIX:
                return real(self, *arguments)
            raise NetworkUsed(f"{name}{arguments}")

        return call

    def refuse(*arguments: Any, **_named: Any) -> NoReturn:
        raise NetworkUsed(f"name looked up: {arguments}")

    for name in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse_unless_local(name))
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
