"""One document of a sample."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sample:
    """``name`` is its path below the folder of samples; ``says`` one line for the index."""

    name: str
    says: str
    content: bytes
