"""No part of a page is ever a window of its own, not even for a moment: it would take the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from isva_desk.ui.parts.leaf import Corners
from isva_desk.ui.waiting.sheets import Refer
from tests.builders.desks import CaseBuilder
from tests.builders.sam import sams_case
from tests.builders.windows import WindowStory, a_filled_vault

Open = Callable[..., WindowStory]


class Watch(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.strays: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and isinstance(watched, QWidget) and not isinstance(watched, QMainWindow | QDialog):
            self.strays.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@pytest.mark.qt_log_ignore("does not support setting window masks", extend=True)  # not the one without a screen
def test_the_corners_of_a_sheet_are_cut_off_where_nothing_mixes_windows(open_window: Open) -> None:
    sheet = QDialog()
    sheet.installEventFilter(Corners(sheet))
    sheet.resize(400, 300)
    sheet.show()
    shape = sheet.mask()
    assert not shape.contains(QPoint(0, 0))
    assert not shape.contains(QPoint(399, 299))
    assert shape.contains(QPoint(200, 0))
    assert shape.contains(QPoint(4, 4))
    assert shape.contains(QPoint(395, 295))
    sheet.close()
    sheet.deleteLater()


def test_only_the_window_and_its_sheets_are_windows(open_window: Open, tmp_path: Path) -> None:
    cases: list[CaseBuilder] = []
    a_filled_vault(tmp_path, lambda desk: cases.append(sams_case(desk)))
    watch = Watch()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(watch)
    story = open_window().start().unlock()
    workspace = story.window.workspace
    workspace.open_case(cases[0].id)
    story.settle()
    page = story.window.page("case")
    for tab in page.tabs.buttons:  # type: ignore[attr-defined]
        page.tabs.open(tab)  # type: ignore[attr-defined]
    acts = page._acts  # type: ignore[attr-defined]
    view = page.view  # type: ignore[attr-defined]
    sheets: list[Callable[[], object]] = [
        lambda: workspace.record_update(cases[0].id),
        workspace.record_update,
        acts.record_event,
        acts.show_contact,
        acts.add_suspect,
        acts.close,
        acts.change_details,
        workspace.register_client,
        workspace.import_file,
        lambda: acts.set_stage("A"),
        lambda: acts.open_fact(view.timeline[0]),
        lambda: acts.about_person("assign", None),
        lambda: acts.about_contact("channel", view.channels[0]),
        lambda: acts.about_contact("wishes", None),
        lambda: acts.about_contact("plan", None),
        lambda: acts.about_contact("consent", None),
        *(act.run for act in page.more["needs"].acts(view)),  # type: ignore[attr-defined]
        lambda: workspace.page_wanted.emit("waiting", {}),
        lambda: workspace.open_dialog(Refer(workspace)),
    ]
    for open_sheet in sheets:
        open_sheet()
        story.settle()
        for dialog in story.window.findChildren(QDialog):
            dialog.close()
        story.settle()
    application.removeEventFilter(watch)
    assert watch.strays == []
