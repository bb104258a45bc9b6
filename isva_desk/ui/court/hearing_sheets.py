"""List a hearing or move it; say where it is and how its day stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.court_hearings import NewHearing, describe_hearing, list_hearing, set_hearing_status
from isva_desk.casework.desk import Desk
from isva_desk.domain.court_lists import court_lists
from isva_desk.domain.dates import UNKNOWN, When
from isva_desk.journal.changes import Changes
from isva_desk.journal.court.hearings import Hearing
from isva_desk.journal.court.matters import hearing_words
from isva_desk.journal.court.views import CourtView
from isva_desk.language import _
from isva_desk.ui.court.suggest import Suggest
from isva_desk.ui.parts import Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.workspace import Workspace

_TO_COME = ("fixed", "warned", "floating")


class ListHearing(Form):
    """A hearing with its day. With ``hearing`` it is that one that moved."""

    def __init__(self, workspace: Workspace, view: CourtView, hearing: Hearing | None = None) -> None:
        name = "" if hearing is None else hearing_words(hearing.name, hearing.kind.id)
        super().__init__(
            workspace,
            _("A hearing is listed") if hearing is None else _("{hearing}: a new day").format(hearing=name),
            below=view.reference,
            draft_key=f"hearing:{view.case_id}:{hearing.key if hearing else ''}",
            enter_saves=False,
        )
        self._case_id, self._hearing = view.case_id, hearing
        self.name: Suggest | None = None
        if hearing is None:
            self.name = self.ask(
                "name",
                _("Which hearing?"),
                Suggest(_("Which hearing?"), _names(view), hint=_("Such as: trial, sentence")),
            )
            self.name.fitted.connect(self.refit)
        self.hearing_on = self.ask(
            "hearing_on",
            _("On which day?"),
            DateEdit(_("On which day?"), workspace.today, prefer="future"),
            help_text=_("With the hour: “8 March 10am”. A warned list: “between 8 and 19 March”"),
        )
        self.court = self.ask("court", _("Which court?"), _court_edit(workspace, hearing.court if hearing else ""))
        self.court.fitted.connect(self.refit)
        self.status = self.ask(
            "status", _("How does it stand?"), Chips(_("How does it stand?"), _status_words(_TO_COME))
        )
        self.said_on = self.ask(
            "said_on", _("Listed when?"), DateEdit(_("Listed when?"), workspace.today, text=_("today"))
        )
        self.wcu_received = self.ask(
            "wcu_received",
            _("Witness Care heard on"),
            DateEdit(_("Witness Care heard on"), workspace.today, optional=True),
        )
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional. Facts only: this may be read in court"))
        self.finish_layout()
        self.focus_soon((self.name or self.hearing_on).setFocus)

    def work(self) -> Work:
        """Write the event and what is known of the hearing."""
        name = self.name.text() if self.name is not None else self._hearing.name if self._hearing else ""
        if self.name is not None and not name:
            raise WrongAnswer("name", _("Say which hearing it is, such as: trial."))
        court = self.court.text()
        new = NewHearing(
            name, self.date_of("hearing_on"),
            court="" if self._hearing and court == self._hearing.court else court, status=self.status.value() or "",
            said_on=self.date_of("said_on"), wcu_received=self.date_of("wcu_received"), note=self.note.text(),
        )  # fmt: skip
        return Work(list_hearing, (self._case_id, new))


class HearingDetails(Form):
    """Court, kind and hour, and how the listed day stands."""

    def __init__(self, workspace: Workspace, view: CourtView, hearing: Hearing) -> None:
        super().__init__(
            workspace,
            _("{hearing}: court and status").format(hearing=hearing_words(hearing.name, hearing.kind.id)),
            below=view.reference,
            enter_saves=False,
        )
        self._case_id, self._hearing = view.case_id, hearing
        self.court = self.ask("court", _("Which court?"), _court_edit(workspace, hearing.court))
        self.court.fitted.connect(self.refit)
        self.kind = self.ask("kind", _("Of which kind?"), QComboBox())
        for kind in court_lists().kinds:
            self.kind.addItem(kind.words, kind.id)
        self.kind.setCurrentIndex(self.kind.findData(hearing.kind.id))
        self.hour = self.ask("hour", _("At what hour?"), QLineEdit(hearing.now.hour))
        self.hour.setPlaceholderText(_("Such as 10:00"))
        statuses = [status.id for status in court_lists().statuses]
        self.status = self.ask(
            "status", _("How does it stand?"), Chips(_("How does it stand?"), _status_words(statuses))
        )
        self.status.choose(hearing.now.status.id if hearing.now.status else None)
        self.on = self.ask("on", _("Since when?"), DateEdit(_("Since when?"), workspace.today, text=_("today")))
        self.finish_layout()
        self.focus_soon(self.court.setFocus)

    def changed(self) -> None:
        """A day is asked for with a new status only, and the status says what it means."""
        if "on" in self.fields:
            self.show_field("on", shown=self._new_status() is not None)
        status = court_lists().status(self.status.value() or "")
        self.fields["status"].help(_(status.plain) if status is not None else "")

    def work(self) -> Work:
        """Write what has changed."""
        hearing = self._hearing
        court, kind, hour = self.court.text(), self.kind.currentData(), self.hour.text().strip()
        described = {
            name: value
            for name, value, before in (
                ("court", court, hearing.court),
                ("kind", kind, hearing.kind.id),
                ("hour", hour, hearing.now.hour),
            )
            if value != before
        }
        status = self._new_status()
        if not described and status is None:
            raise WrongAnswer("court", _("Nothing is different yet."))
        on = self.date_of("on") if status is not None else UNKNOWN
        return Work(_changed, (self._case_id, hearing.name, described, status, on))

    def _new_status(self) -> str | None:
        chosen, before = self.status.value(), self._hearing.now.status
        return chosen if chosen is not None and (before is None or chosen != before.id) else None


def _changed(
    desk: Desk, case_id: str, hearing: str, described: dict[str, str], status: str | None, on: When
) -> Changes:
    """Both or neither: one transaction."""
    made = Changes()
    with desk.store.transaction():
        if described:
            made = describe_hearing(desk, case_id, hearing, **described)
        if status is not None:
            made = set_hearing_status(desk, case_id, hearing, status, on)
    return made


def _names(view: CourtView) -> list[str]:
    known = [hearing.name for hearing in view.hearings if hearing.name]
    return list(dict.fromkeys([*known, *(kind.names[0] if kind.names else kind.words for kind in court_lists().kinds)]))


def _court_edit(workspace: Workspace, court: str) -> Suggest:
    courts = [known.name for known in workspace.directory.courts]
    return Suggest(_("Which court?"), courts, court, hint=_("Type a town, or any other court"))


def _status_words(ids: Sequence[str]) -> list[tuple[str, str]]:
    return [(status.id, status.words) for status in court_lists().statuses if status.id in ids]
