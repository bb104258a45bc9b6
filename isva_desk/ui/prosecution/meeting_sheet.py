"""The meeting with the prosecution before the trial: its offer, its day, who goes along, questions to take along."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from isva_desk.casework.desk import Desk
from isva_desk.casework.prosecution import MeetingNotes, describe_trial_meeting
from isva_desk.casework.record_update import NewUpdate
from isva_desk.domain.dates import UNKNOWN
from isva_desk.domain.labels import body_label, method_label
from isva_desk.domain.prosecution_lists import prosecution_lists
from isva_desk.journal.acts import EventRecorded
from isva_desk.journal.changes import Changes
from isva_desk.journal.live_facts import live
from isva_desk.journal.prosecution.folded import OFFER, TrialMeeting
from isva_desk.journal.rows import ClientHead
from isva_desk.journal.said_again import change
from isva_desk.language import _, ngettext
from isva_desk.ui.case.head import name_of
from isva_desk.ui.clipboard import SECONDS
from isva_desk.ui.decisions.words import as_typed
from isva_desk.ui.parts import Chips, PlainButton
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.parts.ticks import Ticks
from isva_desk.ui.theme import current
from isva_desk.ui.workspace import Workspace

_LINES = 96  # pixels of the own questions at 100 %
_HOW = ("in-person", "video", "phone")


class _Lines(QPlainTextEdit):
    """A few lines, one question each."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), current().px(_LINES))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), current().px(_LINES))


class TrialMeetingSheet(Form):
    """Nothing here rehearses evidence: the questions are about how the day goes."""

    def __init__(self, workspace: Workspace, head: ClientHead, meeting: TrialMeeting) -> None:
        super().__init__(
            workspace, _("Meeting before the trial"),
            below=_("It explains how the day goes. It is never about the evidence itself."),
            draft_key=f"trial-meeting:{head.case_id}", width=820, enter_saves=False,
        )  # fmt: skip
        self._case_id, self._meeting, today, name = head.case_id, meeting, workspace.today, name_of(head)
        question = _("Was it offered?")
        self.offered = self.ask("offered", question, Chips(question, [("yes", _("Yes")), ("", _("Not known"))]))
        self.offered.choose("")
        self.offered_on = self.ask("offered_on", _("When?"), DateEdit(_("Offered when?"), today, optional=True))
        self.by = self.ask("by", _("By whom?"), Chips(_("By whom?"), [
            (one, body_label(one)) for one in ("cps", "police", "witness-care")]))  # fmt: skip
        self.by.choose("cps")
        question = _("What did {name} say?").format(name=name)
        self.answer = self.ask("answer", question, Chips(question, [
            ("yes", _("Yes")), ("no", _("No")), ("later", _("Later")), ("", _("Not known"))]))  # fmt: skip
        words = _("When will it be?")
        self.planned = self.ask("planned", words, DateEdit(
            words, today, prefer="future", optional=True, text=as_typed(meeting.planned)))  # fmt: skip
        self.method = self.ask("method", _("How?"), Chips(_("How?"), [(one, method_label(one)) for one in _HOW]))
        self.method.choose(meeting.method)
        self.with_whom = self.ask("with_whom", _("Who goes along?"), QLineEdit(meeting.with_whom))
        self.with_whom.setPlaceholderText(_("Such as: me, a friend; no names needed"))
        self._ask_questions(meeting)
        question = _("Was it held?")
        self.held = self.ask("held", question, Chips(question, [
            ("", _("Not yet")), ("yes", _("Yes")), ("no", _("No, it fell through")),
            ("not-wanted", _("It is not wanted"))]))  # fmt: skip
        self.held.choose(meeting.held)
        self.held_on = self.ask("held_on", _("When?"), DateEdit(_("Held when?"), today, optional=True))
        self.copy_button = PlainButton(_("Copy the questions"), self.copy, shortcut="Ctrl+Shift+C", bound=True)
        self.copy_button.setAutoDefault(False)
        self._buttons.insertWidget(0, self.copy_button)
        self.finish_layout()
        self.focus_soon(self.offered.focus_first if not meeting.offer else self.planned.setFocus)

    def _ask_questions(self, meeting: TrialMeeting) -> None:
        listed = [(one.id, one.words) for one in prosecution_lists().questions]
        self.questions = self.ask("questions", _("Questions to take along"), Ticks(
            _("Questions to take along"), listed, meeting.questions))  # fmt: skip
        self.own = self.ask("own", _("Their own questions"), _Lines("\n".join(meeting.own)))
        self.own.setTabChangesFocus(True)
        self.own.setPlaceholderText(_("One a line. How the day goes, not what happened"))

    def changed(self) -> None:
        """What is on record already is not asked again."""
        known, offered = bool(self._meeting.offer), self.offered.value() == "yes"
        self.show_field("offered", shown=not known)
        for name in ("offered_on", "by", "answer"):
            self.show_field(name, shown=not known and offered)
        self.show_field("held_on", shown=self.held.value() == "yes")

    def copy(self) -> None:
        """Put the questions on the clipboard; it is taken off again."""
        lists = prosecution_lists()
        lines = [*lists.words(lists.questions, self.questions.values()), *self._own()]
        self.workspace.copy("\n".join(f"- {line}" for line in lines))
        self.workspace.toast(
            ngettext("Copied; cleared in {count} second", "Copied; cleared in {count} seconds", SECONDS).format(
                count=SECONDS
            )
        )

    def _own(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.own.toPlainText().splitlines() if line.strip())

    def work(self) -> Work:
        """The offer, where it is new, and what is known of the meeting, together."""
        before = self._meeting
        planned, held = self.date_of("planned"), self.held.value() or ""
        chosen, own = self.questions.values(), self._own()
        notes = MeetingNotes(
            planned=planned if planned.text != before.planned.text else UNKNOWN, hour=planned.hour or "",
            method=self.method.value() if self.method.value() != before.method else None,
            with_whom=self.with_whom.text() if self.with_whom.text() != before.with_whom else "",
            questions=chosen if chosen != before.questions else None, own=own if own != before.own else None,
            held=change(held, before.held),  # type: ignore[arg-type]
            held_on=self.date_of("held_on") if held == "yes" else UNKNOWN,
        )  # fmt: skip
        offer = None
        if not before.offer and self.offered.value() == "yes":
            offer = NewUpdate(
                by=self.by.value() or "cps", on=self.date_of("offered_on"), offer=OFFER,
                answer=self.answer.value() or None,  # type: ignore[arg-type]
            )  # fmt: skip
        return Work(_save, (self._case_id, notes, offer))


def _save(desk: Desk, case_id: str, notes: MeetingNotes, offer: NewUpdate | None) -> Changes:
    """With the offer goes the plea that it follows from, so that it counts for what is owed."""
    if offer is not None:
        record, _case = desk.store.case_record(case_id)
        pleas = [fact.id for fact, act in live(record, case_id, EventRecorded) if act.kind == "not-guilty-plea"]
        offer = NewUpdate(by=offer.by, on=offer.on, offer=offer.offer, answer=offer.answer, about=tuple(pleas[-1:]))
    return describe_trial_meeting(desk, case_id, notes, offer)
