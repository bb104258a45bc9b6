"""The page on which an update for the client is written: the text at the left, what the client gets at the right."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from isva_desk.journal.acts.client_updates import How
from isva_desk.journal.changes import Changes
from isva_desk.language import _
from isva_desk.ui.acts import Act
from isva_desk.ui.case.head import name_of
from isva_desk.ui.client_update.also import AlsoOnThePage
from isva_desk.ui.client_update.begun_before import BegunBefore
from isva_desk.ui.client_update.choose_facts import ChooseFacts
from isva_desk.ui.client_update.editor import Editor
from isva_desk.ui.client_update.leave_sheet import LeaveSheet, Ready
from isva_desk.ui.client_update.meter import MeterLine
from isva_desk.ui.client_update.remark_row import RemarkRow
from isva_desk.ui.client_update.shown_side import ShownSide, form_words
from isva_desk.ui.client_update.told_sheet import WasItTold
from isva_desk.ui.client_update.unread import UnreadBanner
from isva_desk.ui.client_update.writing_it import Looked, Opened, Proposed, look_at, open_for, propose
from isva_desk.ui.parts import (
    LinkButton,
    PlainButton,
    PrimaryButton,
    Scroll,
    clear,
    label,
    page_margins,
    small,
    soft,
    title,
)  # fmt: skip
from isva_desk.ui.problem_words import in_words
from isva_desk.ui.theme import current
from isva_desk.ui.workspace import Workspace
from isva_desk.writing.update import FORMS

_PAUSE = 250  # milliseconds after the last key before the page is drawn anew, and the draft kept
_NARROW = 900  # pixels at 100 % below which the page stands under its text
_ROOM = 440  # pixels at 100 %
REACH = "reach-me"  # how to reach the adviser is the same on every page: kept under this key, in the vault


class ClientUpdatePage(QWidget):
    """Ctrl+Enter goes on to the way by which it leaves. What is typed is kept at every pause, and over the lock."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._case_id = ""
        self._about: tuple[str, ...] = ()
        self._opened: Opened | None = None
        self._proposed: Proposed | None = None
        self.looked: Looked | None = None
        self._begun = self._leaving = False
        self._wanted_about: tuple[str, ...] = ()
        self._lay_out()
        self._soon, self._later = self._timer(self._look), self._timer(self._propose)
        self.editor.changed.connect(self._wrote)
        self.side.chosen.connect(self._soon.start)
        self.language.currentIndexChanged.connect(lambda _place: self._offer_helplines())
        self.language.currentIndexChanged.connect(lambda _place: self._propose())

    def _timer(self, then: Any) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(_PAUSE)
        timer.timeout.connect(then)
        return timer

    def _lay_out(self) -> None:
        content = QWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(content))
        box = QVBoxLayout(content)
        page_margins(box)
        box.setSpacing(6)
        self.back = LinkButton("", self._go_back)
        box.addWidget(self.back)
        head = QHBoxLayout()
        head.setSpacing(10)
        self.head = title("")
        self.go = PrimaryButton(_("Ready to leave…"), self.leave, shortcut="Ctrl+Return", bound=True)
        head.addWidget(self.head, 1)
        head.addWidget(self.go)
        box.addLayout(head)
        box.addSpacing(6)
        self.sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.sides.setSpacing(24)
        self.side = ShownSide(self._workspace)
        self.left = self._left()
        self.sides.addWidget(self.left, 10)
        self.sides.addWidget(self.side, 11)
        box.addLayout(self.sides, 1)

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.about = soft("")
        self.choose = PlainButton(_("Choose…"), self.choose_facts, shortcut="Ctrl+F", bound=True)
        facts = QHBoxLayout()
        facts.setSpacing(10)
        facts.addWidget(self.about, 1)
        facts.addWidget(self.choose)
        self.language = QComboBox()
        self.language.setAccessibleName(_("Language"))
        spoken = QHBoxLayout()
        spoken.setSpacing(10)
        spoken.addWidget(label(_("Language"), "small", wrap=False))
        spoken.addWidget(self.language, 1)
        self.meter = MeterLine()
        column.addLayout(facts)
        column.addLayout(spoken)
        column.addWidget(self.meter)
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, 10, 0)
        self._inside.setSpacing(14)
        self.begun = BegunBefore()
        self.begun.carried_on.connect(self._carry_on)
        self.begun.begun_anew.connect(lambda: self._workspace.drop_draft(self._key()))
        self.unread = UnreadBanner()
        self.editor = Editor()
        self._also, self.whole = QVBoxLayout(), QVBoxLayout()
        self.whole.setSpacing(4)
        self.own_text = small("")
        self.own_text.hide()
        for part in (self.begun, self.unread, self.own_text, self.editor):
            self._inside.addWidget(part)
        self._inside.insertLayout(3, self.whole)
        self._inside.addLayout(self._also)
        self._inside.addStretch(1)
        self._scroll = Scroll(inside)
        column.addWidget(self._scroll, 1)
        self.also: AlsoOnThePage | None = None
        return left

    # -- what the window asks -------------------------------------------------------------------------------------

    def show_for(self, case_id: str = "", about: Sequence[str] = (), **_where: object) -> None:
        """Write for the client of this case, perhaps about these facts of it."""
        self._wanted_about = tuple(about)
        self._begun = False
        self._case_id, self._about = case_id, ()
        self.looked, self._proposed = None, None
        self._workspace.ask(open_for, case_id, then=self._show, latest="client-update")

    def refresh(self, changes: Changes) -> None:
        """Something was recorded in this case: a date on the page may be another one now."""
        if self._opened is not None and self._case_id in changes.cases and self._about:
            self._propose()

    def acts(self) -> list[Act]:
        """What can be done here, for the command bar."""
        return [
            Act(_("Choose what it is about…"), self.choose_facts, "Ctrl+F", "document"),
            Act(_("Ready to leave…"), self.leave, "Ctrl+Return", "act"),
            *(Act(_("Show as: {form}").format(form=form_words(form)), partial(self._show_as, form), "", "eye")
              for form in FORMS),
        ]  # fmt: skip

    def _show_as(self, form: str) -> None:
        self.side.choose(form)
        self._look()

    # -- opening --------------------------------------------------------------------------------------------------

    def _show(self, opened: Opened) -> None:
        self._opened = opened
        name = name_of(opened.head)
        self.head.setText(_("An update for {name}").format(name=name))
        self.back.setText(_("‹ {reference}").format(reference=opened.head.reference))
        self.back.setAccessibleName(_("Back to {reference}").format(reference=opened.head.reference))
        self.editor.forget()
        self.side.choose(opened.own_form)
        self.language.blockSignals(True)
        self.language.clear()
        for one in opened.languages:
            words = one.name if one.own_name == one.name else f"{one.own_name} · {one.name}"
            self.language.addItem(words, one.id)
        self.language.setCurrentIndex(max(0, self.language.findData(opened.own_language)))
        self.language.blockSignals(False)
        clear(self._also)
        self.also = AlsoOnThePage(name, opened.adviser)
        self.also.helplines_wanted.connect(self._workspace.open_helplines)
        self._offer_helplines()
        self._also.addWidget(self.also)
        self._workspace.load_draft(REACH, self._take_reach)

    def _take_reach(self, text: str | None) -> None:
        if self.also is None or self._opened is None:
            return
        if text:
            self.also.set_answer(json.loads(text))
        self.also.changed.connect(self._answered)
        known = [fact.id for fact in self._opened.facts]
        self._about = tuple(identity for identity in self._wanted_about if identity in known)
        self._begun = True
        self._workspace.load_draft(self._key(), self.begun.offer)
        self._propose()
        if not self._about:
            self.choose_facts()

    # -- facts, language, text ------------------------------------------------------------------------------------

    def choose_facts(self) -> None:
        """Choose what it is about."""
        if self._opened is not None:
            sheet = ChooseFacts(self._opened.facts, self._about, self._language(), self.write_about)
            self._workspace.open_dialog(sheet)

    def write_about(self, about: tuple[str, ...]) -> None:
        """Write about these facts."""
        self._about = about
        self._propose()
        self._keep()

    def _language(self) -> str:
        return str(self.language.currentData() or "en")

    def _offer_helplines(self) -> None:
        if self.also is not None and self._opened is not None:
            self.also.offer(self._opened.helplines.get(self._language(), ()), self._language())

    def _propose(self) -> None:
        self._later.stop()
        if self._opened is None or self.also is None or not self._begun:
            return
        words = {fact.id: _("{what} · {when}").format(what=fact.words, when=fact.when) for fact in self._opened.facts}
        self.about.setText("\n".join(words[one] for one in self._about) or _("Nothing is chosen yet."))
        self.go.setEnabled(False)
        if not self._about:
            self._refuse(_("Choose what it is about"), _("The page is written from what is recorded in this case."))
            return
        self._workspace.ask(
            propose, self._case_id, self._about, self._language(), self.also.choices(),
            then=self._show_proposal, failed=self._no_proposal, latest="client-update-proposal",
        )  # fmt: skip

    def _show_proposal(self, proposed: Proposed) -> None:
        self._proposed = proposed
        was_here = self.editor.isAncestorOf(QApplication.focusWidget() or self) or not self.editor.boxes
        if self.editor.show_proposal(proposed):
            QTimer.singleShot(0, self._scroll, lambda: self._scroll.verticalScrollBar().setValue(0))
            if was_here and self.isVisible() and self.editor.boxes:
                next(iter(self.editor.boxes.values())).edit.setFocus()
        self.unread.show_for(proposed.update)
        self._look()

    def _no_proposal(self, problem: Exception) -> None:
        self._proposed = None
        self._refuse(*in_words(problem))

    def _refuse(self, head: str, sentence: str) -> None:
        self.looked, self._leaving = None, False
        self.go.setEnabled(False)
        self.unread.hide()
        self.side.say(head, sentence, "document")

    def _wrote(self) -> None:
        self._soon.start()

    def _answered(self) -> None:
        self._later.start()
        self._soon.start()

    def _look(self) -> None:
        """Draw the page as it stands now, beside the records' thread, and keep the draft."""
        self._soon.stop()
        self._keep()
        if self._proposed is None:
            return
        self.side.preview.wait(_("Drawing the page"))
        self._workspace.draw(
            look_at, self._proposed, self.editor.texts(), self.side.form(), self._workspace.now(),
            then=self._show_looked, failed=self._not_looked, latest="client-update-look",
        )  # fmt: skip

    def _show_looked(self, looked: Looked) -> None:
        self.looked = looked
        self.meter.show_meter(looked.meter)
        whole = self.editor.show_remarks(looked.remarks)
        clear(self.whole)
        for remark in whole:
            row = RemarkRow(remark)
            row.opened.connect(partial(self._go_to, remark.place))
            self.whole.addWidget(row)
        mend = sum(remark.level == "mend" for remark in looked.remarks)
        self.meter.show_count(mend, len(looked.remarks) - mend)
        self.side.show_looked(looked)
        own = {
            "easy": _("Easy Read has words of its own. What you change here is for the other forms."),
            "short": _("The short text has words of its own. What you change here is for the other forms."),
        }
        self.own_text.setText(own.get(looked.form, ""))
        self.own_text.setVisible(looked.form in own)
        self.go.setEnabled(True)
        if self._leaving:
            self._open_leave()

    def _go_to(self, place: str) -> None:
        """To what a remark is about that stands below no part: her own words, or the form that it is in."""
        if place == "english" and self.also is not None:
            self.also.own_words.setFocus()
        elif place in {"short", "cover"}:
            self._show_as(place)

    def _not_looked(self, problem: Exception) -> None:
        self._refuse(*in_words(problem))

    # -- leaving --------------------------------------------------------------------------------------------------

    def leave(self) -> None:
        """Go on to the way by which it leaves; what was typed a moment ago is drawn and checked first."""
        if self._later.isActive() or self._soon.isActive():
            self._leaving = True
            (self._propose if self._later.isActive() else self._look)()
        else:
            self._open_leave()

    def _open_leave(self) -> None:
        self._leaving = False
        if self.looked is None or self._opened is None:
            return
        ready = Ready(self._case_id, self._about, self.looked, name_of(self._opened.head))
        self._workspace.open_dialog(LeaveSheet(self._workspace, ready, self._left_by))

    def _left_by(self, how: How) -> None:
        if self._opened is None:
            return
        self._workspace.drop_draft(self._key())
        name = name_of(self._opened.head)
        self._workspace.open_dialog(WasItTold(self._workspace, self._case_id, self._about, name, how))

    def _go_back(self) -> None:
        self._workspace.open_case(self._case_id, tab="updates")

    # -- drafts ---------------------------------------------------------------------------------------------------

    def _key(self) -> str:
        return f"client-update:{self._case_id}"

    @property
    def draft_key(self) -> str:
        """Under which the lock keeps what is being written."""
        return self._key() if self._begun and self._about else ""

    def draft_text(self) -> str:
        """What is being written."""
        if self.also is None:
            return ""
        held = {"about": self._about, "language": self._language(), "form": self.side.form(),
                "texts": self.editor.everything(), "also": self.also.answer()}  # fmt: skip
        return json.dumps(held)

    def _keep(self) -> None:
        if self.also is None or not self.draft_key:
            return
        if self.editor.texts() or self.also.own_words.toPlainText():
            self._workspace.save_draft(self.draft_key, self.draft_text())
        reach = {name: value for name, value in self.also.answer().items() if name in {"phone", "hours"}}
        if any(reach.values()):
            self._workspace.save_draft(REACH, json.dumps(reach))

    def _carry_on(self, held: dict[str, Any]) -> None:
        if self.also is None or self._opened is None:
            return
        known = [fact.id for fact in self._opened.facts]
        self._about = tuple(identity for identity in held.get("about", ()) if identity in known)
        self.language.blockSignals(True)
        self.language.setCurrentIndex(max(0, self.language.findData(held.get("language"))))
        self.language.blockSignals(False)
        self._offer_helplines()
        self.side.choose(held.get("form", "standard"))
        self.also.set_answer(held.get("also", {}))
        self.editor.take_up(held.get("texts", {}))
        self._propose()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < current().px(_NARROW)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self.sides.setDirection(down if narrow else across)
        # One below the other, each keeps room enough to be worked in, and the page scrolls.
        for part in (self.left, self.side):
            part.setMinimumHeight(current().px(_ROOM) if narrow else 0)
