"""The pin on PySide6: in 6.12.0 every signal loses a reference to True, and Python 3.11 dies of it before long."""

from __future__ import annotations

import subprocess
import sys

# In an interpreter of its own, as the fault would take the test run with it.
PROBE = """
import sys
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

class Sender(QObject):
    flag = Signal(bool)
    thing = Signal(object)
    bare = Signal()

application = QCoreApplication([])
heard = []
sender = Sender()
sender.flag.connect(lambda value: heard.append(1))
sender.thing.connect(lambda value: heard.append(1), Qt.ConnectionType.QueuedConnection)
sender.bare.connect(lambda: heard.append(1))

def round_of_signals(count):
    for _ in range(count):
        sender.flag.emit(True)
        sender.thing.emit(None)
        sender.bare.emit()
    application.processEvents()

round_of_signals(100)
before = sys.getrefcount(True), sys.getrefcount(None)
round_of_signals(5000)
after = sys.getrefcount(True), sys.getrefcount(None)
print(len(heard), after[0] - before[0], after[1] - before[1])
"""


def test_signals_neither_lose_nor_keep_references() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    heard, true_drift, none_drift = map(int, done.stdout.split())
    assert heard == 3 * 5100
    if sys.version_info < (3, 12):  # from 3.12 True and None are immortal, and their count means nothing any more
        # A few may come and go with caches; 5,000 signals that each lose one cannot hide in this.
        assert abs(true_drift) < 100
        assert abs(none_drift) < 100
