"""Argon2id: how a passphrase becomes a key slowly, so that guessing is slow for a thief too (RFC 9106)."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass

from argon2.exceptions import HashingError
from argon2.low_level import ARGON2_VERSION, Type, hash_secret_raw

from isva_desk.vault.problems import NotEnoughMemory

_MIB = 1024
_BRISK, _SLOW = 0.7, 1.0


@dataclass(frozen=True, slots=True)
class ArgonCost:
    """What one guess costs: memory in KiB, passes over it, and lanes."""

    memory_kib: int
    passes: int = 3
    lanes: int = 4

    def falls_short_of(self, floor: ArgonCost) -> bool:
        """Whether a guess is cheaper in any respect than the floor allows."""
        return self.memory_kib < floor.memory_kib or self.passes < floor.passes or self.lanes < floor.lanes

    @property
    def sensible(self) -> bool:
        """Whether a machine can be asked for it: a file that wants all memory is refused."""
        return 8 * self.lanes <= self.memory_kib <= _CEILING_KIB and 1 <= self.passes <= 64 and 1 <= self.lanes <= 16


FLOOR = ArgonCost(memory_kib=64 * _MIB)
_MOST_KIB = 1024 * _MIB
_CEILING_KIB = 4096 * _MIB


def stretch(secret: bytes, salt: bytes, cost: ArgonCost) -> bytes:
    """The 32 bytes that Argon2id makes of the secret. Raises NotEnoughMemory."""
    try:
        return hash_secret_raw(
            secret, salt, cost.passes, cost.memory_kib, cost.lanes, hash_len=32, type=Type.ID, version=ARGON2_VERSION
        )
    except HashingError as error:
        raise NotEnoughMemory(cost.memory_kib // _MIB) from error


def measured_cost(seconds_of: Callable[[ArgonCost], float] | None = None, *, most_kib: int | None = None) -> ArgonCost:
    """The cost at which one guess takes 0.7 to 1.0 seconds on this machine, and never less than the floor.

    Memory is raised first, up to ``most_kib`` (a quarter of this machine's memory, and 1 GiB at most); then passes.
    ``seconds_of`` measures one guess. Raises NotEnoughMemory where the machine cannot even do the floor.
    """
    measure = seconds_of or _seconds_of
    most = max(FLOOR.memory_kib, most_kib or _memory_to_use())
    aim = (_BRISK + _SLOW) / 2
    cost = FLOOR
    seconds = measure(cost)
    for _attempt in range(6):
        if _BRISK <= seconds <= _SLOW or (seconds > _SLOW and cost == FLOOR):
            break
        wanted = _scaled(cost, aim / max(seconds, 0.001), most)
        try:
            seconds, cost = measure(wanted), wanted
        except NotEnoughMemory:
            most = max(FLOOR.memory_kib, most // 2)
    return cost


def _memory_to_use() -> int:
    try:
        whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1024
    except (AttributeError, ValueError, OSError):  # Windows does not say
        return _MOST_KIB
    return min(_MOST_KIB, whole // 4)


def _scaled(cost: ArgonCost, factor: float, most_kib: int) -> ArgonCost:
    work = cost.memory_kib * cost.passes * factor
    memory = round(work / FLOOR.passes / _MIB) * _MIB
    memory = min(max(memory, FLOOR.memory_kib), most_kib)
    passes = min(max(round(work / memory), FLOOR.passes), 64)
    return ArgonCost(memory, passes, FLOOR.lanes)


def _seconds_of(cost: ArgonCost) -> float:
    start = time.perf_counter()
    stretch(b"how long does this take", b"0123456789abcdef", cost)
    return time.perf_counter() - start
