"""Say in one sentence what this machine lacks. The standard library alone: it runs before anything is installed.

python installer/check_system.py            stops (exit 1) when the window cannot run here
python installer/check_system.py --tests    the same, and names what some tests would need
python installer/check_system.py --names    only the names of missing packages, for apt-get
"""

from __future__ import annotations

import argparse
import ctypes
import os
import shutil
import sys

OLDEST, NEWEST = (3, 11), (3, 13)

# Shared library -> the Debian and Ubuntu package that brings it.
FOR_QT = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}
FOR_A_SCREEN = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
# Program -> package. Tests that need one of these are skipped without it.
FOR_TESTS = {
    "Xvfb": "xvfb",
    "dbus-run-session": "dbus-daemon",
    "gnome-keyring-daemon": "gnome-keyring",
    "objdump": "binutils",
}


def main() -> int:
    """Print what is missing; 1 when the window could not run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tests", action="store_true")
    parser.add_argument("--names", action="store_true")
    asked = parser.parse_args()
    has_screen = bool(os.environ.get("DISPLAY"))
    needed = missing_libraries(FOR_QT | (FOR_A_SCREEN if has_screen else {}))
    wanted = missing_programs(FOR_TESTS) + ([] if has_screen else missing_libraries(FOR_A_SCREEN))
    if asked.names:
        print(" ".join(needed + wanted))
        return 0
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        version = ".".join(map(str, sys.version_info[:2]))
        print(f"ISVA Desk needs Python 3.11, 3.12 or 3.13; this is Python {version}.")
        return 1
    if needed:
        names = " ".join(needed)
        print(f"This machine lacks libraries that the window needs; install them with: sudo apt-get install {names}")
        return 1
    if asked.tests and wanted:
        print(f"Some tests will be skipped here; to run them all: sudo apt-get install {' '.join(wanted)}")
    return 0


def missing_libraries(libraries: dict[str, str]) -> list[str]:
    """Packages of the libraries that cannot be loaded. Windows and macOS bring what Qt needs."""
    return [package for library, package in libraries.items() if sys.platform == "linux" and not _loads(library)]


def missing_programs(programs: dict[str, str]) -> list[str]:
    """Packages of the programs that cannot be found."""
    return [package for program, package in programs.items() if sys.platform == "linux" and not shutil.which(program)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
