"""Before anything else that is made for the client leaves: by which way, and whether that is safe now."""

from __future__ import annotations

from collections.abc import Callable

from isva_desk.journal.acts.client_updates import How
from isva_desk.language import _
from isva_desk.ui.client_update.way_chooser import WayChooser
from isva_desk.ui.parts.sheet import Sheet
from isva_desk.ui.workspace import Workspace


class SafeWaySheet(Sheet):
    """``then`` is called with the way and, in words for the journal, why it was safe or used all the same."""

    def __init__(self, workspace: Workspace, case_id: str, name: str, then: Callable[[How, str], object]) -> None:
        super().__init__(_("Before it leaves"), below=_("This page is for the client. Nothing is sent from here."),
                         width=680)  # fmt: skip
        self._then = then
        ways: list[tuple[How, str]] = [
            ("in-person", _("I hand it over")), ("post", _("By post")), ("email", _("By email")),
        ]  # fmt: skip
        self.chooser = WayChooser(workspace, case_id, name, ways)
        self.box.addWidget(self.chooser)
        self.add_cancel()
        self.go = self.add_primary(_("Go on"))
        self.go.clicked.connect(self._go_on)
        self.go.setEnabled(False)
        self.chooser.changed.connect(self._follow)
        self.chooser.ways.focus_first()

    def _follow(self) -> None:
        self.go.setEnabled(self.chooser.way is not None)
        self.settle()

    def _go_on(self) -> None:
        way, how = self.chooser.way, self.chooser.how()
        if way is None or how is None:
            return
        reason = self.chooser.reason.text().strip()
        if way.needs_reason and not reason:
            self.chooser.complain(_("Say why it leaves by this way now. The reason is kept."))
            return
        then = self._then
        self.accept()
        then(how, " ".join(part for part in (way.words, reason) if part))
