"""The worked cases that the project was given, read from their file and judged through the reader of case files."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from isva_desk.entitlements.answer import answer_json
from isva_desk.entitlements.assess import assess
from isva_desk.exchange.case_file import read_case_file, write_case_file
from tests.builders.cases import the_calendar, the_rules

CASES = json.loads((Path(__file__).parent / "worked-examples.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("example", CASES, ids=[case["id"] for case in CASES])
def test_worked_case(example: dict[str, Any]) -> None:
    as_of = date.fromisoformat(example["as_of"])
    case = read_case_file(json.dumps(example["case"]).encode(), "case.json")
    entries = assess(case, the_rules(), the_calendar(), as_of)
    answer = json.loads(answer_json(case, entries, the_rules(), the_calendar(), as_of, everything=True))
    for wanted in example.get("expect", []):
        assert any(_agrees(wanted, entry) for entry in answer["entitlements"]), wanted
    for unwanted in example.get("expect_absent", []):
        assert not any(_agrees(unwanted, entry) for entry in answer["entitlements"]), unwanted


@pytest.mark.parametrize("example", CASES, ids=[case["id"] for case in CASES])
def test_a_case_that_was_written_reads_the_same(example: dict[str, Any]) -> None:
    case = read_case_file(json.dumps(example["case"]).encode(), "case.json")
    assert read_case_file(write_case_file(case), "again.json") == case


def _agrees(wanted: dict[str, Any], entry: dict[str, Any]) -> bool:
    for name, value in wanted.items():
        if name == "source_instrument_contains":
            if value not in entry["source"]["instrument"]:
                return False
        elif name not in entry or entry[name] != value or type(entry[name]) is not type(value):
            return False
    return True
