"""Says that no named person has reviewed the words of a page, and what that asks of the adviser."""

from __future__ import annotations

from isva_desk.language import _
from isva_desk.ui.parts import Banner
from isva_desk.writing.update import ClientUpdate


class UnreadBanner(Banner):
    """Hidden where every template that was used has its reviewer."""

    def __init__(self) -> None:
        super().__init__("", "amber", icon="warning")
        self.hide()

    def show_for(self, update: ClientUpdate) -> None:
        """Say it of this page, or nothing."""
        if update.is_translation:
            head = _("No named person has reviewed this translation.")
            detail = _("It can leave only when an interpreter goes through it with the client.")
        else:
            head = _("No named person has reviewed this wording yet.")
            detail = _("Read it aloud, and change what does not fit.")
        self.say(head, "amber", detail=detail, icon="warning" if update.is_translation else "info")
        self.setVisible(not update.reviewed)
