"""Rules from outside and proclaimed days off: accepted by somebody, shown first, kept in the record."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.desk import Desk
from isva_desk.casework.judged_by import accept_publisher, add_holiday, adopt_rules, preview_holiday, preview_rules
from isva_desk.entitlements.signed_rules import RefusedRules, new_publisher, sign_rules
from isva_desk.journal.entitlements_view import entitlements_of
from tests.builders.desks import a_case, a_desk

LOCAL = """
format = "isva-desk.rules/1"

[instrument]
id = "our-own-targets"
title = "Our service's own targets"
in_force_from = 2026-01-01
last_checked = 2026-11-01
checked_by = "a test"

[[rule]]
id = "local-arrest-call"
title = "Called on the day of an arrest"
plain = "Our police force calls on the day."
owed_by = "police"
class = "target"
clock = "before"
triggers = ["arrest"]
met_by = "told"
by = ["police"]
big_news = "yes"
severity = "low"
confidence = "read"
sources = []
"""


@pytest.fixture
def signed(tmp_path: Path) -> tuple[bytes, bytes, str]:
    """A local rule file, its signature, and its publisher's public key."""
    file = tmp_path / "local.toml"
    file.write_text(LOCAL, encoding="utf-8")
    private, public = new_publisher()
    return LOCAL.encode(), sign_rules(file, "Our service", private).read_bytes(), public


def test_an_accepted_publishers_rules_judge_every_case_from_then_on(
    tmp_path: Path, signed: tuple[bytes, bytes, str]
) -> None:
    content, signature, public = signed
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("arrest", "2026-11-16", suspect="A")
    accept_publisher(desk, "Our service", public)
    changes = preview_rules(desk, content, signature, "local.toml")
    assert [(change.title, change.before, change.after) for change in changes] == [
        ("Called on the day of an arrest", None, "no-record")
    ]
    assert "local-arrest-call" not in _rules(desk, case.id)
    adopt_rules(desk, content, signature, "local.toml")
    assert "local-arrest-call" in _rules(desk, case.id)
    assert "local-arrest-call" in _rules(_again(desk, tmp_path), case.id)


def test_rules_of_a_publisher_whom_nobody_accepted_are_refused(
    tmp_path: Path, signed: tuple[bytes, bytes, str]
) -> None:
    content, signature, public = signed
    desk = a_desk(tmp_path)
    with pytest.raises(RefusedRules, match="has not been accepted"):
        adopt_rules(desk, content, signature, "local.toml")
    accept_publisher(desk, "Our service", public)
    with pytest.raises(RefusedRules, match="changed after it was signed"):
        adopt_rules(desk, content + b"#", signature, "local.toml")


def test_what_is_no_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongAnswer, match="not a public key"):
        accept_publisher(a_desk(tmp_path), "Our service", "abc")


def test_a_proclaimed_day_off_moves_what_is_due_and_says_so_first(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("arrest", "2026-11-20", suspect="A")
    (change,) = preview_holiday(desk, date(2026, 11, 23))
    assert (str(change.due_before), str(change.due_after)) == ("2026-11-23", "2026-11-24")
    assert _due(desk, case.id) == "2026-11-23"
    add_holiday(desk, date(2026, 11, 23), "Day of mourning, GOV.UK")
    assert _due(desk, case.id) == "2026-11-24"
    assert _due(_again(desk, tmp_path), case.id) == "2026-11-24"
    with pytest.raises(WrongAnswer, match="not a working day already"):
        add_holiday(desk, date(2026, 11, 23), "Once more")


def _again(desk: Desk, tmp_path: Path) -> Desk:
    """The desk closed and opened again."""
    desk.close()
    return a_desk(tmp_path)


def _rules(desk: Desk, case_id: str) -> set[str]:
    return {entry.rule for entry in entitlements_of(desk.store, case_id, desk.today())}


def _due(desk: Desk, case_id: str) -> str:
    found = [entry for entry in entitlements_of(desk.store, case_id, desk.today()) if entry.rule == "vc-r6-arrested"]
    return str(found[0].due)
