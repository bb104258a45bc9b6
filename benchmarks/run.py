"""Run every ratio, each in an interpreter of its own, print the table and write it to ``build/bench.json``.

    python -m benchmarks.run            all of them
    python -m benchmarks.run 9 10       only these
    python -m benchmarks.run --strict   exit code 1 also when a ratio lies far out of its band (double, in two runs)

Exit code 1 when a ratio could not be measured. A band is an aim: the table says what holds and what does not yet.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

from benchmarks.ratio import Ratio

HERE = Path(__file__).parent
OUTPUT = HERE.parent / "build" / "bench.json"
FAR_OUT = 2.0


def main(wanted: list[str]) -> int:
    """Measure, print and write; the exit code."""
    strict = "--strict" in wanted
    wanted = [word for word in wanted if word != "--strict"]
    ratios: list[Ratio] = []
    failed: list[str] = []
    print(_row("#", "what", "against", "ours", "anchor", "ratio", "band", ""))
    for path in sorted(HERE.glob("ratio_[0-9]*.py")):
        numbers = {part.lstrip("0") for part in path.stem.split("_") if part.isdigit()}
        if wanted and not numbers & set(wanted):
            continue
        measured = _measure(path.stem)
        if strict and measured is not None and any(_far_out(ratio) for ratio in measured):
            measured = _measure(path.stem)
        if measured is None:
            failed.append(path.stem)
            continue
        for ratio in measured:
            print(_say(ratio), flush=True)
        ratios += measured
    _write(ratios, failed)
    for name in failed:
        print(f"{name} could not be measured")
    return 1 if failed or (strict and any(_far_out(ratio) for ratio in ratios)) else 0


def _measure(name: str) -> list[Ratio] | None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HERE.parent)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once and not at every start
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{name}"],
        cwd=HERE.parent, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        print(done.stderr, file=sys.stderr)  # what Qt's offscreen platform says otherwise is of no interest here
        return None
    return [Ratio(**json.loads(line)) for line in done.stdout.splitlines() if line.startswith("{")]


def _far_out(ratio: Ratio) -> bool:
    by_band = ratio.band is not None and ratio.ratio > FAR_OUT * ratio.band
    return by_band or (ratio.limit is not None and ratio.ours > FAR_OUT * ratio.limit)


def _say(ratio: Ratio) -> str:
    bands = [f"<= {ratio.band:.3g}"] if ratio.band is not None else []
    if ratio.limit is not None:
        bands.append(f"<= {ratio.limit:.4g} {ratio.unit}")
    return _row(
        str(ratio.number), ratio.what, ratio.against,
        f"{ratio.ours:.3g} {ratio.unit}", f"{ratio.anchor:.3g} {ratio.unit}", f"{ratio.ratio:.3g}", ", ".join(bands),
        "" if not bands else "holds" if ratio.holds else "OUT",
    )  # fmt: skip


def _row(*cells: str) -> str:
    widths = (3, 50, 36, 11, 11, 7, 18, 5)
    return " ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _write(ratios: list[Ratio], failed: list[str]) -> None:
    OUTPUT.parent.mkdir(exist_ok=True)
    table = {
        "python": platform.python_version(),
        "system": platform.system(),
        "cores": os.cpu_count(),
        "not measured": failed,
        "ratios": [
            {
                "number": ratio.number, "what": ratio.what, "against": ratio.against, "unit": ratio.unit,
                "ours": ratio.ours, "anchor": ratio.anchor, "ratio": ratio.ratio,
                "band": ratio.band, "limit": ratio.limit, "holds": ratio.holds,
            }
            for ratio in ratios
        ],
    }  # fmt: skip
    OUTPUT.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
