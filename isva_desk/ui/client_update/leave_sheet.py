"""Before a page leaves: by which way, whether that is safe now, who goes through a translation. Then it leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.client_update import NewClientUpdate, SafeWay, checked_way, record_client_update
from isva_desk.casework.desk import Desk
from isva_desk.casework.safe_contact import NotSafeNow
from isva_desk.documents.client_update import neutral_name, update_file
from isva_desk.documents.layout import Cancelled, Progress
from isva_desk.domain.problems import KnownProblem
from isva_desk.exchange.private_file import written_privately
from isva_desk.journal.acts.client_updates import How
from isva_desk.journal.changes import Changes
from isva_desk.language import _, ngettext
from isva_desk.ui.client_update.way_chooser import WayChooser
from isva_desk.ui.client_update.writing_it import Looked, is_paper
from isva_desk.ui.parts import Banner, Field, PlainButton
from isva_desk.ui.parts.sheet import Sheet
from isva_desk.ui.preview.preview_sheet import no_printer
from isva_desk.ui.preview.printing import ask_and_print, can_print
from isva_desk.ui.preview.save_sheet import Kept, SaveSheet, ToSave
from isva_desk.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Ready:
    """A page that is ready to leave: of which case, about which facts, for whom (the name to use)."""

    case_id: str
    about: tuple[str, ...]
    looked: Looked
    name: str


class LeaveSheet(Sheet):
    """``left`` is called with the way by which it left, once that is written down."""

    def __init__(self, workspace: Workspace, ready: Ready, left: Callable[[How], object]) -> None:
        super().__init__(
            _("Before it leaves"),
            below=_("Read it aloud once. Nothing is sent from here; what leaves, and why it is safe, is written down."),
            width=680,
        )
        self._workspace, self._ready, self._left = workspace, ready, left
        update, form = ready.looked.update, ready.looked.form
        self.chooser = WayChooser(workspace, ready.case_id, ready.name, _ways(form))
        self.chooser.changed.connect(self._judged)
        self.interpreter = QLineEdit()
        self.interpreter.setPlaceholderText(_("Such as: the interpreter of Thursday's meeting"))
        self.who = Field(
            _("Which interpreter goes through it with {name}?").format(name=ready.name), self.interpreter,
            help_text=_("No named person has reviewed this translation. This is kept."),
        )  # fmt: skip
        self._unread = update.language != "en" and not update.reviewed
        mend = sum(remark.level == "mend" for remark in ready.looked.remarks)
        if mend:
            self.box.addWidget(Banner(_still_there(mend), "amber", icon="warning"))
        self.box.addWidget(self.chooser)
        self.box.addWidget(self.who)
        if not self._unread:
            self.who.hide()
        self.problem = Banner("", "rose", icon="warning")
        self.problem.hide()
        self.box.addWidget(self.problem)
        self.add_cancel()
        self.show_button = PlainButton(_("It is shown here"), self.show_here)
        self.print_button = PlainButton(_("Print…"), self.print_it)
        self.copy_button = PlainButton(_("Copy the text"), self.copy_it)
        for button in (self.show_button, self.print_button, self.copy_button):
            self.add_button(button)
        self.save_button = self.add_primary(_("Save as a file…"))
        self.save_button.clicked.connect(self.save_it)
        self._offer()
        self.chooser.ways.focus_first()

    # -- the way ------------------------------------------------------------------------------------------------------

    def _judged(self) -> None:
        self.problem.hide()
        self._offer()
        self.settle()

    def _offer(self) -> None:
        """Only what makes sense for this form by this way."""
        how, paper = self.chooser.how(), is_paper(self._ready.looked.form)
        safe = self.chooser.way is not None
        self.show_button.setVisible(safe and how == "screen")
        self.print_button.setVisible(safe and paper and how in {"in-person", "post"})
        self.copy_button.setVisible(safe and not paper and how in {"text", "email"})
        self.save_button.setVisible(safe and how != "screen" and self._ready.looked.form != "short")

    # -- leaving ------------------------------------------------------------------------------------------------------

    def new(self, content: bytes, *, file_name: str = "", protected: bool = False) -> NewClientUpdate:
        """What is written down when it leaves."""
        looked = self._ready.looked
        return NewClientUpdate(
            about=self._ready.about,
            form=looked.form,
            language=looked.update.language,
            templates=tuple(map(str, looked.update.templates)),
            reviewed=looked.update.reviewed,
            content=content,
            how=self.chooser.how() or "in-person",
            protected=protected,
            reason=self.chooser.reason.text(),
            interpreter=self.interpreter.text(),
            file_name=file_name,
        )

    def show_here(self) -> None:
        """The client looks at it on this screen."""
        self._record(self._gone)

    def copy_it(self) -> None:
        """Onto the clipboard, for a message that is sent with something else."""
        self._record(self._copied)

    def _record(self, then: Callable[[Changes], object]) -> None:
        self._clear()
        new = self.new(self._ready.looked.content)
        self._workspace.act(record_client_update, self._ready.case_id, new, then=then, failed=self._failed)

    def _copied(self, changes: Changes) -> None:
        self._workspace.copy(self._ready.looked.words)
        self._workspace.toast(_("Copied. The clipboard is cleared after 20 seconds."))
        self._gone(changes)

    def print_it(self) -> None:
        """On paper, after everything that must hold was looked at."""
        self._clear()
        if not can_print():
            self._workspace.toast(no_printer(), "info")
            return
        self._workspace.ask(
            checked_way, self._ready.case_id, self.new(self._ready.looked.content),
            then=self._print, failed=self._failed,
        )  # fmt: skip

    def _print(self, _way: SafeWay) -> None:
        case_id, new = self._ready.case_id, self.new(self._ready.looked.content)

        def record(desk: Desk, pages: int) -> Changes:
            return record_client_update(desk, case_id, replace(new, note=f"printed, pages: {pages}"))

        ask_and_print(self._workspace, self, new.content, record, self._printed)

    def _printed(self, pages: int) -> None:
        if pages:
            self._gone(None)

    def save_it(self) -> None:
        """As a file, after everything that must hold was looked at; one that goes by email is locked."""
        self._clear()
        new = self.new(self._ready.looked.content, protected=self.chooser.how() == "email")
        self._workspace.ask(checked_way, self._ready.case_id, new, then=self._save, failed=self._failed)

    def _save(self, _way: SafeWay) -> None:
        ready, new, now = self._ready, self.new(b""), self._workspace.now()

        def write(desk: Desk, kept: Kept, path: Path, _progress: Progress, _cancelled: Cancelled) -> Changes:
            content = update_file(ready.looked.update, ready.looked.form, now, kept.passphrase)
            leaving = replace(new, content=content, file_name=path.name, protected=kept.passphrase is not None)
            checked_way(desk, ready.case_id, leaving)
            with written_privately(path, content):
                # First the journal, then the name: what stands under its name has always been written down.
                return record_client_update(desk, ready.case_id, leaving)

        name = Path(neutral_name(now.date(), ready.looked.form))
        kind = (name.suffix, _("PDF") if name.suffix == ".pdf" else _("Plain text"))
        protect = name.suffix == ".pdf" and new.how in {"email", "in-person"}
        to_save = ToSave(name.stem, [kind], write, protect=protect, asks_reason=False)
        sheet = SaveSheet(self._workspace, to_save)
        sheet.saved.connect(lambda _path: sheet.finished.connect(lambda _result: self._gone(None)))
        self._workspace.open_dialog(sheet)

    def _gone(self, _changes: object) -> None:
        how, left = self.chooser.how() or "in-person", self._left
        self.accept()
        left(how)

    def _clear(self) -> None:
        self.problem.hide()
        self.chooser.complain("")
        self.who.wrong("")

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, NotSafeNow):
            self.chooser.complain(f"{problem.sentence} {problem.next_step}".strip())
        elif isinstance(problem, WrongAnswer) and problem.field == "interpreter":
            self.who.wrong(problem.sentence)
            self.interpreter.setFocus()
        elif isinstance(problem, KnownProblem):
            detail = " ".join(part for part in (problem.kept, problem.next_step) if part)
            self.problem.say(problem.sentence, "rose", detail=detail, icon="warning")
            self.problem.show()
        else:
            self._workspace.problem(problem)
        self.settle()


def _still_there(count: int) -> str:
    return ngettext(
        "{count} thing on the page is still to be put right.", "{count} things on the page are still to be put right.",
        count,
    ).format(count=count)  # fmt: skip


def _ways(form: str) -> list[tuple[How, str]]:
    """The ways by which a form can go."""
    by_hand: list[tuple[How, str]] = [("in-person", _("I hand it over")), ("screen", _("On this screen, together"))]
    if form == "short":
        return [("text", _("By text message")), ("screen", _("On this screen, together"))]
    if form == "text":
        return [*by_hand, ("email", _("By email"))]
    return [*by_hand, ("post", _("By post")), ("email", _("By email"))]
