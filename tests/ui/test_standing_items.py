"""What no event starts, but is worth asking at a stage, stands on the case page and on the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from isva_desk.ui.case.page import CasePage
from tests.builders.cases import the_rules
from tests.builders.desks import CaseBuilder, a_case, day
from tests.builders.looking import words_on
from tests.builders.windows import WindowStory, a_filled_vault

Open = Callable[..., WindowStory]


@pytest.mark.parametrize(("stage", "items"), [
    ("investigation", ["pace-bail-views"]), ("court", ["vc-r7-vps-update"]), ("sentenced", ["vc-r11-key-stages"]),
    ("reported", []),
])  # fmt: skip
def test_each_stage_has_its_own(stage: str, items: list[str]) -> None:
    assert [rule.id for rule in the_rules().standing_at(stage, day("2026-11-23"))] == items


def test_a_rule_that_was_not_in_force_yet_does_not_stand() -> None:
    assert the_rules().standing_at("investigation", day("2022-10-27")) == ()


def test_during_the_investigation_the_case_page_asks_about_bail_conditions(open_window: Open, tmp_path: Path) -> None:
    cases: list[CaseBuilder] = []
    a_filled_vault(tmp_path, lambda desk: cases.append(a_case(desk).with_event("arrest", "2026-11-16", suspect="A")))
    story = open_window().start().unlock()
    story.window.workspace.open_case(cases[0].id)
    story.settle()
    page = story.window.page("case")
    assert isinstance(page, CasePage)
    said = words_on(page.entitlements)
    assert "Worth asking at this stage Asked about bail conditions that protect" in said
    assert page.entitlements.count_open() == 1, "a standing item is no entitlement and never counts as one"
