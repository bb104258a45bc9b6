"""The one thread that owns the connection to the records. Questions go in, answers come back by queued signals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from queue import SimpleQueue
from threading import Event
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QThread, QTimer, Signal

LONG = 150  # milliseconds after which a person is shown that something is under way

Then = Callable[[Any], object]
Failed = Callable[[Exception], object]


@dataclass(frozen=True, slots=True)
class _Task:
    ticket: int
    work: Callable[[], Any]
    writes: bool


@dataclass(frozen=True, slots=True)
class _Waiting:
    then: Then | None
    failed: Failed | None
    latest: str


# Threads that finish by themselves: Qt must not delete one that runs, so they are held here until they are done.
_LEAVING: set[QThread] = set()


def wait_for_leaving(patience: int) -> None:
    """Wait for threads that were left to themselves, at most so many milliseconds each."""
    for thread in [*_LEAVING]:
        thread.wait(patience)
        _LEAVING.discard(thread)


class StoreThread(QObject):
    """Runs functions one after the other, away from the window. ``busy`` says when it takes longer than a moment."""

    busy = Signal(bool)
    _answered = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cancelled = Event()
        self._tasks: SimpleQueue[_Task | None] = SimpleQueue()
        self._waiting: dict[int, _Waiting] = {}
        self._newest: dict[str, int] = {}
        self._ticket = 0
        self._answered.connect(self._pass_on)
        self._long = QTimer(self)
        self._long.setSingleShot(True)
        self._long.setInterval(LONG)
        self._long.timeout.connect(lambda: self.busy.emit(True))
        self._thread = _Worker(self._tasks, self._answered.emit, self.cancelled)
        self._thread.start()

    def call(
        self,
        function: Callable[..., Any],
        *args: Any,
        then: Then | None = None,
        failed: Failed | None = None,
        latest: str = "",
        writes: bool = False,
    ) -> None:
        """Run ``function(*args)`` there; ``then(result)`` or ``failed(exception)`` follows in the window's thread.

        An answer is dropped when the object that asked is gone, and, with ``latest``, when a newer one
        with that word was asked since. ``writes`` marks what must be done even when the desk is locked meanwhile.
        """
        self._ticket += 1
        self._waiting[self._ticket] = _Waiting(then, failed, latest)
        if latest:
            self._newest[latest] = self._ticket
        self._tasks.put(_Task(self._ticket, lambda: function(*args), writes))
        if not self._long.isActive():
            self._long.start()

    @property
    def idle(self) -> bool:
        """Nothing is waiting for an answer."""
        return not self._waiting

    def finish(self, last: Callable[[], object], patience: int) -> bool:
        """Do what writes and still waits, then ``last``, then end. False when it took longer than ``patience`` ms.

        Nobody is called back any more. Long work sees ``cancelled`` and stops by itself.
        """
        self.cancelled.set()
        self._waiting.clear()
        self._long.stop()
        self._tasks.put(_Task(0, last, writes=True))
        self._tasks.put(None)
        ended = self._thread.wait(patience)
        if not ended:
            self._leave()
        return ended

    def leave(self) -> None:
        """End when what is under way is done, without waiting. The thread deletes itself."""
        self.cancelled.set()
        self._waiting.clear()
        self._long.stop()
        self._leave()
        self._tasks.put(None)

    def _leave(self) -> None:
        _LEAVING.add(self._thread)
        self._thread.finished.connect(partial(_LEAVING.discard, self._thread))

    def ended(self) -> bool:
        """The thread is over, and with it the connection."""
        return self._thread.isFinished()

    def _pass_on(self, ticket: int, result: Any, problem: Exception | None) -> None:
        waiting = self._waiting.pop(ticket, None)
        if not self._waiting:
            self._long.stop()
            self.busy.emit(False)
        if waiting is None or (waiting.latest and self._newest.get(waiting.latest) != ticket):
            return
        answer, value = (waiting.then, result) if problem is None else (waiting.failed, problem)
        if answer is not None and is_there(answer):
            answer(value)


class _Worker(QThread):
    """The thread itself: takes tasks off the queue until it meets None."""

    def __init__(
        self,
        tasks: SimpleQueue[_Task | None],
        answer: Callable[[int, Any, Exception | None], object],
        cancelled: Event,
    ) -> None:
        super().__init__()
        self.setObjectName("store")
        self._tasks, self._answer, self._cancelled = tasks, answer, cancelled

    def run(self) -> None:
        while (task := self._tasks.get()) is not None:
            if self._cancelled.is_set() and not task.writes:
                continue
            try:
                result, problem = task.work(), None
            except Exception as error:  # noqa: BLE001 - whatever happened belongs to the one who asked
                result, problem = None, error
            if not self._cancelled.is_set():
                self._answer(task.ticket, result, problem)


def is_there(answer: Callable[[Any], object]) -> bool:
    """The window object whose method is to be called has not been deleted in the meantime."""
    owner = getattr(answer, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
