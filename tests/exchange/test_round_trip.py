"""What leaves the vault comes back as it was: case files, archives, and spreadsheets on their way to Today."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isva_desk.casework.desk import Desk
from isva_desk.casework.importing import NotImported, import_cases
from isva_desk.casework.open_case import close_case
from isva_desk.domain.case import Case, Client, ContactPlan, Event, Update, Wish
from isva_desk.domain.dates import LONDON, UNKNOWN, on_day, parse_when
from isva_desk.domain.event_kinds import BODIES, EXTRA_FIELDS, METHODS
from isva_desk.domain.imported import ImportedCase
from isva_desk.exchange.case_file import write_case_file
from isva_desk.exchange.dry_run import DryRun
from isva_desk.exchange.exported import exported
from isva_desk.exchange.full_export import archive_of, everything
from isva_desk.exchange.preparing import prepare
from isva_desk.exchange.template import write_template
from isva_desk.exchange.vault_known import known_in
from isva_desk.journal.case_view import client_head, exported_case_of, people_of, safe_contact_of, timeline
from isva_desk.journal.find import find
from isva_desk.journal.lookup import all_references, case_with_reference
from isva_desk.journal.today import today_counts, today_list
from tests.builders.desks import a_case, a_desk
from tests.exchange.sheets import csv_file, the_vocabulary

_WHEN = st.one_of(
    st.just(UNKNOWN),
    st.dates(date(2013, 1, 1), date(2026, 11, 20)).map(on_day),
    st.sampled_from(("2016", "2025-09", "2013-23", "2025-09/2025-11", "2026-03-02T10:15")).map(parse_when),
)
_KNOWN = _WHEN.filter(lambda when: when.is_known)
_TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=12).filter(
    str.strip
)


@st.composite
def events(draw: st.DrawFn, number: int) -> Event:
    kind = draw(st.sampled_from(tuple(EXTRA_FIELDS)))
    extras: dict[str, Any] = {}
    for name in EXTRA_FIELDS[kind]:
        values: st.SearchStrategy[Any] = _TEXT
        if name.endswith("_on") or name == "wcu_received":
            values = _WHEN
        elif name in {"number", "months"}:
            values = st.integers(1, 99)
        elif name in {"hospital_order", "under_18"}:
            values = st.booleans()
        elif name in {"by", "to"}:
            values = st.sampled_from(BODIES)
        elif name == "scheme":
            values = st.sampled_from(("police", "cps"))
        extras[name] = draw(values)
    suspect = draw(st.sampled_from((None, "A", "B")))
    return Event(f"e{number}", kind, draw(_WHEN), draw(_WHEN), suspect, **extras)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    happened = tuple(draw(events(number)) for number in range(draw(st.integers(0, 4))))
    told = tuple(
        Update(
            f"u{number}",
            by=draw(st.sampled_from(BODIES)),
            about=tuple(draw(st.lists(st.sampled_from([event.id for event in happened]), unique=True, max_size=2)))
            if happened
            else (),
            to=draw(st.sampled_from(("client", "isva"))),
            on=draw(_KNOWN),
            sent_on=draw(_WHEN),
            method=draw(st.sampled_from((None, *METHODS))),
            outcome=draw(st.sampled_from(("told", "attempted", "not-told"))),
            reasons=draw(st.sampled_from((None, True, False))),
        )
        for number in range(draw(st.integers(0, 3)))
    )
    wishes = draw(st.lists(st.builds(Wish, _KNOWN, st.sampled_from(("all", "big-news", "none"))), max_size=2))
    plans = draw(st.lists(st.builds(ContactPlan, st.just("police"), _KNOWN, st.integers(1, 90)), max_size=2))
    client = Client("K7Q2", draw(st.booleans()), draw(st.one_of(st.none(), _TEXT)), "wales", tuple(wishes))
    return Case("K7Q2-1", client, "kent", None, ("A", "B"), tuple(plans), happened, told)


def taken_in(desk: Desk, path: Path) -> DryRun:
    (run,) = prepare([path], the_vocabulary(), known_in(desk.store))
    import_cases(desk, run.cases, source_hash=run.digest)
    return run


def the_case(desk: Desk, reference: str = "K7Q2-1") -> str:
    found = case_with_reference(desk.store, reference)
    assert found is not None
    return found


@settings(max_examples=25)
@given(cases())
def test_a_case_file_goes_in_and_comes_out_the_same_to_the_byte(case: Case) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "case.json"
        path.write_bytes(write_case_file(case))
        desk = a_desk(Path(folder))
        try:
            assert taken_in(desk, path).rows[0].fate == "new-client"
            assert write_case_file(exported_case_of(desk.store, the_case(desk))) == path.read_bytes()
            again = taken_in(desk, path)
            assert again.rows[0].fate == "already-there"
        finally:
            desk.close()


def test_a_full_export_fills_an_empty_vault_with_the_same_cases(tmp_path: Path) -> None:
    first = a_desk(tmp_path, name="first.db")
    sheet = tmp_path / "caseload.csv"
    sheet.write_bytes(
        csv_file(
            ("Reference", "Name", "Date", "Kind", "Told on", "Told by", "Note", "Phone"),
            ("K7Q2", "Demo Ash", "16/11/2026", "arrest", "17/11/2026", "police", "=cmd()", "07700 900123"),
            ("B2C3", "Demo Elm", "not known", "report", "", "", "", ""),
        )
    )
    taken_in(first, sheet)
    content = archive_of(first.store, everything(first.store), date(2026, 11, 23))
    assert content == archive_of(first.store, everything(first.store), date(2026, 11, 23))
    (tmp_path / "all.zip").write_bytes(content)
    second = a_desk(tmp_path, name="second.db")
    run = taken_in(second, tmp_path / "all.zip")
    assert [row.fate for row in run.rows] == ["new-client", "new-client"]
    for reference in ("K7Q2-1", "B2C3-1"):
        one, other = (exported_case_of(desk.store, the_case(desk, reference)) for desk in (first, second))
        assert write_case_file(one) == write_case_file(other)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        facts = list(csv.DictReader(io.StringIO(archive.read("tables/facts.csv").decode("utf-8-sig"))))
        channels = archive.read("tables/safe-contact.csv").decode("utf-8-sig")
    assert [row["note"] for row in facts if row["note"]] == ["'=cmd()"]  # it cannot act in a spreadsheet program
    assert "07700 900123" in channels
    first.close()
    second.close()


def test_a_case_closed_at_the_desk_is_closed_where_it_arrives(tmp_path: Path) -> None:
    first, second = a_desk(tmp_path, name="first.db"), a_desk(tmp_path, name="second.db")
    case = a_case(first).with_event("report", "2026-03-02")
    close_case(first, case.id, date(2026, 11, 20), "the support came to its planned end")
    path = tmp_path / "case.json"
    path.write_bytes(write_case_file(exported(first.store, case.id)))
    taken_in(second, path)
    assert client_head(second.store, the_case(second)).closed_on == date(2026, 11, 20)
    assert write_case_file(exported(second.store, the_case(second))) == path.read_bytes()
    assert taken_in(first, path).rows[0].fate == "already-there"
    first.close()
    second.close()


def test_from_a_spreadsheet_to_the_today_list(tmp_path: Path) -> None:
    """An adviser imports her caseload on Monday 23 November 2026 and sees who has not been told."""
    desk = a_desk(tmp_path)
    path = tmp_path / "caseload.xlsx"
    path.write_bytes(
        write_template(
            the_vocabulary(),
            [
                {"reference": "K7Q2", "name": "Demo Ash", "name_to_use": "Ash", "officer": "vacant", "suspects": "A",
                 "officer_from": date(2026, 10, 1), "phone": "07700 900123", "phone_allowed": "yes",
                 "checked_on": date(2026, 9, 1)},
                {"reference": "B2C3", "name": "Demo Elm", "police_force": "Kent Police"},
            ],
            [
                {"reference": "K7Q2", "date": date(2026, 11, 16), "kind": "Arrested", "suspect": "A"},
                {"reference": "K7Q2", "date": date(2026, 11, 20), "kind": "update", "told_by": "police",
                 "told_to": "isva", "about": "arrest", "note": "Rang while on the train"},
                {"reference": "B2C3", "date": date(2026, 11, 20), "kind": "charge", "suspect": "A"},
            ],
        )
    )  # fmt: skip
    run = taken_in(desk, path)
    assert run.summary == "2 clients and 3 facts can be imported."
    now = desk.clock().astimezone(LONDON)
    sections = {(row.section, row.reference, row.rule) for row in today_list(desk.store, now)}
    assert ("no-record", "K7Q2", "vc-r6-arrested") in sections
    assert ("due-today", "B2C3", "vc-r6-charged") in sections
    assert {("held", "K7Q2"), ("vacancies", "K7Q2"), ("safety", "K7Q2")} <= {(row[0], row[1]) for row in sections}
    assert [person.is_vacancy for person in people_of(desk.store, the_case(desk))] == [True]
    assert [hit.reference for hit in find(desk.store, "train")] == ["K7Q2"]
    record, _case = desk.store.case_record(the_case(desk))
    assert [channel.value for channel in safe_contact_of(desk.store, record.id)] == ["•"]
    assert today_counts(desk.store, now)["held"] == 1
    desk.close()


def test_rows_added_later_join_the_case_in_the_vault(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    first, second = tmp_path / "one.csv", tmp_path / "two.csv"
    rows = [("Reference", "Date", "Kind", "Told by", "About"), ("K7Q2", "16/11/2026", "arrest", "", "")]
    first.write_bytes(csv_file(*rows))
    taken_in(desk, first)
    rows += [("K7Q2", "18/11/2026", "", "police", "arrest"), ("K7Q2", "19/11/2026", "bailed", "", "")]
    second.write_bytes(csv_file(*rows))
    run = taken_in(desk, second)
    assert [row.fate for row in run.rows] == ["already-there", "joined", "joined"]
    case = exported_case_of(desk.store, the_case(desk))
    assert [event.kind for event in case.events] == ["arrest", "release-on-bail"]
    assert case.updates[0].about == (case.events[0].id,)
    assert len(timeline(desk.store, the_case(desk))) == 3
    desk.close()


def test_several_files_are_judged_together_and_imported_as_one(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    (tmp_path / "clients.csv").write_bytes(csv_file(("Reference", "Name"), ("K7Q2", "Demo Ash")))
    (tmp_path / "facts.csv").write_bytes(csv_file(("Reference", "Kind", "Date"), ("K7Q2", "arrest", "16/11/2026")))
    paths = [tmp_path / "clients.csv", tmp_path / "facts.csv"]
    runs = prepare(paths, the_vocabulary(), known_in(desk.store))
    assert [row.fate for run in runs for row in run.rows] == ["new-client", "joined"]
    import_cases(desk, [case for run in runs for case in run.cases])
    assert [event.kind for event in exported_case_of(desk.store, the_case(desk)).events] == ["arrest"]
    desk.close()


def test_clients_who_came_by_name_get_references_of_their_own(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    (tmp_path / "names.csv").write_bytes(csv_file(("Name", "Kind"), ("Demo Ash", "report"), ("Demo Elm", "report")))
    taken_in(desk, tmp_path / "names.csv")
    references = all_references(desk.store)
    assert len(references) == 2
    assert all(case_with_reference(desk.store, f"{reference}-1") for reference in references)
    (again,) = prepare([tmp_path / "names.csv"], the_vocabulary(), known_in(desk.store))
    assert "there is a client of this name already" in again.rows[0].sentence
    desk.close()


def test_one_bad_case_among_many_leaves_the_vault_as_it_was(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    good = ImportedCase(Case("K7Q2-1", Client("K7Q2")))
    bad = ImportedCase(Case("B2C3-1", Client("B2C3"), police_force="nowhere"), source="row 14")
    with pytest.raises(NotImported, match="row 14") as caught:
        import_cases(desk, [good, bad])
    assert caught.value.kept == "Nothing was imported."
    assert all_references(desk.store) == frozenset()
    desk.close()


def test_two_facts_under_one_id_are_not_mixed_up(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = Case("K7Q2-1", Client("K7Q2"), events=(Event("e1", "arrest", parse_when("2026-11-16")),))
    path = tmp_path / "case.json"
    path.write_bytes(write_case_file(case))
    taken_in(desk, path)
    changed = replace(case, events=(Event("e1", "arrest", parse_when("2026-11-17")),))
    path.write_bytes(write_case_file(changed))
    (run,) = prepare([path], the_vocabulary(), known_in(desk.store))
    assert run.rows[0].sentence == "refused: the fact “e1” is not the one that the case holds under this id"
    desk.close()


def test_ten_thousand_rows_are_judged_in_one_go(tmp_path: Path) -> None:
    days = [date(2026, 1, 1).toordinal() + number % 300 for number in range(10_000)]
    facts = [
        {
            "reference": f"R{number % 500:03}", "date": date.fromordinal(day), "note": f"line {number}",
            "kind": "arrest" if number % 2 else "update", "suspect": "A" if number % 2 else None,
            "told_by": None if number % 2 else "police",
        }
        for number, day in enumerate(days)
    ]  # fmt: skip
    path = tmp_path / "big.xlsx"
    path.write_bytes(write_template(the_vocabulary(), (), facts))
    seen: list[int] = []
    desk = a_desk(tmp_path)
    (run,) = prepare([path], the_vocabulary(), known_in(desk.store), progress=lambda done, _total: seen.append(done))
    assert run.summary == "500 clients and 10,000 facts can be imported."
    assert len(seen) > 20
    import_cases(desk, run.cases, source_hash=run.digest)
    assert len(all_references(desk.store)) == 500
    desk.close()
