"""What the system says over the local D-Bus locks the desk: a real bus, on which the test speaks as logind."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from isva_desk.ui.lock.system import SystemWatch
from tests.builders.windows import WindowStory, a_filled_vault

jeepney = pytest.importorskip("jeepney", reason="D-Bus is spoken on Linux only")
pytestmark = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="there is no dbus-daemon here")

LOGIND = "org.freedesktop.login1"
CONFIGURATION = """
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>system</type><listen>unix:path={socket}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
"""


@pytest.fixture
def logind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Says a signal of logind on a bus of its own."""
    from jeepney import DBusAddress, new_signal
    from jeepney.bus_messages import message_bus
    from jeepney.io.blocking import open_dbus_connection

    socket = tmp_path / "bus"
    (tmp_path / "bus.conf").write_text(CONFIGURATION.format(socket=socket))
    daemon = subprocess.Popen(
        ["dbus-daemon", f"--config-file={tmp_path / 'bus.conf'}", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert daemon.stdout is not None
    assert daemon.stdout.readline().startswith("unix:")
    for bus in ("DBUS_SYSTEM_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS"):
        monkeypatch.setenv(bus, f"unix:path={socket}")
    connection = open_dbus_connection(f"unix:path={socket}")
    connection.send_and_get_reply(message_bus.RequestName("org.freedesktop.login1"))

    def say(path: str, interface: str, name: str, signature: str = "", *values: Any) -> None:
        emitter = DBusAddress(path, interface=interface)
        connection.send(new_signal(emitter, name, signature or None, values))

    yield say
    connection.close()
    daemon.terminate()
    daemon.wait(10)
    daemon.stdout.close()


def test_it_locks_before_the_computer_sleeps(
    open_window: Callable[..., WindowStory], tmp_path: Path, logind: Callable[..., None]
) -> None:
    a_filled_vault(tmp_path, lambda _desk: None)
    story = open_window().start().unlock()
    assert story.application.system_watch.listening
    logind("/org/freedesktop/login1", LOGIND + ".Manager", "PrepareForSleep", "b", True)
    story.locked()


def test_waking_up_is_no_reason_to_lock(
    open_window: Callable[..., WindowStory], tmp_path: Path, logind: Callable[..., None]
) -> None:
    a_filled_vault(tmp_path, lambda _desk: None)
    story = open_window().start().unlock()
    said: list[str] = []
    story.application.system_watch.locking.connect(lambda: said.append("lock"))
    logind("/org/freedesktop/login1", LOGIND + ".Manager", "PrepareForSleep", "b", False)
    logind("/org/freedesktop/login1/session/_31", LOGIND + ".Session", "Lock")
    story.until(lambda: bool(said))
    story.locked()
    assert said == ["lock"], "the session's lock came second, and was the only one"


@pytest.mark.parametrize("desktop", ["org.gnome.ScreenSaver", "org.freedesktop.ScreenSaver"])
def test_it_locks_with_the_screen(
    open_window: Callable[..., WindowStory], tmp_path: Path, logind: Callable[..., None], desktop: str
) -> None:
    a_filled_vault(tmp_path, lambda _desk: None)
    story = open_window().start().unlock()
    logind("/ScreenSaver", desktop, "ActiveChanged", "b", True)
    story.locked()


def test_a_bus_over_the_network_is_not_spoken_to(qtbot: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "tcp:host=localhost,port=4711")
    watch = SystemWatch()
    assert not watch.listening
    watch.end()


def test_without_a_system_bus_it_still_locks_with_the_screen(
    open_window: Callable[..., WindowStory],
    tmp_path: Path,
    logind: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path / 'nothing'}")
    a_filled_vault(tmp_path, lambda _desk: None)
    story = open_window().start().unlock()
    logind("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", "b", True)
    story.locked()


def test_without_a_bus_the_desk_opens_all_the_same(
    open_window: Callable[..., WindowStory], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path / 'nothing'}")
    a_filled_vault(tmp_path, lambda _desk: None)
    story = open_window().start().unlock()
    assert not story.application.system_watch.listening
    assert story.window.isVisible()
