"""From anything that is open to the sheet that asks about it, or to the one that says what is waited for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from isva_desk.casework.chase_draft import Draft, Standing, draft, standing
from isva_desk.casework.desk import Desk
from isva_desk.journal.chases import chase as chase_row
from isva_desk.journal.rows import ChaseRow
from isva_desk.language import _
from isva_desk.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Prepared:
    """Where the chase stands, the chase that runs, and a draft for each step that can be taken, lowest first."""

    case_id: str
    reference: str
    standing: Standing
    row: ChaseRow | None
    drafts: tuple[Draft, ...]


def prepare(desk: Desk, case_id: str, key: str) -> Prepared:
    """Read where the chase about this stands and draft what can be asked today. Raises ``WrongAnswer``."""
    now = standing(desk, case_id, key)
    row = chase_row(desk.store, now.thread.id) if now.thread is not None else None
    drafts = tuple(draft(desk, case_id, now.subject.key, step.id) for step in now.offer.open)
    record, _case = desk.store.case_record(case_id)
    return Prepared(case_id, record.text("reference"), now, row, drafts)


def open_chase(workspace: Workspace, case_id: str, key: str) -> None:
    """Open the sheet about this: to ask, or, while an answer is waited for, to see how it stands."""
    workspace.ask(prepare, case_id, key, then=partial(_open, workspace))


def choose_chase(workspace: Workspace, case_id: str) -> None:
    """Open the list of everything in the case that can be asked about."""
    from isva_desk.ui.chasing.choosing import ChooseChase, askable

    workspace.ask(askable, case_id, then=lambda found: workspace.open_dialog(ChooseChase(workspace, case_id, found)))


def _open(workspace: Workspace, prepared: Prepared) -> None:
    from isva_desk.ui.chasing.sheet import ChaseSheet
    from isva_desk.ui.chasing.waiting import ChaseWaits

    if prepared.drafts:
        workspace.open_dialog(ChaseSheet(workspace, prepared))
    elif prepared.row is not None:
        workspace.open_dialog(ChaseWaits(workspace, prepared, prepared.row))
    else:
        workspace.toast(_("There is no step to take for this."), "info")
