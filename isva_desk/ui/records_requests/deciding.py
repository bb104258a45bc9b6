"""Two signatures: the first by the author of this desk, the second by somebody else; and what is in the way."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.desk import Desk
from isva_desk.casework.records_request_decision import decide, in_the_way, sign_second
from isva_desk.domain.records_requests import DECISIONS, same_person
from isva_desk.journal.changes import Changes
from isva_desk.journal.requests.area import DECISION_WORDS
from isva_desk.journal.requests.folded import Decided, Request
from isva_desk.language import _
from isva_desk.ui.parts import Banner, Chips
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.records_requests.examining import Lines
from isva_desk.ui.records_requests.words import begun
from isva_desk.ui.workspace import Workspace


class DecideSheet(Form):
    """The first signature. A release can only be chosen where nothing is in its way."""

    def __init__(self, workspace: Workspace, reference: str, request: Request) -> None:
        super().__init__(
            workspace,
            _("Decide on the request"),
            below=_("{reference}. You sign first; somebody else signs second.").format(reference=reference),
            save=_("Sign first"),
            draft_key=f"request-decide:{request.id}",
            width=760,
            enter_saves=False,
        )
        self._request = request
        choices = [(one, begun(_(DECISION_WORDS[one]))) for one in DECISIONS]
        self.decision = self.ask("decision", _("What is decided?"), Chips(_("What is decided?"), choices))
        self.stops = Banner("", "amber", icon="blocked")
        self.stops.hide()
        self.box.addWidget(self.stops)
        self.redactions = self.ask(
            "redactions", _("What is left out?"), Lines(), help_text=_("One to a line, in words that name nobody.")
        )
        self.reason = self.ask("reason", _("Why?"), Lines())
        self.role = self.ask("role", _("Your role"), QLineEdit())
        self.finish_layout()
        self.focus_soon(self.decision.focus_first)

    def changed(self) -> None:
        """Say what is in the way of what was chosen."""
        decision = self.decision.value() or ""
        self.show_field("redactions", shown=decision == "release-part")
        found = in_the_way(self._request, decision)
        words = "\n".join(one.sentence for one in found)
        if found:
            self.stops.say(_("It cannot be released yet"), "amber", detail=words, icon="blocked")
        if bool(found) is self.stops.isHidden():
            self.stops.setVisible(bool(found))
            self.refit()
        if self.reason.toPlainText() == "" and self._request.examined.view in ("objects", "legal-advice"):
            self.reason.setPlaceholderText(_("Say how the client's view was weighed"))

    def work(self) -> Work:
        """Sign first."""
        decision = self.decision.value()
        if decision is None:
            raise WrongAnswer("decision", _("Choose what is decided."))
        left_out = self.redactions.toPlainText().splitlines() if decision == "release-part" else []
        arguments = (self._request.id, decision, self.reason.toPlainText(), self.role.text(), left_out)
        return Work(decide, arguments)


class SignSheet(Form):
    """The second signature. It says honestly what is kept of it."""

    def __init__(self, workspace: Workspace, reference: str, request: Request, decided: Decided) -> None:
        super().__init__(
            workspace,
            _("Sign second: {decision}").format(decision=_(DECISION_WORDS[decided.decision])),
            below=_("{reference}. {name} signed first: {reason}").format(
                reference=reference, name=decided.first.name, reason=decided.first.reason
            ),
            save=_("Sign second"),
            width=760,
            enter_saves=False,
        )
        self._request = request
        adviser = workspace.about.adviser if workspace.about is not None else ""
        self._own = not same_person(adviser, decided.first.name)
        self.box.addWidget(_said(adviser, self._own))
        self.name = self.ask("name", _("Who signs second?"), QLineEdit(adviser if self._own else ""))
        self.name.setPlaceholderText(_("First name and surname"))
        self.name.setReadOnly(self._own)
        self.role = self.ask("role", _("Their role"), QLineEdit())
        self.role.setPlaceholderText(_("At the service, such as service lead"))
        self.agrees = self.ask(
            "agrees", _("Do they agree?"), Chips(_("Do they agree?"), [("yes", _("Yes")), ("no", _("No"))])
        )
        self.reason = self.ask("reason", _("In a few words"), QLineEdit())
        self.typed = self.ask(
            "typed",
            _("Their name once more"),
            QLineEdit(),
            help_text=_("The second person types it here, in full, as it stands above."),
        )
        self.show_field("typed", shown=not self._own)
        self.finish_layout()
        self.focus_soon((self.role if self._own else self.name).setFocus)

    def work(self) -> Work:
        """Sign second, or write down that it is not signed."""
        chosen = self.agrees.value()
        if chosen is None:
            raise WrongAnswer("agrees", _("Choose whether they agree."))
        said = (self.name.text(), self.role.text(), self.typed.text(), chosen == "yes", self.reason.text())
        return Work(_sign, (self._request.id, said))


def _sign(desk: Desk, request_id: str, said: tuple[str, str, str, bool, str]) -> Changes:
    name, role, typed, agrees, reason = said
    return sign_second(desk, request_id, name, role, typed, agrees=agrees, reason=reason)


def _said(adviser: str, own: bool) -> Banner:
    """What is kept of the signature, and what it proves."""
    if own:
        return Banner(_("You sign in your own name, at your own desk."), "blue", icon="info")
    return Banner(
        _("The entry will say that {name} wrote down the second signature.").format(name=adviser),
        "blue",
        detail=_(
            "A name typed here says that two people agreed; it is no proof of who typed it. "
            "Where the second person has a desk of their own, let them sign there."
        ),
        icon="info",
    )
