"""Name the officer, the prosecutor or another person on the case; record that they have left."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.desk import Desk
from isva_desk.casework.people import assign_person, end_assignment, record_vacancy
from isva_desk.domain.dates import When
from isva_desk.domain.labels import ROLES, role_label
from isva_desk.journal.changes import Changes
from isva_desk.journal.rows import PersonRow
from isva_desk.language import _
from isva_desk.ui.parts import Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.workspace import Workspace


class NamePerson(Form):
    """``follows`` is the person (or the empty post) that the new one takes over from."""

    def __init__(self, workspace: Workspace, case_id: str, follows: PersonRow | None = None) -> None:
        super().__init__(workspace, _("Name somebody"), below=_("Who had the role before stays in the history."))
        self._case_id = case_id
        self._follows = None if follows is None or follows.is_vacancy else follows
        self.role = self.ask("role", _("As what?"), QComboBox())
        for role in ROLES:
            self.role.addItem(role_label(role), role)
        if follows is not None:
            self.role.setCurrentIndex(self.role.findData(follows.role))
        self.known = self.ask(
            "known",
            _("Is anybody named?"),
            Chips(_("Is anybody named?"), [("yes", _("Yes")), ("nobody", _("No, nobody is named"))]),
        )
        self.known.choose("yes")
        self.name = self.ask("name", _("Name"), QLineEdit(), help_text=_("Or how they are known, such as DC 4471."))
        self.number = self.ask("number", _("Collar or staff number"), QLineEdit())
        self.phone = self.ask("phone", _("Phone"), QLineEdit())
        self.email = self.ask("email", _("Email"), QLineEdit())
        self.starts = self.ask("starts", _("Since when?"), DateEdit(_("Since when?"), workspace.today, optional=True))
        self.finish_layout()
        # Not on the roles: a name typed there would choose another role, letter by letter.
        self.name.setFocus()

    def changed(self) -> None:
        """Nobody has no telephone."""
        named = self.known.value() == "yes"
        for name in ("name", "number", "phone", "email"):
            self.show_field(name, shown=named)

    def work(self) -> Work:
        """Name the person, or record that nobody is named."""
        role, starts = str(self.role.currentData()), self.date_of("starts")
        if self.known.value() == "nobody":
            return Work(record_vacancy, (self._case_id, role, starts))
        if not self.name.text().strip():
            raise WrongAnswer("name", _("Give the name, or how they are known, such as DC 4471."))
        details = (role, self.name.text(), self.number.text(), self.phone.text(), self.email.text(), starts)
        before = self._follows if self._follows is not None and self._follows.role == role else None
        return Work(_take_over, (self._case_id, before, details))


def _take_over(
    desk: Desk, case_id: str, before: PersonRow | None, details: tuple[str, str, str, str, str, When]
) -> Changes:
    """The new person, and the end of the one before."""
    changes = assign_person(desk, case_id, *details)
    if before is None:
        return changes
    ended = end_assignment(desk, before.assignment_id, details[-1])
    return Changes(changes.clients | ended.clients, changes.cases | ended.cases, changes.made)


class PersonLeft(Form):
    """Without a successor's name the role is vacant, and Today says so."""

    def __init__(self, workspace: Workspace, person: PersonRow) -> None:
        super().__init__(
            workspace,
            _("Has left the case"),
            below=_("{role}: {name}").format(role=role_label(person.role), name=person.name),
        )
        self._person = person
        self.ends = self.ask("ends", _("When?"), DateEdit(_("When did they leave?"), workspace.today, text=_("today")))
        self.successor = self.ask("successor", _("Who follows?"), QLineEdit())
        self.successor.setPlaceholderText(_("Leave empty where nobody is named yet"))
        self.finish_layout()
        self.ends.setFocus()

    def work(self) -> Work:
        """Record the end, and who follows."""
        return Work(end_assignment, (self._person.assignment_id, self.date_of("ends"), self.successor.text() or None))
