"""Everything in a case that a body can be asked about, to choose from."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from isva_desk.casework.chase_subjects import Subject, subjects_of, thread_about
from isva_desk.casework.desk import Desk
from isva_desk.casework.ladder_files import load_ladders
from isva_desk.domain import resources
from isva_desk.domain.labels import body_label
from isva_desk.entitlements.entitlement import PAST_VERDICTS
from isva_desk.entitlements.verdict_words import verdict_words
from isva_desk.language import _, say_short_day
from isva_desk.ui.chasing.opening import open_chase
from isva_desk.ui.parts import EmptyState, Row, Rows, label, small
from isva_desk.ui.parts.sheet import Sheet
from isva_desk.ui.workspace import Workspace

Found = tuple[Subject, str]  # and how it stands


def askable(desk: Desk, case_id: str) -> tuple[Found, ...]:
    """What can be asked about, what is past first, and how each stands."""
    found = []
    for subject in subjects_of(desk, case_id, load_ladders(resources.folder())):
        thread = thread_about(desk, case_id, subject)
        words = [body_label(subject.agency)]
        words.append(_standing(subject))
        if thread is not None:
            words.append(_("asked on {day}").format(day=say_short_day(thread.last.asked_on)))
        found.append((subject, " · ".join(words)))
    return tuple(sorted(found, key=lambda one: not _past(one[0])))


def _standing(subject: Subject) -> str:
    if subject.difference is not None:
        return _("Dates differ")
    return verdict_words(subject.entitlement) if subject.entitlement else _("Nobody is named")


def _past(subject: Subject) -> bool:
    return subject.entitlement is None or subject.entitlement.verdict in PAST_VERDICTS


class ChooseChase(Sheet):
    """One row for each; Enter goes on to the sheet that asks."""

    def __init__(self, workspace: Workspace, case_id: str, found: tuple[Found, ...]) -> None:
        super().__init__(_("What do you want to ask about?"), width=640)
        self.rows = Rows()
        for subject, words in found:
            row = Row(f"{subject.what}. {words}")
            lines = _two_lines(subject.what, words)
            row.box.addLayout(lines, 1)
            row.opened.connect(partial(self._take, workspace, case_id, subject.key))
            self.rows.add(row)
        if found:
            self.box.addWidget(self.rows)
            self.rows.rows[0].setFocus()
        else:
            self.box.addWidget(EmptyState("ask", _("Nothing is open in this case"), _("What is owed will stand here.")))
        self.add_cancel(_("Close"))

    def _take(self, workspace: Workspace, case_id: str, key: str) -> None:
        self.accept()
        open_chase(workspace, case_id, key)


def _two_lines(above: str, below: str) -> QVBoxLayout:
    lines = QVBoxLayout()
    lines.setSpacing(1)
    lines.addWidget(label(above))
    lines.addWidget(small(below))
    return lines
