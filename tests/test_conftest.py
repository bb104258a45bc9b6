"""The walls that the other tests stand behind."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest


def test_no_test_reaches_another_computer() -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_STREAM) as line,
        pytest.raises(AssertionError, match="connect"),
    ):
        line.connect(("192.0.2.1", 80))
    with pytest.raises(AssertionError, match="name looked up"):
        socket.create_connection(("example.org", 80), timeout=1)


def test_processes_of_this_machine_may_still_talk(tmp_path: Path) -> None:
    if not hasattr(socket, "AF_UNIX"):
        pytest.skip("this system has no local sockets")
    with socket.socket(socket.AF_UNIX) as listener, socket.socket(socket.AF_UNIX) as caller:
        listener.bind(str(tmp_path / "s"))
        listener.listen()
        caller.connect(str(tmp_path / "s"))
        assert caller.getpeername() == str(tmp_path / "s")


def test_every_test_has_a_home_of_its_own(own_folders: Path) -> None:
    assert Path.home() == own_folders
    assert not any(own_folders.rglob("*.db"))
    assert "DBUS_SESSION_BUS_ADDRESS" not in os.environ
