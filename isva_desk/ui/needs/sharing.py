"""Before something leaves for a body: go on where the client agreed, else ask for the reason, or leave it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPlainTextEdit

from isva_desk.casework.consent import ConsentState, missing_consent, share_without_consent
from isva_desk.casework.desk import Desk
from isva_desk.language import _
from isva_desk.ui.parts import Banner
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.workspace import Workspace


def when_agreed(workspace: Workspace, case_id: str, party: str, then: Callable[[], object]) -> None:
    """Do ``then`` where the client agreed to this party; else open the sheet that asks why it is shared all the same.

    ``party`` is that of ``casework.consent.check_leaving``.
    """
    workspace.ask(_missing, case_id, party, then=partial(_go_on, workspace, then))


def _missing(desk: Desk, case_id: str, party: str) -> tuple[str, ConsentState | None]:
    client_id = desk.store.case_record(case_id)[0].id
    return client_id, missing_consent(desk, client_id, party)


def _go_on(workspace: Workspace, then: Callable[[], object], found: tuple[str, ConsentState | None]) -> None:
    client_id, missing = found
    if missing is None:
        then()
        return
    sheet = ShareWithoutConsent(workspace, client_id, missing)
    sheet.on_saved(lambda _changes: then())
    workspace.open_dialog(sheet)


class ShareWithoutConsent(Form):
    """The reason is kept for ever, and lifts the missing consent for today."""

    def __init__(self, workspace: Workspace, client_id: str, missing: ConsentState) -> None:
        super().__init__(
            workspace, _("The client has not agreed to this"),
            below=_("Nothing has left the desk. The best way on is to ask the client."),
            save=_("Share, and keep the reason"), enter_saves=False,
        )  # fmt: skip
        self._client_id, self._party = client_id, missing.party
        self.box.addWidget(Banner(missing.sentence, "amber", icon="blocked"))
        self.reason = self.ask(
            "reason", _("Why now?"), QPlainTextEdit(),
            help_text=_("Only to keep somebody safe. Who has to be kept safe, and from what? One or two sentences."),
        )  # fmt: skip
        self.reason.setTabChangesFocus(True)
        self.finish_layout()
        self.focus_soon(self.reason.setFocus)

    def work(self) -> Work:
        """Keep the reason."""
        return Work(share_without_consent, (self._client_id, self._party, self.reason.toPlainText().strip()))
