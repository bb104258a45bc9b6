"""The start: named tasks, and nothing heavy before the first page is up."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from isva_desk.app import START, Start, Task, run

SCRIPT = """
import json, os, sys
from pathlib import Path
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from isva_desk import app
from isva_desk.domain import resources

start = app.Start(vault=Path(sys.argv[1]), preferences=Path(sys.argv[2]))
before_the_loop = app.START[: [task.name for task in app.START].index("loop")]
app.run(before_the_loop, start)
assert start.application.door.isVisible()
loaded = sorted(name.split(".")[0] for name in sys.modules)
page = type(start.application.door.centralWidget()).__name__
start.application.close()
print(json.dumps({"loaded": loaded, "page": page, "title": start.application.qt.applicationDisplayName()}))
"""
LATE = ("reportlab", "keyring", "babel", "openpyxl", "zxcvbn", "sqlcipher3", "pikepdf", "argon2")


def first_page(tmp_path: Path) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path / "vault"), str(tmp_path / "look.json")],
        check=True,
        capture_output=True,
        text=True,
    )
    answer: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return answer


def test_nothing_heavy_is_loaded_before_the_first_page(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "keyslots.json").write_text("{}")
    answer = first_page(tmp_path)
    assert answer["page"] == "UnlockPage"
    assert answer["title"] == "Desk"
    loaded = answer["loaded"]
    assert isinstance(loaded, list)
    assert not [name for name in LATE if name in loaded]


def test_an_empty_folder_starts_with_the_first_screen(tmp_path: Path) -> None:
    assert first_page(tmp_path)["page"] == "FirstRun"


def test_tasks_that_have_nothing_to_do_are_left_out() -> None:
    done: list[str] = []
    tasks = (
        Task("one", lambda _start: done.append("one")),
        Task("two", lambda _start: done.append("two"), should_skip=lambda _start: True),
        Task("three", lambda _start: done.append("three")),
    )
    run(tasks, Start())
    assert done == ["one", "three"]


def test_the_order_of_the_start_has_names() -> None:
    assert [task.name for task in START] == ["process", "places", "surroundings", "door", "loop"]


def test_records_lie_where_the_system_keeps_them_unless_somebody_says_otherwise(own_folders: Path) -> None:
    start = Start()
    places = next(task for task in START if task.name == "places")
    assert not places.should_skip(start)
    places.run(start)
    assert own_folders in start.vault.parents
    assert own_folders in start.preferences.parents
    assert "isva" not in str(start.vault.relative_to(own_folders)).lower()
    assert places.should_skip(start)
