"""From anywhere to the sheets about hard news and the meeting before the trial of one case."""

from __future__ import annotations

from isva_desk.language import _
from isva_desk.ui.decisions.plan_sheet import PlanDelivery
from isva_desk.ui.decisions.words import decision_title
from isva_desk.ui.prosecution.loading import Work, load_work
from isva_desk.ui.prosecution.meeting_sheet import TrialMeetingSheet
from isva_desk.ui.workspace import Workspace


def open_plan(workspace: Workspace, case_id: str) -> None:
    """Plan the telling that is nearest: of what is decided and not told, else of what is coming."""
    workspace.ask(load_work, case_id, then=lambda work: _plan(workspace, work))


def open_meeting(workspace: Workspace, case_id: str) -> None:
    """The meeting before the trial."""
    workspace.ask(
        load_work, case_id,
        then=lambda work: workspace.open_dialog(TrialMeetingSheet(workspace, work.head, work.prosecution.meeting)),
    )  # fmt: skip


def _plan(workspace: Workspace, work: Work) -> None:
    waiting = next((one for one in work.decisions.taken if not (one.told_by or one.done)), None)
    coming = work.decisions.coming[0] if work.decisions.coming else None
    if waiting is not None:
        title, plan = decision_title(waiting.kind, waiting.suspect), waiting.plan
        sheet = PlanDelivery(workspace, work.head, waiting.id, title, plan)
    else:
        title, suspect = _("For the next decision that comes"), coming.suspect if coming else None
        sheet = PlanDelivery(workspace, work.head, "", title, coming.plan if coming else None, suspect)
    workspace.open_dialog(sheet)
