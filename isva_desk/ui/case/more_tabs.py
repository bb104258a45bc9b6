"""The tabs of a case that belong to a part of the work of its own. Each is made, and reads, when it is first opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from isva_desk.language import N_
from isva_desk.ui.acts import Act
from isva_desk.ui.case.loading import CaseView
from isva_desk.ui.workspace import Workspace


class CaseTab(QWidget):
    """What the case page asks of such a tab. ``counted`` carries the number that stands beside its words."""

    counted = Signal(int)

    def show_view(self, view: CaseView) -> None:
        """The tab is in sight, or the case has changed while it is: show this case."""
        raise NotImplementedError

    def focus_on(self, focus: str) -> None:
        """Put the keyboard on this fact, once it is shown."""
        raise NotImplementedError

    def acts(self, view: CaseView) -> list[Act]:
        """What can be done here, for the command bar, whichever tab is open."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class TabKind:
    """One tab: its id, its words, and how it is made."""

    id: str
    words: str
    make: Callable[[Workspace], CaseTab]
    shortcut: str = ""  # of the act that works from any tab of the case


def _prosecution(workspace: Workspace) -> CaseTab:
    from isva_desk.ui.prosecution.tab import ProsecutionTab

    return ProsecutionTab(workspace)


def _court(workspace: Workspace) -> CaseTab:
    from isva_desk.ui.court.tab import CourtTab

    return CourtTab(workspace)


def _needs(workspace: Workspace) -> CaseTab:
    from isva_desk.ui.needs.tab import NeedsTab

    return NeedsTab(workspace)


def _requests(workspace: Workspace) -> CaseTab:
    from isva_desk.ui.records_requests.tab import RequestsTab

    return RequestsTab(workspace)


def _notes(workspace: Workspace) -> CaseTab:
    from isva_desk.ui.notes.tab import NotesTab

    return NotesTab(workspace)


TABS: tuple[TabKind, ...] = (
    TabKind("needs", N_("Needs and consent"), _needs),
    TabKind("decisions", N_("CPS and decisions"), _prosecution),
    TabKind("court", N_("Court"), _court),
    TabKind("requests", N_("Requests"), _requests),
    TabKind("notes", N_("Notes"), _notes, "Ctrl+Shift+N"),
)


class MoreTabs(Mapping[str, CaseTab]):
    """These tabs by their id. Whoever first asks for one has it made: nobody waits for a tab that is not looked at.

    ``made`` hears of each as it is made.
    """

    def __init__(self, workspace: Workspace, made: Callable[[str, CaseTab], None]) -> None:
        self._workspace = workspace
        self._made = made
        self._kinds = {kind.id: kind for kind in TABS}
        self._tabs: dict[str, CaseTab] = {}

    def __getitem__(self, identity: str) -> CaseTab:
        if identity not in self._tabs:
            self._tabs[identity] = self._kinds[identity].make(self._workspace)
            self._made(identity, self._tabs[identity])
        return self._tabs[identity]

    def __contains__(self, identity: object) -> bool:
        return identity in self._kinds  # without making it

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)
