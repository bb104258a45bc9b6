"""Ctrl+C while Qt is at work. Raised inside a call that Qt makes back into Python, it would crash the program."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def stopped_by(stop: Callable[[], object]) -> Iterator[None]:
    """While this lasts, Ctrl+C calls ``stop`` and raises nothing. Only the main thread can ask for that."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, lambda _number, _frame: stop())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
