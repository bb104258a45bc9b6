"""Handing over what two people decided. The files are chosen so that their fingerprint is kept; they are not."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.desk import Desk
from isva_desk.casework.records_request_release import NewRelease, fingerprint_of, release
from isva_desk.domain.event_kinds import METHODS
from isva_desk.domain.labels import method_label
from isva_desk.journal.acts.requests import ReleasedFile
from isva_desk.journal.requests.folded import Request
from isva_desk.language import _, ngettext
from isva_desk.ui.chasing.waiting import one_day
from isva_desk.ui.parts import Banner, Chips, PlainButton, small
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.workspace import Workspace

Saw = Literal["yes", "no", "not-wanted"]


class HandOver(Form):
    """What left, to whom, and whether the client saw it first."""

    def __init__(self, workspace: Workspace, reference: str, request: Request) -> None:
        super().__init__(
            workspace,
            _("Hand over the records"),
            below=_("{reference}. Nothing is sent from here, and no file is kept: only its fingerprint is.").format(
                reference=reference
            ),
            save=_("They were handed over"),
            draft_key=f"request-release:{request.id}",
            width=760,
            enter_saves=False,
        )
        self._request = request
        self._files: tuple[ReleasedFile, ...] = ()
        left_out = request.decided.redactions if request.decided is not None else ()
        if left_out:
            self.box.addWidget(Banner(_("Left out, as decided"), "blue", detail="; ".join(left_out), icon="info"))
        today = workspace.today
        self.files = self.ask("files", _("Which files?"), _Files(self._choose))
        self.what = self.ask("what", _("What is it?"), QLineEdit())
        self.what.setPlaceholderText(_("In a few words, such as: the note of 3 March, two lines"))
        to = request.described.asked_by if request.described is not None else ""
        self.to = self.ask("to", _("To whom?"), QLineEdit(to))
        self.on = self.ask("on", _("When?"), DateEdit(_("When?"), today, text=_("today")))
        self.method = self.ask("method", _("How?"), Chips(_("How?"), [(one, method_label(one)) for one in METHODS]))
        self.copy_at = self.ask("copy_at", _("Where is your copy?"), QLineEdit())
        self.copy_at.setPlaceholderText(_("Optional. Such as: the locked file of the service"))
        choices = [("yes", _("Yes")), ("no", _("No")), ("not-wanted", _("Did not want to"))]
        self.saw = self.ask("saw_first", _("Did the client see it first?"), Chips(_("Did the client see it?"), choices))
        self.saw_on = self.ask("saw_on", _("On which day?"), DateEdit(_("Seen on which day?"), today, optional=True))
        self.saw_reason = self.ask("saw_reason", _("Why not?"), QLineEdit())
        self.finish_layout()
        self.focus_soon(self.files.choose.setFocus)

    def changed(self) -> None:
        """Ask for the day on which it was seen, or why it was not."""
        self.show_field("saw_on", shown=self.saw.value() == "yes")
        self.show_field("saw_reason", shown=self.saw.value() == "no")

    def work(self) -> Work:
        """Write down that it left."""
        saw = self.saw.value()
        if saw is None:
            raise WrongAnswer("saw_first", _("Choose whether the client saw it first."))
        new = NewRelease(
            on=one_day(self, "on"),
            what=self.what.text(),
            to=self.to.text(),
            files=self._files,
            saw_first=cast(Saw, saw),
            saw_on=self.date_of("saw_on").day if saw == "yes" else None,
            saw_reason=self.saw_reason.text() if saw == "no" else "",
            method=self.method.value(),
            copy_at=self.copy_at.text(),
        )
        return Work(release, (self._request.id, new))

    def take_files(self, paths: list[str]) -> None:
        """Read these files for their fingerprints."""
        self.workspace.ask(_fingerprints, tuple(map(Path, paths)), then=self._show_files, failed=self._failed)

    def _choose(self) -> None:
        dialog = QFileDialog(self, _("Desk"), str(Path.home()))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.take_files)
        self.workspace.open_dialog(dialog)

    def _show_files(self, files: tuple[ReleasedFile, ...]) -> None:
        self._files = files
        self.files.show_files(files)
        self.refit()


class _Files(QWidget):
    """A button that chooses files, and the fingerprints of those that were chosen."""

    def __init__(self, choose: object) -> None:
        super().__init__()
        self.choose = PlainButton(_("Choose the files…"), choose)  # type: ignore[arg-type]
        self.choose.setAutoDefault(False)
        self.said: QLabel = small(_("Neither the file nor its name is kept."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.said)
        self.setFocusProxy(self.choose)

    def show_files(self, files: tuple[ReleasedFile, ...]) -> None:
        """Say their fingerprints."""
        lines = [
            ngettext("{hash}… ({count} byte)", "{hash}… ({count} bytes)", file.size).format(
                hash=file.hash[:16], count=file.size
            )
            for file in files
        ]
        self.said.setText("\n".join(lines))


def _fingerprints(_desk: Desk, paths: tuple[Path, ...]) -> tuple[ReleasedFile, ...]:
    return tuple(fingerprint_of(path) for path in paths)
