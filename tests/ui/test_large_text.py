"""At twice the size nothing is cut off at the side, and every control can be named by a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLabel, QLineEdit, QScrollArea, QSpinBox, QWidget

from isva_desk.ui.case.page import CasePage
from isva_desk.ui.helplines.sheets import ConfirmHelpline, WithdrawHelpline
from isva_desk.ui.rail import Rail
from isva_desk.ui.theme import TEXT_SIZES, current
from isva_desk.ui.today.finder import Finder
from isva_desk.ui.waiting.sheets import Refer
from isva_desk.writing.word_lists import Helpline
from tests.builders.desks import CaseBuilder
from tests.builders.sam import sams_case
from tests.builders.windows import WindowStory, a_filled_vault

Open = Callable[..., WindowStory]
PIXELS = 2  # a hairline may round
LINE = Helpline("lantern", "Lantern Line", "01632 960 100", "Anyone", "All day, every day", "")


@pytest.fixture
def large(open_window: Open, tmp_path: Path) -> Iterator[tuple[WindowStory, str]]:
    """Sam's desk in a window of 1280 by 800, text at 200 %."""
    cases: list[CaseBuilder] = []
    a_filled_vault(tmp_path, lambda desk: cases.append(sams_case(desk)))
    story = open_window().start().unlock()
    current().use("light", 200)
    story.window.resize(1280, 800)
    story.settle()
    yield story, cases[0].id
    current().use("light", 100)


def cut_off(top: QWidget) -> list[str]:
    """What is wider than the place through which it is seen."""
    found = []
    for area in top.findChildren(QScrollArea):
        seen = area.widget()
        if seen is not None and area.isVisible() and seen.width() > area.viewport().width() + PIXELS:
            found.append(f"{type(top).__name__}: {seen.width()} > {area.viewport().width()}")
    return found


def without_a_name(top: QWidget) -> list[QWidget]:
    kinds = QAbstractButton | QLineEdit | QComboBox
    return [
        widget
        for widget in top.findChildren(QWidget)
        if widget.isVisible() and isinstance(widget, kinds) and not isinstance(widget.parent(), QSpinBox | QComboBox)
        and not (widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else ""))
    ]  # fmt: skip


def test_the_pages(large: tuple[WindowStory, str]) -> None:
    story, case_id = large
    workspace = story.window.workspace
    workspace.open_today()
    story.settle()
    found = cut_off(story.window.page("today"))
    for tab in ("entitlements", "updates", "people", "contact"):
        workspace.open_case(case_id, tab=tab)
        story.settle()
        found += [f"{tab}: {one}" for one in cut_off(story.window.page("case"))]
    ways: list[tuple[str, Callable[[], object]]] = [
        ("reports", workspace.open_reports),
        ("reports", lambda: workspace.open_reports("case-list")),
        ("client-update", lambda: workspace.write_client_update(case_id)),
        ("settings", workspace.open_settings),
        ("helplines", workspace.open_helplines),
    ]
    for identity, go in ways:
        go()
        story.settle()
        found += [*cut_off(story.window.page(identity)), *map(str, without_a_name(story.window.page(identity)))]
        for dialog in story.window.findChildren(QDialog):
            found += [*cut_off(dialog), *map(str, without_a_name(dialog))]
            dialog.close()
    assert found == []


def test_nothing_in_the_rail_covers_anything_else(large: tuple[WindowStory, str]) -> None:
    story, _case_id = large
    rail = story.window.rail
    for size in TEXT_SIZES:
        current().use("light", size)
        story.window.resize(1280, 800)
        for identity in ("today", "settings"):
            story.window.open_page(identity)
            story.settle()
            open_way = rail._buttons[identity]
            top = open_way.mapTo(rail.ways.viewport(), open_way.rect().topLeft()).y()
            assert 0 <= top <= rail.ways.viewport().height() - open_way.height(), (
                f"{identity} is out of sight, {size} %"
            )
        assert overlapping(rail) == [], size
        assert story.window.height() == 800, f"the rail forces the window to grow at {size} %"
        heights = {way.height() for way in rail._buttons.values()}
        assert min(heights) >= rail._buttons["today"].sizeHint().height(), f"squeezed at {size} %"


def overlapping(rail: Rail) -> list[tuple[str, str]]:
    """What stands in the rail one over the other: the ways count as the place through which they are seen."""
    parts = [part for part in rail.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
             if part.isVisible()]  # fmt: skip
    found = [(str(one), str(two)) for place, one in enumerate(parts) for two in parts[place + 1 :]
             if one.geometry().intersects(two.geometry())]  # fmt: skip
    return found + [("cut", str(part)) for part in parts if not rail.rect().contains(part.geometry())]


def test_the_words_of_the_finder_are_not_cut(large: tuple[WindowStory, str]) -> None:
    story, _case_id = large
    story.window.workspace.open_today()
    story.settle()
    finder = story.window.findChild(Finder)
    assert finder is not None
    said = finder.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly)
    shown = [one for one in said if one.isVisible() and one.text()]
    assert shown[0].text() in {"Find…", "Find a client, page or action"}
    for one in shown:
        assert one.fontMetrics().horizontalAdvance(one.text()) <= one.width() + PIXELS, one.text()


def test_the_sheets(large: tuple[WindowStory, str]) -> None:
    story, case_id = large
    workspace = story.window.workspace
    workspace.open_case(case_id)
    story.settle()
    page = story.window.page("case")
    assert isinstance(page, CasePage)
    assert page.view is not None
    acts, view = page._acts, page.view
    sheets: list[Callable[[], object]] = [
        lambda: workspace.record_update(case_id),
        acts.record_event,
        lambda: acts.record_event("release-on-bail"),
        acts.show_contact,
        acts.change_details,
        workspace.register_client,
        workspace.import_file,
        lambda: acts.open_fact(view.timeline[0]),
        lambda: acts.about_person("assign", None),
        lambda: acts.about_contact("channel", view.channels[0]),
        lambda: acts.about_contact("wishes", None),
        lambda: acts.about_contact("plan", None),
        lambda: acts.about_contact("consent", None),
        *(act.run for act in page.more["needs"].acts(view)),
        lambda: workspace.open_dialog(Refer(workspace)),
        lambda: workspace.open_dialog(ConfirmHelpline(workspace, LINE)),
        lambda: workspace.open_dialog(WithdrawHelpline(workspace, LINE)),
    ]
    found: list[object] = []
    for open_sheet in sheets:
        open_sheet()
        story.settle()
        for dialog in story.window.findChildren(QDialog):
            found += [*cut_off(dialog), *without_a_name(dialog)]
            assert dialog.windowTitle() == "Desk"
            dialog.close()
        story.settle()
    assert found == []
