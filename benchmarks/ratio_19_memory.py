"""Ratio 19: what the running window holds of memory at 100 clients, against a script with an empty QMainWindow."""

from __future__ import annotations

import subprocess
import sys
from statistics import median

from benchmarks.desks import a_filled_vault, a_folder
from benchmarks.ratio import Ratio, report

CLIENTS = 100
TURNS = 3
MIB = 1024 * 1024


def main() -> None:
    with a_folder() as folder:
        vault = str(a_filled_vault(folder, CLIENTS).folder)
        ours = median(held("today", vault) for _turn in range(TURNS))
        anchor = median(held("empty") for _turn in range(TURNS))
    report(
        Ratio(
            19, f"memory of the window, {CLIENTS} clients", "an empty QMainWindow", ours / MIB, anchor / MIB, "MiB", 1.8
        )
    )


def held(*words: str) -> int:
    """Bytes that the program holds when its window is drawn."""
    command = [sys.executable, "-m", "benchmarks.first_picture", *words, "--memory"]
    return int(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.split()[-1])


if __name__ == "__main__":
    main()
