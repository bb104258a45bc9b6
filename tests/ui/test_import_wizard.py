"""An import is looked at first; then all of it is taken in, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from isva_desk.domain import resources
from isva_desk.journal.caseload import CaseloadFilter, caseload_count
from isva_desk.ui.import_wizard.dialog import ImportWizard
from tests.builders.windows import WindowStory, a_filled_vault

Open = Callable[..., WindowStory]
CTRL = Qt.KeyboardModifier.ControlModifier
DEMO = resources.folder() / "demo" / "caseload.xlsx"


def words_on(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text())


@pytest.fixture
def wizard(open_window: Open, tmp_path: Path) -> tuple[WindowStory, ImportWizard]:
    """The import is open over an empty desk."""
    a_filled_vault(tmp_path, lambda desk: None)
    story = open_window().start().unlock()
    story.window.workspace.import_file()
    story.settle()
    return story, story.find(ImportWizard)


Wizard = tuple[WindowStory, ImportWizard]


def cases_in(story: WindowStory) -> int:
    found: list[int] = []
    for closed in (False, True):
        story.window.workspace.read(caseload_count, CaseloadFilter(closed=closed), then=found.append)
        story.settle()
    return sum(found)


def a_csv(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "clients.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def look(wizard: Wizard, path: Path) -> None:
    story, sheet = wizard
    sheet.path.setText(str(path))
    QTest.keyClick(sheet.path, Qt.Key.Key_Return)
    story.settle()


def test_the_demonstration_caseload_is_looked_at_and_taken_in(wizard: Wizard, tmp_path: Path) -> None:
    story, sheet = wizard
    look(wizard, DEMO)
    assert "40 clients" in sheet.state.words.text()
    assert cases_in(story) == 0
    assert sheet.geometry().bottom() < story.window.geometry().bottom(), "it grew, but not out of the window"
    high = sheet.height()
    assert sheet.table.fates.rowCount() > 40
    assert sheet.go.words() == "Import all of it"
    story.press(Qt.Key.Key_Return, CTRL)
    assert "Done. All of it was taken in." in words_on(sheet)
    assert cases_in(story) == 40
    assert sheet.height() < high, "no hole where the questions were"
    report = tmp_path / "report.txt"
    sheet.keep_report(str(report))
    assert "caseload.xlsx" in report.read_text("utf-8")
    story.press(Qt.Key.Key_Return, CTRL)
    assert story.window.open_page_id == "caseload"


def test_a_bad_row_is_named_and_nothing_is_half_imported(wizard: Wizard, tmp_path: Path) -> None:
    story, sheet = wizard
    look(wizard, a_csv(tmp_path, "Reference,Date,Kind", "AA11,2026-11-16,arrest", "BB22,31/02/2026,arrest"))
    assert sheet.state.words.text() == "Nothing is imported: 1 row has to be put right first."
    assert sheet.which.value() == "refused"
    model = sheet.table.fates
    assert model.rowCount() == 1
    assert model.data(model.index(0, 0)) == "3"
    assert "Refused" in model.data(model.index(0, 1))
    assert sheet.go.words() == "Look again"
    assert cases_in(story) == 0


def test_a_column_can_be_read_otherwise(wizard: Wizard, tmp_path: Path) -> None:
    story, sheet = wizard
    look(wizard, a_csv(tmp_path, "Reference,Called at home", "AA11,Sam"))
    QTest.keyClick(sheet.show_columns, Qt.Key.Key_Return)
    choice = next(
        box for box in sheet.columns.findChildren(QComboBox) if box.accessibleName().endswith("“Called at home” as")
    )
    assert choice.currentData() is None
    choice.setCurrentIndex(choice.findData("name_to_use"))
    choice.activated.emit(choice.currentIndex())
    story.settle()
    story.press(Qt.Key.Key_Return, CTRL)
    story.press(Qt.Key.Key_Return, CTRL)
    assert "Sam" in words_on(story.window) or cases_in(story) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [("missing.xlsx", None), ("notes.csv", "just some words\nand more\n"), ("broken.xlsx", "PK not a workbook")],
)
def test_a_file_that_cannot_be_read_is_said_beside_the_field(
    wizard: Wizard, tmp_path: Path, name: str, content: str | None
) -> None:
    _story, sheet = wizard
    path = tmp_path / name
    if content is not None:
        path.write_text(content, "utf-8")
    look(wizard, path)
    said = words_on(sheet.file)
    assert len(said) > len("File ") + 10
    assert said.endswith(".")
    assert sheet.path.hasFocus()


def test_no_file_is_asked_for(wizard: Wizard) -> None:
    story, sheet = wizard
    story.press(Qt.Key.Key_Return, CTRL)
    assert "Choose the file first." in words_on(sheet.file)


def test_cancelled_in_the_middle_nothing_stays(wizard: Wizard) -> None:
    story, sheet = wizard
    look(wizard, DEMO)
    sheet.go.click()
    sheet.reject()  # Escape while it runs: asks it to stop
    story.settle()
    assert sheet.isVisible()
    assert sheet.state.words.text() == "Cancelled. Nothing was taken in."
    assert cases_in(story) == 0
