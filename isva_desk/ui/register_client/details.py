"""Changing what is known of a client and a case: names, pronouns, the word they prefer, the force, the CPS Area."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit

from isva_desk.casework.desk import Desk
from isva_desk.casework.open_case import change_case
from isva_desk.casework.register_client import change_client
from isva_desk.domain.directory import Directory
from isva_desk.journal.changes import Changes
from isva_desk.journal.rows import ClientHead
from isva_desk.language import _
from isva_desk.ui.parts import Chips
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.workspace import Workspace


class ChangeDetails(Form):
    """Only what was changed is written, each with what it was before."""

    def __init__(self, workspace: Workspace, head: ClientHead, directory: Directory) -> None:
        super().__init__(workspace, _("Details"), below=head.reference)
        self._known = head
        self.name_to_use = self.ask("name_to_use", _("Likes to be called"), QLineEdit(head.name_to_use))
        self.pronouns = self.ask("pronouns", _("Pronouns"), QLineEdit(head.pronouns))
        self.full_name = self.ask("name", _("Full name"), QLineEdit(head.name))
        self.word = self.ask(
            "word",
            _("Which word do they prefer?"),
            Chips(
                _("Which word do they prefer?"),
                [("client", _("Client")), ("victim", _("Victim")), ("survivor", _("Survivor"))],
            ),
        )
        self.word.choose(head.word)
        self.region = self.ask(
            "region", _("Where?"), Chips(_("Where?"), [("england", _("England")), ("wales", _("Wales"))])
        )
        self.region.choose(head.region)
        self.enhanced = self.ask(
            "enhanced_rights",
            _("Enhanced Rights?"),
            Chips(_("Enhanced Rights?"), [("yes", _("Yes")), ("no", _("No"))]),
            help_text=_("Every victim of a sexual offence has them. “No” only where the offence was another."),
        )
        self.enhanced.choose("yes" if head.enhanced_rights else "no")
        self.force = self._choice("police_force", _("Police force"), directory.forces, head.police_force)
        self.crime_reference = self.ask("crime_reference", _("Crime reference"), QLineEdit(head.crime_reference))
        self.area = self._choice("cps_area", _("CPS Area"), directory.cps_areas, head.cps_area)
        self.finish_layout()
        self.name_to_use.setFocus()

    def _choice(self, name: str, question: str, rows: Any, chosen: str | None) -> QComboBox:
        combo = QComboBox()
        combo.addItem(_("Not known"), None)
        for row in rows:
            combo.addItem(row.name, row.id)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        return self.ask(name, question, combo)

    def work(self) -> Work:
        """Write what was changed."""
        head = self._known
        client = {
            "name_to_use": (head.name_to_use, self.name_to_use.text().strip()),
            "pronouns": (head.pronouns, self.pronouns.text().strip()),
            "name": (head.name, self.full_name.text().strip()),
            "word": (head.word, self.word.value()),
            "region": (head.region, self.region.value()),
            "enhanced_rights": (head.enhanced_rights, self.enhanced.value() == "yes"),
        }
        case = {
            "police_force": (head.police_force, self.force.currentData()),
            "crime_reference": (head.crime_reference, self.crime_reference.text().strip()),
            "cps_area": (head.cps_area, self.area.currentData()),
        }
        return Work(_change, (head, _changed(client), _changed(case)))


def _changed(fields: dict[str, tuple[Any, Any]]) -> dict[str, Any]:
    return {name: new for name, (old, new) in fields.items() if new != old}


def _change(desk: Desk, head: ClientHead, client: dict[str, Any], case: dict[str, Any]) -> Changes:
    clients: set[str] = set()
    cases: set[str] = set()
    for name, value in client.items():
        changes = change_client(desk, head.client_id, name, value)
        clients |= changes.clients
        cases |= changes.cases
    for name, value in case.items():
        changes = change_case(desk, head.case_id, name, value)
        clients |= changes.clients
        cases |= changes.cases
    return Changes(frozenset(clients), frozenset(cases), None)
