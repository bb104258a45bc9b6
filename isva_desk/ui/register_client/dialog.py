"""Register a client and open a case: a reference drawn at random, what they like to be called, the force."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit

from isva_desk.casework.desk import Desk
from isva_desk.casework.open_case import NewCase, register_with_case
from isva_desk.casework.register_client import NewClient, free_reference
from isva_desk.domain.directory import Directory
from isva_desk.journal.changes import Changes
from isva_desk.language import _
from isva_desk.ui.parts import Chips
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.workspace import Workspace


class RegisterClient(Form):
    """Opens the case when it is saved. No date of birth, no account of what happened: neither is needed."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            workspace, _("New client"), below=_("Only what you need. Everything can be filled in later."),
            draft_key="new-client", save=_("Open the case"),
        )  # fmt: skip
        self.reference = self.ask(
            "reference", _("Reference"), QLineEdit(), help_text=_("Drawn at random. It says nothing about them.")
        )
        self.name_to_use = self.ask("name_to_use", _("Likes to be called"), QLineEdit())
        self.pronouns = self.ask("pronouns", _("Pronouns"), QLineEdit())
        self.pronouns.setPlaceholderText(_("Such as: she/her, he/him, they/them"))
        self.full_name = self.ask("name", _("Full name"), QLineEdit())
        self.full_name.setPlaceholderText(_("Optional. Lists never show it"))
        self.word = self.ask(
            "word",
            _("Which word do they prefer?"),
            Chips(
                _("Which word do they prefer?"),
                [("client", _("Client")), ("victim", _("Victim")), ("survivor", _("Survivor"))],
            ),
        )
        self.word.choose("client")
        self.region = self.ask(
            "region", _("Where?"), Chips(_("Where?"), [("england", _("England")), ("wales", _("Wales"))])
        )
        self.region.choose("england")
        self.force = self.ask("police_force", _("Police force"), QComboBox())
        self.crime_reference = self.ask("crime_reference", _("Crime reference"), QLineEdit())
        self.suspects = self.ask(
            "suspects",
            _("How many suspects?"),
            Chips(_("How many suspects?"), [("1", "1"), ("2", "2"), ("3", "3"), ("not-known", _("Not known"))]),
        )
        self.suspects.choose("1")
        self.finish_layout()
        self.on_saved(self._open_case)
        self.name_to_use.setFocus()
        workspace.ask(_directory_of, then=self._fill)

    def _fill(self, known: tuple[Directory, str]) -> None:
        directory, reference = known
        if not self.reference.text():
            self.reference.setText(reference)
        self.force.addItem(_("Not reported, or not known"), None)
        for force in directory.forces:
            self.force.addItem(force.name, force.id)
        self.begin_here()

    def _open_case(self, changes: Changes) -> None:
        """The first thing to ask is how they can be reached safely."""
        if changes.made is not None:
            self.workspace.open_case(changes.made, tab="contact")

    def work(self) -> Work:
        """Register the client and open the case."""
        client = NewClient(
            reference=self.reference.text(),
            name=self.full_name.text(),
            name_to_use=self.name_to_use.text(),
            pronouns=self.pronouns.text(),
            word=self.word.value() or "client",
            region="wales" if self.region.value() == "wales" else "england",
        )
        count = self.suspects.value() or "0"
        letters = tuple("ABCDEFGHI"[: int(count)]) if count.isdigit() else ()
        case = NewCase(
            police_force=self.force.currentData(), crime_reference=self.crime_reference.text(),
            suspects=letters,
        )  # fmt: skip
        return Work(register_with_case, (client, case))


def _directory_of(desk: Desk) -> tuple[Directory, str]:
    return desk.directory, free_reference(desk)
