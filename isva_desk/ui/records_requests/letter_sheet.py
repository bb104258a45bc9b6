"""The letter to the asker: what is missing, or that it is refused. To copy, to look at on paper; nothing is sent."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.desk import Desk
from isva_desk.casework.records_request_letter import RequestLetter, draft_letter, record_letter
from isva_desk.casework.records_request_wording import KINDS
from isva_desk.documents.leaving import Leaving
from isva_desk.documents.request_letter import request_letter_made
from isva_desk.domain.dates import NotADate
from isva_desk.domain.event_kinds import METHODS
from isva_desk.domain.labels import method_label
from isva_desk.journal.changes import Changes
from isva_desk.language import _, ngettext, say_day
from isva_desk.ui.chasing.waiting import one_day
from isva_desk.ui.clipboard import SECONDS
from isva_desk.ui.parts import Banner, Chips, PlainButton
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.theme import current
from isva_desk.ui.workspace import Workspace

_TALL = 250  # pixels of the text at 100 %


class _Text(QPlainTextEdit):
    """A letter: tall enough to read some paragraphs."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), current().px(_TALL))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), current().px(_TALL))


def drafts(desk: Desk, request_id: str) -> tuple[RequestLetter, ...]:
    """The letters that can be written about a request now."""
    found = []
    for kind in KINDS:
        try:
            found.append(draft_letter(desk, request_id, kind))
        except WrongAnswer:
            continue  # nothing that this letter could name
    return tuple(found)


class LetterSheet(Form):
    """Saving writes down that the letter went, with the fingerprint of its text."""

    def __init__(self, workspace: Workspace, reference: str, found: tuple[RequestLetter, ...]) -> None:
        super().__init__(
            workspace,
            _("A letter to the asker"),
            below=_(
                "{reference}. Nothing is sent from here: copy or print it, send it your own way, then save."
            ).format(reference=reference),
            save=_("It has gone"),
            draft_key=f"request-letter:{found[0].request_id}",
            width=780,
            enter_saves=False,
        )
        self._reference = reference
        self._drafts = {one.kind: one for one in found}
        words = {"challenge": _("Ask for what is missing"), "refuse": _("Say no, with the reasons")}
        if not all(one.legal_reviewer for one in found):
            self.box.addWidget(
                Banner(
                    _("No lawyer has read this wording yet"),
                    "amber",
                    detail=_(
                        "Read it as your own, and change what does not fit. Ask for legal advice where you need it."
                    ),
                    icon="warning",
                )
            )
        self.kind = self.ask(
            "kind", _("Which letter?"), Chips(_("Which letter?"), [(one, words[one]) for one in self._drafts])
        )
        self.kind.choose(found[0].kind)
        self.answer_by = self.ask(
            "answer_by", _("An answer by?"), DateEdit(_("An answer by?"), workspace.today, prefer="future")
        )
        self.text = self.ask("text", _("The text"), _Text())
        self.text.setTabChangesFocus(True)
        self.to = self.ask("to", _("To whom?"), QLineEdit())
        self.on = self.ask("on", _("Sent when?"), DateEdit(_("Sent when?"), workspace.today, text=_("today")))
        self.method = self.ask("method", _("How?"), Chips(_("How?"), [(one, method_label(one)) for one in METHODS]))
        self._add_buttons()
        self._dated = found[0].answer_by
        self._write()
        self.kind.chosen.connect(lambda _choice: self._write())
        self.answer_by.changed.connect(self._move_day)
        self.finish_layout()
        self.focus_soon(self.text.setFocus)

    def _add_buttons(self) -> None:
        self.copy_button = PlainButton(_("Copy the text"), self.copy, shortcut="Ctrl+Shift+C", bound=True)
        self.paper = PlainButton(_("On paper…"), self.look_at_it)
        for place, button in enumerate((self.copy_button, self.paper)):
            button.setAutoDefault(False)
            self._buttons.insertWidget(place, button)

    @property
    def drafted(self) -> RequestLetter:
        """The draft of the kind that is chosen."""
        return self._drafts.get(self.kind.value() or "", next(iter(self._drafts.values())))

    def copy(self) -> None:
        """Put the text on the clipboard; it is taken off again."""
        self.workspace.copy(self.text.toPlainText())
        self.workspace.toast(
            ngettext("Copied; cleared in {count} second", "Copied; cleared in {count} seconds", SECONDS).format(
                count=SECONDS
            )
        )

    def look_at_it(self) -> None:
        """Show it as a page, to print or to save."""
        from isva_desk.ui.preview.preview_sheet import PreviewSheet

        drafted, text = self.drafted, self.text.toPlainText()

        def make(desk: Desk, _passphrase: str | None) -> Leaving:
            return request_letter_made(drafted, text, desk.clock())

        self.workspace.open_dialog(PreviewSheet(self.workspace, _("The letter"), _("letter.pdf"), make))

    def work(self) -> Work:
        """Write down that it went."""
        said = (
            self.text.toPlainText(),
            one_day(self, "on"),
            one_day(self, "answer_by"),
            self.to.text(),
            self.method.value(),
        )
        return Work(_went, (self.drafted, said))

    def _write(self) -> None:
        drafted = self.drafted
        self.to.setText(drafted.to)
        self._dated = drafted.answer_by
        self.answer_by.set_text(f"{drafted.answer_by:%d/%m/%Y}")
        self.text.setPlainText(drafted.letter)

    def _move_day(self) -> None:
        """The day in the text follows the day in the field; what a person wrote around it stays."""
        try:
            day = self.answer_by.when().day
        except NotADate:
            return
        if day is not None and day != self._dated:
            self.text.setPlainText(self.text.toPlainText().replace(say_day(self._dated), say_day(day)))
            self._dated = day


def _went(desk: Desk, drafted: RequestLetter, said: tuple[str, date, date, str, str | None]) -> Changes:
    text, on, answer_by, to, method = said
    return record_letter(desk, drafted, text, on=on, answer_by=answer_by, to=to, method=method)
