"""The look: every pair of colours can be told apart, text grows without being cut, and it switches while open."""

from __future__ import annotations

import re
import tomllib

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from isva_desk.domain import resources
from isva_desk.ui.parts import Chips, Pill, PrimaryButton, title
from isva_desk.ui.theme import TEXT_SIZES, THEMES, current
from isva_desk.ui.theme.contrast import contrast
from isva_desk.ui.theme.icons import tinted, tinted_pixmap
from isva_desk.ui.theme.stylesheet import style_sheet
from isva_desk.ui.theme.tokens import load_tokens, styles

PAIRS = tomllib.loads((styles() / "contrast.toml").read_text("utf-8"))
EXPERIENCE = {
    "paper": "#FBFAF7",
    "card": "#FFFFFF",
    "line": "#E6E2DA",
    "ink": "#22262E",
    "soft-ink": "#5E6470",
    "accent": "#1D6A66",
    "amber": "#8A5300",
    "amber-soft": "#FBF0DC",
    "rose": "#8C2F39",
    "rose-soft": "#F8E7E7",
    "blue": "#2B5797",
    "blue-soft": "#E8EFF8",
    "green": "#2A6B3A",
    "green-soft": "#E5F2E7",
}


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read_on_what_it_stands_on(theme: str) -> None:
    colour = load_tokens(theme).colour
    weak = {
        (above, below): round(contrast(colour[above], colour[below]), 2)
        for above, below in PAIRS["text"]
        if contrast(colour[above], colour[below]) < 4.5
    }
    assert not weak


@pytest.mark.parametrize("theme", THEMES)
def test_controls_stand_out_from_what_lies_beside_them(theme: str) -> None:
    colour = load_tokens(theme).colour
    weak = {
        (above, below): round(contrast(colour[above], colour[below]), 2)
        for above, below in PAIRS["controls"]
        if contrast(colour[above], colour[below]) < 3
    }
    assert not weak


def test_contrast_is_counted_as_the_standard_counts_it() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#1D6A66", "#1D6A66") == 1


def test_the_light_palette_is_that_of_the_design() -> None:
    colour = load_tokens("light").colour
    assert {name: colour[name] for name in EXPERIENCE} == EXPERIENCE


def test_themes_know_the_same_colours_and_sizes() -> None:
    first, *others = (load_tokens(name) for name in THEMES)
    for other in others:
        assert set(other.colour) == set(first.colour)
        assert other.space == first.space
        assert other.type == first.type


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_every_place_in_the_style_sheet_is_filled(theme: str, percent: int) -> None:
    sheet = style_sheet(load_tokens(theme), percent)
    assert not re.findall(r"\{[a-z0-9:-]+\}", sheet)
    assert f"font-size: {round(26 * percent / 100)}px" in sheet


@pytest.mark.parametrize("theme", THEMES)
def test_ready_icons_are_the_drawings_in_the_colours_of_the_theme(theme: str) -> None:
    colour = load_tokens(theme).colour
    for name, of in (("check", "on-accent"), ("chevron-up", "accent"), ("chevron-down", "accent")):
        ready = (resources.folder() / "icons" / theme / f"{name}.svg").read_text("utf-8")
        assert ready == tinted(name, colour[of])


def test_every_drawing_can_be_drawn(qtbot: QtBot) -> None:
    for drawing in (resources.folder() / "icons").glob("*.svg"):
        image = tinted_pixmap(drawing.stem, "#1D6A66", 18).toImage()
        inked = [1 for x in range(18) for y in range(18) if image.pixelColor(x, y).alpha() > 60]
        assert inked, drawing.name


def test_the_typeface_comes_with_the_program(qtbot: QtBot) -> None:
    current().use("light", 100)
    label = title("Monday 23 November")
    qtbot.addWidget(label)
    label.ensurePolished()
    assert label.fontInfo().family() == "Atkinson Hyperlegible Next"
    assert (resources.folder() / "fonts" / "OFL.txt").exists()


def test_it_switches_while_everything_is_open(qtbot: QtBot) -> None:
    theme = current()
    theme.use("light", 100)
    button, pill = PrimaryButton("Save", shortcut="Ctrl+Return"), Pill("5 working days past", "rose")
    for widget in (button, pill):
        qtbot.addWidget(widget)
        widget.show()
    small = button.sizeHint(), pill.sizeHint()
    theme.use("dark", 200)
    QApplication.processEvents()
    assert button.sizeHint().width() > 1.6 * small[0].width()
    assert pill.sizeHint().height() > 1.6 * small[1].height()
    assert button.palette().windowText().color().name().upper() == load_tokens("dark").colour["on-accent"]
    theme.use("light", 100)


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_no_word_is_cut_at_any_size(qtbot: QtBot, percent: int) -> None:
    theme = current()
    theme.use("light", percent)
    chips = Chips("Who told whom?", [("a", "Police to me"), ("b", "Witness Care Unit to the client")])
    qtbot.addWidget(chips)
    chips.choose("b")
    chips.resize(420, 10)
    chips.show()
    QApplication.processEvents()
    for choice in ("a", "b"):
        button = chips.button(choice)
        words = button.fontMetrics().horizontalAdvance(button.text())
        assert button.width() >= words + 2 * 14
        assert button.height() >= button.fontMetrics().height()
    theme.use("light", 100)
