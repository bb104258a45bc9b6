"""The sheets of the agencies' page: whom to ring, a meeting, what was taken on, evidence, and a judgement."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit

from isva_desk.casework.agencies import (
    EVIDENCE_KINDS,
    MEETING_KINDS,
    STATUSES,
    STRANDS,
    NewContact,
    NewEvidence,
    NewMeeting,
    agree_action,
    answer_evidence,
    confirm_contact,
    end_contact,
    finish_action,
    judge_component,
    name_contact,
    note_evidence,
    record_meeting,
)
from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.framework_file import load_framework
from isva_desk.casework.framework_scorecard import ScorecardRow, shown_words, status_words
from isva_desk.domain import resources
from isva_desk.domain.agencies import agency_label
from isva_desk.journal.changes import Changes
from isva_desk.language import _
from isva_desk.ui.chasing.waiting import one_day
from isva_desk.ui.parts import Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.parts.ticks import Ticks
from isva_desk.ui.workspace import Workspace


class AgencyChoice(QComboBox):
    """One body: those in use first, then every force and CPS Area. Typing goes to its name."""

    def __init__(self, in_use: Sequence[str], listed: Sequence[tuple[str, str]], chosen: str = "") -> None:
        super().__init__()
        self.in_use = tuple(in_use)
        self.setAccessibleName(_("Which body?"))
        for agency in in_use:
            self.addItem(agency_label(agency), agency)
        if in_use:
            self.insertSeparator(self.count())
        for agency, words in listed:
            if agency not in in_use:
                self.addItem(words, agency)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self.setMaxVisibleItems(16)

    def agency(self) -> str:
        """The id of the body."""
        return str(self.currentData() or "")


class NameContact(Form):
    """A single point of contact, with cover."""

    def __init__(self, workspace: Workspace, bodies: AgencyChoice) -> None:
        super().__init__(workspace, _("Whom to ring"), draft_key="agency-contact")
        self.agency = self.ask("agency", _("Which body?"), bodies)
        self.role = self.ask("role", _("Role"), QLineEdit())
        self.role.setPlaceholderText(_("Such as: contact for services"))
        self.name_of = self.ask("name", _("Name"), QLineEdit())
        self.phone = self.ask("phone", _("Direct phone"), QLineEdit())
        self.email = self.ask("email", _("Direct mail"), QLineEdit())
        self.cover = self.ask("cover", _("Who covers"), QLineEdit())
        self.cover_phone = self.ask("cover_phone", _("Phone of the cover"), QLineEdit())
        self.confirmed = self.ask(
            "confirmed_on", _("Confirmed on"), DateEdit(_("Confirmed on"), workspace.today, optional=True)
        )
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.finish_layout()
        self.focus_soon(self.agency.setFocus)

    def work(self) -> Work:
        """Write it down."""
        return Work(
            name_contact,
            (
                NewContact(
                    self.agency.agency(), self.role.text(), self.name_of.text(), self.phone.text(), self.email.text(),
                    self.cover.text(), self.cover_phone.text(), None, self.date_of("confirmed_on").day,
                    self.note.text(),
                ),
            ),
        )  # fmt: skip


class SayWhen(Form):
    """A day and a few words about something that is on record: confirmed, ended, done, answered."""

    KINDS = ("confirm", "end", "done", "answer")

    def __init__(self, workspace: Workspace, kind: str, fact: str, what: str) -> None:
        heads = {
            "confirm": _("This contact still holds"), "end": _("This contact no longer holds"),
            "done": _("What was taken on is done"), "answer": _("What came back?"),
        }  # fmt: skip
        super().__init__(workspace, heads[kind], below=what)
        self._kind, self._fact = kind, fact
        self.on = self.ask("on", _("When?"), DateEdit(_("When?"), workspace.today, text=_("today")))
        words = "outcome" if kind == "answer" else "note"
        self.words = self.ask(words, _("What changed?") if kind == "answer" else _("In a few words"), QLineEdit())
        self.finish_layout()
        self.focus_soon(self.words.setFocus if kind == "answer" else self.on.setFocus)

    def work(self) -> Work:
        """Write it down."""
        operations: dict[str, Callable[..., Changes]] = {
            "confirm": confirm_contact, "end": end_contact, "done": finish_action, "answer": answer_evidence,
        }  # fmt: skip
        return Work(operations[self._kind], (self._fact, one_day(self, "on"), self.words.text()))


class RecordMeeting(Form):
    """A meeting with one or several bodies, and the day agreed for the next."""

    def __init__(self, workspace: Workspace, bodies: AgencyChoice) -> None:
        super().__init__(workspace, _("A meeting"), draft_key="agency-meeting")
        self.kind = self.ask("kind", _("What kind?"), _combo(_("What kind?"), MEETING_KINDS))
        self.on = self.ask("on", _("When?"), DateEdit(_("When?"), workspace.today, text=_("today")))
        known = [(agency, agency_label(agency)) for agency in bodies.in_use]
        self.agencies = self.ask("agencies", _("With whom?"), Ticks(_("With whom?"), known))
        self.fields["agencies"].setVisible(bool(known))
        self.another = self.ask("another", _("With another"), bodies)
        self.another.insertItem(0, _("Nobody else"), "")
        self.another.setCurrentIndex(0)
        self.present = self.ask("present", _("Who was there"), QLineEdit())
        self.present.setPlaceholderText(_("Roles, such as: inspector, District Crown Prosecutor"))
        self.next_on = self.ask(
            "next_on", _("The next one"), DateEdit(_("The next one"), workspace.today, optional=True, prefer="future")
        )
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional. Name no client"))
        self.finish_layout()
        self.focus_soon(self.kind.setFocus)

    def work(self) -> Work:
        """Write it down."""
        new = NewMeeting(
            str(self.kind.currentData()), one_day(self, "on"),
            [agency for agency in (*self.agencies.values(), self.another.agency()) if agency], self.present.text(),
            self.date_of("next_on").day, self.note.text(),
        )  # fmt: skip
        return Work(record_meeting, (new,))


class AddAction(Form):
    """What somebody took on at a meeting."""

    def __init__(self, workspace: Workspace, meeting: str, what: str) -> None:
        super().__init__(workspace, _("What was taken on?"), below=what)
        self._meeting = meeting
        self.what = self.ask("what", _("What?"), QLineEdit())
        self.owner = self.ask("owner", _("By whom?"), QLineEdit())
        self.owner.setPlaceholderText(_("A role is enough"))
        self.by = self.ask(
            "by", _("By when?"), DateEdit(_("By when?"), workspace.today, optional=True, prefer="future")
        )
        self.finish_layout()
        self.focus_soon(self.what.setFocus)

    def work(self) -> Work:
        """Write it down."""
        return Work(agree_action, (self._meeting, self.what.text(), self.owner.text(), self.date_of("by").day))


class NoteEvidence(Form):
    """Something that shows how a component of the framework is lived."""

    def __init__(self, workspace: Workspace, bodies: AgencyChoice, component: str = "") -> None:
        super().__init__(
            workspace, _("Evidence"), below=_("Facts about how agencies work. Name no client."),
            draft_key="agency-evidence",
        )  # fmt: skip
        choices = {one.id: f"{one.id}  {_(one.title)}" for one in load_framework(resources.folder()).component}
        self.component = self.ask("component", _("Of which component?"), _combo(_("Of which component?"), choices))
        self.component.setCurrentIndex(max(0, self.component.findData(component)))
        self.agency = self.ask("agency", _("Which body?"), bodies)
        self.on = self.ask("on", _("When?"), DateEdit(_("When?"), workspace.today, text=_("today")))
        self.kind = self.ask("kind", _("What kind?"), _combo(_("What kind?"), EVIDENCE_KINDS))
        self.what = self.ask("what", _("What?"), QLineEdit())
        self.strand = self.ask("strand", _("Strand"), _combo(_("Strand"), {"": _("None"), **STRANDS}))
        self.finish_layout()
        self.focus_soon(self.what.setFocus if component else self.component.setFocus)

    def changed(self) -> None:
        """Feedback waits for an answer."""
        waits = self.kind.currentData() == "feedback"
        words = _("An answer is waited for; Today says when none has come.") if waits else ""
        self.fields["kind"].help(words)

    def work(self) -> Work:
        """Write it down."""
        new = NewEvidence(
            str(self.component.currentData()), self.agency.agency(), one_day(self, "on"), str(self.kind.currentData()),
            self.what.text(), str(self.strand.currentData() or ""),
        )  # fmt: skip
        return Work(note_evidence, (new,))


class JudgeComponent(Form):
    """What a person says of one component: the program only shows what is on record."""

    def __init__(self, workspace: Workspace, row: ScorecardRow) -> None:
        super().__init__(
            workspace, f"{row.component.id}  {_(row.component.title)}",
            below=f"{agency_label(row.agency)}. {shown_words(row.shown)}",
        )  # fmt: skip
        self._component, self._agency = row.component.id, row.agency
        choices = [(status, status_words(status)) for status in STATUSES]
        self.status = self.ask("status", _("What do you say?"), Chips(_("What do you say?"), choices))
        self.note = self.ask("note", _("Why?"), QLineEdit())
        self.owner = self.ask("owner", _("Who sees to it"), QLineEdit())
        self.finish_layout()
        self.focus_soon(self.status.focus_first)

    def work(self) -> Work:
        """Write it down."""
        status = self.status.value()
        if status is None:
            raise WrongAnswer("status", _("Choose one. Not known is an answer."))
        today = self.workspace.today()
        return Work(
            judge_component, (self._component, self._agency, status, today, self.owner.text(), self.note.text())
        )


def _combo(name: str, choices: Mapping[str, str]) -> QComboBox:
    box: QComboBox = QComboBox()
    box.setAccessibleName(name)
    for value, words in choices.items():
        box.addItem(_(words) if words else words, value)
    return box
