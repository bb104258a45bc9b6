"""After it left: does the client know now? It counts as passed on only when the adviser says so."""

from __future__ import annotations

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.client_update import TOLD_BY
from isva_desk.casework.record_news import News, record_news
from isva_desk.casework.record_update import NewUpdate
from isva_desk.domain.event_kinds import METHODS
from isva_desk.domain.labels import method_label
from isva_desk.language import _
from isva_desk.ui.parts import Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.workspace import Workspace


class WasItTold(Form):
    """ "Not yet" leaves everything as it is; what is held stays on Today."""

    def __init__(self, workspace: Workspace, case_id: str, about: tuple[str, ...], name: str, how: str) -> None:
        super().__init__(
            workspace,
            _("Does {name} know now?").format(name=name),
            below=_("That it left is written down. That it was told is written down only when you say so."),
            save=_("{name} was told").format(name=name),
        )
        self._case_id, self._about, self._how = case_id, about, how
        self.cancel.say(_("Not yet"))
        self.on = self.ask("on", _("When?"), DateEdit(_("When?"), workspace.today, text=_("today")))
        methods = [(method, method_label(method)) for method in METHODS]
        self.method = self.ask("method", _("How?"), Chips(_("How?"), methods))
        self.method.choose(TOLD_BY[how])
        self.finish_layout()
        self.focus_soon(self.cancel.setFocus)

    def work(self) -> Work:
        """Write down that the client was told."""
        on = self.date_of("on")
        if not on.is_known:
            raise WrongAnswer("on", _("Say when the client was told."))
        update = NewUpdate("isva", on=on, method=self.method.value(), about=self._about)
        return Work(record_news, (self._case_id, News(update)))
