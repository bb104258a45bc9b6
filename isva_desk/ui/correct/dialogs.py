"""Look at a fact, correct it, or take it back. Every version stays readable, with the reason beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.correct_fact import correct_fact, retract_fact
from isva_desk.domain.date_words import say_when
from isva_desk.domain.dates import LONDON, When
from isva_desk.domain.event_kinds import METHODS
from isva_desk.domain.labels import method_label
from isva_desk.journal import acts
from isva_desk.journal.areas import OF_AREAS
from isva_desk.journal.case_view import FactVersion, fact_versions
from isva_desk.journal.casefile import when
from isva_desk.journal.problems import NotInRecord
from isva_desk.journal.rows import ClientHead, TimelineRow
from isva_desk.language import _, say_day
from isva_desk.ui.parts import Busy, Card, Chips, PlainButton, SectionTitle, label, small
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.parts.sheet import Sheet
from isva_desk.ui.workspace import Workspace

# Rows of the timeline that are no facts of their own.
_NO_FACTS = frozenset({"stage", "closed", "reopened"})


class FactSheet(Sheet):
    """Everything that is known about one fact, and the two ways to change it."""

    def __init__(self, workspace: Workspace, head: ClientHead, row: TimelineRow) -> None:
        super().__init__(row.text, below=_("{reference}").format(reference=head.reference), width=620)
        self.workspace, self._client_head, self._row = workspace, head, row
        self.box.addWidget(_facts(row))
        self._history = Card(gap=6, padding=14)
        self._busy = Busy()
        self._history_title = SectionTitle(_("Versions"))
        for part in (self._history_title, self._busy, self._history):
            self.box.addWidget(part)
        self._history_title.hide()
        self._history.hide()
        self.add_cancel(_("Close"))
        self._versions: tuple[FactVersion, ...] = ()
        self.take_back = PlainButton(_("Take back…"), self._retract)
        self.correct = PlainButton(_("Correct this…"), self._correct)
        if row.what == "event" and not row.retracted:
            self.add_button(PlainButton(_("Write about it…"), self._write))
        if row.what not in _NO_FACTS and not row.retracted:
            self.add_button(self.take_back)
            self.add_button(self.correct)
        workspace.read(fact_versions, row.fact_id, then=self._show_versions, failed=self._no_versions)

    def _no_versions(self, problem: Exception) -> None:
        """A stage or a closing has no versions; anything else is said."""
        self.correct.hide()
        self.take_back.hide()
        if not isinstance(problem, NotInRecord):
            self.workspace.problem(problem)

    def _show_versions(self, versions: Sequence[FactVersion]) -> None:
        self._versions = tuple(versions)
        newest = self._versions[-1].fact if self._versions else None
        if not _can_be_corrected(newest):
            self.correct.hide()
        if len(versions) < 2:
            return
        self._history_title.show()
        self._history.show()
        for version in versions:
            self._history.box.addWidget(label(_said(version)))
            below = _("Recorded on {day} by {author}").format(
                day=say_day(version.recorded.astimezone(LONDON).date()), author=version.author
            )
            self._history.box.addWidget(small(f"{below}. {version.reason}" if version.reason else below))
        self.fit()

    def _write(self) -> None:
        """An update for the client about this."""
        self.accept()
        self.workspace.write_client_update(self._client_head.case_id, (self._row.fact_id,))

    def _correct(self) -> None:
        fact = self._versions[-1].fact if self._versions else None
        if fact is not None and _can_be_corrected(fact):
            self.accept()
            self.workspace.open_dialog(CorrectFact(self.workspace, self._client_head, self._row, fact))

    def _retract(self) -> None:
        self.accept()
        self.workspace.open_dialog(TakeBack(self.workspace, self._row))


def _can_be_corrected(fact: acts.Fact | None) -> bool:
    """The sheet asks for the day and the note; what has neither is taken back and recorded anew."""
    if isinstance(fact, acts.EventRecorded | acts.UpdateRecorded):
        return True
    return fact is not None and type(fact) in OF_AREAS and {"on", "note"} <= set(fact.__struct_fields__)


def _facts(row: TimelineRow) -> Card:
    card = Card(gap=4, padding=14)
    lines = [_("Happened: {day}").format(day=say_when(row.happened))]
    if row.what in {"event", "update"}:
        lines.append(_("Learned: {day}").format(day=say_when(row.learned)))
    recorded = row.recorded.astimezone(LONDON)
    lines.append(
        _("Recorded: {day}, {hour}, by {author}").format(
            day=say_day(recorded.date()), hour=f"{recorded:%H:%M}", author=row.author
        )
    )
    if row.note:
        lines.append(_("Note: {note}").format(note=row.note))
    if row.retracted:
        lines.append(_("Taken back: it counts for nothing."))
    for line in lines:
        card.box.addWidget(label(line))
    return card


def _said(version: FactVersion) -> str:
    if version.fact is None:
        return _("Taken back")
    fact = version.fact
    on = getattr(fact, "on", None) or getattr(fact, "starts", None)
    note = getattr(fact, "note", "")
    words = say_when(when(on))
    words = words[:1].upper() + words[1:]
    return _("{day}: {note}").format(day=words, note=note) if note else words


class CorrectFact(Form):
    """The dates, the suspect, the way it was told and the note can be corrected; the kind of a fact cannot."""

    def __init__(self, workspace: Workspace, head: ClientHead, row: TimelineRow, fact: Any) -> None:
        super().__init__(
            workspace,
            _("Correct this"),
            below=row.text,
            draft_key=f"correct:{row.fact_id}",
            save=_("Save the correction"),
        )
        self._row, self._fact = row, fact
        today = workspace.today
        self.on = self.ask("on", _("When?"), DateEdit(_("When?"), today, text=_as_typed(when(fact.on))))
        if isinstance(fact, acts.EventRecorded):
            self.learned = self.ask(
                "learned",
                _("Learned when?"),
                DateEdit(_("When did you learn of it?"), today, optional=True, text=_as_typed(when(fact.learned))),
            )
            if head.suspects:
                choices = [*((one, _("Suspect {name}").format(name=one)) for one in head.suspects), ("", _("Not sure"))]
                self.suspect = self.ask("suspect", _("Which suspect?"), Chips(_("Which suspect?"), choices))
                self.suspect.choose(fact.suspect or "")
        elif isinstance(fact, acts.UpdateRecorded):
            self.outcome = self.ask(
                "outcome",
                _("What came of it?"),
                Chips(
                    _("What came of it?"),
                    [("told", _("They were told")), ("attempted", _("Only tried")), ("not-told", _("Not told"))],
                ),
            )
            self.outcome.choose(fact.outcome)
            self.method = self.ask("method", _("How?"), QComboBox())
            self.method.addItem(_("Not recorded"), "")
            for method in METHODS:
                self.method.addItem(method_label(method), method)
            self.method.setCurrentIndex(self.method.findData(fact.method or ""))
        self.note = self.ask("note", _("In a few words"), QLineEdit(fact.note))
        self.reason = self.ask("reason", _("Why is it corrected?"), QLineEdit())
        self.reason.setPlaceholderText(_("Such as: the officer gave the wrong day"))
        self.finish_layout()
        self.on.setFocus()

    def work(self) -> Work:
        """Save what has changed."""
        changed: dict[str, Any] = {"on": self.date_of("on"), "note": self.note.text()}
        if isinstance(self._fact, acts.EventRecorded):
            changed["learned"] = self.date_of("learned")
            if "suspect" in self.fields:
                changed["suspect"] = self.suspect.value() or None
        elif isinstance(self._fact, acts.UpdateRecorded):
            changed["outcome"] = self.outcome.value()
            changed["method"] = self.method.currentData() or None
        if not self.reason.text().strip():
            raise WrongAnswer("reason", _("Say why it is corrected. The first version stays readable beside it."))
        return Work(correct_fact, (self._row.fact_id, changed, self.reason.text(), self._row.entry_id))


class TakeBack(Form):
    """The fact stays readable and counts for nothing."""

    def __init__(self, workspace: Workspace, row: TimelineRow) -> None:
        super().__init__(workspace, _("Take this back"), below=row.text, save=_("Take it back"))
        self._row = row
        self.reason = self.ask("reason", _("Why?"), QLineEdit())
        self.reason.setPlaceholderText(_("Such as: recorded for the wrong person"))
        self.finish_layout()
        self.reason.setFocus()

    def work(self) -> Work:
        """Take it back."""
        return Work(retract_fact, (self._row.fact_id, self.reason.text(), self._row.entry_id))


def _as_typed(known: When) -> str:
    return known.text or _("not sure")
