"""Record an update: who told whom, when, about what, does the client know yet. From the keyboard, in seconds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.desk import Desk
from isva_desk.casework.record_news import News, preview_news, record_news
from isva_desk.casework.record_update import NewUpdate, UpdatePreview
from isva_desk.domain.dates import UNKNOWN, When
from isva_desk.domain.event_kinds import METHODS, SENDING_METHODS
from isva_desk.domain.labels import body_label, method_label, offer_label
from isva_desk.domain.safe_contact import state_now
from isva_desk.journal.case_view import client_head, safe_contact_of
from isva_desk.journal.changes import Changes
from isva_desk.journal.rows import ClientHead
from isva_desk.language import _
from isva_desk.ui.case.head import name_of
from isva_desk.ui.parts import Banner, Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.record_event.questions import EventQuestions
from isva_desk.ui.record_update.case_picker import CasePicker
from isva_desk.ui.record_update.follow_ups import OFFERS, REASONS, REVIEW_RIGHT
from isva_desk.ui.record_update.proposals import Proposal, proposals_for
from isva_desk.ui.record_update.who import FIRST, OTHER, OTHER_BODIES, split, who_choices
from isva_desk.ui.workspace import Workspace

ROUTINE, NEW = "routine", "new"
_THINKING = 120  # milliseconds without a key before it is worked out what the update would settle


@dataclass(frozen=True, slots=True)
class _About:
    """What the sheet has to know of a case before it can ask."""

    head: ClientHead
    safe_words: str


def _load(desk: Desk, case_id: str) -> _About:
    head = client_head(desk.store, case_id)
    state = state_now(safe_contact_of(desk.store, head.client_id), desk.clock())
    return _About(head, state.words)


def _record(desk: Desk, case_id: str, news: News, follows: list[str]) -> Changes:
    """Record it, and leave in ``follows`` the sentence that says what it settles or starts."""
    follows.append(preview_news(desk, case_id, news).sentence)
    return record_news(desk, case_id, news)


class RecordUpdate(Form):
    """Opened about a case (perhaps about one event of it), or about nobody yet: then the client is chosen by typing."""

    def __init__(
        self,
        workspace: Workspace,
        case_id: str | None = None,
        about: str | None = None,
        told: tuple[str, str] = ("police", "isva"),
    ) -> None:
        super().__init__(workspace, _("Record an update"), width=820, enter_saves=False)
        self._case_id = case_id
        self._wanted_about = about
        self._first_told = told
        self._head: ClientHead | None = None
        self._kinds: dict[str, str] = {}
        self._follows: list[str] = []
        self.picker = self.ask("client", _("About whom?"), CasePicker(workspace))
        self.picker.chosen.connect(self._choose_case)
        self._thinking = QTimer(self)
        self._thinking.setSingleShot(True)
        self._thinking.setInterval(_THINKING)
        self._thinking.timeout.connect(self._preview)
        self.live = Banner("", "blue")
        self.live.hide()
        self.save.setEnabled(False)
        if case_id is None:
            self.picker.setFocus()
        else:
            self._choose_case(case_id)

    # Whom it is about

    def _choose_case(self, case_id: str) -> None:
        self._case_id = case_id
        self._draft = f"record-update:{case_id}"
        self.show_field("client", shown=False)
        self.workspace.ask(_load, case_id, then=self._ask_about)

    def _ask_about(self, about: _About) -> None:
        if self._head is not None:
            return
        self._head = about.head
        name = name_of(about.head)
        self.below.setText(
            _("{reference} · {name}").format(reference=about.head.reference, name=name)
            if about.head.name_to_use
            else about.head.reference
        )
        self.below.show()
        self._ask_questions(name, about)
        self.keep_in_sight(self.live)
        self.save.setEnabled(True)
        self.finish_layout()
        self._propose()
        self.focus_soon(self.who.focus_first)

    # The questions

    def _ask_questions(self, name: str, about: _About) -> None:
        today = self.workspace.today
        self.who = self.ask("who", _("Who told whom?"), Chips(_("Who told whom?"), who_choices(name)))
        self.other_by = self.ask(
            "by", _("Who was it?"), Chips(_("Who was it?"), [(body, body_label(body)) for body in OTHER_BODIES])
        )
        self.other_to = self.ask(
            "to", _("Whom did they tell?"), Chips(_("Whom did they tell?"), [("isva", _("Me")), ("client", name)])
        )
        self._choose_who(*self._first_told)
        self.when = self.ask("on", _("When?"), DateEdit(_("When?"), today, text=_("today")))
        self.method = self.ask("method", _("How?"), QComboBox(), beside_of="on")
        self.method.addItem(_("How? (optional)"), "")
        for method in METHODS:
            self.method.addItem(method_label(method), method)
        self.sent = self.ask("sent_on", _("Sent on"), DateEdit(_("Sent on"), today, optional=True))
        self.about = self.ask("about", _("About what?"), Chips(_("About what?"), self._about_choices(())))
        self.event_questions = EventQuestions(self, about.head.suspects, today, prefix="new_")
        self.event_questions.picker.changed.connect(self._after_kind)
        yes_no = [("yes", _("Yes")), ("no", _("No")), ("", _("Not known"))]
        self.reasons = self.ask("reasons", _("Reasons given?"), Chips(_("Reasons given?"), yes_no))
        self.review = self.ask(
            "review_right", _("Told of the right to a review?"), Chips(_("Told of the right to a review?"), yes_no)
        )
        self.offer = self.ask("offer", _("What was offered?"), Chips(_("What was offered?")))
        self.answer = self.ask(
            "answer",
            _("What did {name} say?").format(name=name),
            Chips(_("Answer"), [("yes", _("Yes")), ("no", _("No")), ("later", _("Later")), ("", _("Not known"))]),
        )
        self.reached = self.ask(
            "outcome",
            _("Did it reach {name}?").format(name=name),
            Chips(_("Did it get through?"), [("told", _("Yes")), ("attempted", _("No, it was only tried"))]),
        )
        self.reached.choose("told")
        self.knows = self.ask(
            "knows",
            _("Does {name} know?").format(name=name),
            Chips(
                _("Does the client know?"),
                [
                    ("yes", _("Yes, told on…")),
                    ("not-yet", _("Not yet")),
                    ("write", _("Not yet, I write it now…")),
                    ("unwanted", _("{name} does not want to know").format(name=name)),
                ],
            ),
            help_text=about.safe_words,
        )
        self.knows.choose("not-yet")
        self.told_on = self.ask("passed_on", _("Told when?"), DateEdit(_("Told when?"), today, text=_("today")))
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional. Facts only: this may be read in court"))

    def _after_kind(self) -> None:
        if self.event_questions.picker.kind() is not None and self.event_questions.picker.edit.hasFocus():
            self.event_questions.on.setFocus()

    def _choose_who(self, by: str, to: str) -> None:
        if (by, to) in FIRST:
            self.who.choose(f"{by}>{to}")
            return
        self.who.choose(OTHER)
        self.other_by.choose(by)
        self.other_to.choose(to)

    def _about_choices(self, proposals: tuple[Proposal, ...]) -> list[tuple[str, str]]:
        chips = [(proposal.event_id, proposal.words) for proposal in proposals]
        return [*chips, (ROUTINE, _("Routine update")), (NEW, _("Something new happened…"))]

    def _propose(self) -> None:
        by, _to = self._told()
        self.workspace.ask(
            proposals_for, self._case_id, by, self.workspace.today(), self._wanted_about, then=self._offer_events,
            failed=self._keep_quiet, latest="proposals",
        )  # fmt: skip

    def _offer_events(self, proposals: tuple[Proposal, ...]) -> None:
        chosen, untouched = self.about.value(), self.untouched
        self._kinds = {proposal.event_id: proposal.kind for proposal in proposals}
        self.about.offer(self._about_choices(proposals))
        if chosen is None or (chosen not in self._kinds and chosen not in {ROUTINE, NEW}):
            first = proposals[0].event_id if proposals else ROUTINE
            self.about.choose(self._wanted_about if self._wanted_about in self._kinds else first)
        if untouched:
            self.begin_here()
            self._focus_soon = self.who.focus_first
        self.changed()
        self._thinking.stop()
        self._preview()
        self.refit()

    def changed(self) -> None:
        """Ask only what follows from the answers so far, and work out what it would settle."""
        if self._head is None:
            return
        other = self.who.value() == OTHER
        to_client = self._told()[1] == "client"
        kind = self._kind_of_event()
        shown = {
            "by": other,
            "to": other,
            "sent_on": self.method.currentData() in SENDING_METHODS,
            "reasons": kind in REASONS and to_client,
            "review_right": kind in REVIEW_RIGHT and to_client,
            "offer": kind in OFFERS and to_client,
            "answer": kind in OFFERS and to_client and bool(self.offer.value()),
            "outcome": to_client and self._told()[0] != "isva",
            "knows": not to_client,
            "passed_on": not to_client and self.knows.value() == "yes",
        }
        for name, is_shown in shown.items():
            self.show_field(name, shown=is_shown)
        self.event_questions.show(shown=self.about.value() == NEW)
        self._fit_offers(kind)
        self._thinking.start()

    def _fit_offers(self, kind: str) -> None:
        wanted = [(offer, offer_label(offer)) for offer in OFFERS.get(kind, ())]
        self.offer.offer([*wanted, ("", _("Nothing"))])

    def _kind_of_event(self) -> str:
        chosen = self.about.value()
        if chosen == NEW:
            return self.event_questions.picker.kind() or ""
        return self._kinds.get(chosen or "", "")

    def _told(self) -> tuple[str, str]:
        """Who told whom, as chosen so far."""
        choice = self.who.value()
        if choice == OTHER or choice is None:
            return self.other_by.value() or "", self.other_to.value() or "isva"
        return split(choice)

    # What follows from the answers

    def news(self) -> News:
        """The answers as they would be saved. Raises ``WrongAnswer``."""
        by, to = self._told()
        if not by:
            raise WrongAnswer("by", _("Choose who it was."))
        if self.who.value() == OTHER and self.other_to.value() is None:
            raise WrongAnswer("to", _("Choose whom they told."))
        on, sent_on = self._days()
        about = self.about.value()
        if about is None:
            raise WrongAnswer("about", _("Choose what it was about."))
        to_client = to == "client"
        update = NewUpdate(
            by=by,
            to="client" if to_client else "isva",
            on=on,
            sent_on=sent_on,
            method=self.method.currentData() or None,
            about=() if about in {ROUTINE, NEW} else (about,),
            outcome="attempted" if to_client and self.reached.value() == "attempted" else "told",
            reasons=self._yes_no("reasons", self.reasons),
            review_right=self._yes_no("review_right", self.review),
            offer=(self.offer.value() or None) if self._is_asked("offer") else None,
            answer=(self.answer.value() or None) if self._is_asked("answer") else None,  # type: ignore[arg-type]
            note=self.note.text(),
        )
        learned = on if to == "isva" and on.is_known else UNKNOWN
        event = self.event_questions.event(learned=learned) if about == NEW else None
        passed_on = self.date_of("passed_on") if self._is_asked("passed_on") else None
        return News(update, event, passed_on)

    def _days(self) -> tuple[When, When]:
        sent_on = self.date_of("sent_on") if self._is_asked("sent_on") else UNKNOWN
        return self.date_of("on"), sent_on

    def _is_asked(self, name: str) -> bool:
        return not self.fields[name].isHidden()

    def _yes_no(self, name: str, chips: Chips) -> bool | None:
        if not self._is_asked(name):
            return None
        return {"yes": True, "no": False}.get(chips.value() or "")

    def _preview(self) -> None:
        try:
            news = self.news()
        except WrongAnswer:
            self.live.hide()
            return
        self.workspace.ask(
            preview_news, self._case_id, news, then=self._show_preview, failed=self._keep_quiet, latest="preview"
        )

    def _show_preview(self, preview: UpdatePreview) -> None:
        why = (
            " ".join(str(sentence) for sentence in preview.settles[0].because[2:]) if len(preview.settles) == 1 else ""
        )
        self.live.say(preview.sentence, "green" if preview.settles else "blue", detail=why)
        if self.live.isHidden():
            self.live.show()
            self.refit()

    def _keep_quiet(self, _problem: Exception) -> None:
        """What is wrong is said when it is saved, not while it is being typed."""
        self.live.hide()

    def work(self) -> Work:
        """Write it all down in one transaction."""
        self._follows = []
        return Work(_record, (self._case_id, self.news(), self._follows))

    def _saved(self, result: Any) -> None:
        super()._saved(result)
        # Seen, and read out by a screen reader: what the list looks like now is because of this.
        self.workspace.toast(_("Saved. {what_follows}").format(what_follows=" ".join(self._follows)))

    def submit(self) -> None:
        """Save; and where the client does not want to know, go on to their wishes."""
        if self._head is None:
            return
        if self._is_asked("knows"):
            self.on_saved({"unwanted": self._ask_wishes, "write": self._write_it}.get(self.knows.value() or ""))
        super().submit()

    def _write_it(self, changes: Changes) -> None:
        """Go on to the page for the client; an event that is new with this update is what was made."""
        about = changes.made if self.about.value() == NEW else self.about.value()
        if self._case_id is not None:
            self.workspace.write_client_update(self._case_id, (about,) if about and about != ROUTINE else ())

    def _ask_wishes(self, _changes: Changes) -> None:
        from isva_desk.ui.wishes.dialog import SetWishes

        if self._head is not None:
            self.workspace.open_dialog(SetWishes(self.workspace, self._head.client_id, name_of(self._head)))

    def take_up(self, text: str) -> None:
        """Carry on where it was left."""
        self._wanted_about = None
        super().take_up(text)
        self.changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next question; only Ctrl+Enter saves."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.focusNextChild()
            return
        super().keyPressEvent(event)
