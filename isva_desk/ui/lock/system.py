"""What the system says before it sleeps and when its screen is locked, on Linux by logind over the local D-Bus.

Windows and macOS are not asked: there the clock that has jumped at wake locks, at the first look after waking.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_LOGIND = "org.freedesktop.login1"
_ADDRESS = "DBUS_SYSTEM_BUS_ADDRESS"


class SystemWatch(QObject):
    """``locking`` is sent when the computer is about to sleep or its session is locked."""

    locking = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.listening = sys.platform == "linux" and self._listen()

    def _listen(self) -> bool:
        address = os.environ.get(_ADDRESS, "unix:path=/run/dbus/system_bus_socket")
        if not all(part.startswith("unix:") for part in address.split(";")):
            # A bus over TCP would be a network connection, and this program makes none.
            return False
        from PySide6.QtDBus import QDBusConnection

        self._name = f"desk-{id(self)}"
        bus = QDBusConnection.connectToBus(address, self._name)
        if not bus.isConnected():
            return False
        signals = (
            ("/org/freedesktop/login1", "Manager", "PrepareForSleep", SLOT("_sleeping(bool)")),
            ("", "Session", "Lock", SLOT("_session_locked()")),
        )
        # The slot is a text here, whatever the library's types say of it.
        return all(
            bus.connect(_LOGIND, path, f"{_LOGIND}.{interface}", name, self, slot)  # type: ignore[call-overload]
            for path, interface, name, slot in signals
        )

    def end(self) -> None:
        """Leave the bus."""
        if self._name:
            from PySide6.QtDBus import QDBusConnection

            QDBusConnection.disconnectFromBus(self._name)
            self._name = ""

    @Slot(bool)
    def _sleeping(self, going: bool) -> None:
        if going:
            self.locking.emit()

    @Slot()
    def _session_locked(self) -> None:
        self.locking.emit()
