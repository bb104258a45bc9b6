"""Pictures of every page in ``build/screens`` for a person to look at. The test itself sees only gross faults."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from isva_desk.casework.demonstration import demonstrate
from isva_desk.casework.desk import Desk
from isva_desk.ui.pictures import SIZES, THEMES, write_pictures
from isva_desk.ui.surroundings import Surroundings
from isva_desk.ui.theme.tokens import load_tokens
from tests.builders.desks import SteppingClock
from tests.builders.vaults import CHEAP_FOR_TESTS, PASSPHRASE
from tests.builders.windows import a_filled_vault, the_demonstration

SCREENS = Path(__file__).parents[2] / "build" / "screens"
PAGES = {
    "unlock", "recovery", "first-1", "first-2", "first-3", "first-4", "today", "caseload", "settings", "helplines",
    "case-entitlements", "case-updates", "case-people", "case-contact", "record", "chasing", "chase",
    "reports", "report", "client-update", "register", "import", "find",
    "agencies-promises", "agencies-contacts", "agencies-framework", "agencies-meetings", "agencies-evidence",
    "requests", "case-requests", "case-notes", "note",
    "case-court", "court-outcome", "court-step", "diary-week", "diary-month", "diary-agenda",
    "waiting", "refer", "case-needs", "risk", "card",
    "case-letters", "letter", "case-decisions", "telling", "trial-meeting",
}  # fmt: skip


def the_whole_demonstration(desk: Desk) -> None:
    the_demonstration(desk)
    demonstrate(desk)


def test_every_page_is_drawn_in_every_size_and_theme(qtbot: QtBot, tmp_path: Path) -> None:
    a_filled_vault(tmp_path, the_whole_demonstration)
    around = Surroundings(
        tmp_path / "vault", tmp_path / "look.json", clock=SteppingClock(), floor=CHEAP_FOR_TESTS, cost=CHEAP_FOR_TESTS
    )
    shutil.rmtree(SCREENS, ignore_errors=True)
    written = write_pictures(around, PASSPHRASE, SCREENS)
    wanted = {f"{page}-{w}x{h}-{theme}.png" for page in PAGES for w, h in SIZES for theme in THEMES}
    assert {path.name for path in written} == wanted
    for path in written:
        image = QImage(str(path))
        theme = load_tokens(path.stem.rsplit("-", 1)[1])
        assert (image.width(), image.height()) in SIZES, path.name
        shades = {image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, 600, 7)}
        assert len(shades) > 4, f"{path.name} shows nothing"
        assert any(theme.colour[name].lower() in shades for name in ("paper", "card", "ink")), path.name


def test_text_at_twice_the_size_fits_every_page(qtbot: QtBot, tmp_path: Path) -> None:
    a_filled_vault(tmp_path, the_demonstration)
    around = Surroundings(
        tmp_path / "vault", tmp_path / "look.json", clock=SteppingClock(), floor=CHEAP_FOR_TESTS, cost=CHEAP_FOR_TESTS
    )
    written = write_pictures(
        around, PASSPHRASE, SCREENS.with_name("screens-large"), sizes=((1280, 800),), themes=("light",), text=200
    )
    for path in written:
        image = QImage(str(path))
        assert (image.width(), image.height()) == (1280, 800), f"{path.name} forces the window to grow"
