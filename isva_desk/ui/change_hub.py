"""Tells the pages what an act changed; each asks again only for what it shows."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class ChangeHub(QObject):
    """``changed`` carries the ``Changes`` of every act, in the window's thread."""

    changed = Signal(object)
