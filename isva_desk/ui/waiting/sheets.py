"""The sheets of the waiting list: a referral, an attempt, a check-in, allocating, ending, and the service's figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QCheckBox, QCompleter, QLineEdit, QSpinBox

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.desk import Desk
from isva_desk.casework.open_case import NewCase
from isva_desk.casework.register_client import NewClient
from isva_desk.casework.waiting import (
    NewReferral,
    Tried,
    allocate,
    attempt_contact,
    check_in,
    end_referral,
    explain_wait,
    refer,
    set_figure,
)
from isva_desk.domain.choices import choices
from isva_desk.domain.labels import method_label
from isva_desk.domain.safe_contact import SafeChannel
from isva_desk.journal.case_view import safe_contact_of
from isva_desk.journal.changes import Changes
from isva_desk.journal.waiting.views import WaitingRow
from isva_desk.language import _
from isva_desk.ui.needs.choice_box import choice_box
from isva_desk.ui.parts import Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.parts.safe_strip import SafeStrip
from isva_desk.ui.safe_contact.gate import SafeContactGate
from isva_desk.ui.workspace import Workspace

_WAYS = ("phone", "text", "email", "letter", "in-person", "video", "other")


class Refer(Form):
    """Somebody comes to the service. Only what is needed to reach them safely; nothing about what happened."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            workspace, _("New referral"),
            below=_("They get a case at once, with you as the one who answers for it until somebody takes it on."),
            save=_("Put on the list"), draft_key="new-referral",
        )  # fmt: skip
        lists = choices("waiting")
        self.name_to_use = self.ask("name_to_use", _("Likes to be called"), QLineEdit())
        self.pronouns = self.ask("pronouns", _("Pronouns"), QLineEdit())
        self.pronouns.setPlaceholderText(_("Such as: she/her, he/him, they/them"))
        self.source = self.ask("source", lists["sources"].text, choice_box(_offered("sources"), empty=_("Choose…")))
        self.received = self.ask(
            "received", _("Received when?"), DateEdit(_("Received when?"), workspace.today, text=_("today")),
            help_text=_("With the hour, if you know it: the time for a first contact counts from it."),
        )  # fmt: skip
        self.urgency = self.ask(
            "urgency", lists["urgency"].text,
            Chips(lists["urgency"].text, [(choice.id, choice.text) for choice in lists["urgency"].choices]),
        )  # fmt: skip
        self.urgency.choose("standard")
        self.reason = self.ask(
            "reason", lists["reasons"].text, choice_box(_offered("reasons"), empty=_("Not known yet"))
        )
        self.agreed = self.ask("may_keep_record", _("Record"), QCheckBox(_("They agreed that we keep a record")))
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional. Nothing about what happened"))
        self.finish_layout()
        self.on_saved(self._open)
        self.focus_soon(self.name_to_use.setFocus)

    def _open(self, changes: Changes) -> None:
        """The first thing to ask is how they can be reached safely."""
        if changes.made is not None:
            self.workspace.open_case(changes.made, tab="contact")

    def work(self) -> Work:
        """Take the referral in."""
        if not self.source.currentData():
            raise WrongAnswer("source", _("Choose one."))
        client = NewClient(name_to_use=self.name_to_use.text(), pronouns=self.pronouns.text())
        new = NewReferral(
            str(self.source.currentData()), self.date_of("received"), self.urgency.value() or "standard",
            str(self.reason.currentData() or ""), self.note.text(), self.agreed.isChecked(),
        )  # fmt: skip
        return Work(refer, (client, NewCase(), new))


class TryToReach(Form):
    """An attempt to reach them for the first time, or (``checking``) a check-in while they wait."""

    def __init__(self, workspace: Workspace, row: WaitingRow, *, checking: bool) -> None:
        super().__init__(
            workspace,
            _("How are they while they wait?") if checking else _("Trying to reach them"),
            below=_("{reference}. Only by a way that is marked safe, at a time that is safe.").format(
                reference=row.reference
            ),
        )
        self._row, self._case_id, self._checking = row, row.case_id, checking
        self._ways: tuple[SafeChannel, ...] = ()
        self.strip = SafeStrip()
        self.strip.show_wanted.connect(self._show_number)
        self.strip.check_wanted.connect(self._record_ways)
        for button in (self.strip.show_button, self.strip.check_button):
            button.setAutoDefault(False)
        self.strip.hide()
        self.box.addWidget(self.strip)
        workspace.read(safe_contact_of, row.client_id, then=self._say_how_safe)
        name = "check-ins" if checking else "attempts"
        asked = choices("waiting")[name]
        self.outcome = self.ask(
            "outcome", asked.text, Chips(asked.text, [(choice.id, choice.text) for choice in asked.choices])
        )
        self.channel = self.ask("channel", _("How?"), Chips(_("How?"), [(way, method_label(way)) for way in _WAYS]))
        self.on = self.ask("on", _("When?"), DateEdit(_("When?"), workspace.today, text=_("today")))
        self.next_on = self.ask(
            "next_on", _("Next"), DateEdit(_("Next"), workspace.today, prefer="future", optional=True),
            help_text=_("Empty: after the days that the service has set."),
        )  # fmt: skip
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional. Nothing about what happened"))
        self.finish_layout()
        self.focus_soon(self.outcome.focus_first)

    def _say_how_safe(self, ways: tuple[SafeChannel, ...]) -> None:
        """Before anybody is rung: what is safe now, and when it is next."""
        self._ways = ways
        self.strip.show_state(ways, self.workspace.now(), self._row.name_to_use or self._row.reference)
        self.strip.show()
        self.refit()

    def _show_number(self) -> None:
        name = self._row.name_to_use or self._row.reference
        self.workspace.open_dialog(SafeContactGate(self.workspace, self._row.client_id, name, self._ways))

    def _record_ways(self) -> None:
        self.reject()
        self.workspace.open_case(self._case_id, tab="contact")

    def changed(self) -> None:
        """What was not tried went no way."""
        self.show_field("channel", shown=self.outcome.value() != "no-safe-way")

    def work(self) -> Work:
        """Write it down."""
        outcome = self.outcome.value()
        if outcome is None:
            raise WrongAnswer("outcome", _("Choose what came of it."))
        channel = "" if outcome == "no-safe-way" else self.channel.value() or ""
        tried = Tried(self.date_of("on"), outcome, channel, _one_day(self, "next_on"), self.note.text())
        return Work(check_in if self._checking else attempt_contact, (self._case_id, tried))


class Allocate(Form):
    """Who takes the case on."""

    def __init__(self, workspace: Workspace, case_id: str, reference: str, known: Sequence[str]) -> None:
        super().__init__(
            workspace, _("Who takes it on?"), below=_("{reference}. They answer for it from then on.").format(
                reference=reference
            ),
            save=_("Allocate"),
        )  # fmt: skip
        self._case_id = case_id
        self.to = self.ask("to", _("Adviser"), QLineEdit(workspace.about.adviser if workspace.about else ""))
        self.to.setCompleter(QCompleter(list(known), self.to))
        self.on = self.ask("on", _("From when?"), DateEdit(_("From when?"), workspace.today, text=_("today")))
        self.by = self.ask("by", _("Decided by"), QLineEdit())
        self.by.setPlaceholderText(_("Optional, where it was not you"))
        self.finish_layout()
        self.focus_soon(self.to.selectAll)
        self.to.setFocus()

    def work(self) -> Work:
        """Allocate it."""
        return Work(allocate, (self._case_id, self.to.text(), self.date_of("on"), self.by.text()))


class EndReferral(Form):
    """It does not come to support: the case closes with the referral."""

    def __init__(self, workspace: Workspace, row: WaitingRow) -> None:
        super().__init__(
            workspace, _("End the referral"),
            below=_("{reference}. The case closes with it. It can be opened again.").format(reference=row.reference),
            save=_("End it"),
        )  # fmt: skip
        self._case_id = row.case_id
        asked = choices("waiting")["outcomes"]
        self.outcome = self.ask(
            "outcome", asked.text, Chips(asked.text, [(choice.id, choice.text) for choice in asked.choices])
        )
        self.on = self.ask("on", _("When?"), DateEdit(_("When?"), workspace.today, text=_("today")))
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional"))
        self.finish_layout()
        self.focus_soon(self.outcome.focus_first)

    def work(self) -> Work:
        """End it."""
        outcome = self.outcome.value()
        if outcome is None:
            raise WrongAnswer("outcome", _("Choose what happened."))
        return Work(end_referral, (self._case_id, outcome, self.date_of("on"), self.note.text()))


class ExplainWait(Form):
    """What they wait for, from now on."""

    def __init__(self, workspace: Workspace, row: WaitingRow) -> None:
        super().__init__(workspace, _("What do they wait for?"), below=row.reference)
        self._case_id = row.case_id
        self.reason = self.ask("reason", _("For what?"), choice_box(_offered("reasons"), row.reason))
        self.finish_layout()
        self.focus_soon(self.reason.setFocus)

    def work(self) -> Work:
        """Write it down."""
        return Work(explain_wait, (self._case_id, str(self.reason.currentData())))


class Figures(Form):
    """The service's own figures. Referrals that were taken in before keep theirs."""

    def __init__(self, workspace: Workspace, known: Mapping[str, int]) -> None:
        super().__init__(
            workspace, _("Figures of the waiting list"),
            below=_("What your service has agreed. No law sets these. Referrals taken in before keep theirs."),
        )  # fmt: skip
        self._known = dict(known)
        self.boxes: dict[str, QSpinBox] = {}
        lists = choices("waiting")
        for choice in lists["urgency"].choices:
            self._box(choice.id, _("First contact, {urgency}: hours").format(urgency=choice.text.lower()), 24 * 60)
        for choice in lists["figures"].choices:
            self._box(choice.id, choice.text, 366)
        self.finish_layout()
        self.focus_soon(next(iter(self.boxes.values())).setFocus)

    def _box(self, name: str, words: str, most: int) -> None:
        box = self.boxes[name] = self.ask(name, words, QSpinBox())
        box.setRange(1, most)
        box.setValue(self._known[name])
        box.lineEdit().setTextMargins(13, 0, 0, 0)

    def work(self) -> Work:
        """Keep what was changed."""
        changed = {name: box.value() for name, box in self.boxes.items() if box.value() != self._known[name]}
        return Work(_set_all, (changed,))


def _set_all(desk: Desk, changed: Mapping[str, int]) -> Changes:
    for name, value in changed.items():
        set_figure(desk, name, value)
    return Changes(frozenset({"service"}), frozenset(), None)


def _offered(name: str) -> list[tuple[str, str]]:
    return [(choice.id, choice.text) for choice in choices("waiting")[name].choices]


def _one_day(form: Form, name: str) -> date | None:
    known = form.date_of(name)
    if known.is_known and known.day is None:
        raise WrongAnswer(name, _("Give one day."))
    return known.day
