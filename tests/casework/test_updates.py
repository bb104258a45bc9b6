"""Recording an update: what it may be about, what it would settle, and that saving does just that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from isva_desk.casework.desk import Desk
from isva_desk.casework.propose_events import propose_events
from isva_desk.casework.record_update import NewUpdate, preview_update, record_update
from isva_desk.casework.register_client import set_wishes
from isva_desk.domain.dates import on_day, parse_when
from isva_desk.entitlements.entitlement import OPEN_VERDICTS
from isva_desk.journal.entitlements_view import entitlements_of
from tests.builders.desks import CaseBuilder, a_case, a_desk
from tests.builders.journals import projections


def a_busy_case(desk: Desk) -> CaseBuilder:
    case = a_case(desk, suspects=("A", "B"))
    case.with_event("report", "2026-10-01").with_event("arrest", "2026-11-16", "A")
    case.with_event("release-on-bail", "2026-11-17", "A").with_event("no-charge-police", "2026-11-19", "B")
    return case


def open_ones(desk: Desk, case: CaseBuilder) -> set[tuple[str, str | None]]:
    judged = entitlements_of(desk.store, case.id, desk.today())
    return {(found.rule, found.trigger) for found in judged if found.verdict in OPEN_VERDICTS}


@pytest.mark.parametrize(
    "new",
    [
        NewUpdate("police", on=parse_when("2026-11-17"), method="phone"),
        NewUpdate("police", on=parse_when("2026-11-21"), reasons=False),
        NewUpdate("police", on=parse_when("2026-11-21"), outcome="attempted"),
        NewUpdate("police", to="isva", on=parse_when("2026-11-21")),
        NewUpdate("isva", on=parse_when("2026-11-21")),
        NewUpdate("cps", sent_on=parse_when("2026-11-21"), method="letter"),
        NewUpdate("police", on=parse_when("2026-11")),
        NewUpdate("other", on=parse_when("2026-11-20")),
    ],
)
@pytest.mark.parametrize("about", ["arrest", "no-charge-police", "all", None])
def test_the_preview_says_what_saving_does(tmp_path: Path, new: NewUpdate, about: str | None) -> None:
    desk = a_desk(tmp_path)
    case = a_busy_case(desk)
    events = () if about is None else tuple(case.facts.values()) if about == "all" else (case.facts[about],)
    new = replace(new, about=events)
    before, stored = open_ones(desk, case), projections(desk.store)
    preview = preview_update(desk, case.id, new)
    assert projections(desk.store) == stored, "looking writes nothing"
    record_update(desk, case.id, new)
    after = open_ones(desk, case)
    assert {(found.rule, found.trigger) for found in preview.settles} == before - after
    assert preview.sentence


def test_what_the_preview_says(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_busy_case(desk)
    arrest = (case.facts["arrest"],)
    day = parse_when("2026-11-17")

    def said(**more: Any) -> str:
        values: dict[str, Any] = {"by": "police", "on": day, "about": arrest} | more
        return preview_update(desk, case.id, NewUpdate(**values)).sentence

    assert said() == "This settles: Told that suspect A was arrested"
    assert said(about=(*arrest, case.facts["release-on-bail"])) == "This settles 2 entitlements."
    assert said(outcome="attempted") == "An attempt settles nothing: nothing got through."
    assert said(by="isva") == "You told the client. It does not settle what an agency owes."
    assert said(to="isva") == ("This settles nothing until the client knows. It will wait in Today to be passed on.")
    record_update(desk, case.id, NewUpdate("police", on=day, about=arrest))
    assert said() == "This settles nothing that is open; Police told the client."


def test_a_decision_told_starts_the_time_to_ask_for_a_review(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_busy_case(desk)
    told = NewUpdate("police", on=parse_when("2026-11-20"), about=(case.facts["no-charge-police"],), reasons=True)
    assert [found.rule for found in preview_update(desk, case.id, told).starts] == ["npcc-vrr-request"]


def test_telling_the_adviser_settles_where_that_is_the_clients_wish(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_busy_case(desk)
    set_wishes(desk, case.client, parse_when("2026-10-01"), "all", "isva")
    told = NewUpdate("police", to="isva", on=parse_when("2026-11-17"), about=(case.facts["arrest"],))
    assert preview_update(desk, case.id, told).sentence == "This settles: Told that suspect A was arrested"


def test_the_events_it_may_be_about_most_likely_first(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_busy_case(desk)
    today = desk.today()
    proposed = [event.kind for event in propose_events(desk, case.id, "police", today)]
    assert set(proposed) == {"report", "arrest", "release-on-bail", "no-charge-police"}
    assert proposed[0] == "no-charge-police"
    record_update(desk, case.id, NewUpdate("police", on=on_day(today), about=(case.facts["no-charge-police"],)))
    assert propose_events(desk, case.id, "police", today)[0].kind == "release-on-bail"
    early = propose_events(desk, case.id, "police", date(2026, 11, 16))
    assert {event.kind for event in early} == {"report", "arrest"}
