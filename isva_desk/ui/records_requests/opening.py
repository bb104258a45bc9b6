"""From an act on a request to the sheet that does it."""

from __future__ import annotations

from functools import partial

from isva_desk.casework.records_request_letter import RequestLetter
from isva_desk.domain.records_requests import TESTS
from isva_desk.journal.requests.folded import Request
from isva_desk.language import _
from isva_desk.ui.parts.sheet import Sheet
from isva_desk.ui.workspace import Workspace


def open_act(workspace: Workspace, reference: str, request: Request, act: str) -> None:
    """Open the sheet for an act of ``words.next_acts``, or for a step of the request."""
    if act == "letter":
        from isva_desk.ui.records_requests.letter_sheet import drafts

        workspace.ask(drafts, request.id, then=partial(_open_letter, workspace, reference))
        return
    sheet = _sheet(workspace, reference, request, act)
    if sheet is not None:
        workspace.open_dialog(sheet)


def _sheet(workspace: Workspace, reference: str, request: Request, act: str) -> Sheet | None:
    from isva_desk.ui.records_requests import after, deciding, examining, handing_over, new_request

    if act in TESTS:
        return examining.TestSheet(workspace, reference, request, act)
    if act == "sign":
        decided = request.decided
        return deciding.SignSheet(workspace, reference, request, decided) if decided is not None else None
    if act == "described":
        return new_request.RequestSheet(workspace, request.case_id, reference, None, request)
    kinds = {
        "notice": new_request.NoticeSheet,
        "view": examining.ViewSheet,
        "decide": deciding.DecideSheet,
        "release": handing_over.HandOver,
        "reply": after.ReplySheet,
        "after": after.AfterSheet,
        "close": after.CloseSheet,
    }
    return kinds[act](workspace, reference, request)


def _open_letter(workspace: Workspace, reference: str, found: tuple[RequestLetter, ...]) -> None:
    from isva_desk.ui.records_requests.letter_sheet import LetterSheet

    if found:
        workspace.open_dialog(LetterSheet(workspace, reference, found))
    else:
        workspace.toast(_("Nothing is missing that a letter could ask for."), "info")
