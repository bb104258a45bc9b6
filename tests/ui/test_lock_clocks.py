"""What the lock goes by: the clocks, and whether there is anything to lock."""

from __future__ import annotations

from pathlib import Path

from isva_desk.ui.lock.idle import IdleWatch
from isva_desk.ui.surroundings import Surroundings
from tests.builders.windows import Seconds


def test_a_clock_put_right_while_awake_is_not_taken_for_sleep(qtbot: object) -> None:
    real, awake = Seconds(), Seconds()
    watch = IdleWatch(5, awake=awake, real=real)
    said: list[str] = []
    watch.slept.connect(lambda: said.append("slept"))
    watch.idle.connect(lambda: said.append("idle"))
    watch.start()
    for _look in range(10):
        real.now += 5
        awake.now += 5
        watch.look()
    assert said == []
    real.now += 5 + 16
    awake.now += 5
    watch.look()
    assert said == ["slept"]
    watch.stop()


def test_where_the_desk_stands_says_nothing_private(tmp_path: Path) -> None:
    around = Surroundings(tmp_path / "vault", tmp_path / "look.json")
    assert not around.has_vault()
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "records.db").write_bytes(b"x")
    assert around.has_vault(), "what is left of a vault is never taken for a first run"
