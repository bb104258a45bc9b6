"""Where pictures are taken: every page, every tab of a case, and the sheets that are used most."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial

from isva_desk.casework.chase_subjects import Subject
from isva_desk.casework.desk import Desk
from isva_desk.journal.case_view import case_of, client_head
from isva_desk.journal.caseload import caseload_page
from isva_desk.journal.diary import hearings_between
from isva_desk.journal.needs.folded import risks_of
from isva_desk.journal.requests.views import RequestRow, requests
from isva_desk.journal.rows import ClientHead
from isva_desk.journal.store import Store
from isva_desk.journal.today import today_list
from isva_desk.language import _
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
    yield "helplines", workspace.open_helplines
    yield from _agencies(workspace)
    yield from _court(workspace)
    yield from _needs_and_waiting(workspace)
    yield from _requests(workspace)
    yield from _decisions(workspace)
    if case_id is not None:
        yield from ((f"case-{tab}", partial(workspace.open_case, case_id, tab)) for tab in _TABS)
        yield "record", lambda: workspace.record_update(case_id)
        yield "chase", lambda: _ask_first(workspace, case_id)
        yield "client-update", lambda: workspace.ask(_a_decision, then=lambda found: _write_about(workspace, found))
    yield "register", workspace.register_client
    yield "import", workspace.import_file
    yield "find", workspace.open_command_bar


def _agencies(workspace: Workspace) -> Iterator[Place]:
    for tab in ("promises", "contacts", "framework", "meetings", "evidence"):
        yield f"agencies-{tab}", partial(workspace.page_wanted.emit, "agencies", {"tab": tab})


def _decisions(workspace: Workspace) -> Iterator[Place]:
    from isva_desk.ui.letters.opening import new_letter
    from isva_desk.ui.prosecution.opening import open_meeting, open_plan

    def of_it(kind: str, go: Callable[[str], object]) -> Callable[[], object]:
        def run(case_id: str | None) -> None:
            if case_id is not None:
                go(case_id)

        return lambda: workspace.read(_with_a_matter, kind, workspace.now(), then=run)

    yield "case-letters", of_it("letters", lambda case_id: workspace.open_case(case_id, "updates"))
    yield "letter", of_it("letters", lambda case_id: new_letter(workspace, case_id, "charge"))
    yield "case-decisions", of_it("decisions", lambda case_id: workspace.open_case(case_id, "decisions"))
    yield "telling", of_it("decisions", lambda case_id: open_plan(workspace, case_id))
    yield "trial-meeting", of_it("prosecution", lambda case_id: open_meeting(workspace, case_id))


def _with_a_matter(store: Store, area: str, now: datetime) -> str | None:
    """The case of the first row of Today from this part of the work, else the first of the caseload."""
    rows = [row.case_id for row in today_list(store, now) if row.matter is not None and row.matter.area == area]
    return next((case for case in rows if case), next((row.case_id for row in caseload_page(store)), None))


def _needs_and_waiting(workspace: Workspace) -> Iterator[Place]:
    from isva_desk.ui.needs.card_sheets import open_card
    from isva_desk.ui.needs.sheets import LookAgain
    from isva_desk.ui.waiting.sheets import Refer

    def of_somebody(go: Callable[[str, str], object]) -> Callable[[], object]:
        def run(found: tuple[str, str] | None) -> None:
            if found is not None:
                go(*found)

        return lambda: workspace.read(_with_a_risk, then=run)

    yield "waiting", partial(workspace.page_wanted.emit, "waiting", {})
    yield "refer", lambda: workspace.open_dialog(Refer(workspace))
    yield "case-needs", of_somebody(lambda case_id, _client: workspace.open_case(case_id, "needs"))
    yield "risk", of_somebody(lambda _case, client: workspace.open_dialog(LookAgain(workspace, client, "risk")))
    yield "card", of_somebody(lambda _case, client: open_card(workspace, client))


def _with_a_risk(store: Store) -> tuple[str, str] | None:
    """A client whose risks are recorded, and their case; else the first of the caseload."""
    rows = [(row.case_id, row.client_id) for row in caseload_page(store, sort="reference")]
    return next((row for row in rows if risks_of(store.record(row[1]))), rows[0] if rows else None)


def _court(workspace: Workspace) -> Iterator[Place]:
    for view in ("week", "month", "agenda"):
        yield f"diary-{view}", partial(workspace.page_wanted.emit, "diary", {"view": view})

    def go(focus: str, found: tuple[str, str] | None) -> None:
        if found is not None:
            workspace.open_case(found[0], "court", f"{found[1]}:{focus}")

    for name, focus in (("case-court", ""), ("court-outcome", "outcome"), ("court-step", "practical/supporter")):
        yield name, partial(workspace.read, _a_trial, then=partial(go, focus))


def _requests(workspace: Workspace) -> Iterator[Place]:
    """The register, a request in its case, the notes of that case, and a note that is being written."""

    def go(tab: str, found: Sequence[RequestRow]) -> None:
        if found:
            workspace.open_case(found[0].case_id, tab, found[0].request_id if tab == "requests" else None)

    yield "requests", partial(workspace.page_wanted.emit, "requests", {})
    for tab in ("requests", "notes"):
        yield f"case-{tab}", partial(workspace.read, requests, then=partial(go, tab))
    yield "note", partial(workspace.read, requests, then=lambda found: _write_a_note(workspace, found))


def _write_a_note(workspace: Workspace, found: Sequence[RequestRow]) -> None:
    if found:
        workspace.read(client_head, found[0].case_id, then=lambda head: _begin_note(workspace, head))


def _begin_note(workspace: Workspace, head: ClientHead) -> None:
    """A note in which the checker has something to point at."""
    from isva_desk.ui.notes.sheet import NoteSheet

    sheet = NoteSheet(workspace, head)
    sheet.text.setPlainText(_("Karen came along. I think it went well. We agreed to speak on Friday."))
    sheet.purpose.choose("support")
    workspace.open_dialog(sheet)


def _a_trial(store: Store) -> tuple[str, str] | None:
    """The next trial to come, and the fact that lists it."""
    today = store.today()
    for row in hearings_between(store, today + timedelta(days=1), today + timedelta(days=400)):
        if row.hearing_kind == "trial" and row.case_id is not None:
            return row.case_id, dict(row.where)["focus"].rstrip(":")
    return None


def _ask_first(workspace: Workspace, case_id: str) -> None:
    """The sheet that asks about what is most past in the case."""
    from isva_desk.ui.chasing.choosing import askable
    from isva_desk.ui.chasing.opening import open_chase

    def go(found: Sequence[tuple[Subject, str]]) -> None:
        if found:
            open_chase(workspace, case_id, next((one.key for one, _words in found if one.entitlement), found[0][0].key))

    workspace.ask(askable, case_id, then=go)


def _a_decision(desk: Desk) -> tuple[str, str] | None:
    """A case in which nobody is to be charged, and that decision: the page that matters most."""
    for row in caseload_page(desk.store):
        for event in case_of(desk.store, row.case_id).events:
            if event.kind == "no-charge-cps":
                return row.case_id, event.id
    return None


def _write_about(workspace: Workspace, found: tuple[str, str] | None) -> None:
    if found is not None:
        workspace.write_client_update(found[0], (found[1],))
