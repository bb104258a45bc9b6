"""The answer comes in one order whatever the order of the file: by the day shown, then rule, then trigger."""

from __future__ import annotations

from datetime import date

from tests.builders.cases import a_case


def test_entries_come_by_day_then_rule_then_trigger_and_those_without_a_day_last() -> None:
    story = a_case("A", "B").happened("cps-referral", None).happened("charge", "2026-11-18", suspect="A")
    story = story.arrest("2026-11-16", "B").arrest("2026-11-10", "A").happened("report", "2026-11-02")
    entries = story.as_of("2026-11-23").entries
    days = [entry.due or date.max for entry in entries]
    assert days == sorted(days)
    assert days[0] < days[-1] == date.max
    keys = [(entry.due or date.max, entry.rule, entry.trigger or "") for entry in entries]
    assert keys == sorted(keys)
