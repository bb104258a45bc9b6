"""The sheet that saves a document: as what, where, protected or not, and why. It says what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from isva_desk.casework.desk import Desk
from isva_desk.documents.layout import Cancelled, Progress, Stopped
from isva_desk.domain.problems import KnownProblem
from isva_desk.journal.changes import Changes
from isva_desk.language import _, ngettext
from isva_desk.ui.parts import Banner, Busy, Chips, Field, LinkButton, PlainButton, announce
from isva_desk.ui.parts.sheet import Sheet
from isva_desk.ui.theme import current
from isva_desk.ui.workspace import Workspace
from isva_desk.vault.five_words import five_words


@dataclass(frozen=True, slots=True)
class Kept:
    """How a person wants it: the kind of file (".pdf"), the passphrase if it is protected, and why it leaves."""

    ending: str
    passphrase: str | None
    reason: str


# Makes the file, writes down that it leaves, and puts it there: in this order, or not at all. May raise OSError.
Write = Callable[[Desk, Kept, Path, Progress, Cancelled], Changes]


class NotWritten(KnownProblem):
    """The place that was chosen does not take the file."""


@dataclass(frozen=True, slots=True)
class ToSave:
    """What can be saved: the name that is proposed, without its ending, the kinds of file, and how one is written.

    ``protect`` says whether a passphrase is proposed from the start, ``must_protect`` that there is no going without;
    ``reason`` is what was said before of why.
    """

    name: str
    kinds: Sequence[tuple[str, str]]
    write: Write
    protect: bool = False
    must_protect: bool = False
    reason: str = ""
    asks_reason: bool = True


class SaveSheet(Sheet):
    """``saved`` is sent with the path when the file is there and written down."""

    saved = Signal(str)
    _progress = Signal(int)

    def __init__(self, workspace: Workspace, to_save: ToSave) -> None:
        super().__init__(
            _("Save it"), below=_("It leaves the vault. What left, when and why is written down first."), width=680
        )
        self._workspace, self._to_save = workspace, to_save
        self._stop = Event()
        self._replace: Path | None = None
        self.kind = Chips(_("As what?"), list(to_save.kinds))
        self.kind.choose(to_save.kinds[0][0])
        self.path = QLineEdit(str(Path.home() / f"{to_save.name}{to_save.kinds[0][0]}"))
        self.choose = PlainButton(_("Choose a place…"), self._choose_place)
        self.choose.setAutoDefault(False)
        self.place = Field(_("Where to?"), self.path)
        self.protect = QCheckBox(_("Protect it with a passphrase (AES-256)"))
        self.passphrase = QLineEdit(five_words())
        self.others = LinkButton(_("Propose others"), lambda: self.passphrase.setText(five_words()))
        self.words = Field(
            _("Its passphrase"), self.passphrase,
            help_text=_("Give it another way than the file. It is kept nowhere: write it down now if you need it."),
        )  # fmt: skip
        self.reason = QLineEdit(to_save.reason)
        self.reason.setPlaceholderText(_("Such as: for the forum on Thursday"))
        self.why = Field(_("Why does it leave?"), self.reason, help_text=_("May stay empty. It is kept."))
        self.state = Banner("", "blue")
        self.busy = Busy()
        self._lay_out()
        self._follow()

    def _lay_out(self) -> None:
        self._as_what = Field(_("As what?"), self.kind)
        self._line_of_words = _beside(self.words, self.others)
        for part in (self._as_what, _beside(self.place, self.choose), self.protect, self._line_of_words, self.why):
            self.box.addWidget(part)
        for part in (self.busy, self.state):
            self.box.addWidget(part)
            part.hide()
        if len(self._to_save.kinds) == 1:
            self._as_what.hide()
        if not self._to_save.asks_reason:
            self.why.hide()
        self.close_button = self.add_cancel()
        self.go = self.add_primary(_("Save"))
        self.go.clicked.connect(self._save)
        self.protect.setChecked(self._to_save.protect or self._to_save.must_protect)
        self.protect.setEnabled(not self._to_save.must_protect)
        self.kind.chosen.connect(lambda _kind: self._follow())
        self.protect.toggled.connect(lambda _on: self._follow())
        self.path.textChanged.connect(lambda _text: self.place.wrong(""))
        self.path.returnPressed.connect(self._save)
        self._progress.connect(self._show_progress)
        self.path.setFocus()

    def _follow(self) -> None:
        """The ending follows the kind; only a PDF can be protected."""
        ending = self.kind.value() or self._to_save.kinds[0][0]
        typed = self.path.text()
        if typed:
            for known, _words in self._to_save.kinds:
                typed = typed.removesuffix(known)
            self.path.setText(f"{typed}{ending}")
        pdf = ending == ".pdf"
        self.protect.setVisible(pdf)
        self._line_of_words.setVisible(pdf and self.protect.isChecked())

    def _choose_place(self) -> None:
        dialog = QFileDialog(self, _("Desk"), self.path.text())
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # asked here, when it is saved
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(self._take_place)
        dialog.open()

    def _take_place(self, path: str) -> None:
        self.path.setText(path)
        self._follow()
        self.go.setFocus()

    def _kept(self) -> Kept | None:
        """The answers; None where one is missing, which is then said beside it."""
        ending = self.kind.value() or self._to_save.kinds[0][0]
        self.words.wrong("")
        if not self.path.text().strip():
            self.place.wrong(_("Say where the file is to lie."))
            self.path.setFocus()
            return None
        path = self._target(ending)
        if _is_there(path) and self._replace != path:
            self._replace = path
            self.place.wrong(_("There is a file with this name. Save once more to put this one in its place."))
            return None
        protected = ending == ".pdf" and self.protect.isChecked()
        if protected and not self.passphrase.text().strip():
            self.words.wrong(_("Write a passphrase, or take the tick away."))
            self.passphrase.setFocus()
            return None
        return Kept(ending, self.passphrase.text().strip() if protected else None, self.reason.text().strip())

    def _target(self, ending: str) -> Path:
        path = Path(self.path.text().strip()).expanduser()
        return path if path.suffix.lower() == ending else path.with_name(f"{path.name}{ending}")

    def _save(self) -> None:
        kept = self._kept()
        if kept is None or not self.go.isEnabled():
            return
        path = self._target(kept.ending)
        self._saving = path, kept
        self._stop = Event()
        self.state.hide()
        self.busy.setRange(0, 0)
        self.busy.show()
        self.go.setEnabled(False)
        self._workspace.act(
            _written, self._to_save.write, kept, path, self._progress.emit, self._stopped,
            then=self._show_saved, failed=self._not_saved,
        )  # fmt: skip

    def _show_saved(self, _changes: Changes) -> None:
        path, kept = self._saving
        self._end_work()
        for part in (self._as_what, self.choose, self.protect, self.others, self.why, self.go):
            part.hide()
        self.path.setReadOnly(True)
        self.passphrase.setReadOnly(True)
        if kept.passphrase is None:
            detail = _("It is not encrypted: keep it as you keep the vault.")
        else:
            detail = _("It is encrypted. Give its passphrase another way.")
        self.state.say(_("It is saved and written down."), "green", detail=detail)
        self.state.show()
        self.close_button.say(_("Close"))
        self.close_button.setFocus()
        self.settle()
        announce(self.state, self.state.accessibleName())
        self.saved.emit(str(path))

    def _not_saved(self, problem: Exception) -> None:
        self._end_work()
        if isinstance(problem, Stopped):
            self.state.say(_("Stopped. Nothing was written."), "blue")
        elif isinstance(problem, KnownProblem):
            detail = " ".join(part for part in (problem.kept, problem.next_step) if part)
            self.state.say(problem.sentence, "rose", detail=detail, icon="warning")
        else:
            self._workspace.problem(problem)
            return
        self.state.show()
        announce(self.state, self.state.accessibleName())

    def _end_work(self) -> None:
        self.busy.hide()
        self.go.setEnabled(True)

    def _stopped(self) -> bool:
        return self._stop.is_set() or self._workspace.thread_of_store.cancelled.is_set()

    def _show_progress(self, rows: int) -> None:
        if not self.go.isEnabled():
            self.state.say(ngettext("{count} row", "{count} rows", rows).format(count=f"{rows:,}"), "blue")
            self.state.show()

    def reject(self) -> None:
        """Stop what is under way; where nothing is, close."""
        if self.go.isEnabled():
            super().reject()
        else:
            self._stop.set()


def _written(desk: Desk, write: Write, kept: Kept, path: Path, progress: Progress, cancelled: Cancelled) -> Changes:
    try:
        return write(desk, kept, path, progress, cancelled)
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise NotWritten(
            _("The file could not be written there: {reason}.").format(reason=reason),
            kept=_("Nothing was written, and your records are as they were."),
            next_step=_("Choose another place."),
        ) from problem


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # it cannot even be looked at: saving will say why
        return False


def _beside(field: QWidget, button: QWidget) -> QWidget:
    """A field with a button at its right, level with the control."""
    line = QWidget()
    box = QHBoxLayout(line)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(10)
    box.addWidget(field, 1)
    column = QVBoxLayout()
    column.addSpacing(current().px(32 if isinstance(button, LinkButton) else 24))
    column.addWidget(button)
    column.addStretch(1)
    box.addLayout(column)
    return line
