"""Somebody gave a date in a call or a mail: who, when, of what, which day. It is compared with what is on record."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.letters import GivenDate, give_date
from isva_desk.casework.record_update import NewUpdate
from isva_desk.domain.event_kinds import METHODS
from isva_desk.domain.labels import body_label, method_label
from isva_desk.language import _
from isva_desk.ui.case.head import name_of
from isva_desk.ui.letters.date_questions import HearingDate
from isva_desk.ui.letters.opening import LetterCase
from isva_desk.ui.parts import Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.workspace import Workspace

_BODIES = ("police", "cps", "witness-care", "court", "probation")
_HEARING = "hearing"


class GiveDate(Form):
    """Recorded as an update, and the date beside it."""

    def __init__(self, workspace: Workspace, case: LetterCase) -> None:
        super().__init__(
            workspace, _("Somebody gave a date"),
            below=_("It is put beside what is on record; where both cannot be right, you will see it."),
            draft_key=f"date:{case.head.case_id}", width=760, enter_saves=False,
        )  # fmt: skip
        self._case, today, name = case, workspace.today, name_of(case.head)
        self.by = self.ask("by", _("Who said it?"), Chips(_("Who said it?"), [(b, body_label(b)) for b in _BODIES]))
        self.to = self.ask("to", _("To whom?"), Chips(_("To whom?"), [("isva", _("Me")), ("client", name)]))
        self.to.choose("isva")
        self.on = self.ask("on", _("When?"), DateEdit(_("When?"), today, text=_("today")))
        self.method = self.ask("method", _("How?"), QComboBox(), beside_of="on")
        self.method.addItem(_("How? (optional)"), "")
        for method in METHODS:
            self.method.addItem(method_label(method), method)
        events = [(event.id, event.words) for event in case.events[:8]]
        self.of = self.ask("of", _("The date of what?"), Chips(_("The date of what?"), [
            (_HEARING, _("A hearing")), *events]))  # fmt: skip
        self.of.choose(_HEARING)
        self.hearing = HearingDate(self, case.hearings, today, optional=False)
        words = _("Which day did they give?")
        self.says = self.ask("says", words, DateEdit(words, today, optional=True))
        self.finish_layout()
        self.focus_soon(self.by.focus_first)

    def changed(self) -> None:
        """A hearing is asked for by its name, everything else by what is on record."""
        of_hearing = self.of.value() == _HEARING
        self.hearing.fit(shown=of_hearing)
        self.show_field("says", shown=not of_hearing)

    def work(self) -> Work:
        """Write down the update and the date."""
        by = self.by.value()
        if not by:
            raise WrongAnswer("by", _("Choose who it was."))
        given = self.hearing.given()
        about: tuple[str, ...] = ()
        if given is None:
            event = self.of.value() or ""
            says = self.date_of("says")
            if not says.is_known:
                raise WrongAnswer("says", _("Give the date as it was given."))
            given, about = GivenDate(says, event=event), (event,)
        to_client = self.to.value() == "client"
        update = NewUpdate(
            by=by, to="client" if to_client else "isva", on=self.date_of("on"),
            method=self.method.currentData() or None, about=about,
        )  # fmt: skip
        return Work(give_date, (self._case.head.case_id, update, given))
