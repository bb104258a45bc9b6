"""The first screen: who are you."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from isva_desk.language import _
from isva_desk.ui.parts import Busy, Chips, Field, LinkButton, PrimaryButton
from isva_desk.ui.unlock.door import Door
from isva_desk.ui.unlock.page import ProblemPlace


class Who(Door):
    """Asks for the name that signs, the service, and the word for the person. Nothing of it leaves this computer."""

    done = Signal()
    demonstration_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Who are you?"), _("Step 1 of 3"), width=500)
        self.adviser = QLineEdit()
        self.adviser.setMaxLength(120)
        self.adviser_field = Field(
            _("Your name"),
            self.adviser,
            help_text=_("What you write is signed with it. It stays in the encrypted records."),
        )
        self.service = QLineEdit()
        self.service.setMaxLength(160)
        self.word = Chips(
            _("Your word for the person you support"),
            [("client", _("Client")), ("victim", _("Victim")), ("survivor", _("Survivor"))],
        )
        self.word.choose("client")
        self.box.addWidget(self.adviser_field)
        self.box.addWidget(Field(_("Your service"), self.service, help_text=_("May be left empty.")))
        self.box.addWidget(
            Field(
                _("Your word for the person you support"),
                self.word,
                help_text=_("Each person can have their own word later."),
            )
        )
        line = QHBoxLayout()
        self.look_button = LinkButton(_("Look at a demonstration first"), self.demonstration_wanted.emit)
        line.addWidget(self.look_button)
        line.addStretch(1)
        self.next_button = PrimaryButton(_("Next"), self.next, shortcut="Return")
        line.addWidget(self.next_button)
        self.box.addLayout(line)
        self.busy = Busy()
        self.problem = ProblemPlace()
        self.box.addWidget(self.problem)
        self.box.addWidget(self.busy)
        self.adviser.returnPressed.connect(self.next)
        self.service.returnPressed.connect(self.next)
        self.setFocusProxy(self.adviser)

    def next(self) -> None:
        """Go on, if there is a name."""
        if not self.adviser.text().strip():
            self.adviser_field.wrong(_("Say by which name your entries are to be signed."))
            self.adviser.setFocus()
            return
        self.adviser_field.wrong("")
        self.done.emit()

    def known_words(self) -> tuple[str, ...]:
        """What a guesser would try first."""
        return (self.adviser.text(), self.service.text())
