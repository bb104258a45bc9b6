"""A day of work with marked people, in a process of its own that is killed at the end. Run by ``test_leaks.py``.

The marks (a name, a number, an address, words of a note) are read from standard input, so that they stand on no command
line. What the window is called on the way is told on standard output.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from isva_desk.casework.open_case import NewCase
from isva_desk.casework.record_event import NewEvent, record_event
from isva_desk.casework.record_update import NewUpdate, record_update
from isva_desk.casework.register_client import NewClient, register_client
from isva_desk.casework.safe_contact import set_safe_channel, show_contact
from isva_desk.domain.dates import parse_when
from isva_desk.domain.safe_contact import SafeChannel
from isva_desk.ui.caseload.page import CaseloadPage
from isva_desk.ui.client_update.choose_facts import ChooseFacts
from isva_desk.ui.client_update.leave_sheet import LeaveSheet
from isva_desk.ui.client_update.page import ClientUpdatePage
from isva_desk.ui.client_update.told_sheet import WasItTold
from isva_desk.ui.command_bar.bar import CommandBar
from isva_desk.ui.first_run.pages import FirstRun
from isva_desk.ui.import_wizard.dialog import ImportWizard
from isva_desk.ui.preview.save_sheet import SaveSheet
from isva_desk.ui.reports.page import ReportsPage
from isva_desk.ui.settings.page import SettingsPage
from tests.builders.windows import WindowStory, a_window

PASSPHRASE = "lantern pier marble sixteen"


def main(folder: Path) -> None:
    marks = json.loads(sys.stdin.readline())
    story = a_window(folder).start()
    first_run(story, marks)
    client, case = one_client(story, marks)
    tell_titles(story)
    look_around(story, marks, client, case)
    choose_a_file(story, marks, folder)
    papers(story, marks, folder, case)
    type_and_lock(story, marks, case)
    story.unlock(PASSPHRASE)
    settings = story.window.page("settings")
    assert isinstance(settings, SettingsPage)
    settings.back_up()
    story.settle()
    story.window.problems.say(RuntimeError(marks["name"]))
    tell_titles(story)
    type_in_a_note(story, marks, case)
    tell("killed")
    os.kill(os.getpid(), signal.SIGKILL)


def first_run(story: WindowStory, marks: dict[str, str]) -> None:
    first = story.door
    assert isinstance(first, FirstRun)
    QTest.keyClicks(first.who.adviser, marks["adviser"])
    QTest.keyClick(first.who.adviser, Qt.Key.Key_Return)
    for field in (first.passphrase.passphrase.first, first.passphrase.passphrase.second):
        QTest.keyClicks(field, PASSPHRASE)
    QTest.keyClick(first.passphrase.passphrase.second, Qt.Key.Key_Return)
    story.settle()
    first.begin.chosen.emit("empty")
    story.settle()


def one_client(story: WindowStory, marks: dict[str, str]) -> tuple[str, str]:
    client = story.do(register_client, NewClient("K7Q2", marks["name"], marks["called"])).made
    phone = SafeChannel("phone", "yes", marks["number"], checked_on=story.window.workspace.today())
    post = SafeChannel("post", "no", marks["address"])
    for channel in (phone, post):
        story.do(set_safe_channel, client, channel)
    from isva_desk.casework.open_case import open_case

    case = story.do(open_case, client, NewCase("avon-and-somerset", marks["crime"], suspects=("A",))).made
    story.do(record_event, case, NewEvent("arrest", parse_when("2026-11-16"), suspect="A", note=marks["note"]))
    story.do(record_update, case, NewUpdate("police", on=parse_when("2026-11-17"), note=marks["note"]))
    return client, case


def look_around(story: WindowStory, marks: dict[str, str], client: str, case: str) -> None:
    workspace = story.window.workspace
    for go in (workspace.open_today, workspace.open_caseload, workspace.open_settings):
        go()
        story.settle()
        tell_titles(story)
    for tab in ("entitlements", "updates", "people", "contact"):
        workspace.open_case(case, tab=tab)
        story.settle()
        tell_titles(story)
    caseload = story.window.page("caseload")
    assert isinstance(caseload, CaseloadPage)
    workspace.open_caseload(text=marks["name"].split()[0])
    story.settle()
    workspace.open_command_bar()
    story.settle()
    QTest.keyClicks(story.find(CommandBar).field, marks["called"])
    story.settle()
    tell_titles(story)
    story.press(Qt.Key.Key_Escape)
    shown: list[Any] = []
    workspace.act(show_contact, client, "phone", then=shown.append)
    story.settle()
    assert shown == [marks["number"]]
    workspace.copy(shown[0])


def choose_a_file(story: WindowStory, marks: dict[str, str], folder: Path) -> None:
    """The chooser remembers nothing: neither the folder nor the file, which bears a name."""
    theirs = folder / marks["called"]
    theirs.mkdir()
    sheet = theirs / f"{marks['name']}.csv"
    sheet.write_text("reference\n")
    story.window.workspace.import_file()
    story.settle()
    wizard = story.find(ImportWizard)
    wizard.choose.click()
    story.settle()
    chooser = story.find(QFileDialog)
    chooser.setDirectory(str(theirs))
    name = chooser.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText(str(sheet))
    QTest.keyClick(name, Qt.Key.Key_Return)
    story.until(lambda: wizard.path.text() == str(sheet))
    story.settle()
    tell_titles(story)
    wizard.reject()  # a second Esc so soon would lock the desk
    story.settle()
    sheet.unlink()
    theirs.rmdir()


def papers(story: WindowStory, marks: dict[str, str], folder: Path, case: str) -> None:
    """A report with names and a page for the client: looked at in the open, and saved locked."""
    story.window.workspace.open_reports("case-list")
    story.settle()
    reports = story.window.page("reports")
    assert isinstance(reports, ReportsPage)
    view = reports.view
    assert view is not None
    view.filters.reason.setText(marks["draft"])
    view.filters.names.click()
    story.until(lambda: not view._soon.isActive())
    story.settle()
    assert marks["called"] in view.preview.view.accessibleDescription()
    tell_titles(story)
    view.save_it()
    story.settle()
    save_locked(story, folder / "R2.pdf")

    story.window.workspace.write_client_update(case)
    story.settle()
    chooser = story.find(ChooseFacts)
    next(iter(chooser.boxes.values())).click()
    chooser.go.click()
    story.settle()
    page = story.window.page("client-update")
    assert isinstance(page, ClientUpdatePage)
    assert page.also is not None
    page.also.own_words.setPlainText(marks["draft"])
    story.until(lambda: not page._later.isActive() and not page._soon.isActive())
    story.settle()
    assert marks["draft"] in " ".join(page.side.preview.view.accessibleDescription().split())
    tell_titles(story)
    page.leave()
    story.settle()
    leaving = story.find(LeaveSheet)
    leaving.chooser.ways.button("in-person").click()
    story.settle()
    leaving.save_it()
    story.settle()
    save_locked(story, folder / "letter.pdf")
    story.find(WasItTold).cancel.click()
    story.settle()


def save_locked(story: WindowStory, path: Path) -> None:
    saving = story.find(SaveSheet)
    saving.protect.setChecked(True)
    saving.path.setText(str(path))
    saving.go.click()
    story.settle()
    tell_titles(story)
    assert path.exists()
    saving.reject()
    story.settle()


def type_and_lock(story: WindowStory, marks: dict[str, str], case: str) -> None:
    type_in_a_note(story, marks, case)
    story.application.lock()
    story.locked()
    assert QGuiApplication.clipboard().text() == ""
    tell_titles(story)


def type_in_a_note(story: WindowStory, marks: dict[str, str], case: str) -> None:
    from isva_desk.ui.record_update.dialog import RecordUpdate

    story.window.workspace.record_update(case)
    story.settle()
    QTest.keyClicks(story.find(RecordUpdate).note, marks["draft"])
    story.until(lambda: not story.find(RecordUpdate)._pause.isActive())
    story.settle()
    tell_titles(story)


def tell_titles(story: WindowStory) -> None:
    titles = {window.title() for window in QGuiApplication.allWindows()}
    titles |= {widget.windowTitle() for widget in QApplication.topLevelWidgets()}
    tell(json.dumps(sorted(titles)))


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


main(Path(sys.argv[1]))
