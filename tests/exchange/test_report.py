"""The report of an import: every row of the file, no name, nothing that can act when it is opened."""

from __future__ import annotations

import csv
import io

from isva_desk.exchange.plain_csv import write_csv
from isva_desk.exchange.report import report_csv, report_text
from tests.exchange.sheets import csv_file, judged

RUN = judged(
    csv_file(
        ("Ref", "Client name", "Date", "Kind", "Colour"),
        ("K7Q2", "Demo Ash", "03/04/2026", "report", "blue"),
        ("K7Q2", "", "16/11/2026", "arrest", ""),
        ("B2C3", "Demo Elm", "31/02/2026", "report", ""),
    ),
    name="caseload.csv",
)


def test_the_report_says_what_was_guessed_and_what_becomes_of_every_row() -> None:
    lines = report_text([RUN], imported=False).splitlines()
    assert lines[0] == "caseload.csv"
    assert lines[2:] == [
        "Nothing is imported: 1 row has to be put right first.",
        "Headings in row 1:",
        "  “Ref” is taken as “Reference”.",
        "  “Client name” is taken as “Name”.",
        "  “Colour” is left out. Not understood; nothing of it is taken.",
        "row 2: new client K7Q2  “03/04/2026” was read as Friday 3 April 2026, the British way.",
        "row 3: joined to client K7Q2",
        "refused: row 4, column “Date”: “31/02/2026” is not a day",
        "",
    ]


def test_a_long_list_keeps_what_needs_an_eye() -> None:
    rows = [("Ref", "Date", "Kind"), *((f"R{number}", "16/11/2026", "report") for number in range(300))]
    text = report_text([judged(csv_file(*rows, ("R1", "soon", "charge")))], imported=False, most=10)
    assert "row 11: new client R9\nrefused" in text
    assert "... and 290 more rows; --report FILE keeps them all." in text


def test_the_table_to_keep_has_a_line_for_every_row_and_no_name() -> None:
    content = report_csv([RUN])
    table = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [(row["Row"], row["Client"], row["Fate"]) for row in table] == [
        ("2", "K7Q2", "new-client"), ("3", "K7Q2", "joined"), ("4", "B2C3", "refused"),
    ]  # fmt: skip
    assert b"Demo" not in content


def test_a_cell_that_would_act_in_a_spreadsheet_program_is_made_harmless() -> None:
    written = write_csv(("a",), [("=1+1",), ("@x",), ("-2",), ("+44 7700 900123",), ("plain",), (None,)])
    assert written.decode("utf-8-sig").split() == ["a", "'=1+1", "'@x", "'-2", "+44", "7700", "900123", "plain", '""']
