"""What every story in a window needs: Qt running, and nothing left open at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.builders.windows import WindowStory, a_window


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., WindowStory]]:
    """Makes the program, as often as asked; each is ended with the test."""
    stories: list[WindowStory] = []

    def make(**named: object) -> WindowStory:
        story = a_window(tmp_path, **named)  # type: ignore[arg-type]
        stories.append(story)
        return story

    yield make
    for story in stories:
        story.end()
