"""Where the data lies that is not code: rules, calendar, directory, wording, styles, fonts."""

from __future__ import annotations

import sys
from pathlib import Path


def folder() -> Path:
    """The folder ``resources``: inside the bundle of a packaged program, else beside the package in the checkout."""
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle is not None else Path(__file__).resolve().parents[2]
    return root / "resources"
