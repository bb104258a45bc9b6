"""Lists that a practitioner may change: read strictly, and what is wrong is said with the name of the file."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from isva_desk.domain import resources
from isva_desk.domain.data_file import DamagedData
from isva_desk.domain.decision_lists import load_decision_lists
from isva_desk.domain.letter_lists import load_letter_lists
from isva_desk.domain.prosecution_lists import load_prosecution_lists
from isva_desk.entitlements.rule_book import load_rule_book

Load = Callable[[Path], object]
FILES: tuple[tuple[Load, str, str, str], ...] = (
    (load_letter_lists, "letters/kinds.toml", 'by = "cps"', 'by = "the moon"'),
    (load_letter_lists, "letters/kinds.toml", 'id = "charge"', 'id = "introductory"'),
    (load_letter_lists, "letters/kinds.toml", 'offer = "meeting"', 'offer = "tea"'),
    (load_letter_lists, "letters/kinds.toml", 'title = "Letter at charge"', ""),
    (load_letter_lists, "letters/differences.toml", '"report"', '"weather"'),
    (load_letter_lists, "letters/differences.toml", "isva-desk.date-differences/1", "isva-desk.date-differences/2"),
    (load_decision_lists, "decisions/delivery.toml", 'method = "text"', 'method = "pigeon"'),
    (load_decision_lists, "decisions/delivery.toml", "plan_within_days = 14", ""),
    (load_decision_lists, "decisions/delivery.toml", "weekday = 5", "day = 5"),
    (load_decision_lists, "decisions/reviews.toml", 'unit = "working day"', 'unit = "moon"'),
    (load_decision_lists, "decisions/reviews.toml", 'scheme = "police"', 'scheme = "court"'),
    (load_prosecution_lists, "prosecution/lists.toml", "[[theme]]", "[[thema]]"),
    (load_prosecution_lists, "prosecution/lists.toml", 'version = "2026.1"', ""),
)


@pytest.mark.parametrize(("load", "name", "before", "after"), FILES)
def test_a_file_that_was_spoilt_is_refused_by_its_name(
    tmp_path: Path, load: Load, name: str, before: str, after: str
) -> None:
    for folder in ("letters", "decisions", "prosecution"):
        shutil.copytree(resources.folder() / folder, tmp_path / folder)
    assert load(tmp_path)
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert before in text
    (tmp_path / name).write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(DamagedData) as problem:
        load(tmp_path)
    assert Path(name).name in problem.value.sentence


def test_a_missing_file_is_a_known_problem(tmp_path: Path) -> None:
    for load in (load_letter_lists, load_decision_lists, load_prosecution_lists):
        with pytest.raises(DamagedData):
            load(tmp_path)


def test_every_rule_that_a_list_names_is_a_rule() -> None:
    ids = load_rule_book(resources.folder() / "rules").ids
    letters = load_letter_lists(resources.folder())
    reviews = load_decision_lists(resources.folder())
    assert {rule for kind in letters.kinds for rule in (*kind.rules, *kind.if_said)} <= set(ids)
    assert {rule for stage in reviews.stages for rule in stage.rules} <= set(ids)
    guided = {stage.id for stage in reviews.stages if stage.guide}
    assert guided == {"local", "expedited"}, "every other limit is a rule, and judged"
