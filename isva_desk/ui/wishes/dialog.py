"""Wishes: what the client wants to hear from a day on, and through whom."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.register_client import set_wishes
from isva_desk.language import _
from isva_desk.ui.parts import Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.workspace import Workspace


class SetWishes(Form):
    """Earlier wishes stay in the record for the days before."""

    def __init__(self, workspace: Workspace, client_id: str, name: str) -> None:
        super().__init__(
            workspace,
            _("What {name} wants to hear").format(name=name),
            below=_("Nothing until asked is a choice, and is never shown as a failure."),
        )
        self._client_id = client_id
        self.updates = self.ask(
            "updates",
            _("Which news?"),
            Chips(
                _("Which news?"),
                [
                    ("all", _("Every update")),
                    ("big-news", _("Only the big news")),
                    ("none", _("Nothing until they ask")),
                ],
            ),
        )
        self.via = self.ask(
            "via",
            _("Through whom?"),
            Chips(
                _("Through whom?"),
                [
                    ("client", _("Tell {name} directly").format(name=name)),
                    ("isva", _("Through me")),
                    ("both", _("Either")),
                ],
            ),
        )
        self.starts = self.ask("starts", _("From when?"), DateEdit(_("From when?"), workspace.today, text=_("today")))
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional. Such as: bad news in person, with their sister"))
        self.finish_layout()
        self.updates.focus_first()

    def work(self) -> Work:
        """Set the wishes."""
        updates, via = self.updates.value(), self.via.value()
        if updates is None:
            raise WrongAnswer("updates", _("Choose which news they want."))
        if via is None:
            raise WrongAnswer("via", _("Choose through whom they want it."))
        return Work(set_wishes, (self._client_id, self.date_of("starts"), updates, via, self.note.text()))
