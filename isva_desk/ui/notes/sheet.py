"""Write a note, or put one right: the kind of contact, when, what in a few facts, what it was for, how long it took."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QLineEdit

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.note_files import load_purposes
from isva_desk.casework.notes import NewNote, correct_note, marks_of, write_note
from isva_desk.domain import resources
from isva_desk.domain.dates import UNKNOWN
from isva_desk.domain.labels import CHANNELS, channel_label
from isva_desk.domain.note_checks import Mark
from isva_desk.domain.note_words import CLIENT, WHOM, whom_label
from isva_desk.journal.notes.views import NoteRow
from isva_desk.journal.rows import ClientHead
from isva_desk.language import _
from isva_desk.ui.case.head import name_of
from isva_desk.ui.notes.note_text import MarksView, NoteText
from isva_desk.ui.parts import Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.workspace import Workspace

NONE = "none"
_THINKING = 180  # milliseconds without a key before the text is looked at


class NoteSheet(Form):
    """``note`` is the one that is put right; None for a new one."""

    def __init__(self, workspace: Workspace, head: ClientHead, note: NoteRow | None = None) -> None:
        super().__init__(
            workspace,
            _("Write a note") if note is None else _("Put this note right"),
            below=_("{reference} · {name}").format(reference=head.reference, name=name_of(head)),
            save=_("Save the note") if note is None else _("Save the correction"),
            draft_key=f"note:{head.case_id}" if note is None else f"note-again:{note.note_id}",
            width=780,
            enter_saves=False,
        )
        self._case_id, self._name, self._note = head.case_id, name_of(head), note
        self._thinking = QTimer(self)
        self._thinking.setSingleShot(True)
        self._thinking.setInterval(_THINKING)
        self._thinking.timeout.connect(self._look)
        self._ask_contact()
        self.on = self.ask("on", _("When?"), DateEdit(_("When?"), workspace.today, text=_("today")))
        self.minutes = self.ask("minutes", _("Minutes"), QLineEdit(), beside_of="on")
        self.minutes.setPlaceholderText(_("Minutes, optional"))
        self.learned = self.ask(
            "learned", _("Learned when?"), DateEdit(_("When did you learn of it?"), workspace.today, optional=True)
        )
        self.text = self.ask("text", _("The note"), NoteText())
        self._ask_purpose()
        self.marks = MarksView(self.text)
        self.keep_in_sight(self.marks.head)
        self.box.addWidget(self.marks)
        if note is not None:
            self.reason = self.ask("reason", _("Why is it corrected?"), QLineEdit())
            self.reason.setPlaceholderText(_("Such as: the day was wrong. The first version stays readable"))
            self._fill(note)
        self.text.textChanged.connect(self._thinking.start)
        self.finish_layout()
        self._look()
        self.focus_soon(self.channel.focus_first if note is None else self.text.setFocus)

    def _ask_contact(self) -> None:
        kinds = [*((one, channel_label(one)) for one in CHANNELS), (NONE, _("No contact: work on the case"))]
        self.channel = self.ask("channel", _("What was it?"), Chips(_("What was it?"), kinds))
        self.channel.choose("phone")
        self.whom = self.ask("whom", _("With whom?"), QComboBox())
        for one in WHOM:
            self.whom.addItem(whom_label(one, self._name), one)
        self.came = self.ask(
            "outcome",
            _("What came of it?"),
            Chips(
                _("What came of it?"),
                [
                    ("out reached", _("I reached them")),
                    ("out attempted", _("I only tried")),
                    ("in reached", _("They got in touch")),
                    ("in attempted", _("They tried")),
                ],
            ),
        )
        self.came.choose("out reached")

    def _ask_purpose(self) -> None:
        codes = load_purposes(resources.folder())
        allowed = codes.open_on(self.workspace.today())
        before = (self._note.purpose,) if self._note is not None and self._note.purpose not in allowed else ()
        self.purpose = self.ask(
            "purpose", _("What for?"), Chips(_("What for?"), [(one, codes.label(one)) for one in (*allowed, *before)])
        )

    def _fill(self, note: NoteRow) -> None:
        self.channel.choose(note.channel or NONE)
        self.whom.setCurrentIndex(self.whom.findData(note.whom or CLIENT))
        self.came.choose(f"{note.direction or 'out'} {note.outcome or 'reached'}")
        self.on.set_text(note.on.text or _("not sure"))
        self.learned.set_text(note.learned.text or "")
        self.text.setPlainText(note.text)
        self.purpose.choose(note.purpose)
        self.minutes.setText("" if note.minutes is None else str(note.minutes))

    def changed(self) -> None:
        """Without a contact nobody was reached; what was only heard of has a day on which it was."""
        contact = self.channel.value() != NONE
        for name in ("whom", "outcome"):
            self.show_field(name, shown=contact)
        self.show_field("learned", shown=not contact)

    def note(self) -> NewNote:
        """The answers as they would be saved. Raises ``WrongAnswer``."""
        channel = self.channel.value() or NONE
        purpose = self.purpose.value()
        if purpose is None:
            raise WrongAnswer("purpose", _("Choose what it was for."))
        contact = channel != NONE
        direction, _sep, outcome = (self.came.value() or "out reached").partition(" ")
        return NewNote(
            text=self.text.toPlainText(),
            purpose=purpose,
            on=self.date_of("on"),
            learned=UNKNOWN if contact else self.date_of("learned"),
            channel=channel if contact else "",
            direction=direction if contact else "",
            whom=str(self.whom.currentData()) if contact else "",
            outcome=outcome if contact else "",
            minutes=self._minutes(),
        )

    def work(self) -> Work:
        """Write it down. Marks are counted and stop nothing."""
        if self._note is None:
            return Work(write_note, (self._case_id, self.note()))
        if not self.reason.text().strip():
            raise WrongAnswer("reason", _("Say why it is corrected. The first version stays readable beside it."))
        return Work(correct_note, (self._note.note_id, self.note(), self.reason.text(), self._note.entry_id))

    def _minutes(self) -> int | None:
        typed = self.minutes.text().strip()
        if not typed:
            return None
        if not typed.isascii() or not typed.isdigit():
            raise WrongAnswer("minutes", _("Give the minutes as a number, at most those of a day."))
        return int(typed[:6])

    def _look(self) -> None:
        text = self.text.toPlainText()
        self.workspace.ask(
            marks_of, self._case_id, text, then=lambda marks: self._point(text, marks), latest="note-marks"
        )

    def _point(self, text: str, marks: tuple[Mark, ...]) -> None:
        if text == self.text.toPlainText():  # typed on meanwhile: the next look will say
            self.marks.show_marks(marks)
