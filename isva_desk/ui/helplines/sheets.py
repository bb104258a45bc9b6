"""The sheets of the helplines: somebody made sure of a line, its number changed, it is no longer to be offered."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QLineEdit

from isva_desk.casework.helplines import NewConfirmation, confirm_helpline, withdraw_helpline
from isva_desk.domain.helplines import ConfirmedHelpline
from isva_desk.language import _
from isva_desk.ui.chasing.waiting import one_day
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.workspace import Workspace
from isva_desk.writing.word_lists import Helpline

_YEAR = re.compile(r"\b20\d\d\b")


class ConfirmHelpline(Form):
    """Number and hours as they hold now, who made sure, and when. ``change``: something about it is another now."""

    def __init__(
        self, workspace: Workspace, line: Helpline, held: ConfirmedHelpline | None = None, *, change: bool = False
    ) -> None:
        head = _("What has changed about {name}?") if change else _("Confirm {name}")
        below = _("Ring it or look it up before you confirm: a client may ring what stands on the page.")
        super().__init__(workspace, head.format(name=line.name), save=_("Confirm"), below=below)
        self._line = line
        self.number = self.ask("number", _("Number"), QLineEdit(held.number if held is not None else line.phone))
        if not line.phone:
            self.number.setPlaceholderText(_("It has none: {reach}").format(reach=line.reach))
        self.hours = self.ask("hours", _("Hours"), QLineEdit(held.hours if held is not None else _hours(line)))
        self.hours.setPlaceholderText(_("Such as: every day, 9am to 9pm. Left empty, the page says none"))
        about = workspace.about
        author = about.adviser if about is not None else ""
        self.by = self.ask("by", _("Who made sure?"), QLineEdit(author))
        self.on = self.ask("on", _("When?"), DateEdit(_("When?"), workspace.today, text=_("today")))
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional, such as: rang it, a person answered"))
        self.finish_layout()
        self.focus_soon(self.number.setFocus)

    def changed(self) -> None:
        """Say where the number is another than in the list: it may be a slip."""
        typed, listed = self.number.text().strip(), self._line.phone
        other = bool(listed) and bool(typed) and "".join(typed.split()) != "".join(listed.split())
        self.fields["number"].help(_("The list of the program says {number}.").format(number=listed) if other else "")
        self.refit()

    def work(self) -> Work:
        """Write it down."""
        line = self._line
        new = NewConfirmation(
            line.id, line.name, self.number.text(), self.hours.text(), self.by.text(), one_day(self, "on"),
            self.note.text(), reached_otherwise=not line.phone,
        )  # fmt: skip
        return Work(confirm_helpline, (new,))


class WithdrawHelpline(Form):
    """It is not to be offered any longer."""

    def __init__(self, workspace: Workspace, line: Helpline) -> None:
        super().__init__(
            workspace,
            _("No longer offer {name}?").format(name=line.name),
            save=_("No longer offer it"),
            below=_(
                "It stands on no new page until somebody confirms it again. Pages that were given stay as they are."
            ),
        )
        self._line = line
        self.on = self.ask("on", _("Since when?"), DateEdit(_("Since when?"), workspace.today, text=_("today")))
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional, such as: the line was closed"))
        self.finish_layout()
        self.focus_soon(self.on.setFocus)

    def work(self) -> Work:
        """Write it down."""
        return Work(withdraw_helpline, (self._line.id, one_day(self, "on"), self.note.text()))


def _hours(line: Helpline) -> str:
    """The hours of the list, but not those of a year gone by ("In 2024: ...")."""
    return "" if _YEAR.search(line.hours) else line.hours
