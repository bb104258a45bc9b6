"""A sheet that asks questions and saves the answers: what is wrong stands beside its field, nothing typed is lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import Qt, QTimer, SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from isva_desk.casework.checks import WrongAnswer
from isva_desk.domain.dates import NotADate, When
from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _
from isva_desk.ui.parts.buttons import PlainButton
from isva_desk.ui.parts.chips import Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.field import Field
from isva_desk.ui.parts.sheet import Sheet
from isva_desk.ui.parts.tones import Banner
from isva_desk.ui.theme import current
from isva_desk.ui.workspace import Workspace

Control = TypeVar("Control", bound=QWidget)

_LARGE = 150  # per cent
PAUSE = 400  # milliseconds without a key after which a draft is kept


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done with the answers: an operation of casework and what it is given after the desk."""

    operation: Callable[..., Any]
    arguments: Sequence[Any]


class Form(Sheet):
    """Ask with ``ask``; say in ``work`` what to do with the answers, raising ``WrongAnswer``.

    With a ``draft_key`` the answers are kept at every pause in typing and offered again when the form is next opened.
    Enter saves where ``enter_saves``; Ctrl+Enter always does. Escape closes and forgets.
    """

    def __init__(
        self,
        workspace: Workspace,
        head: str,
        *,
        save: str = "",
        below: str = "",
        draft_key: str = "",
        width: int = 640,
        enter_saves: bool = True,
    ) -> None:
        super().__init__(head, below=below, width=width)
        self.workspace = workspace
        self.fields: dict[str, Field] = {}
        self._controls: dict[str, QWidget] = {}
        self._draft = draft_key
        self._beginning = ""
        self._all_asked = False
        self._focus_soon: Callable[[], object] | None = None
        self._saved_to: Callable[[Any], object] | None = None
        self._offer = Banner("", "blue", icon="document")
        self._offer.hide()
        self.problem_banner = Banner("", "rose", icon="warning")
        self.problem_banner.hide()
        self.box.addWidget(self._offer)
        self.cancel = self.add_cancel()
        self.save = self.add_primary(save or _("Save"))
        self.save.clicked.connect(self.submit)
        if enter_saves:
            self.save.setDefault(True)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fit_in_the_middle)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._keep_draft)

    # What stands on the form

    def ask(self, name: str, question: str, control: Control, *, help_text: str = "", beside_of: str = "") -> Control:
        """Put a question at the end, its control to the right of it; the control is returned.

        With ``beside_of`` the control shares the line of that field, and its question is only read out.
        """
        # In large text a question stands above its control: beside it, neither would have room.
        large = current().percent >= _LARGE
        if large:
            beside_of = ""
        field = Field(question, control, help_text=help_text, beside=not beside_of and not large)
        if beside_of:
            field.name.hide()
        self.fields[name] = field
        self._controls[name] = control
        if beside_of:
            before = self.fields[beside_of]
            line = QHBoxLayout()
            line.setSpacing(10)
            self.box.replaceWidget(before, field)
            self.box.removeWidget(field)
            self.box.addLayout(line)
            line.addWidget(before, 1)
            line.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self.box.addWidget(field)
        _when_changed(control, self._touched)
        return control

    def finish_layout(self) -> None:
        """Call when all has been asked: puts the place for problems below, and offers what was begun before."""
        self.box.addWidget(self.problem_banner)
        self._all_asked = True
        self.changed()
        self.begin_here()
        if self._draft:
            self.workspace.load_draft(self._draft, self._offer_draft)

    def begin_here(self) -> None:
        """What stands in the controls now was put there by the program: it is not a draft of anybody's."""
        self._beginning = self.answers_as_text()
        self._pause.stop()

    def show_field(self, name: str, *, shown: bool) -> None:
        """Ask this question, or do not."""
        self.fields[name].setVisible(shown)

    def focus_soon(self, focus: Callable[[], object]) -> None:
        """Put the keyboard somewhere that has still to be laid out: what cannot be seen yet cannot take it."""
        self._focus_soon = focus
        self.refit()

    def refit(self) -> None:
        """Take the height that the questions need that are asked now, as soon as they are laid out."""
        self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refit()

    def _fit_in_the_middle(self) -> None:
        self.settle()
        focus, self._focus_soon = self._focus_soon, None
        if focus is not None:
            focus()

    def date_of(self, name: str) -> When:
        """The date in a field. Raises ``WrongAnswer`` with the sentence of the reader of dates."""
        control = self._controls[name]
        if not isinstance(control, DateEdit):
            raise TypeError(name)
        try:
            return control.when()
        except NotADate as problem:
            raise WrongAnswer(name, str(problem)) from problem

    # Saving

    def work(self) -> Work:
        """What the answers ask for. Raises ``WrongAnswer``."""
        raise NotImplementedError

    def on_saved(self, then: Callable[[Any], object] | None) -> None:
        """Call this with the result after the form has saved and closed."""
        self._saved_to = then

    def submit(self) -> None:
        """Save, or say beside the field what is wrong."""
        self._clear_wrong()
        try:
            work = self.work()
        except WrongAnswer as wrong:
            self._complain(wrong.field, wrong.sentence)
            return
        self.save.setEnabled(False)
        self.workspace.act(work.operation, *work.arguments, then=self._saved, failed=self._failed)

    def _saved(self, result: Any) -> None:
        self.forget_draft()
        then = self._saved_to
        self.accept()
        if then is not None:
            then(result)

    def _failed(self, problem: Exception) -> None:
        self.save.setEnabled(True)
        if not isinstance(problem, KnownProblem):
            self.workspace.problem(problem)
            return
        field = str(getattr(problem, "field", "") or "")
        if field in self.fields:
            self._complain(field, problem.sentence)
            return
        self.problem_banner.words.setText(problem.sentence)
        detail = " ".join(part for part in (problem.kept, problem.next_step) if part)
        self.problem_banner.detail.setText(detail)
        self.problem_banner.detail.setVisible(bool(detail))
        self.problem_banner.show()

    def _complain(self, name: str, sentence: str) -> None:
        field = self.fields[name]
        field.show()
        control = field.control
        if isinstance(control, DateEdit):
            control.complain(sentence)
        else:
            field.wrong(sentence)
        control.setFocus()
        if isinstance(control, Chips):
            control.focus_first()

    def _clear_wrong(self) -> None:
        self.problem_banner.hide()
        for field in self.fields.values():
            field.wrong("")

    # Drafts

    @property
    def draft_key(self) -> str:
        """Under which the lock keeps what is being typed; empty while there is nothing worth keeping."""
        return self._draft if self._draft and not self.untouched else ""

    def draft_text(self) -> str:
        """The answers so far."""
        return self.answers_as_text()

    def answers_as_text(self) -> str:
        """The answers as they stand in the controls, to be kept as a draft."""
        return json.dumps({name: _read(control) for name, control in self._controls.items()})

    def take_up(self, text: str) -> None:
        """Put the answers of a draft back into the controls."""
        for name, value in json.loads(text).items():
            if name in self._controls:
                _write(self._controls[name], value)

    @property
    def untouched(self) -> bool:
        """Nobody has answered anything yet."""
        return self.answers_as_text() == self._beginning

    def forget_draft(self) -> None:
        """The draft is saved, or given up."""
        self._pause.stop()
        if self._draft:
            self.workspace.drop_draft(self._draft)
            self._draft = ""

    def reject(self) -> None:
        """Escape, or the button: close, and forget what was typed, unless a second Escape locks the desk."""
        self._pause.stop()
        if self._draft:
            if self.draft_key:
                self.workspace.save_draft(self._draft, self.draft_text())
            self.workspace.drop_draft_soon(self._draft)
            self._draft = ""
        super().reject()

    def _touched(self) -> None:
        if self._draft:
            self._pause.start()
        if self._all_asked:
            self.changed()

    def changed(self) -> None:
        """An answer changed. Forms whose questions depend on answers look here."""

    def _keep_draft(self) -> None:
        if self.draft_key:
            self.workspace.save_draft(self._draft, self.draft_text())

    def _offer_draft(self, text: str | None) -> None:
        if not text or text == self._beginning:
            return
        self._offer.words.setText(_("You began this before and did not save it."))
        self._offer.setAccessibleName(self._offer.words.text())
        buttons = QWidget()
        line = QHBoxLayout(buttons)
        line.setContentsMargins(0, 0, 0, 0)
        self.carry_on = PlainButton(_("Carry on"), lambda: self._carry_on(text))
        anew = PlainButton(_("Start anew"), self._start_anew)
        for button in (self.carry_on, anew):
            button.setAutoDefault(False)
            line.addWidget(button)
        layout = self._offer.layout()
        if layout is not None:
            layout.addWidget(buttons)
        self._offer.show()

    def _carry_on(self, text: str) -> None:
        self._offer.hide()
        self.take_up(text)

    def _start_anew(self) -> None:
        self._offer.hide()
        if self._draft:
            self.workspace.drop_draft(self._draft)


def _when_changed(control: QWidget, then: Callable[[], object]) -> None:
    if isinstance(control, QLineEdit | QPlainTextEdit):
        control.textChanged.connect(lambda *_: then())
    elif isinstance(control, DateEdit):
        control.changed.connect(then)
    elif isinstance(control, Chips):
        control.chosen.connect(lambda *_: then())
    elif isinstance(control, QComboBox):
        control.currentIndexChanged.connect(lambda *_: then())
    elif isinstance(control, QCheckBox):
        control.toggled.connect(lambda *_: then())
    elif isinstance(control, QSpinBox):
        control.valueChanged.connect(lambda *_: then())
    elif isinstance(changed := getattr(control, "changed", None), SignalInstance):
        changed.connect(then)


def _read(control: QWidget) -> Any:
    if isinstance(control, QLineEdit | DateEdit):
        return control.text()
    if isinstance(control, QPlainTextEdit):
        return control.toPlainText()
    if isinstance(control, Chips):
        return control.value()
    if isinstance(control, QComboBox):
        return control.currentData()
    if isinstance(control, QCheckBox):
        return control.isChecked()
    if isinstance(control, QSpinBox):
        return control.value()
    return getattr(control, "answer", lambda: None)()


def _write(control: QWidget, value: Any) -> None:
    if isinstance(control, QLineEdit):
        control.setText(str(value or ""))
    elif isinstance(control, DateEdit):
        control.set_text(str(value or ""))
    elif isinstance(control, QPlainTextEdit):
        control.setPlainText(str(value or ""))
    elif isinstance(control, Chips):
        control.choose(value)
        if value is not None:
            control.chosen.emit(value)
    elif isinstance(control, QComboBox):
        control.setCurrentIndex(control.findData(value))
    elif isinstance(control, QCheckBox):
        control.setChecked(bool(value))
    elif isinstance(control, QSpinBox):
        control.setValue(int(value or 0))
    elif hasattr(control, "set_answer"):
        control.set_answer(value)
