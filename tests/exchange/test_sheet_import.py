"""The dry run of a spreadsheet: columns are guessed, every row learns its fate, and nothing is half imported."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from isva_desk.domain.case import Case, Client, Update
from isva_desk.domain.dates import parse_when
from isva_desk.domain.imported import ImportedPerson
from isva_desk.exchange.case_file import read_case_file, write_case_file
from isva_desk.exchange.case_file_import import dry_run_case_file
from isva_desk.exchange.known import Known, KnownClient, nobody
from isva_desk.exchange.problems import Cancelled
from isva_desk.exchange.sheet_import import dry_run, plan_workbook
from isva_desk.exchange.tables import read_workbook
from tests.exchange.sheets import csv_file, fates, judged, the_vocabulary, xlsx_file

HEADINGS = ("Ref", "Client name", "DOB", "Force", "Date", "What happened", "Suspect", "Date told", "Told by", "How")
ARREST = (
    "K7Q2",
    "Demo Ash",
    "01/02/1990",
    "Avon & Somerset",
    "16/11/2026",
    "Arrested",
    "A",
    "17/11/2026",
    "police",
    "rang",
)


def test_a_services_own_flat_sheet_becomes_a_case() -> None:
    run = judged(
        csv_file(("Caseload of 2026",), HEADINGS, ARREST, ("K7Q2", "", "", "", "18/11/2026", "RUI", "suspect a"))
    )
    assert fates(run) == ["3: new client K7Q2", "4: joined to client K7Q2"]
    (imported,) = run.cases
    case = imported.case
    assert imported.name == "Demo Ash"
    assert (case.reference, case.police_force, case.cps_area) == ("K7Q2-1", "avon-and-somerset", "south-west")
    assert [(event.kind, event.on.text, event.suspect) for event in case.events] == [
        ("arrest", "2026-11-16", "A"), ("release-under-investigation", "2026-11-18", "A"),
    ]  # fmt: skip
    (update,) = case.updates
    assert (update.by, update.on.text, update.method, update.about) == ("police", "2026-11-17", "phone", ("e1",))
    assert read_case_file(write_case_file(case), "x.json").events == case.events


def test_what_was_guessed_and_what_was_left_out_is_shown() -> None:
    plan = judged(csv_file(HEADINGS, ARREST)).plans[0]
    guessed = {column.heading: (column.column, column.how) for column in plan.columns}
    assert guessed["Ref"] == ("reference", "synonym")
    assert guessed["Date"] == ("date", "exact")
    assert guessed["DOB"] == (None, "left-out")
    assert "Dates of birth are not kept" in next(column.why for column in plan.columns if column.heading == "DOB")


def test_a_slip_in_a_heading_is_understood_and_an_unknown_heading_is_named() -> None:
    plan = judged(csv_file(("Refrence", "What hapened", "Favourite colour"), ("K7Q2", "report", "blue"))).plans[0]
    assert [(column.column, column.how) for column in plan.columns] == [
        ("reference", "similar"), ("kind", "similar"), (None, "unknown"),
    ]  # fmt: skip


def test_a_person_decides_on_a_column_against_the_guess() -> None:
    workbook = read_workbook(csv_file(("Ref", "Happened", "Seen"), ("K7Q2", "report", "16/11/2026")), "x.csv")
    vocabulary = the_vocabulary()
    (plan,) = plan_workbook(workbook, vocabulary)
    chosen = plan.choose(1, vocabulary.columns.get("kind")).choose(2, vocabulary.columns.get("date"))
    (case,) = dry_run(workbook, [chosen], vocabulary, nobody()).cases
    assert case.case.events[0].on.text == "2026-11-16"


def test_bad_cells_are_named_by_row_and_column_and_nothing_is_taken() -> None:
    run = judged(
        csv_file(
            ("Reference", "Date", "Kind", "Suspect", "Police force", "Told by"),
            ("K7Q2", "31/02/2026", "arrest", "A", "", ""),
            ("K7Q2", "16/11/2026", "NFA", "", "", ""),
            ("", "16/11/2026", "arrest", "", "", ""),
            ("B2C3", "16/11/2026", "arrest", "Mr Nobody", "Glostershire", ""),
            ("D4F5", "16/11/2026", "arresst", "", "", "ploice"),
            ("H6J7", "16/11/2026", "report", "", "", ""),
        )
    )
    assert [str(issue) for row in run.rows for issue in row.issues] == [
        "row 2, column “Date”: “31/02/2026” is not a day",
        "row 3, column “Kind”: “NFA” can mean different things; write “no-charge-police” or “no-charge-cps”",
        "row 4, column “Reference”: is empty; whom is this row about? (merged cells count for their first row only)",
        "row 5, column “Suspect”: write a letter, such as “A”; names of suspects are not kept",
        (
            "row 5, column “Police force”: “Glostershire” is not in the directory; did you mean "
            "“Gloucestershire Constabulary” or “Leicestershire Police” or “Wiltshire Police”?"
        ),
        "row 6, column “Kind”: “arresst” is not understood; did you mean “arrest”?",
    ]
    assert fates(run)[0] == "2: refused: row 2, column “Date”: “31/02/2026” is not a day"
    assert fates(run)[-1] == "7: new client H6J7"
    assert run.cases == ()
    assert not run.can_import
    assert run.summary == "Nothing is imported: 5 rows have to be put right first."


def test_news_finds_the_event_that_it_is_about() -> None:
    run = judged(
        csv_file(
            ("Reference", "Fact", "Date", "Kind", "Suspect", "Told by", "About"),
            ("K7Q2", "", "01/06/2026", "arrest", "A", "", ""),
            ("K7Q2", "b", "01/07/2026", "arrest", "B", "", ""),
            ("K7Q2", "", "02/07/2026", "update", "", "police", "arrest"),
            ("K7Q2", "", "03/07/2026", "update", "", "police", "arrest 1/6/2026"),
            ("K7Q2", "", "04/07/2026", "update", "", "police", "arrested suspect A; row 3"),
            ("K7Q2", "", "05/07/2026", "update", "", "police", "b"),
            ("K7Q2", "", "06/07/2026", "", "", "police", ""),
        )
    )
    assert [update.about for update in run.cases[0].case.updates] == [("b",), ("e1",), ("e1", "b"), ("b",), ()]


def test_news_about_an_event_that_is_not_there_is_refused() -> None:
    rows = (("Reference", "Date", "Kind", "Told by", "About"), ("K7Q2", "2/7/2026", "update", "police", "charge"))
    assert fates(judged(csv_file(*rows))) == [
        "2: refused: row 2, column “About”: there is no event “charge” in this case"
    ]


def test_a_fact_that_does_not_fit_its_kind_is_refused_rather_than_lost() -> None:
    run = judged(csv_file(("Reference", "Date", "Kind", "Months"), ("K7Q2", "16/11/2026", "arrest", "84")))
    assert fates(run) == ["2: refused: row 2, column “Months”: does not belong to a row of the kind “arrest”"]


def test_two_rows_that_contradict_each_other_about_a_client_are_refused() -> None:
    run = judged(
        csv_file(("Reference", "Name", "Kind"), ("K7Q2", "Demo Ash", "report"), ("K7Q2", "Demo Elm", "charge"))
    )
    assert fates(run)[1] == "3: refused: row 3, column “Name”: is not what row 2 says of the same client"


def test_clients_without_a_reference_are_told_apart_by_name_and_get_one_later() -> None:
    run = judged(csv_file(("Name", "Kind"), ("Demo Ash", "report"), ("Demo Elm", "report"), ("DEMO ASH", "charge")))
    assert fates(run) == [
        "2: new client, who gets a reference",
        "3: new client, who gets a reference",
        "4: joined to the client of the same name",
    ]
    assert [(case.name, len(case.case.events)) for case in run.cases] == [("Demo Ash", 2), ("Demo Elm", 1)]


def _known(case: Case, name: str = "") -> Known:
    client = KnownClient(case.client.reference, name, (case,))
    return Known(
        lambda reference: client if reference == client.reference else None,
        lambda asked: client if asked == name else None,
    )


def test_the_same_sheet_a_second_time_finds_everything_there() -> None:
    content = csv_file(HEADINGS, ARREST, ("K7Q2", "", "", "", "18/11/2026", "RUI", "A"))
    known = _known(judged(content).cases[0].case)
    again = judged(content, known)
    assert fates(again) == ["2: already there: client K7Q2", "3: already there: client K7Q2"]
    assert again.cases == ()
    assert again.summary == "Everything in caseload is already there."


def test_new_rows_join_the_case_that_is_there_and_their_news_finds_its_events() -> None:
    known = _known(judged(csv_file(HEADINGS, ARREST)).cases[0].case)
    run = judged(
        csv_file(
            ("Reference", "Date", "Kind", "Told by", "About"),
            ("K7Q2", "19/11/2026", "bailed", "", ""),
            ("K7Q2", "20/11/2026", "update", "police", "arrest"),
        ),
        known,
    )
    assert fates(run) == ["2: joined to client K7Q2", "3: joined to client K7Q2"]
    (imported,) = run.cases
    assert imported.joins == "same-case"
    assert [event.id for event in imported.case.events] == ["e2"]
    assert imported.case.updates[0].about == ("e1",)


def test_a_reference_of_somebody_else_and_a_namesake_are_not_joined() -> None:
    known = _known(judged(csv_file(HEADINGS, ARREST)).cases[0].case, "Demo Ash")
    other = judged(csv_file(("Reference", "Name", "Kind"), ("K7Q2", "Demo Elm", "charge")), known)
    assert fates(other)[0].endswith("“K7Q2” is the reference of a client with another name")
    namesake = judged(csv_file(("Name", "Kind"), ("Demo Ash", "charge")), known)
    assert "there is a client of this name already (K7Q2)" in fates(namesake)[0]


def test_names_safe_contact_people_and_wishes_come_along() -> None:
    run = judged(
        csv_file(
            ("Reference", "First name", "Surname", "Wants updates", "OIC", "OIC from", "Mobile", "Safe to call",
             "Safe times", "Last checked", "Consent police", "Date reported", "Kind", "Date"),
            ("K7Q2", "Demo", "Ash", "big news only", "vacant", "1/10/2026", "07700 900123", "yes",
             "mon-fri 13:00-15:00", "10/11/2026", "yes", "", "report", "2/3/2026"),
        )
    )  # fmt: skip
    (imported,) = run.cases
    assert imported.name == "Demo Ash"
    wish = imported.case.client.wishes[0]
    assert (wish.updates, wish.starts.text) == ("big-news", "2026-03-02")
    assert imported.people == (ImportedPerson("officer-in-case", starts=imported.people[0].starts, is_vacancy=True),)
    (phone,) = imported.safe_channels
    assert (phone.channel, phone.allowed, phone.value, phone.checked_on) == (
        "phone",
        "yes",
        "07700 900123",
        date(2026, 11, 10),
    )
    assert imported.consents[0].party == "police"


def test_a_number_that_nobody_has_checked_is_not_taken_as_safe() -> None:
    run = judged(csv_file(("Reference", "Phone", "Safe to call"), ("K7Q2", "07700 900123", "yes")))
    assert run.cases[0].safe_channels[0].allowed == "no"
    assert run.rows[0].remarks == (
        "“yes” (Phone call) was taken as not safe: no day is given on which it was checked.",
    )


def test_news_that_the_adviser_holds_and_news_that_was_passed_on() -> None:
    run = judged(
        csv_file(
            ("Reference", "Date", "Kind", "Told by", "Told to", "Passed on", "Passed on by"),
            ("K7Q2", "1/7/2026", "update", "police", "isva", "3/7/2026", "phone"),
            ("K7Q2", "1/8/2026", "update", "police", "me", "", ""),
            ("K7Q2", "1/9/2026", "update", "police", "client", "2/9/2026", ""),
        )
    )
    assert fates(run)[2].endswith("is only for news that you were given: write “isva” in “Told to”")
    good = judged(
        csv_file(
            ("Reference", "Date", "Kind", "Told by", "Told to", "Passed on", "Passed on by"),
            ("K7Q2", "1/7/2026", "update", "police", "isva", "3/7/2026", "phone"),
        )
    )
    (passed,) = good.cases[0].passed_on
    assert (passed.update_id, passed.on.text, passed.method) == ("u1", "2026-07-03", "phone")


def test_a_client_with_two_cases_needs_the_case_named() -> None:
    first = judged(csv_file(HEADINGS, ARREST)).cases[0].case
    client = KnownClient("K7Q2", "", (first, replace(first, reference="K7Q2-2")))
    known = Known(lambda _reference: client, lambda _name: None)
    assert "this client has 2 cases" in fates(judged(csv_file(("Reference", "Kind"), ("K7Q2", "charge")), known))[0]
    named = judged(csv_file(("Reference", "Case", "Kind"), ("K7Q2", "K7Q2-2", "charge")), known)
    assert named.cases[0].case.reference == "K7Q2-2"


def test_clients_and_facts_on_two_sheets_and_a_bad_row_is_named_with_its_sheet() -> None:
    def add_facts(book: object) -> None:
        sheet = book.create_sheet("Facts")  # type: ignore[attr-defined]
        sheet.append(["Reference", "Date", "Kind"])
        sheet.append(["K7Q2", date(2026, 11, 16), "arrest"])
        sheet.append(["K7Q2", "32/11/2026", "charge"])

    run = judged(xlsx_file(("Reference", "Name"), ("K7Q2", "Demo Ash"), shape=add_facts, title="Clients"))
    assert [plan.sheet for plan in run.plans] == ["Clients", "Facts"]
    assert fates(run) == [
        "2: new client K7Q2",
        "2: joined to client K7Q2",
        "3: refused: sheet “Facts”, row 3, column “Date”: “32/11/2026” is not a day",
    ]


def test_a_person_can_stop_it() -> None:
    workbook = read_workbook(csv_file(("Reference", "Kind"), ("K7Q2", "report")), "x.csv")
    plans = plan_workbook(workbook, the_vocabulary())
    with pytest.raises(Cancelled, match="Nothing was imported"):
        dry_run(workbook, plans, the_vocabulary(), nobody(), cancelled=lambda: True)


def test_news_that_covers_a_rule_which_does_not_exist_is_refused() -> None:
    knows = replace(the_vocabulary(), rules=frozenset({"vc-r6-arrested"}))
    content = csv_file(
        ("Reference", "Kind", "Date", "Told by", "Covers"),
        ("K7Q2", "update", "16/11/2026", "police", "vc-r6-arrested"),
        ("K7Q2", "update", "17/11/2026", "police", "vc-r6-arested"),
    )
    workbook = read_workbook(content, "x.csv")
    run = dry_run(workbook, plan_workbook(workbook, knows), knows, nobody())
    assert [row.fate for row in run.rows] == ["new-client", "refused"]
    assert run.rows[1].sentence.endswith("column “Covers”: there is no rule “vc-r6-arested”")
    update = Update("u1", "police", covers=("vc-r6-arested",), on=parse_when("2026-11-17"))
    case_file = write_case_file(Case("K7Q2-1", Client("K7Q2"), updates=(update,)))
    (row,) = dry_run_case_file(case_file, "case.json", nobody(), knows).rows
    assert "there is no rule" in row.sentence
