"""The sheet that asks: to whom, by when, the letter or the short mail text to copy. Nothing is sent from here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from isva_desk.casework.chase import make_chase
from isva_desk.casework.chase_draft import Draft
from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.desk import Desk
from isva_desk.domain.dates import NotADate
from isva_desk.domain.event_kinds import METHODS
from isva_desk.domain.labels import method_label
from isva_desk.journal.changes import Changes
from isva_desk.language import _, ngettext, say_day
from isva_desk.ui.chasing.opening import Prepared
from isva_desk.ui.clipboard import SECONDS
from isva_desk.ui.needs.sharing import when_agreed
from isva_desk.ui.parts import Banner, Chips, PlainButton
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.theme import current
from isva_desk.ui.workspace import Workspace

if TYPE_CHECKING:
    from isva_desk.documents.leaving import Leaving

_LINES = 280  # pixels of the text at 100 %


class _Text(QPlainTextEdit):
    """A text of several paragraphs: tall enough to read them, whatever the style sheet makes of other fields."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), current().px(_LINES))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), current().px(_LINES))


class ChaseSheet(Form):
    """Copy takes the text along; saving writes down that the body was asked."""

    def __init__(self, workspace: Workspace, prepared: Prepared) -> None:
        subject = prepared.standing.subject
        super().__init__(
            workspace,
            _("Ask about: {what}").format(what=subject.what),
            below=_("{reference}. Nothing is sent from here: copy the text, send it your own way, then save.").format(
                reference=prepared.reference
            ),
            save=_("I have asked"),
            draft_key=f"chase:{prepared.case_id}:{subject.key}",
            width=780,
            enter_saves=False,
        )
        self._prepared = prepared
        self._drafts = {one.step.id: one for one in prepared.drafts}
        self._dated = prepared.drafts[-1].answer_by
        self.hint = Banner("", "blue", icon="info")
        self.box.addWidget(self.hint)
        self.step = self.ask(
            "step", _("Whom?"), Chips(_("Whom?"), [(i, d.step.words) for i, d in self._drafts.items()])
        )
        self.answer_by = self.ask(
            "answer_by", _("An answer by?"), DateEdit(_("An answer by?"), workspace.today, prefer="future")
        )
        self.form_of = self.ask(
            "form", _("As what?"), Chips(_("As what?"), [("letter", _("Letter")), ("message", _("Short mail text"))])
        )
        self.text = self.ask("text", _("The text"), _Text())
        self.text.setTabChangesFocus(True)
        self.copy_button = PlainButton(_("Copy the text"), self.copy, shortcut="Ctrl+Shift+C", bound=True)
        self.copy_button.setAutoDefault(False)
        self._buttons.insertWidget(0, self.copy_button)
        self.page_button = PlainButton(_("As a page…"), self.show_page, shortcut="Ctrl+P", bound=True)
        self.page_button.setAutoDefault(False)
        self._buttons.insertWidget(1, self.page_button)
        self.to_name = self.ask("to_name", _("Name"), QLineEdit())
        self.to_name.setPlaceholderText(_("Optional, where somebody is named"))
        self.asked_on = self.ask(
            "asked_on", _("Asked when?"), DateEdit(_("Asked when?"), workspace.today, text=_("today"))
        )
        self.method = self.ask(
            "method", _("How?"), Chips(_("How?"), [(method, method_label(method)) for method in METHODS])
        )
        self.step.choose(prepared.drafts[-1].step.id)
        self.form_of.choose("letter")
        self._write_draft()
        self.step.chosen.connect(lambda _choice: self._write_draft())
        self.form_of.chosen.connect(lambda _choice: self._write_text())
        self.answer_by.changed.connect(self._move_day)
        self.finish_layout()
        self.focus_soon(self.text.setFocus)

    @property
    def drafted(self) -> Draft:
        """The draft of the step that is chosen; what was begun another day may name one that is not open now."""
        return self._drafts.get(self.step.value() or "", self._prepared.drafts[-1])

    def copy(self) -> None:
        """Put the text on the clipboard, where the client agreed to this body; it is taken off again."""
        self._where_agreed(self._copy)

    def _where_agreed(self, then: Callable[[], object]) -> None:
        when_agreed(self.workspace, self._prepared.case_id, self._prepared.standing.subject.agency, then)

    def _copy(self) -> None:
        self.workspace.copy(self.text.toPlainText())
        self.workspace.toast(
            ngettext("Copied; cleared in {count} second", "Copied; cleared in {count} seconds", SECONDS).format(
                count=SECONDS
            )
        )

    def show_page(self) -> None:
        """The text as a letter on paper, to print or to save, where the client agreed to this body."""
        self._where_agreed(self._show_page)

    def _show_page(self) -> None:
        drafted, text, case_id = self.drafted, self.text.toPlainText(), self._prepared.case_id
        now = self.workspace.now()

        # What draws pages is large; most who ask copy the text.
        from isva_desk.documents.chase_letter import letter_made
        from isva_desk.ui.preview.preview_sheet import PreviewSheet

        def make(desk: Desk, passphrase: str | None) -> Leaving:
            return letter_made(desk, case_id, drafted, text, now, passphrase)

        below = _("Printing or saving is written down. That you have asked is not: save that in the sheet before.")
        name = f"letter-{now:%Y-%m-%d}"
        self.workspace.open_dialog(PreviewSheet(self.workspace, _("The letter"), name, make, below=below))

    def work(self) -> Work:
        """Write down that the body was asked."""
        asked, until = self._day("asked_on"), self._day("answer_by")
        arguments = (self.text.toPlainText(), asked, until, self.to_name.text(), self.method.value())
        return Work(_made, (self._prepared.case_id, self.drafted, arguments))

    def _day(self, name: str) -> date:
        day: date | None = self.date_of(name).day
        if day is None:
            raise WrongAnswer(name, _("Give one day."))
        return day

    def _write_draft(self) -> None:
        """Everything that depends on the step: name, day, hint, text."""
        drafted = self.drafted
        self.step.choose(drafted.step.id)
        self.to_name.setText(drafted.to.name if drafted.to is not None else "")
        self._dated = drafted.answer_by
        self.answer_by.set_text(f"{drafted.answer_by:%d/%m/%Y}")
        following = self._prepared.standing.after(drafted.step)
        reach = [part for part in (drafted.to.phone, drafted.to.email) if part] if drafted.to is not None else []
        parts = [
            drafted.step.advice,
            _("Reached by: {reach}.").format(reach=", ".join(reach)) if reach else "",
            _("Check the text of this rule: it was not read in its own place.") if drafted.unsure else "",
            _("With no answer by then, the next to ask: {step}.").format(step=following.words) if following else "",
        ]
        words = " ".join(part for part in parts if part)
        self.hint.say(_("Asking changes no verdict."), "blue", detail=words, icon="info")
        self._write_text()

    def _write_text(self) -> None:
        drafted = self.drafted
        text = drafted.message if self.form_of.value() == "message" else drafted.letter
        self.text.setPlainText(text.replace(say_day(drafted.answer_by), say_day(self._dated)))

    def _move_day(self) -> None:
        """The day in the text follows the day in the field; what a person wrote around it stays."""
        try:
            day = self.answer_by.when().day
        except NotADate:
            return
        if day is None or day == self._dated:
            return
        text = self.text.toPlainText().replace(say_day(self._dated), say_day(day))
        self._dated = day
        self.text.setPlainText(text)


def _made(desk: Desk, case_id: str, drafted: Draft, said: tuple[str, date, date, str, str | None]) -> Changes:
    text, asked_on, answer_by, to_name, method = said
    return make_chase(
        desk, case_id, drafted, text=text, asked_on=asked_on, answer_by=answer_by, to_name=to_name, method=method
    )
