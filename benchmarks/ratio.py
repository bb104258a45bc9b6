"""One ratio: what ours takes, what a named anchor takes in the same run, and the band it should keep."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Ratio:
    """``ours`` and ``anchor`` are in ``unit``; ``band`` is the highest good ratio, ``limit`` that of ``ours``."""

    number: int
    what: str
    against: str
    ours: float
    anchor: float
    unit: str
    band: float | None
    limit: float | None = None

    @property
    def ratio(self) -> float:
        return self.ours / self.anchor

    @property
    def holds(self) -> bool:
        within_band = self.band is None or self.ratio <= self.band
        return within_band and (self.limit is None or self.ours <= self.limit)


def side_by_side(ours: Callable[[], object], anchor: Callable[[], object], rounds: int) -> tuple[float, float]:
    """The best of several rounds of each, in seconds. They take turns, so that a busy moment falls on both."""
    best_ours = best_anchor = float("inf")
    for _round in range(rounds):
        best_ours = min(best_ours, seconds(ours))
        best_anchor = min(best_anchor, seconds(anchor))
    return best_ours, best_anchor


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def percentile(values: Iterable[float], share: float) -> float:
    """The value below which that share of all lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def report(*ratios: Ratio) -> None:
    """Hand the ratios of one file to the runner: one JSON document a line on standard output."""
    for ratio in ratios:
        print(json.dumps(asdict(ratio)), flush=True)
