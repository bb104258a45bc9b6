"""Importing: every case or none, joined to what is there, and the same case comes out again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from isva_desk.casework.desk import Desk
from isva_desk.casework.importing import NotImported, import_cases
from isva_desk.domain.case import Case, Client, ContactPlan, Event, Update, Wish
from isva_desk.domain.dates import parse_when
from isva_desk.domain.imported import ImportedCase, ImportedConsent, ImportedPerson, PassedOn
from isva_desk.domain.safe_contact import SafeChannel
from isva_desk.journal import acts
from isva_desk.journal.case_view import (
    client_head,
    consents_of,
    exported_case_of,
    people_of,
    safe_contact_of,
    updates_of,
)
from isva_desk.journal.caseload import caseload_count, caseload_page
from isva_desk.journal.find import find
from isva_desk.journal.lookup import case_with_reference
from isva_desk.journal.problems import Cancelled
from tests.builders.caseloads import many_cases
from tests.builders.desks import a_desk
from tests.builders.journals import entries_of, projections


def a_file(reference: str = "K7Q2", suspects: tuple[str, ...] = ("A",)) -> Case:
    return Case(
        f"{reference}-1",
        Client(reference, wishes=(Wish(parse_when("2026-03-02"), "all", "isva"),)),
        "kent",
        "south-east",
        suspects,
        (ContactPlan("police", parse_when("2026-10-26"), 28),),
        (Event("e1", "arrest", parse_when("2026-11-16T10:00"), parse_when("2026-11-18"), "A"),),
        (Update("u1", "police", ("e1",), "isva", parse_when("2026-11-17"), method="phone"),),
    )


def the_case(desk: Desk, reference: str = "K7Q2-1") -> str:
    found = case_with_reference(desk.store, reference)
    assert found is not None
    return found


def test_a_case_file_comes_out_as_it_went_in(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    import_cases(desk, [ImportedCase(a_file(), "k7q2.json")], source_hash="ab" * 32)
    exported = exported_case_of(desk.store, the_case(desk))
    # The word for the person is the one thing that a journal always knows.
    assert replace(exported, client=replace(exported.client, word=None)) == a_file()
    first = entries_of(desk.store)[0].act
    assert first == acts.Imported("ab" * 32, 1)


def test_all_that_stands_around_a_case_comes_with_it(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    imported = ImportedCase(
        a_file(), "row 4", name="Sam Invented", crime_reference="52/1234/26",
        safe_channels=(SafeChannel("phone", "yes", "07700 900123", checked_on=date(2026, 11, 20)),),
        consents=(ImportedConsent("police", parse_when("2026-03-02")),),
        people=(
            ImportedPerson("officer-in-case", "DC 4471", starts=parse_when("2026-01"), ends=parse_when("2026-05")),
            ImportedPerson("prosecutor", is_vacancy=True, starts=parse_when("2026-06-01")),
        ),
        passed_on=(PassedOn("u1", parse_when("2026-11-18"), "phone"),),
        notes=(("e1", "Told by the desk sergeant"),),
    )  # fmt: skip
    import_cases(desk, [imported])
    case = the_case(desk)
    head = client_head(desk.store, case)
    assert (head.name, head.crime_reference) == ("Sam Invented", "52/1234/26")
    assert [row.is_vacancy for row in people_of(desk.store, case)] == [True, True, False]
    assert [row.passed_on for row in updates_of(desk.store, case)] == [date(2026, 11, 18)]
    assert safe_contact_of(desk.store, head.client_id)[0].allowed == "yes"
    assert consents_of(desk.store, head.client_id)[0].party == "police"
    assert find(desk.store, "sergeant")[0].case_id == case


def test_facts_join_a_case_that_is_there(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    import_cases(desk, [ImportedCase(a_file())])
    more = replace(
        a_file(),
        events=(Event("e2", "charge", parse_when("2026-11-20"), suspect="A"),),
        updates=(Update("u2", "police", ("e1", "e2"), on=parse_when("2026-11-20")),),
    )
    import_cases(desk, [ImportedCase(more, joins="same-case")])
    exported = exported_case_of(desk.store, the_case(desk))
    assert [event.id for event in exported.events] == ["e1", "e2"]
    assert exported.updates[-1].about == ("e1", "e2")
    assert caseload_count(desk.store) == 1


def test_a_second_case_joins_the_client(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    second = replace(a_file(), reference="K7Q2-2")
    import_cases(desk, [ImportedCase(a_file()), ImportedCase(second, joins="new-case")])
    rows = caseload_page(desk.store)
    assert len({row.client_id for row in rows}) == 1
    assert len(rows) == 2


def test_a_suspect_named_only_in_an_event_is_one_of_the_case(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    import_cases(desk, [ImportedCase(a_file(suspects=()))])
    assert client_head(desk.store, the_case(desk)).suspects == ("A",)


@pytest.mark.parametrize(
    ("spoil", "field", "sentence"),
    [
        (
            lambda case: replace(case, police_force="gotham"),
            "police_force",
            '"gotham" is not a police force that is known.',
        ),
        (lambda case: replace(case, cps_area="moon"), "cps_area", '"moon" is not a CPS Area that is known.'),
        (
            lambda case: replace(case, client=replace(case.client, reference="R0001")),
            "reference",
            "The reference R0001 is taken already.",
        ),
        (lambda case: replace(case, reference="R0001-1"), "reference", "The case R0001-1 is there already."),
        (lambda case: replace(case, events=(Event("e1", "moonrise"),)), "kind", '"moonrise" is not a kind of event.'),
        (lambda case: replace(case, updates=(Update("u1", "police", ("e9",)),)), "about", '"e9" is not in this case.'),
    ],
)
def test_one_bad_case_and_nothing_is_imported(tmp_path: Path, spoil: object, field: str, sentence: str) -> None:
    desk = a_desk(tmp_path)
    before = projections(desk.store)
    good = ImportedCase(a_file("R0001"), "row 2")
    bad = ImportedCase(spoil(a_file()), "row 3")  # type: ignore[operator]
    with pytest.raises(NotImported) as problem:
        import_cases(desk, [good, bad])
    assert str(problem.value) == f"row 3: {sentence}"
    assert (problem.value.field, problem.value.source, problem.value.kept) == (field, "row 3", "Nothing was imported.")
    assert projections(desk.store) == before
    assert desk.store.heads() == ()


def test_many_at_once_give_what_one_by_one_gives(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    seen: list[tuple[int, int]] = []
    many_cases(desk, 300)
    import_cases(desk, [ImportedCase(a_file())], progress=lambda done, whole: seen.append((done, whole)))
    assert seen[-1] == (1, 1)
    kept = projections(desk.store)
    desk.store.rebuild()
    assert projections(desk.store) == kept
    assert desk.store.verify_chain() == []
    assert caseload_count(desk.store) == 301


def test_stopping_leaves_nothing(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    with pytest.raises(Cancelled):
        import_cases(desk, [ImportedCase(a_file())], cancelled=lambda: True)
    assert caseload_count(desk.store) == 0
    import_cases(desk, [ImportedCase(a_file())])
    assert caseload_page(desk.store)[0].reference == "K7Q2"


def test_a_reference_left_empty_is_drawn(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    files = [replace(a_file(), reference=f"C{number}", client=Client("")) for number in range(5)]
    import_cases(desk, [ImportedCase(file) for file in files])
    assert len({row.reference for row in caseload_page(desk.store)}) == 5
