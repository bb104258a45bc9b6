"""The lists of court are data, read strictly: what is wrong in a file is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from isva_desk.domain import resources
from isva_desk.domain.court_lists import court_lists, load_court_lists
from isva_desk.domain.data_file import DamagedData
from isva_desk.domain.event_kinds import OFFERS


def test_a_hearing_that_was_only_named_is_of_the_kind_that_its_name_speaks_of() -> None:
    lists = court_lists()
    named = {"the PTPH": "ptph", "Re-trial": "retrial", "trial": "trial", "s28 hearing": "section-28", "tea": "other"}
    assert {name: lists.kind("", name).id for name in named} == named
    assert lists.kind("mention", "trial").id == "mention", "what was chosen goes before the name"


def test_every_kind_and_measure_that_the_work_names_is_there() -> None:
    lists = court_lists()
    assert {kind.id for kind in lists.kinds} >= {
        "first-appearance", "ptph", "bail", "mention", "disclosure", "ground-rules", "section-28", "trial", "retrial",
        "sentence", "appeal", "confiscation",
    }  # fmt: skip
    statuses = ["fixed", "warned", "floating", "adjourned", "vacated", "effective", "ineffective"]
    assert [status.id for status in lists.statuses] == statuses
    assert len(lists.groups["measures"].items) == 9
    offers = {item.offer for group in lists.groups.values() for item in group.items if item.offer}
    assert offers <= set(OFFERS)
    for group in lists.groups.values():
        ids = [item.id for item in group.items]
        assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("hearings.toml", 'id = "other"', 'id = "another"'),
        ("hearings.toml", 'plain = "The day is set."', 'colour = "red"'),
        ("hearings.toml", "isva-desk.court-hearings/1", "isva-desk.court-hearings/9"),
        ("steps.toml", 'column = "discussed"', 'column = "whispered"'),
        ("steps.toml", 'title = "Screens"', 'title = ""'),
        ("reminders.toml", "supporter_days = 10", "supporter_days = -1"),
        ("reminders.toml", "measures_days = 10", ""),
        ("days.toml", "[[label]]", "[[tag]]"),
    ],
)
def test_a_file_that_is_wrong_is_named(tmp_path: Path, file: str, before: str, after: str) -> None:
    shutil.copytree(resources.folder() / "court", tmp_path / "court")
    path = tmp_path / "court" / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(DamagedData) as damaged:
        load_court_lists(tmp_path)
    assert file in damaged.value.sentence
