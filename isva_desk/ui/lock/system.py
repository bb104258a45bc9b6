"""What the system says before it sleeps and when its screen is locked, on Linux over the local D-Bus.

Windows and macOS are not asked: there the clock that has jumped at wake locks, at the first look after waking.
"""

from __future__ import annotations

import os
import socket
import sys
from itertools import count

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_LOGIND = "org.freedesktop.login1"
# By bus: the variable that holds its address, the address without it, and what is listened to: sender, path, interface,
# signal, and our slot for it.
_BUSES = (
    (
        "DBUS_SYSTEM_BUS_ADDRESS",
        "unix:path=/run/dbus/system_bus_socket",
        (
            (_LOGIND, "/org/freedesktop/login1", f"{_LOGIND}.Manager", "PrepareForSleep", SLOT("_on(bool)")),
            (_LOGIND, "", f"{_LOGIND}.Session", "Lock", SLOT("_now()")),
        ),
    ),
    (
        "DBUS_SESSION_BUS_ADDRESS",
        "",
        (
            ("", "", "org.freedesktop.ScreenSaver", "ActiveChanged", SLOT("_on(bool)")),
            ("", "", "org.gnome.ScreenSaver", "ActiveChanged", SLOT("_on(bool)")),
        ),
    ),
)
_SECONDS = 0.5
# No two connections of one run share a name.
_NUMBERS = count(1)


class SystemWatch(QObject):
    """``locking`` is sent when the computer is about to sleep or its screen is locked."""

    locking = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        if sys.platform == "linux":
            for variable, otherwise, signals in _BUSES:
                self._listen(os.environ.get(variable, otherwise), signals)

    @property
    def listening(self) -> bool:
        """There is a bus on which something could be said."""
        return bool(self._names)

    def _listen(self, address: str, signals: tuple[tuple[str, str, str, str, str], ...]) -> None:
        if not address or not all(part.startswith("unix:") for part in address.split(";")):
            # A bus over TCP would be a network connection, and this program makes none.
            return
        if not any(_is_there(part) for part in address.split(";")):
            return
        from PySide6.QtDBus import QDBusConnection

        # Qt keeps a connection by its name even where it failed, and would hand the dead one out again.
        name = f"desk-{next(_NUMBERS)}"
        bus = QDBusConnection.connectToBus(address, name)
        if not bus.isConnected():
            return
        self._names.append(name)
        for sender, path, interface, signal, slot in signals:
            # The slot is a text here, whatever the library's types say of it.
            bus.connect(sender, path, interface, signal, self, slot)  # type: ignore[call-overload]

    def end(self) -> None:
        """Leave the buses."""
        if self._names:
            from PySide6.QtDBus import QDBusConnection

            for name in self._names:
                QDBusConnection.disconnectFromBus(name)
            self._names.clear()

    @Slot(bool)
    def _on(self, begins: bool) -> None:
        if begins:
            self.locking.emit()

    @Slot()
    def _now(self) -> None:
        self.locking.emit()


def _is_there(address: str) -> bool:
    """Somebody listens at a local address. Qt is not asked where nobody does: its thread can crash on the way back."""
    said = dict(part.split("=", 1) for part in address.removeprefix("unix:").split(",") if "=" in part)
    place = said.get("path") or ("\0" + said["abstract"] if said.get("abstract") else "")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(_SECONDS)
        try:
            line.connect(place)
        except (OSError, ValueError):
            return False
    return True
