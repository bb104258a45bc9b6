"""A document over the window: looked at, then printed or saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from isva_desk.casework.desk import Desk
from isva_desk.documents.layout import Cancelled, Progress
from isva_desk.documents.leaving import Leaving, record_print, save
from isva_desk.journal.changes import Changes
from isva_desk.language import _
from isva_desk.ui.parts import PlainButton
from isva_desk.ui.parts.sheet import Sheet
from isva_desk.ui.preview.preview import Preview
from isva_desk.ui.preview.printing import ask_and_print, can_print
from isva_desk.ui.preview.save_sheet import Kept, SaveSheet, ToSave
from isva_desk.ui.problem_words import in_words
from isva_desk.ui.theme import current
from isva_desk.ui.workspace import Workspace

MakePdf = Callable[[Desk, str | None], Leaving]

_TALL = 620  # pixels of the pages, where the window has room for them


class PreviewSheet(Sheet):
    """``make(desk, passphrase)`` makes the PDF, in memory; ``name`` is the file name that is proposed for it."""

    def __init__(
        self,
        workspace: Workspace,
        head: str,
        name: str,
        make: Callable[[Desk, str | None], Leaving],
        *,
        below: str = "",
    ) -> None:
        super().__init__(head, below=below, width=900)
        self._workspace, self._name, self._make = workspace, name, make
        self.leaving: Leaving | None = None
        self.preview = Preview(workspace)
        self.box.addWidget(self.preview)
        self.add_cancel(_("Close"))
        self.print_button = PlainButton(_("Print…"), self.print_it, shortcut="Ctrl+P", bound=True)
        self.add_button(self.print_button)
        self.save_button = self.add_primary(_("Save as PDF…"))
        self.save_button.clicked.connect(self.save_it)
        for button in (self.print_button, self.save_button):
            button.setEnabled(False)
        self.preview.wait(_("Making the page"))
        workspace.ask(make, None, then=self._show, failed=self._fail)

    def fit(self) -> None:
        above = self.parentWidget()
        room = above.window().height() if above is not None else _TALL
        self.preview.setFixedHeight(max(260, min(current().px(_TALL), room - 260)))
        super().fit()

    def print_it(self) -> None:
        """Print what is shown."""
        if self.leaving is None:
            return
        if can_print():
            leaving = self.leaving
            ask_and_print(
                self._workspace, self, leaving.content, lambda desk, pages: record_print(desk, leaving, pages)
            )
        else:
            self._workspace.toast(no_printer(), "info")

    def save_it(self) -> None:
        """Save it as a file."""
        make = self._make

        def write(desk: Desk, kept: Kept, path: Path, _progress: Progress, _cancelled: Cancelled) -> Changes:
            return save(desk, make(desk, kept.passphrase), path)

        to_save = ToSave(self._name, [(".pdf", _("PDF"))], write, asks_reason=False)
        self._workspace.open_dialog(SaveSheet(self._workspace, to_save))

    def _show(self, leaving: Leaving) -> None:
        self.leaving = leaving
        self.preview.show_document(leaving.content)
        for button in (self.print_button, self.save_button):
            button.setEnabled(True)
        self.preview.setFocus()

    def _fail(self, problem: Exception) -> None:
        head, detail = in_words(problem)
        self.preview.say(head, detail, "warning")


def no_printer() -> str:
    """What is said where nothing can be printed."""
    return _("This computer knows no printer. Save it as a PDF, or set up a printer first.")
