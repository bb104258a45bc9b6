"""The case file is read strictly: a slip of typing is named with its field and place, and never loses a fact."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isva_desk.domain.directory import load_directory
from isva_desk.domain.resources import folder
from isva_desk.exchange.case_file import (
    NotACaseFile,
    check_places,
    check_rule_names,
    read_case_file,
    write_case_file,
)
from tests.builders.cases import a_case

GOOD: dict[str, Any] = {
    "format": "isva-desk.case/1",
    "client": {"reference": "K7Q2", "wishes": [{"from": "2026-03-02", "updates": "all", "via": "client"}]},
    "case": {"reference": "K7Q2-1", "suspects": ["A"]},
    "contact_plans": [{"agency": "police", "from": "2026-10-26", "every_days": 28}],
    "events": [{"id": "e1", "kind": "arrest", "on": "2026-11-16T10:00", "suspect": "A"}],
    "updates": [{"id": "u1", "about": ["e1"], "by": "police", "on": "2026-11-17"}],
}


def refusal(document: Any) -> str:
    content = document if isinstance(document, bytes) else json.dumps(document).encode()
    with pytest.raises(NotACaseFile) as refused:
        read_case_file(content, "case.json")
    return str(refused.value)


def read_or_refused(content: bytes) -> str:
    """What is said of these bytes: the refusal, or that they were read."""
    try:
        read_case_file(content, "case.json")
    except NotACaseFile as refused:
        return str(refused)
    return "case.json: read"


def changed(path: str, value: Any) -> dict[str, Any]:
    """The good case with the value at a path such as "events.0.kind" set."""
    document = deepcopy(GOOD)
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    place: Any = document
    for step in steps:
        place = place[step]
    place[last] = value
    return document


def test_the_defaults_are_those_of_the_format() -> None:
    case = read_case_file(json.dumps(GOOD).encode(), "case.json")
    assert case.client.enhanced_rights is True
    assert case.client.region == "england"
    assert (case.updates[0].to, case.updates[0].outcome, case.contact_plans[0].basis) == ("client", "told", "agreed")


@pytest.mark.parametrize(("path", "value", "named"), [
    ("clent", {}, ["clent"]),
    ("client.enhanced_right", True, ["client.enhanced_right"]),
    ("events.0.whn", "2026", ['events[0] ("e1").whn']),
    ("events.0.months", 3, ['events[0] ("e1").months']),
    ("events.0.kind", "arested", ['events[0] ("e1").kind', "arested"]),
    ("events.0.on", "2026-02-30", ['events[0] ("e1").on', "2026-02-30"]),
    ("events.0.on", "16/11/2026", ["16/11/2026", "2026-11-16"]),
    ("events.0.on", 20261116, ['events[0] ("e1").on', "in quotes"]),
    ("events.0.on", "2026-11/2026-10", ["ends before it begins"]),
    ("events.0.suspect", "B", ['events[0] ("e1").suspect', "B"]),
    ("updates.0.by", "polis", ['updates[0] ("u1").by', "polis"]),
    ("updates.0.about", ["e9"], ['updates[0] ("u1").about[0]', "e9"]),
    ("updates.0.about", "e1", ['updates[0] ("u1").about']),
    ("updates.0.reasons", "yes", ['updates[0] ("u1").reasons', "true or false"]),
    ("updates.0.outcome", "maybe", ["outcome", "told, attempted, not-told"]),
    ("contact_plans.0.every_days", 0, ["contact_plans[0].every_days"]),
    ("contact_plans.0.every_days", "28", ["contact_plans[0].every_days"]),
    ("client.wishes.0.from", None, ["client.wishes[0].from", "missing"]),
    ("client.region", "scotland", ["client.region", "scotland"]),
    ("case.reference", "", ["case.reference"]),
    ("format", "isva-desk.case/2", ["isva-desk.case/2", "isva-desk.case/1"]),
])  # fmt: skip
def test_a_slip_is_named_with_its_place(path: str, value: Any, named: list[str]) -> None:
    said = refusal(changed(path, value))
    assert said.startswith("case.json: ")
    assert "\n" not in said
    for text in named:
        assert text in said


def test_an_unknown_kind_is_named_even_if_its_fields_are_strange_too() -> None:
    document = changed("events.0", {"id": "e1", "kind": "hearing", "hearing_on": "2026"})
    assert 'events[0] ("e1").kind: "hearing"' in refusal(document)


def test_an_update_needs_a_day_or_the_day_it_was_sent() -> None:
    document = deepcopy(GOOD)
    del document["updates"][0]["on"]
    assert 'updates[0] ("u1").on' in refusal(document)
    document["updates"][0]["sent_on"] = "2026-11-17"
    assert read_case_file(json.dumps(document).encode(), "x").updates[0].sent_on.is_known


def test_an_update_on_a_day_that_is_not_known_may_say_so() -> None:
    assert not read_case_file(json.dumps(changed("updates.0.on", None)).encode(), "x").updates[0].on.is_known


def test_two_facts_with_one_id_are_refused() -> None:
    document = deepcopy(GOOD)
    document["events"].append(document["events"][0])
    assert 'events[1].id: "e1" stands twice' in refusal(document)


@pytest.mark.parametrize("value", ["Q7\ud800", "Q7\x1b[2J", "Q7\x00"])
def test_a_text_that_could_not_be_stored_or_would_steer_a_terminal_is_refused(value: str) -> None:
    said = refusal(changed("client.reference", value))
    assert said == "case.json: client.reference: this text holds a character that cannot be shown"


def test_a_text_may_have_lines_and_joined_letters() -> None:
    promise = {"id": "e1", "kind": "promise", "what": "ring\nagain \U0001f469\u200d\U0001f3eb", "by": "police"}
    assert read_case_file(json.dumps(changed("events.0", promise)).encode(), "x").events[0].what == promise["what"]


def test_a_refusal_stays_one_line_that_can_be_read_whatever_it_quotes() -> None:
    said = refusal(changed("client.region", "scot\nland\x1b[31m" + "d" * 100_000))
    assert said.startswith('case.json: client.region: "scot?land?[31m')
    assert said.endswith("is not known here; write england, wales")
    assert len(said) < 500


@pytest.mark.parametrize(("content", "words"), [
    (b'{\n "format": x}', "line 2, column 12"),
    (b"\xff\xfe{\x00", "not text in UTF-8"),
    (b"[" * 100_000, "nested too deeply"),
    (b"9" * 5_000, "too long"),
])  # fmt: skip
def test_what_is_not_json_is_said_in_the_words_of_the_program(content: bytes, words: str) -> None:
    said = refusal(content)
    assert words in said
    assert not re.search(r"codec|sys\.|recursion|char ", said)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'"text"', b"[" * 100_000])
def test_what_is_no_case_at_all_is_refused_in_one_sentence(content: bytes) -> None:
    assert refusal(content).startswith("case.json: ")


def test_an_update_that_covers_a_rule_that_nobody_knows_is_refused() -> None:
    case = read_case_file(json.dumps(changed("updates.0.covers", ["vc-r6-arested"])).encode(), "case.json")
    with pytest.raises(NotACaseFile, match="vc-r6-arested"):
        check_rule_names(case, frozenset({"vc-r6-arrested"}), "case.json")


def test_a_force_or_an_area_that_is_not_in_the_directory_is_refused_with_the_nearest() -> None:
    case = read_case_file(json.dumps(changed("case.cps_area", "west-midland")).encode(), "case.json")
    with pytest.raises(NotACaseFile, match=r"case\.cps_area: .*perhaps: west-midlands"):
        check_places(case, load_directory(folder()), "case.json")


def test_a_field_that_stands_twice_is_refused_since_one_of_the_two_would_be_lost() -> None:
    content = json.dumps(GOOD).replace('"kind": "arrest"', '"kind": "charge", "kind": "arrest"').encode()
    assert 'the field "kind" stands twice' in refusal(content)


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2026/9999", "1066"])
def test_a_year_far_outside_is_a_slip_of_typing(day: str) -> None:
    assert "1900 to 2199" in refusal(changed("events.0.on", day))


def test_a_case_with_everything_in_it_is_written_and_reads_the_same() -> None:
    story = (
        a_case("A", "B").in_area("south-west").wishes("2026-03", "big-news", "both").agreed("2026-01-05", 28)
        .happened("incident", "2025", under_18=False).arrest(None).told("police", sent_on="2026-11-17", method="letter")
        .happened("sentence", "2026-11-02", suspect="B", months=30, hospital_order=False)
        .told("court", "2026-11-02/2026-11-04", covers=("vc-r9-sentence",), reasons=True, review_right=False)
    )  # fmt: skip
    assert read_case_file(write_case_file(story.case), "x") == story.case


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
PLACES = [
    "client", "case", "events", "updates", "contact_plans", "format", "client.reference", "client.wishes",
    "client.wishes.0", "client.wishes.0.from", "case.suspects", "events.0", "events.0.id", "events.0.kind",
    "events.0.on", "events.0.suspect", "updates.0", "updates.0.about", "updates.0.by", "updates.0.on",
    "updates.0.covers", "contact_plans.0.every_days",
]  # fmt: skip


@given(place=st.sampled_from(PLACES), value=JSON)
def test_whatever_stands_anywhere_is_read_or_refused_in_a_sentence(place: str, value: Any) -> None:
    assert read_or_refused(json.dumps(changed(place, value)).encode()).startswith("case.json: ")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_a_sentence(content: bytes) -> None:
    assert read_or_refused(content).startswith("case.json: ")
