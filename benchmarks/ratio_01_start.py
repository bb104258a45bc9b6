"""Ratio 1: from nothing to the page where the desk is unlocked, against a script that shows an empty QMainWindow.

Both are started as processes of their own, by turns, and end themselves when their window is drawn.
"""

from __future__ import annotations

import subprocess
import sys
from statistics import median

from benchmarks.desks import a_folder, a_vault
from benchmarks.ratio import Ratio, report, seconds

TURNS = 9


def main() -> None:
    with a_folder() as folder:
        vault = str(a_vault(folder).folder)
        ours, anchor = [], []
        for turn in range(TURNS + 1):
            mine, theirs = start("desk", vault), start("empty")
            if turn:  # the first of each fills the disk's cache
                ours.append(mine)
                anchor.append(theirs)
    report(
        Ratio(
            1,
            "cold start to the unlock page",
            "an empty QMainWindow",
            median(ours) * 1e3,
            median(anchor) * 1e3,
            "ms",
            1.3,
        )
    )


def start(*words: str) -> float:
    """Seconds until the program has drawn its window."""
    return seconds(lambda: subprocess.run([sys.executable, "-m", "benchmarks.first_picture", *words], check=True))


if __name__ == "__main__":
    main()
