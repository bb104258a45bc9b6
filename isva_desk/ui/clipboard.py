"""Copied values stay on the clipboard for 20 seconds, and are marked as secret where the system knows that."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

SECONDS = 20

# KDE's clipboard keeps no history of what carries this; Windows keeps none of the second, macOS none of the third.
_HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\x01\x00\x00\x00",
    "application/x-nspasteboard-concealed-type": b"",
}


class SecretClipboard(QObject):
    """The clipboard, as far as this desk has put something on it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(SECONDS * 1000)
        self.timer.timeout.connect(self.clear)

    def copy(self, text: str) -> None:
        """Put the text on the clipboard."""
        data = QMimeData()
        data.setText(text)
        for kind, value in _HINTS.items():
            data.setData(kind, value)
        self._text = text
        QGuiApplication.clipboard().setMimeData(data)
        self.timer.start()

    def clear(self) -> None:
        """Empty the clipboard if what is on it is ours; what a person copied elsewhere in the meantime stays."""
        self.timer.stop()
        if not self._text:
            return
        clipboard = QGuiApplication.clipboard()
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            if (mode is not QClipboard.Mode.Selection or clipboard.supportsSelection()) and (
                clipboard.text(mode) == self._text
            ):
                clipboard.clear(mode)
        self._text = ""
