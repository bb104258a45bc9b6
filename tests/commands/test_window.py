"""``isva-desk window``: opens the desk, or says in one sentence why it cannot."""

from __future__ import annotations

import sys

import pytest

from isva_desk import app
from isva_desk.cli import main


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main(["window"]) == 2
    complaint = capsys.readouterr().err
    assert complaint.startswith("isva-desk: There is no screen here to show the desk on.")
    assert len(complaint.splitlines()) == 1


def test_it_opens_where_it_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    opened: list[object] = []

    def open_window(vault: object) -> int:
        opened.append(vault)
        return 0

    monkeypatch.setattr(app, "open_window", open_window)
    folder = tmp_path_factory.mktemp("vault")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert main(["window", "--vault", str(folder)]) == 0
    assert main([]) == 0
    assert opened == [folder, None]
