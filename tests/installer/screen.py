"""A screen of its own for a program under test, and what stands on it: Xvfb keeps it in a file that can be read."""

from __future__ import annotations

import os
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

# The X window dump that Xvfb keeps: 25 numbers of four bytes, the most significant first.
HEADER_NUMBERS = 25


@dataclass(frozen=True)
class Screen:
    """A running X server: ``name`` for DISPLAY, ``memory`` the file of what it shows."""

    name: str
    memory: Path

    def picture(self) -> QImage:
        """What the screen shows now."""
        dump = self.memory.read_bytes()
        numbers = struct.unpack(f">{HEADER_NUMBERS}I", dump[: 4 * HEADER_NUMBERS])
        header, width, height, line, colours = numbers[0], numbers[4], numbers[5], numbers[12], numbers[19]
        # Xvfb keeps 32 bits a pixel in the machine's own order; each entry of the colour table takes 12 bytes.
        pixels = dump[header + 12 * colours :]
        return QImage(pixels, width, height, line, QImage.Format.Format_RGB32).copy()


@contextmanager
def screen(folder: Path, width: int = 1280, height: int = 800) -> Iterator[Screen]:
    """An X server with nothing on it, ended afterwards."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(writer),
            "-screen",
            "0",
            f"{width}x{height}x24",
            "-fbdir",
            str(folder),
            "-nolisten",
            "tcp",
        ],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as announced:
            number = announced.readline().strip()
        assert number, "Xvfb did not start"
        yield Screen(f":{number}", folder / "Xvfb_screen0")
    finally:
        server.terminate()
        server.wait(timeout=20)
