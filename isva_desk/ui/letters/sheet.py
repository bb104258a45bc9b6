"""A letter came: its kind, who wrote to whom, about what, what it gives and how it reads: one transaction."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.desk import Desk
from isva_desk.casework.letters import GivenDate, NewLetter, covers_of, preview_letter, record_letter
from isva_desk.casework.record_event import NewEvent
from isva_desk.casework.record_update import NewUpdate, UpdatePreview
from isva_desk.domain.dates import UNKNOWN
from isva_desk.domain.labels import body_label, event_label, offer_label
from isva_desk.domain.letter_lists import LetterKind, letter_lists
from isva_desk.journal.changes import Changes
from isva_desk.language import _
from isva_desk.ui.case.head import name_of
from isva_desk.ui.letters.date_questions import HearingDate
from isva_desk.ui.letters.opening import LetterCase
from isva_desk.ui.letters.reading_questions import ReadingQuestions
from isva_desk.ui.parts import Banner, Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.parts.ticks import Ticks
from isva_desk.ui.record_event.questions import SUSPECT_KINDS
from isva_desk.ui.record_update.follow_ups import REASONS, REVIEW_RIGHT
from isva_desk.ui.workspace import Workspace

_BODIES = ("police", "cps", "witness-care", "court", "probation", "parole-board", "youth-offending")
_NEW = "new:"
_HEARINGS = frozenset({"hearing-listed", "hearing-moved"})
_THINKING = 120  # milliseconds without a key before it is worked out what the letter would settle


def _record(desk: Desk, case_id: str, new: NewLetter, follows: list[str]) -> Changes:
    """Record it, and leave in ``follows`` the sentence that says what it settles or starts."""
    follows.append(preview_letter(desk, case_id, new).sentence)
    return record_letter(desk, case_id, new)


class LetterSheet(Form):
    """``kind`` and ``about`` (an event) may be chosen beforehand."""

    def __init__(self, workspace: Workspace, case: LetterCase, kind: str = "", about: str | None = None) -> None:
        name = name_of(case.head)
        super().__init__(
            workspace, _("A letter came"),
            below=_("{reference} · {name}").format(reference=case.head.reference, name=name)
            if case.head.name_to_use else case.head.reference,
            draft_key=f"letter:{case.head.case_id}", width=820, enter_saves=False,
        )  # fmt: skip
        self._case, self._wanted = case, about
        self._follows: list[str] = []
        self.kind = self.ask("kind", _("Which letter?"), QComboBox())
        for one in letter_lists().kinds:
            self.kind.addItem(one.words, one.id)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        self._ask_facts(name)
        self._ask_contents()
        self.live = Banner("", "blue")
        self.live.hide()
        self.keep_in_sight(self.live)
        self._thinking = QTimer(self)
        self._thinking.setSingleShot(True)
        self._thinking.setInterval(_THINKING)
        self._thinking.timeout.connect(self._preview)
        self._fit_kind()
        self.kind.currentIndexChanged.connect(lambda *_changed: self._fit_kind())
        self.finish_layout()
        self.focus_soon(self.on.setFocus if kind else self.kind.setFocus)

    def _ask_facts(self, name: str) -> None:
        today = self.workspace.today
        self.by = self.ask("by", _("Who wrote it?"), Chips(_("Who wrote it?"), [(b, body_label(b)) for b in _BODIES]))
        self.to = self.ask("to", _("To whom?"), Chips(_("To whom?"), [("client", name), ("isva", _("Me"))]))
        self.to.choose("client")
        self.on = self.ask("on", _("When did it come?"), DateEdit(_("When did it come?"), today, text=_("today")))
        self.sent = self.ask("sent_on", _("Sent on"), DateEdit(_("Sent on"), today, optional=True))
        self.about = self.ask("about", _("About what?"), Chips(_("About what?")))
        self.new_on = self.ask("new_on", _("When was that?"), DateEdit(_("When was that?"), today, optional=True))
        suspects = [(one, _("Suspect {name}").format(name=one)) for one in self._case.head.suspects]
        self.suspect = self.ask(
            "suspect", _("Which suspect?"), Chips(_("Which suspect?"), [*suspects, ("", _("Not sure"))])
        )
        if len(suspects) == 1:
            self.suspect.choose(suspects[0][0])

    def _ask_contents(self) -> None:
        # One set of boxes for each event that several entitlements hang on: a letter need not say all of it.
        self.told = {
            event: self.ask(f"told:{event}", _("What does it say?"), Ticks(
                _("What does it say?"), [(one.rule, one.title) for one in rules]))
            for event, rules in self._case.tellable.items()
        }  # fmt: skip
        today, yes_no = self.workspace.today, [("yes", _("Yes")), ("no", _("No")), ("", _("Not known"))]
        self.reasons = self.ask("reasons", _("Reasons given?"), Chips(_("Reasons given?"), yes_no))
        self.review = self.ask(
            "review_right", _("Says how to ask for a review?"), Chips(_("Says how to ask for a review?"), yes_no)
        )
        answers = [("yes", _("Yes")), ("no", _("No")), ("later", _("Later")), ("", _("Not known"))]
        self.answer = self.ask("answer", _("The answer to the offer?"), Chips(_("The answer to the offer?"), answers))
        words = _("Its own date for that")
        self.says = self.ask(
            "says", words, DateEdit(words, today, optional=True),
            help_text=_("Only where the letter gives one: it is compared with what is on record."),
        )  # fmt: skip
        self.hearing = HearingDate(self, self._case.hearings, today, optional=True)
        self.reading = ReadingQuestions(self)

    @property
    def chosen(self) -> LetterKind:
        """The kind that is chosen."""
        return letter_lists().kind(str(self.kind.currentData())) or letter_lists().kinds[-1]

    def _fit_kind(self) -> None:
        kind = self.chosen
        events = [event for event in self._case.events if event.kind in kind.events or event.id == self._wanted]
        choices = [(event.id, event.words) for event in events]
        missing = [name for name in kind.events[:1] if name not in {event.kind for event in events}]
        choices += [
            (f"{_NEW}{name}", _("{event}: not on record yet").format(event=event_label(name))) for name in missing
        ]
        choices.append(("", _("Nothing in particular")))
        self.about.offer(choices)
        known = {identity for identity, _words in choices}
        self.about.choose(self._wanted if self._wanted in known else choices[0][0])
        for ticks in self.told.values():
            ticks.set_answer([rule for rule in ticks.boxes if rule not in kind.if_said])
        self.by.choose(kind.by)
        self.changed()
        self.refit()

    def changed(self) -> None:
        """Ask only what follows from the answers so far, and work out what it would settle."""
        about, to_client = self.about.value() or "", self.to.value() == "client"
        kind = self._kind_of(about)
        is_new = about.startswith(_NEW)
        shown = {
            "copied": to_client,
            "new_on": is_new,
            "suspect": is_new and bool(self._case.head.suspects) and kind in SUSPECT_KINDS,
            "reasons": kind in REASONS and to_client,
            "review_right": kind in REVIEW_RIGHT and to_client,
            "answer": bool(self.chosen.offer) and to_client,
            "says": bool(about) and not is_new and kind not in _HEARINGS,
        }
        for name, is_shown in shown.items():
            self.show_field(name, shown=is_shown)
        if self.chosen.offer:
            self.fields["answer"].help(offer_label(self.chosen.offer))
        for event in self.told:
            self.show_field(f"told:{event}", shown=event == about)
        self.hearing.fit()
        self._thinking.start()

    def _kind_of(self, about: str) -> str:
        if about.startswith(_NEW):
            return about.removeprefix(_NEW)
        return next((event.kind for event in self._case.events if event.id == about), "")

    def letter(self) -> NewLetter:
        """The answers as they would be saved. Raises ``WrongAnswer``."""
        by, about = self.by.value(), self.about.value() or ""
        if not by:
            raise WrongAnswer("by", _("Choose who wrote it."))
        is_new = about.startswith(_NEW)
        update = NewUpdate(
            by=by, to="client" if self.to.value() == "client" else "isva", on=self.date_of("on"),
            sent_on=self.date_of("sent_on"), method="letter", about=(about,) if about and not is_new else (),
            covers=self._covers(by, about), reasons=self._yes_no("reasons", self.reasons),
            review_right=self._yes_no("review_right", self.review),
            offer=self.chosen.offer or None,
            answer=(self.answer.value() or None) if self._is_asked("answer") else None,  # type: ignore[arg-type]
        )  # fmt: skip
        event = None
        if is_new:
            suspect = self.suspect.value() if self._is_asked("suspect") else None
            learned = self.date_of("on") if self.to.value() == "isva" else UNKNOWN
            event = NewEvent(self._kind_of(about), self.date_of("new_on"), learned=learned, suspect=suspect or None)
        return NewLetter(update, self.reading.reading(self.chosen.id), event, self._dates(about))

    def _covers(self, by: str, about: str) -> tuple[str, ...]:
        if about.startswith(_NEW):
            started = self._case.started.get(self._kind_of(about), ())
            return covers_of(started, by, [one.rule for one in started if one.rule not in self.chosen.if_said])
        ticks = self.told.get(about)
        if ticks is None:
            return ()
        if not ticks.values():
            raise WrongAnswer(f"told:{about}", _("Tick at least one thing that the letter says."))
        return covers_of(self._case.tellable[about], by, ticks.values())

    def _dates(self, about: str) -> tuple[GivenDate, ...]:
        given = []
        if self._is_asked("says") and (says := self.date_of("says")).is_known:
            given.append(GivenDate(says, event=about))
        if (hearing := self.hearing.given()) is not None:
            given.append(hearing)
        return tuple(given)

    def _is_asked(self, name: str) -> bool:
        return not self.fields[name].isHidden()

    def _yes_no(self, name: str, chips: Chips) -> bool | None:
        return {"yes": True, "no": False}.get(chips.value() or "") if self._is_asked(name) else None

    def _preview(self) -> None:
        try:
            new = self.letter()
        except WrongAnswer:
            self.live.hide()
            return
        self.workspace.ask(
            preview_letter, self._case.head.case_id, new, then=self._show_preview, failed=self._keep_quiet,
            latest="preview",
        )  # fmt: skip

    def _show_preview(self, preview: UpdatePreview) -> None:
        self.live.say(preview.sentence, "green" if preview.settles else "blue")
        if self.live.isHidden():
            self.live.show()
            self.refit()

    def _keep_quiet(self, _problem: Exception) -> None:
        """What is wrong is said when it is saved, not while it is being typed."""
        self.live.hide()

    def work(self) -> Work:
        """Write the letter and its update down together."""
        self._follows = []
        return Work(_record, (self._case.head.case_id, self.letter(), self._follows))

    def _saved(self, result: Any) -> None:
        super()._saved(result)
        self.workspace.toast(_("Saved. {what_follows}").format(what_follows=" ".join(self._follows)))
