"""The directory of forces, CPS Areas and courts."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from isva_desk.domain.directory import DamagedDirectory, PoliceForce, load_directory
from isva_desk.domain.resources import folder


def test_every_force_stands_in_the_directory_with_an_area_that_exists() -> None:
    directory = load_directory(folder())
    assert len(directory.forces) == 45
    assert len(directory.cps_areas) == 14
    avon = directory.force("avon-and-somerset")
    assert avon == PoliceForce("avon-and-somerset", "Avon and Somerset Police", "south-west", confirmed=True)
    assert [force.id for force in directory.forces if force.cps_area is None] == [
        "city-of-london", "metropolitan", "british-transport", "ministry-of-defence",
    ]  # fmt: skip


def test_the_expedited_review_pilot_begins_on_a_day_or_in_a_month_or_is_not_known() -> None:
    starts = {area.id: area.expedited_vrr_from for area in load_directory(folder()).cps_areas}
    assert starts["west-midlands"].day == date(2025, 6, 6)
    assert starts["cymru-wales"].latest == date(2026, 4, 30)
    assert not starts["wessex"].is_known


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("police-forces.csv", "id,name,cps_area_id,confirmed\nx,X Police,nowhere,yes\n"),
        ("police-forces.csv", "id,name\nx,X Police\n"),
        ("cps-areas.csv", "id,name,expedited_vrr_from\nx,X,soon\n"),
        ("crown-courts.csv", "name,region\n"),
        ("about.toml", "not toml"),
    ],
)
def test_a_damaged_file_is_named(tmp_path: Path, name: str, content: str) -> None:
    shutil.copytree(folder() / "directory", tmp_path / "directory")
    (tmp_path / "directory" / name).write_text(content, encoding="utf-8")
    with pytest.raises(DamagedDirectory, match=name):
        load_directory(tmp_path)
