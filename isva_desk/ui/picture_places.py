"""Where pictures are taken: every page, every tab of a case, and the sheets that are used most."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from isva_desk.casework.chase_subjects import Subject
from isva_desk.ui.workspace import Workspace

Place = tuple[str, Callable[[], object]]  # the name of the picture, and how one gets there

_TABS = ("entitlements", "updates", "people", "contact")


def places(workspace: Workspace, case_id: str | None) -> Iterator[Place]:
    """Every place; those of a case only where there is one."""
    yield "today", workspace.open_today
    yield "caseload", workspace.open_caseload
    yield "chasing", workspace.open_chasing
    yield "reports", workspace.open_reports
    yield "report", partial(workspace.open_reports, "entitlements")
    yield "settings", workspace.open_settings
    yield from _agencies(workspace)
    if case_id is not None:
        yield from ((f"case-{tab}", partial(workspace.open_case, case_id, tab)) for tab in _TABS)
        yield "record", lambda: workspace.record_update(case_id)
        yield "chase", lambda: _ask_first(workspace, case_id)
    yield "register", workspace.register_client
    yield "import", workspace.import_file
    yield "find", workspace.open_command_bar


def _agencies(workspace: Workspace) -> Iterator[Place]:
    for tab in ("promises", "contacts", "framework", "meetings", "evidence"):
        yield f"agencies-{tab}", partial(workspace.page_wanted.emit, "agencies", {"tab": tab})


def _ask_first(workspace: Workspace, case_id: str) -> None:
    """The sheet that asks about what is most past in the case."""
    from isva_desk.ui.chasing.choosing import askable
    from isva_desk.ui.chasing.opening import open_chase

    def go(found: Sequence[tuple[Subject, str]]) -> None:
        if found:
            open_chase(workspace, case_id, next((one.key for one, _words in found if one.entitlement), found[0][0].key))

    workspace.ask(askable, case_id, then=go)
