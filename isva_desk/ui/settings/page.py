"""Settings: the look, the lock, the passphrase, backups, and whether the records are whole."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from isva_desk.domain.dates import LONDON
from isva_desk.domain.spoken_language import LANGUAGES, OF_THE_COMPUTER, UNREVIEWED
from isva_desk.journal.changes import Changes
from isva_desk.language import N_, _, code, ngettext, say_short_day
from isva_desk.ui.acts import Act
from isva_desk.ui.helplines.reading import ReadHelplines, read_helplines
from isva_desk.ui.parts import (
    Card,
    Chips,
    Field,
    Icon,
    Pill,
    PlainButton,
    Scroll,
    Tone,
    clear,
    heading,
    label,
    page_margins,
    soft,
    title,
)  # fmt: skip
from isva_desk.ui.settings.change_passphrase import ChangePassphrase
from isva_desk.ui.settings.health import Judged, back_up, judge_health
from isva_desk.ui.settings.new_words import NewWords
from isva_desk.ui.settings.preferences import LOCK_MINUTES
from isva_desk.ui.theme import TEXT_SIZES, current
from isva_desk.ui.workspace import Workspace

_THEMES = {
    "system": N_("As the computer"),
    "light": N_("Light"),
    "dark": N_("Dark"),
    "high-contrast": N_("High contrast"),
}


_SUMMARY: dict[str, tuple[Tone, str]] = {
    "good": ("green", N_("Everything holds together")),
    "caution": ("amber", N_("It holds together; something wants a look")),
    "problem": ("rose", N_("Something is damaged")),
}
_MARKS = {"good": ("check", "green"), "caution": ("info", "amber"), "problem": ("warning", "rose")}


class SettingsPage(QWidget):
    """Every choice holds at once; nothing needs a restart."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._had_keyboard = False
        content = QWidget()
        across = QHBoxLayout(content)
        page_margins(across)
        self._column = column = QWidget()
        self._fit()
        current().changed.connect(self._fit)
        across.addWidget(column, 4)
        across.addStretch(0)
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(14)
        box.addWidget(title(_("Settings")))
        cards = (self._look(), self._lock(), self._passphrase(), self._helplines(), self._backups(), self._health())
        for card in cards:
            box.addWidget(card)
        about = workspace.about
        if about is not None:
            words = (
                _("Entries are signed by {adviser}, {service}.")
                if about.service
                else _("Entries are signed by {adviser}.")
            )
            box.addWidget(soft(words.format(adviser=about.adviser, service=about.service)))
        box.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(content))

    def show_for(self, **_where: Any) -> None:
        """Put the keyboard on the first choice."""
        self.themes.focus_first()
        self._workspace.ask(read_helplines, then=self._count_helplines, latest="settings-helplines")

    def refresh(self, changes: Changes) -> None:
        """Only the count of helplines depends on the records."""
        if changes.clients and self.isVisible():
            self._workspace.ask(read_helplines, then=self._count_helplines, latest="settings-helplines")

    def acts(self) -> list[Act]:
        """What can be done here, for the command bar."""
        return [
            Act(_("Change the passphrase"), self._change_passphrase, "", "lock"),
            Act(_("Make new recovery words"), self._new_words, "", "shield"),
            Act(_("Back up now"), self.back_up, "", "document"),
            Act(_("Check the records"), self.check, "", "shield"),
        ]

    def _fit(self) -> None:
        # Lines longer than this are hard to follow from a question to its answer.
        self._column.setMaximumWidth(current().px(980))

    # -- the cards ------------------------------------------------------------------------------------------------

    def _look(self) -> Card:
        card = _card(_("Look"))
        self.themes = Chips(_("Colours"), [(name, _(words)) for name, words in _THEMES.items()])
        self.themes.choose(self._workspace.preferences.theme)
        self.themes.chosen.connect(lambda name: self._change(theme=name))
        card.box.addWidget(Field(_("Colours"), self.themes, beside=True))
        self.sizes = Chips(_("Text size"), [(str(size), _("{size} %").format(size=size)) for size in TEXT_SIZES])
        self.sizes.choose(str(self._workspace.preferences.text))
        self.sizes.chosen.connect(lambda size: self._change(text=int(size)))
        card.box.addWidget(Field(_("Text size"), self.sizes, beside=True))
        chosen = self._workspace.preferences.language
        self.languages = Chips(_("Language"), [(OF_THE_COMPUTER, _("As the computer")), *LANGUAGES.items()])
        self.languages.choose(chosen)
        self.languages.chosen.connect(lambda wanted: self._change(language=wanted))
        unread = _("Nobody who speaks this language has read the translation yet.") if code() in UNREVIEWED else ""
        card.box.addWidget(Field(_("Language"), self.languages, help_text=unread, beside=True))
        return card

    def _lock(self) -> Card:
        card = _card(_("Lock"))
        minutes = [
            (str(count), ngettext("{count} minute", "{count} minutes", count).format(count=count))
            for count in LOCK_MINUTES
        ]
        self.minutes = Chips(_("Lock after"), minutes)
        self.minutes.choose(str(self._workspace.preferences.lock_minutes))
        self.minutes.chosen.connect(lambda count: self._change(lock_minutes=int(count)))
        field = Field(
            _("Lock after"), self.minutes, help_text=_("When nobody has touched the desk for so long."), beside=True
        )
        card.box.addWidget(field)
        return card

    def _passphrase(self) -> Card:
        card = _card(_("Passphrase"))
        words = soft(_("The recovery words on paper stay as they are."))
        _line(card, words, PlainButton(_("Change the passphrase…"), self._change_passphrase))
        lost = soft(_("Where the paper was lost or seen by others."))
        _line(card, lost, PlainButton(_("New recovery words…"), self._new_words))
        return card

    def _helplines(self) -> Card:
        card = _card(_("Helplines"))
        self.helplines_words = soft("")
        _line(card, self.helplines_words, PlainButton(_("Helplines…"), self._workspace.open_helplines))
        return card

    def _count_helplines(self, read: ReadHelplines) -> None:
        if not read.confirmed:
            words = _("None is confirmed yet: a line is offered to clients only after somebody has made sure of it.")
        else:
            words = _("{count} of {all} confirmed, to be offered on pages for clients.").format(
                count=read.confirmed, all=len(read.lines)
            )
        if read.stale:
            again = ngettext("{count} is to be looked at again.", "{count} are to be looked at again.", read.stale)
            words = f"{words} {again.format(count=read.stale)}"
        self.helplines_words.setText(words)

    def _backups(self) -> Card:
        card = _card(_("Backups"))
        self.backup_words = soft(_("Each backup is opened and read whole before an older one goes."))
        self.backup_button = PlainButton(_("Back up now"), self.back_up)
        _line(card, self.backup_words, self.backup_button)
        return card

    def _health(self) -> Card:
        card = _card(_("Health"))
        self.health_words = soft(_("Reads every page of the records and checks the chain of the journal."))
        self.health_button = PlainButton(_("Check the records"), self.check)
        _line(card, self.health_words, self.health_button)
        self._findings = QVBoxLayout()
        self._findings.setSpacing(8)
        card.box.addLayout(self._findings)
        return card

    # -- acting ---------------------------------------------------------------------------------------------------

    def _change(self, **changed: Any) -> None:
        self._workspace.change_preferences(replace(self._workspace.preferences, **changed))

    def _change_passphrase(self) -> None:
        self._workspace.open_dialog(ChangePassphrase(self._workspace))

    def _new_words(self) -> None:
        self._workspace.open_dialog(NewWords(self._workspace))

    def _hold(self, button: PlainButton) -> None:
        """Not to be pressed again for now. What is held cannot keep the keyboard."""
        self._had_keyboard = button.hasFocus()
        button.setEnabled(False)

    def _let_go(self, button: PlainButton) -> None:
        button.setEnabled(True)
        if self._had_keyboard:
            button.setFocus()

    def back_up(self) -> None:
        """Make a backup and check it."""
        self._hold(self.backup_button)
        self.backup_words.setText(_("Backing up…"))
        self._workspace.ask_vault(back_up, then=self._backed_up, failed=self._not_backed_up)

    def _backed_up(self, made: Any) -> None:
        self._let_go(self.backup_button)
        local = made.backup.made_on.astimezone(LONDON)
        self.backup_words.setText(
            _("Backed up {day} at {hour}, opened and read whole.").format(
                day=say_short_day(local.date()), hour=f"{local:%H:%M}"
            )
        )
        self._workspace.backed_up.emit(made.backup.made_on)

    def _not_backed_up(self, problem: Exception) -> None:
        self._let_go(self.backup_button)
        self.backup_words.setText(_("No backup was made just now."))
        self._workspace.problem(problem)

    def check(self) -> None:
        """Read everything and check that it holds together."""
        self._hold(self.health_button)
        self.health_words.setText(_("Checking…"))
        self._workspace.ask_vault(judge_health, then=self._checked, failed=self._not_checked)

    def _checked(self, judged: list[Judged]) -> None:
        self._let_go(self.health_button)
        clear(self._findings)
        self.health_words.setText(_("Checked just now."))
        worst = next((one for one in ("problem", "caution") if any(found.level == one for found in judged)), "good")
        tone, words = _SUMMARY[worst]
        self._findings.addWidget(Pill(_(words), tone), alignment=Qt.AlignmentFlag.AlignLeft)
        for found in judged:
            self._findings.addLayout(_finding(found))

    def _not_checked(self, problem: Exception) -> None:
        self._let_go(self.health_button)
        self.health_words.setText(_("The check was not finished."))
        self._workspace.problem(problem)


def _card(name: str) -> Card:
    card = Card(padding=20, gap=14)
    card.box.addWidget(heading(name))
    return card


def _finding(found: Judged) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(10)
    icon, colour = _MARKS.get(found.level, _MARKS["problem"])
    line.addWidget(Icon(icon, colour, 16))
    line.addWidget(label(found.sentence), 1)
    return line


def _line(card: Card, words: QLabel, button: PlainButton) -> None:
    line = QHBoxLayout()
    line.setSpacing(16)
    line.addWidget(words, 1)
    line.addWidget(button)
    card.box.addLayout(line)
