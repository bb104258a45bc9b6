"""The questions that each kind of event asks beyond what it was and when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.record_event import NewEvent
from isva_desk.domain.event_kinds import EXTRA_FIELDS
from isva_desk.domain.labels import body_label
from isva_desk.language import N_, _
from isva_desk.ui.parts import Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form
from isva_desk.ui.record_event.kind_picker import KindPicker

# Kinds that are about one suspect.
SUSPECT_KINDS = frozenset(
    {
        "arrest", "interview-under-caution", "release-without-charge", "release-on-bail", "release-under-investigation",
        "bail-changed", "bail-ended", "out-of-court-disposal", "no-charge-police", "no-charge-cps", "charge",
        "cps-stop-or-alter", "cps-provisional-stop", "verdict", "sentence", "not-guilty-plea", "bail-hearing",
        "warrant-issued", "rearrest-hearing", "cps-referral", "trial-started", "appeal-made", "appeal-outcome",
    }
)  # fmt: skip

_DATES = {
    "wcu_received": (N_("Witness Care heard on"), "past"),
    "arrested_on": (N_("Arrested on"), "past"),
    "target_on": (N_("Answer wanted by"), "future"),
    "review_on": (N_("To be looked at again on"), "future"),
    "hearing_on": (N_("Day of the hearing"), "future"),
    "trial_on": (N_("Day of the trial"), "future"),
    "promised_on": (N_("Promised for"), "future"),
}
_TEXTS = {
    "requested_from": (N_("Asked of whom?"), N_("Such as: GP, school, counsellor")),
    "reason": (N_("Reason given"), N_("Optional")),
    "hearing": (N_("Which hearing?"), N_("Such as: plea hearing, trial")),
    "what": (N_("What was promised?"), N_("In a few words")),
}
_CHOICES: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "scheme": (N_("Whose decision?"), (("police", N_("Police")), ("cps", N_("CPS")))),
    "outcome": (
        N_("Verdict"),
        (
            ("guilty", N_("Guilty")),
            ("not-guilty", N_("Not guilty")),
            ("no-verdict", N_("No verdict")),
            ("other", N_("Other")),
        ),
    ),
    "hospital_order": (N_("Hospital order?"), (("yes", N_("Yes")), ("no", N_("No")))),
    "under_18": (N_("Under 18 then?"), (("yes", N_("Yes")), ("no", N_("No")))),
}
_NUMBERS = {"number": N_("Action plan number"), "months": N_("Length in months")}
_BODIES = {"to": N_("Complaint to"), "by": N_("Promised by")}
ASKED = frozenset({*_DATES, *_TEXTS, *_CHOICES, *_NUMBERS, *_BODIES})
_BODY_CHOICES = ("police", "cps", "witness-care", "court", "probation")


class EventQuestions:
    """Asks a form about one event: what, when, which suspect, and whatever the kind asks for.

    ``prefix`` keeps its fields apart from those of a form that asks for more than the event.
    """

    def __init__(self, form: Form, suspects: tuple[str, ...], today: Callable[[], Any], *, prefix: str = "") -> None:
        self._form, self._prefix = form, prefix
        self._shown = True
        self.picker = form.ask(f"{prefix}kind", _("What happened?"), KindPicker())
        self.picker.changed.connect(self.fit)
        self.on = form.ask(f"{prefix}on", _("When did it happen?"), DateEdit(_("When did it happen?"), today))
        self._suspects = suspects
        self.suspect = form.ask(
            f"{prefix}suspect",
            _("Which suspect?"),
            Chips(
                _("Which suspect?"),
                [*((name, _("Suspect {name}").format(name=name)) for name in suspects), ("", _("Not sure"))],
            ),
        )
        if len(suspects) == 1:
            self.suspect.choose(suspects[0])
        self._extras: dict[str, QWidget] = {}
        self._ask_extras(today)
        self.fit()

    def _ask_extras(self, today: Callable[[], Any]) -> None:
        for name, (words, prefer) in _DATES.items():
            edit = DateEdit(_(words), today, prefer="future" if prefer == "future" else "past", optional=True)
            self._ask_extra(name, words, edit)
        for name, (words, hint) in _TEXTS.items():
            text = QLineEdit()
            text.setPlaceholderText(_(hint))
            self._ask_extra(name, words, text)
        for name, (words, choices) in _CHOICES.items():
            self._ask_extra(name, words, Chips(_(words), [(identity, _(said)) for identity, said in choices]))
        for name, words in _NUMBERS.items():
            spin = QSpinBox()
            spin.setRange(0, 1200)
            spin.lineEdit().setTextMargins(13, 0, 0, 0)
            spin.setSpecialValueText(_("not known"))
            self._ask_extra(name, words, spin)
        for name, words in _BODIES.items():
            self._ask_extra(name, words, Chips(_(words), [(body, body_label(body)) for body in _BODY_CHOICES]))

    def _ask_extra(self, name: str, words: str, control: QWidget) -> None:
        self._extras[name] = self._form.ask(f"{self._prefix}{name}", _(words), control)

    def show(self, *, shown: bool) -> None:
        """Ask these questions, or none of them."""
        self._shown = shown
        self.fit()

    def fit(self) -> None:
        """Show the questions that the chosen kind asks."""
        kind = self.picker.kind()
        form, prefix = self._form, self._prefix
        form.show_field(f"{prefix}kind", shown=self._shown)
        form.show_field(f"{prefix}on", shown=self._shown and kind is not None)
        form.show_field(f"{prefix}suspect", shown=self._shown and bool(self._suspects) and kind in SUSPECT_KINDS)
        wanted = EXTRA_FIELDS.get(kind or "", ())
        for name in self._extras:
            form.show_field(f"{prefix}{name}", shown=self._shown and name in wanted)

    def event(self, *, learned: Any = None, note: str = "") -> NewEvent:
        """The event as answered. Raises ``WrongAnswer``."""
        kind = self.picker.kind()
        if kind is None:
            raise WrongAnswer(f"{self._prefix}kind", _("Choose what happened: type a word and press Enter."))
        extras = {name: self._extra(name) for name in EXTRA_FIELDS[kind]}
        suspect = self.suspect.value() if kind in SUSPECT_KINDS else None
        return NewEvent(
            kind=kind,
            on=self._form.date_of(f"{self._prefix}on"),
            suspect=suspect or None,
            note=note,
            **({"learned": learned} if learned is not None else {}),
            **{name: value for name, value in extras.items() if value is not None},
        )

    def _extra(self, name: str) -> Any:
        control = self._extras[name]
        if isinstance(control, DateEdit):
            return self._form.date_of(f"{self._prefix}{name}")
        if isinstance(control, QLineEdit):
            return control.text().strip() or None
        if isinstance(control, QSpinBox):
            return control.value() or None
        if isinstance(control, Chips):
            value = control.value()
            return value == "yes" if name in {"hospital_order", "under_18"} and value else value
        return None
