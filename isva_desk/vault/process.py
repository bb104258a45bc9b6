"""What the program tells the system about itself, so that memory and files do not end up where others look."""

from __future__ import annotations

import os
import sys


def harden_process() -> None:
    """No core dumps, no reading of this program's memory by other programs of the person, private files by default.

    Call it first thing. Where the system has no such setting, nothing happens.
    """
    os.umask(0o077)
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        _not_dumpable()
    if sys.platform == "win32":
        _no_crash_window()


def _not_dumpable() -> None:
    import ctypes

    set_dumpable = 4  # PR_SET_DUMPABLE in linux/prctl.h; a system that pipes dumps to a program ignores the limit above
    ctypes.CDLL(None).prctl(set_dumpable, 0, 0, 0, 0)


def _no_crash_window() -> None:
    import ctypes

    if sys.platform == "win32":
        no_fault_box, fail_critical = 0x0002, 0x0001  # SEM_NOGPFAULTERRORBOX, SEM_FAILCRITICALERRORS
        ctypes.windll.kernel32.SetErrorMode(no_fault_box | fail_critical)
