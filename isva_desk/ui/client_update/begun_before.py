"""An update that was begun and has not left: to carry on with, or to begin anew."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import Signal

from isva_desk.language import _
from isva_desk.ui.parts import Banner, PlainButton


class BegunBefore(Banner):
    """``carried_on`` carries what was written then; ``begun_anew`` says that it is not wanted any more."""

    carried_on = Signal(object)
    begun_anew = Signal()

    def __init__(self) -> None:
        super().__init__(_("You began an update here and it has not left."), "blue", icon="document")
        self._held: dict[str, Any] = {}
        self.carry_on = PlainButton(_("Carry on"), self._carry_on)
        self.add_act(self.carry_on)
        self.add_act(PlainButton(_("Start anew"), self._start_anew))
        self.hide()

    def offer(self, text: str | None) -> None:
        """Offer what is kept in this draft; nothing where there is none."""
        self._held = json.loads(text) if text else {}
        self.setVisible(bool(text))

    def _carry_on(self) -> None:
        self.hide()
        self.carried_on.emit(self._held)

    def _start_anew(self) -> None:
        self.hide()
        self.begun_anew.emit()
