"""The card "What to know about me": tick and word its lines, have it approved, and say for whom it leaves."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit

from isva_desk.casework.about_me import CardField, approve_card, card_fields, card_text, write_card
from isva_desk.casework.consent import CLIENT, RECORD
from isva_desk.casework.desk import Desk
from isva_desk.domain.choices import choices
from isva_desk.domain.dates import UNKNOWN
from isva_desk.journal.needs.folded import card_of
from isva_desk.language import _
from isva_desk.ui.needs.choice_box import choice_box
from isva_desk.ui.needs.sharing import when_agreed
from isva_desk.ui.parts import Chips, soft
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.theme import current
from isva_desk.ui.workspace import Workspace

if TYPE_CHECKING:
    from isva_desk.documents.leaving import Leaving

_LINES = 150  # pixels of the preview at 100 %


def open_card(workspace: Workspace, client_id: str) -> None:
    """Open the sheet on which the card is written."""
    workspace.ask(_read, client_id, then=lambda found: workspace.open_dialog(WriteCard(workspace, client_id, *found)))


def _read(desk: Desk, client_id: str) -> tuple[tuple[CardField, ...], frozenset[str]]:
    record = desk.store.record(client_id)
    card = card_of(record)
    return card_fields(record), frozenset(name for name, _value in card.items) if card is not None else frozenset()


class WriteCard(Form):
    """Only what is ticked stands on the card. What is not known yet is not offered."""

    def __init__(
        self, workspace: Workspace, client_id: str, fields: tuple[CardField, ...], ticked: frozenset[str]
    ) -> None:
        super().__init__(
            workspace, _("What to know about me"),
            below=_("Write it with the client. Only what is ticked stands on it; nothing about what happened."),
            draft_key=f"card:{client_id}", enter_saves=False,
        )  # fmt: skip
        self._client_id = client_id
        self._fields = {field.id: field for field in fields}
        self.ticks: dict[str, QCheckBox] = {}
        self.words: dict[str, QLineEdit] = {}
        for field in fields:
            if field.own_words:
                line = self.ask(field.id, field.title, QLineEdit(field.value if field.id in ticked else ""))
                line.setPlaceholderText(_("In their own words; empty leaves it out"))
                self.words[field.id] = line
            elif field.value:
                tick = self.ask(field.id, field.title, QCheckBox(field.words))
                tick.setAccessibleName(f"{field.title}: {field.words}")
                tick.setChecked(field.id in ticked)
                self.ticks[field.id] = tick
        self.preview = self.ask("preview", _("It will say"), QPlainTextEdit())
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setMinimumHeight(current().px(_LINES))
        self.approved = self.ask(
            "approved_on", _("Approved on"),
            DateEdit(_("Approved on"), workspace.today, optional=True),
            help_text=_("The day on which the client agreed to these words. Until then it cannot leave."),
        )  # fmt: skip
        self.how = self.ask("how", _("How?"), QLineEdit())
        self.how.setPlaceholderText(_("Such as: read it together"))
        self.finish_layout()
        first = next(iter((*self.ticks.values(), *self.words.values())))
        self.focus_soon(first.setFocus)

    def changed(self) -> None:
        """Show what the card will say."""
        text = card_text([(self._fields[name].title, words) for name, words in self._shown().items()])
        if text != self.preview.toPlainText():
            self.preview.setPlainText(text)

    def _shown(self) -> dict[str, str]:
        shown = {}
        for name, field in self._fields.items():
            if name in self.ticks and self.ticks[name].isChecked():
                shown[name] = field.words
            elif name in self.words and self.words[name].text().strip():
                shown[name] = self.words[name].text().strip()
        return shown

    def work(self) -> Work:
        """Write the card, approved or not."""
        ticked = {name: self.words[name].text() if name in self.words else "" for name in self._shown()}
        approved = self.date_of("approved_on") if self.approved.text().strip() else UNKNOWN
        return Work(write_card, (self._client_id, ticked, approved, self.how.text()))


class ApproveCard(Form):
    """The client has seen the card as it stands now."""

    def __init__(self, workspace: Workspace, client_id: str, lines: list[tuple[str, str]]) -> None:
        super().__init__(workspace, _("The client agrees to the card"), below=_("As it stands now:"))
        self._client_id = client_id
        for title, words in lines:
            self.box.addWidget(soft(_("{title}: {words}").format(title=title, words=words)))
        self.on = self.ask("approved_on", _("When?"), DateEdit(_("When?"), workspace.today, text=_("today")))
        self.how = self.ask("how", _("How?"), QLineEdit())
        self.how.setPlaceholderText(_("Such as: read it together"))
        self.finish_layout()
        self.focus_soon(self.on.setFocus)

    def work(self) -> Work:
        """Keep the day."""
        return Work(approve_card, (self._client_id, self.date_of("approved_on"), self.how.text()))


class ForWhom(Form):
    """Whom the card is for: the consent of that party is looked at before it is shown as a page."""

    def __init__(self, workspace: Workspace, case_id: str, client_id: str) -> None:
        super().__init__(workspace, _("For whom is the card?"), save=_("Show the page"))
        self._case_id, self._client_id = case_id, client_id
        self.whom = self.ask(
            "whom", _("For"),
            Chips(_("For"), [(CLIENT, _("The client themself")), ("party", _("Somebody else"))]),
        )  # fmt: skip
        self.whom.choose(CLIENT)
        self.party = self.ask(
            "party",
            choices("consent")["parties"].text,
            choice_box([(one.id, one.text) for one in choices("consent")["parties"].choices if one.id != RECORD]),
        )
        self.finish_layout()
        self.whom.focus_first()

    def changed(self) -> None:
        """Ask which body only where it is one."""
        self.show_field("party", shown=self.whom.value() == "party")
        self.refit()

    def submit(self) -> None:
        """Nothing is saved here: the page is shown, and leaves from there."""
        party = CLIENT if self.whom.value() == CLIENT else str(self.party.currentData())
        self.accept()
        when_agreed(self.workspace, self._case_id, party, partial(_show, self.workspace, self._client_id, party))


def _show(workspace: Workspace, client_id: str, party: str) -> None:
    from isva_desk.documents.about_me_card import card_made
    from isva_desk.ui.preview.preview_sheet import PreviewSheet

    now: datetime = workspace.now()

    def make(desk: Desk, passphrase: str | None) -> Leaving:
        return card_made(desk, client_id, party, now, passphrase)

    below = _("As the client approved it. Printing or saving is written down.")
    sheet = PreviewSheet(workspace, _("The card"), f"info-{now:%Y-%m-%d}", make, below=below)
    workspace.open_dialog(sheet)
