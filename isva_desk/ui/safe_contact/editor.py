"""Recording what is safe for one way of making contact: how, when, who may answer, what never to say, checked when."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.safe_contact import set_safe_channel
from isva_desk.domain.labels import channel_label
from isva_desk.domain.safe_contact import SafeChannel, Window
from isva_desk.language import N_, _
from isva_desk.ui.parts import Chips, small
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.safe_contact.words import read_windows, windows_in_words
from isva_desk.ui.workspace import Workspace

_VALUE = {
    "phone": N_("Number"),
    "voicemail": N_("Number"),
    "text": N_("Number"),
    "email": N_("Address"),
    "post": N_("Address"),
    "video": N_("Number or link"),
    "in-person": N_("Place"),
}


class WindowsEdit(QWidget):
    """Safe times as they are said: "weekdays 1pm to 3pm; Sat 10 to 12". What was understood stands below."""

    changed = Signal()

    def __init__(self, windows: tuple[Window, ...]) -> None:
        super().__init__()
        self.edit = QLineEdit(windows_in_words(windows) if windows else "")
        self.edit.setAccessibleName(_("Safe times"))
        self.edit.setPlaceholderText(_("weekdays 1pm to 3pm; Sat 10am to 12"))
        self.words: QLabel = small("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.edit)
        column.addWidget(self.words)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._say)
        self.edit.textChanged.connect(lambda _text: self.changed.emit())
        self._say()

    def windows(self) -> tuple[Window, ...]:
        """What was understood. Raises ``ValueError`` with a sentence."""
        return read_windows(self.edit.text())

    def answer(self) -> str:
        """For a draft."""
        return self.edit.text()

    def set_answer(self, text: str) -> None:
        """From a draft."""
        self.edit.setText(text)

    def _say(self) -> None:
        try:
            words = windows_in_words(self.windows())
        except ValueError as problem:
            words = str(problem)
        self.words.setText(words[:1].upper() + words[1:])
        self.edit.setAccessibleDescription(words)


class SafeChannelEditor(Form):
    """A number that is recorded is not shown here: leave the field empty to keep it."""

    def __init__(self, workspace: Workspace, client_id: str, name: str, channel: SafeChannel) -> None:
        super().__init__(
            workspace,
            channel_label(channel.channel),
            below=_("What {name} said about it. Only what is marked safe is used.").format(name=name),
            enter_saves=True,
        )
        self._client_id, self._channel = client_id, channel
        self.allowed = self.ask(
            "allowed",
            _("Is it safe?"),
            Chips(_("Is it safe?"), [("yes", _("Yes")), ("only-if", _("Only if…")), ("no", _("No"))]),
        )
        self.allowed.choose(channel.allowed if channel.checked_on is not None or channel.value else None)
        self.condition = self._text("condition", _("Only if"), channel.condition, _("Such as: they text first"))
        keep = _("Recorded. Leave empty to keep it") if channel.value else ""
        self.value = self._text("value", _(_VALUE[channel.channel]), "", keep)
        self.windows = self.ask("windows", _("When?"), WindowsEdit(channel.windows))
        self.who = self._text(
            "who_may_answer", _("Who may answer?"), channel.who_may_answer, _("Such as: only them; their sister")
        )
        self.never = self._text(
            "never_say", _("Never say"), channel.never_say, _("Such as: the service, the police, court")
        )
        self.may_say = self.ask(
            "may_say_who",
            _("May you say who you are?"),
            Chips(_("May you say who you are?"), [("yes", _("Yes")), ("no", _("No"))]),
        )
        self.may_say.choose("yes" if channel.may_say_who else "no")
        self.cover = self._text(
            "cover_name", _("Say that you are"), channel.cover_name, _("Such as: Jo from the library")
        )
        self.checked = self.ask(
            "checked_on",
            _("Checked when?"),
            DateEdit(_("Checked with the client when?"), workspace.today, text=_("today")),
        )
        self.holds = self.ask("valid_days", _("Ask again after"), QSpinBox())
        self.holds.setRange(1, 365)
        self.holds.setSuffix(_(" days"))
        self.holds.lineEdit().setTextMargins(13, 0, 0, 0)
        self.holds.setValue(channel.valid_days)
        self.finish_layout()
        self.allowed.focus_first()

    def _text(self, name: str, question: str, text: str, hint: str) -> QLineEdit:
        edit = self.ask(name, question, QLineEdit(text))
        edit.setPlaceholderText(hint)
        return edit

    def changed(self) -> None:
        """What is not safe needs no times."""
        allowed = self.allowed.value()
        use = allowed in {"yes", "only-if"}
        self.show_field("condition", shown=allowed == "only-if")
        for name in ("windows", "who_may_answer", "never_say", "may_say_who", "valid_days"):
            self.show_field(name, shown=use)
        self.show_field("cover_name", shown=use and self.may_say.value() == "no")

    def work(self) -> Work:
        """Record it."""
        allowed = self.allowed.value()
        if allowed is None:
            raise WrongAnswer("allowed", _("Say whether it is safe."))
        try:
            windows = self.windows.windows()
        except ValueError as problem:
            raise WrongAnswer("windows", str(problem)) from problem
        checked = self.date_of("checked_on").day
        if checked is None:
            raise WrongAnswer("checked_on", _("Say on which day it was checked with the client."))
        channel = SafeChannel(
            channel=self._channel.channel,
            allowed=allowed,  # type: ignore[arg-type]
            value=self.value.text(),
            label=self._channel.label,
            condition=self.condition.text().strip(),
            windows=windows,
            who_may_answer=self.who.text().strip(),
            never_say=self.never.text().strip(),
            cover_name=self.cover.text().strip() if self.may_say.value() == "no" else "",
            may_say_who=self.may_say.value() == "yes",
            checked_on=checked,
            valid_days=self.holds.value(),
        )
        return Work(set_safe_channel, (self._client_id, channel))
