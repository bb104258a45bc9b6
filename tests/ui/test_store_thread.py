"""The thread that owns the records: answers come back in order, to those who are still there."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from isva_desk.ui.store_thread import StoreThread


@pytest.fixture
def thread(qtbot: QtBot) -> Iterator[StoreThread]:
    made = StoreThread()
    yield made
    assert made.finish(lambda: None, 5000)


class Asker(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    def hear(self, answer: object) -> None:
        self.heard.append(answer)


def test_work_is_done_elsewhere_and_answered_here(qtbot: QtBot, thread: StoreThread) -> None:
    asker = Asker()
    thread.call(threading.get_ident, then=asker.hear)
    qtbot.waitUntil(lambda: thread.idle)
    assert asker.heard
    assert asker.heard[0] != threading.get_ident()


def test_what_goes_wrong_comes_back_to_who_asked(qtbot: QtBot, thread: StoreThread) -> None:
    problems: list[Exception] = []

    def fail() -> None:
        raise ValueError("no such case")

    thread.call(fail, failed=problems.append)
    qtbot.waitUntil(lambda: bool(problems))
    assert isinstance(problems[0], ValueError)


def test_only_the_newest_question_is_answered(qtbot: QtBot, thread: StoreThread) -> None:
    asker = Asker()
    for letters in ("s", "sa", "sam"):
        thread.call(str.upper, letters, then=asker.hear, latest="find")
    thread.call(str.upper, "other", then=asker.hear)
    qtbot.waitUntil(lambda: thread.idle)
    assert asker.heard == ["SAM", "OTHER"]


def test_nobody_is_called_who_is_gone(qtbot: QtBot, thread: StoreThread) -> None:
    gone, there = Asker(), Asker()
    held = threading.Event()
    thread.call(held.wait, 5, then=gone.hear)
    thread.call(str.upper, "sam", then=there.hear)
    heard = gone.heard
    shiboken6.delete(gone)
    held.set()
    qtbot.waitUntil(lambda: thread.idle)
    assert heard == []
    assert there.heard == ["SAM"]


def test_it_says_that_it_is_busy_only_when_it_takes_long(qtbot: QtBot, thread: StoreThread) -> None:
    said: list[bool] = []
    thread.busy.connect(said.append)
    thread.call(str.upper, "sam")
    qtbot.waitUntil(lambda: thread.idle)
    assert True not in said
    held = threading.Event()
    thread.call(held.wait, 10)
    qtbot.waitUntil(lambda: True in said)
    held.set()
    qtbot.waitUntil(lambda: said[-1] is False)


def test_ending_does_what_writes_and_leaves_out_what_only_reads(qtbot: QtBot) -> None:
    thread = StoreThread()
    held, done = threading.Event(), []
    thread.call(held.wait, 5, then=lambda _answer: done.append("called back"))
    thread.call(lambda: done.append("read"))
    thread.call(lambda: done.append("written"), writes=True)
    thread.cancelled.set()
    held.set()
    assert thread.finish(lambda: done.append("closed"), 5000)
    assert done == ["written", "closed"]
