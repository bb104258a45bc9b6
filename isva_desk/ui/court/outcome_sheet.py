"""What came of a day at court: one sheet, keyboard only, short enough for a train."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox, QWidget

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.court_outcome import VERDICTS, Outcome, record_outcome
from isva_desk.domain.court_lists import court_lists
from isva_desk.domain.dates import UNKNOWN
from isva_desk.journal.court.hearings import Hearing
from isva_desk.journal.court.matters import hearing_words
from isva_desk.journal.court.views import CourtView
from isva_desk.language import N_, _
from isva_desk.ui.court.suggest import Suggest
from isva_desk.ui.court.words import listed_words
from isva_desk.ui.parts import Chips, Flow
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.workspace import Workspace

_STATUS_WORDS = {
    "effective": N_("It took place"),
    "adjourned": N_("Put off to another day"),
    "ineffective": N_("It did not go ahead"),
    "vacated": N_("Taken out of the list"),
}
_RESULT_WORDS = {
    "trial-started": N_("The trial began"),
    "not-guilty-plea": N_("Plea of not guilty"),
    "verdict": N_("Verdict"),
    "sentence": N_("Sentence"),
    "bail": N_("Bail decided"),
    "warrant": N_("Warrant issued"),
}
_VERDICT_WORDS = {
    "guilty": N_("Guilty"),
    "not-guilty": N_("Not guilty"),
    "no-verdict": N_("No verdict"),
    "other": N_("Other"),
}
_TOLD = (
    ("", N_("Nobody yet")),
    ("court", N_("They were there")),
    ("cps", N_("Prosecutor")),
    ("police", N_("Officer")),
    ("witness-care", N_("Witness Care")),
    ("isva", N_("I did")),
)


class OutcomeSheet(Form):
    """Asks how the day went, what was decided, what is next and who has told the client. Only the first is a must."""

    def __init__(self, workspace: Workspace, view: CourtView, hearing: Hearing) -> None:
        name = hearing_words(hearing.name, hearing.kind.id)
        super().__init__(
            workspace,
            _("{hearing}: what came of it?").format(hearing=name),
            below=_("{reference} · {day}").format(reference=view.reference, day=listed_words(hearing.now)),
            draft_key=f"outcome:{view.case_id}:{hearing.key}",
            width=720,
            enter_saves=False,
        )
        self._case_id, self._hearing = view.case_id, hearing
        self._has_suspects = bool(view.suspects)
        day = hearing.now.on.day
        past = day is not None and day <= workspace.today()
        self.on = self.ask(
            "on", _("Which day?"),
            DateEdit(_("Which day?"), workspace.today, text=f"{day:%d/%m/%Y}" if day and past else _("today")),
        )  # fmt: skip
        self.status = self.ask(
            "status", _("How did it go?"), Chips(_("How did it go?"), [(one, _(_STATUS_WORDS[one])) for one in _over()])
        )
        self.results = self.ask("results", _("What was decided?"), Ticks(_("What was decided?"), _RESULT_WORDS))
        self.suspect = self.ask(
            "suspect", _("Which suspect?"),
            Chips(_("Which suspect?"), [(one, _("Suspect {name}").format(name=one)) for one in view.suspects]),
        )  # fmt: skip
        if len(view.suspects) == 1:
            self.suspect.choose(view.suspects[0])
        self.verdict = self.ask(
            "verdict", _("Verdict"), Chips(_("Verdict"), [(one, _(_VERDICT_WORDS[one])) for one in VERDICTS])
        )
        self.months = self.ask("months", _("Length in months"), QSpinBox())
        self.months.setRange(0, 1200)
        self.months.lineEdit().setTextMargins(13, 0, 0, 0)
        self.months.setSpecialValueText(_("not known"))
        self.hospital = self.ask("hospital", _("Hospital order?"), QCheckBox(_("A hospital order was made")))
        self.next_on = self.ask(
            "next_on", _("A next day?"), DateEdit(_("A next day?"), workspace.today, prefer="future", optional=True)
        )
        names = list(dict.fromkeys([hearing.name or hearing.kind.words, "trial", "sentence", "mention", "bail"]))
        self.next_name = self.ask("next_name", _("For which hearing?"), Suggest(_("For which hearing?"), names))
        self.next_name.fitted.connect(self.refit)
        self.told_by = self.ask(
            "told_by", _("Who has told them?"), Chips(_("Who has told them?"), [(one, _(said)) for one, said in _TOLD])
        )
        self.told_by.choose("")
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional. Facts only: this may be read in court"))
        self.finish_layout()
        self.focus_soon(self.status.focus_first)

    def changed(self) -> None:
        """Each answer asks for its own."""
        results, status = self.results.answer(), self.status.value()
        held = status == "effective"
        self.show_field("results", shown=status is not None)
        self.show_field("suspect", shown=bool(results) and self._has_suspects)
        self.show_field("verdict", shown="verdict" in results)
        self.show_field("months", shown="sentence" in results)
        self.show_field("hospital", shown="sentence" in results)
        self.show_field("next_on", shown=status is not None)
        has_next = bool(self.next_on.text().strip())
        self.show_field("next_name", shown=has_next)
        self.show_field("told_by", shown=status is not None and (bool(results) or has_next))
        if has_next and not self.next_name.text() and not held:
            self.next_name.set_answer(self._hearing.name or self._hearing.kind.words)
        self.refit()

    def work(self) -> Work:
        """Write all of it, or nothing."""
        status = self.status.value()
        if status is None:
            raise WrongAnswer("status", _("Choose how it went."))
        results = tuple(self.results.answer())
        if "verdict" in results and self.verdict.value() is None:
            raise WrongAnswer("verdict", _("Choose the verdict."))
        has_next = bool(self.next_on.text().strip())
        if has_next and status == "effective" and not self.next_name.text():
            raise WrongAnswer("next_name", _("Say which hearing the next day is for."))
        shown = self.told_by.isVisibleTo(self)
        outcome = Outcome(
            self._hearing.name, status, self.date_of("on"), results,
            (self.suspect.value() or None) if results else None,
            self.verdict.value() if "verdict" in results else None,
            (self.months.value() or None) if "sentence" in results else None,
            True if "sentence" in results and self.hospital.isChecked() else None,
            next_on=self.date_of("next_on") if has_next else UNKNOWN,
            next_name=self._other_name() if has_next else "",
            told_by=(self.told_by.value() or "") if shown else "", note=self.note.text(),
        )  # fmt: skip
        return Work(record_outcome, (self._case_id, outcome))

    def _other_name(self) -> str:
        """The name of the next hearing; empty where it is this one, which moves."""
        name, hearing = self.next_name.text(), self._hearing
        return "" if name in (hearing.name, hearing.kind.words) else name


class Ticks(QWidget):
    """Several of a few: each a box to tick."""

    changed = Signal()

    def __init__(self, name: str, words: dict[str, str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.boxes: dict[str, QCheckBox] = {}
        line = Flow(self, gap=18, line_gap=4)
        for identity, said in words.items():
            box = QCheckBox(_(said))
            box.setAccessibleDescription(name)
            box.toggled.connect(lambda _on: self.changed.emit())
            self.boxes[identity] = box
            line.addWidget(box)
        self.setFocusProxy(next(iter(self.boxes.values())))

    def answer(self) -> list[str]:
        """The ids that are ticked, in their order."""
        return [identity for identity, box in self.boxes.items() if box.isChecked()]

    def set_answer(self, ticked: list[str] | None) -> None:
        """From a draft."""
        for identity, box in self.boxes.items():
            box.setChecked(identity in (ticked or ()))


def _over() -> list[str]:
    statuses = [status.id for status in court_lists().statuses if status.over]
    return sorted((one for one in statuses if one in _STATUS_WORDS), key=list(_STATUS_WORDS).index)
