"""What is copied goes from the clipboard by itself; what somebody copied elsewhere in the meantime stays."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from isva_desk.ui.clipboard import SECONDS, SecretClipboard


def test_it_is_cleared_when_the_time_is_over(qtbot: QtBot) -> None:
    clipboard = SecretClipboard()
    clipboard.copy("0117 496 0999")
    assert QGuiApplication.clipboard().text() == "0117 496 0999"
    assert clipboard.timer.isActive()
    assert clipboard.timer.interval() == SECONDS * 1000 == 20_000
    clipboard.timer.timeout.emit()
    assert QGuiApplication.clipboard().text() == ""


def test_it_is_marked_as_a_secret_where_the_system_knows_that(qtbot: QtBot) -> None:
    clipboard = SecretClipboard()
    clipboard.copy("0117 496 0999")
    data = QGuiApplication.clipboard().mimeData()
    assert data.data("x-kde-passwordManagerHint").data() == b"secret"
    clipboard.clear()


def test_what_others_copied_is_left_alone(qtbot: QtBot) -> None:
    clipboard = SecretClipboard()
    clipboard.copy("0117 496 0999")
    QGuiApplication.clipboard().setText("a recipe")
    clipboard.clear()
    assert QGuiApplication.clipboard().text() == "a recipe"
    assert not clipboard.timer.isActive()
