"""What only the journal knows leaves too: every fact field by field, with its corrections, and the service's own."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path

from isva_desk.casework.agencies import NewContact, name_contact
from isva_desk.casework.correct_fact import correct_fact, retract_fact
from isva_desk.domain.dates import parse_when
from isva_desk.exchange.full_export import Chosen, archive_of, everything
from isva_desk.journal.case_view import timeline
from tests.builders.desks import MONDAY, a_case, a_client, a_desk


def facts_in(content: bytes) -> list[dict[str, object]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [json.loads(line) for line in archive.read("facts.jsonl").decode().splitlines()]


def test_corrections_and_the_service_leave_with_the_whole_vault_but_not_with_one_case(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("arrest", "2026-11-16", suspect="A").with_event("charge", "2026-11-20", suspect="A")
    other = a_case(desk, a_client(desk, "B2C3", "Kit")).with_event("report", "2026-11-02")
    name_contact(desk, NewContact("police:kent", "contact", "Kim Example", confirmed_on=MONDAY.date()))
    arrest, charge = (
        next(row.fact_id for row in timeline(desk.store, case.id) if row.kind == kind) for kind in ("arrest", "charge")
    )
    correct_fact(desk, arrest, {"on": parse_when("2026-11-15")}, "the officer wrote the wrong day")
    retract_fact(desk, charge, "it was another case")
    as_of = date(2026, 11, 23)
    content = archive_of(desk.store, everything(desk.store), as_of)
    assert content == archive_of(desk.store, everything(desk.store), as_of)
    found = {str(fact["id"]): fact for fact in facts_in(content)}
    versions = found[arrest]["versions"]
    assert [version["says"]["on"] for version in versions] == ["2026-11-16", "2026-11-15"]  # type: ignore[attr-defined]
    assert versions[-1]["reason"] == "the officer wrote the wrong day"  # type: ignore[index]
    assert found[charge]["versions"][-1]["says"] is None  # type: ignore[index]
    assert {fact["client"] for fact in found.values()} == {"K7Q2", "B2C3", "service"}
    one = archive_of(desk.store, Chosen((desk.store.case_record(other.id)[0].id,), (other.id,)), as_of)
    assert {fact["client"] for fact in facts_in(one)} == {"B2C3"}
    desk.close()
