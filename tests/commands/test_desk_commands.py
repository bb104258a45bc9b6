"""The desk without a window: demo, today, case, export, import, through the command line and a real vault."""

from __future__ import annotations

import json
import shutil
import stat
import sys
from datetime import date
from pathlib import Path

import pytest

from isva_desk.cli import main
from isva_desk.commands.demo import make_demo
from isva_desk.commands.open_vault import clock_of
from isva_desk.ui.surroundings import DEMONSTRATION
from tests.exchange.sheets import csv_file

DAY = "2026-11-26"
PASSPHRASE = "invented lanterns for the demonstration"


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demonstration as of Thursday 26 November 2026, and its passphrase."""
    folder = tmp_path_factory.mktemp("demonstration")
    make_demo(folder / "vault", PASSPHRASE, clock_of(date.fromisoformat(DAY)))
    (folder / "passphrase").write_text(PASSPHRASE + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def own(demonstration: Path, tmp_path: Path) -> Path:
    """A copy to write into."""
    shutil.copytree(demonstration, tmp_path / "own")
    return tmp_path / "own"


def at(folder: Path, *words: str) -> list[str]:
    vault, file = str(folder / "vault"), str(folder / "passphrase")
    return [*words, "--vault", vault, "--passphrase-file", file, "--as-of", DAY]


def said(capsys: pytest.CaptureFixture[str]) -> str:
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def test_today_is_the_list_of_the_window(demonstration: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(at(demonstration, "today")) == 0
    text = said(capsys)
    assert text.startswith("Thursday 26 November 2026\n")
    for heading in ("Safety first (", "No record that these happened in time (", "You know, they do not yet ("):
        assert heading in text
    assert "No record" in text
    assert "Demo" not in text
    assert all(len(line) <= 100 for line in text.splitlines())

    assert main(at(demonstration, "today", "--format", "json")) == 0
    document = json.loads(said(capsys))
    assert (document["format"], document["as_of"]) == ("isva-desk.today/1", DAY)
    assert set(document["counts"]) == {row["section"] for row in document["rows"]} | {
        section for section, count in document["counts"].items() if not count
    }
    assert all(f"\n  {row['reference']}  " in text for row in document["rows"])


def test_a_case_says_what_is_open_and_why(demonstration: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(at(demonstration, "case", "--format", "json")) == 0
    cases = json.loads(said(capsys))["cases"]
    assert len(cases) == 39  # one of the forty is closed
    assert "name_to_use" not in cases[0]
    past = next(row["reference"] for row in cases if row["past_entitlements"])

    assert main(at(demonstration, "case", "--closed", "--format", "json")) == 0
    assert [row["stage"] for row in json.loads(said(capsys))["cases"]] == ["closed"]

    assert main(at(demonstration, "case")) == 0
    table = said(capsys)
    assert table.splitlines()[0].split()[:2] == ["Client", "Stage"]
    assert all(len(line) <= 100 for line in table.splitlines())

    assert main(at(demonstration, "case", past)) == 0
    text = said(capsys)
    assert "No record that this happened" in text
    assert "Code of Practice" in text
    assert "Timeline" in text

    assert main(at(demonstration, "case", past, "--names", "--format", "json")) == 0
    document = json.loads(said(capsys))
    assert document["head"]["name"].startswith("Demo ")
    assert document["assessment"]["entitlements"]
    assert document["timeline"]


def test_a_reference_that_nobody_has_and_a_wrong_day_are_one_sentence(
    demonstration: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(at(demonstration, "case", "NONE")) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("isva-desk: There is no case with the reference NONE.")
    for day in ("tomorrow", "9999-12-31", "0001-01-01", "2026-11", ""):
        assert main([*at(demonstration, "today")[:-1], day]) == 2
        assert "is not a day" in capsys.readouterr().err


def test_nobody_is_asked_for_a_passphrase_where_there_is_no_vault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["today", "--vault", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("isva-desk: There is no ISVA Desk vault in this folder.")


def test_export_then_import_finds_everything_there(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = own / "out" / "all.zip"
    assert main(at(own, "export", "--all", "--out", str(out))) == 2
    assert "say why" in capsys.readouterr().err
    assert not out.exists()

    assert main(at(own, "export", "--all", "--reason", "leaving the service", "--out", str(out))) == 0
    assert "not encrypted" in said(capsys)
    if sys.platform != "win32":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert main(at(own, "import", str(out), "--format", "json")) == 0
    document = json.loads(said(capsys))
    assert document["imported"] is False
    assert document["files"][0]["counts"] == {"already-there": 40}


def test_an_export_is_journalled_with_the_hash_of_what_left(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import hashlib

    from isva_desk.commands.open_vault import desk_in
    from isva_desk.journal.acts import Exported
    from isva_desk.journal.entry import Entry

    assert main(at(own, "case", "--format", "json")) == 0
    reference = json.loads(said(capsys))["cases"][0]["reference"]
    out = own / "case.json"
    assert main(at(own, "export", reference, "--out", str(own), "--reason", "a folder is no file")) == 2
    assert main(at(own, "export", reference, "--out", str(out), "--reason", "for the file")) == 0
    with desk_in(own / "vault", PASSPHRASE, clock_of(None)) as desk:
        rows = desk.store.connection.execute("SELECT header, payload, hash FROM entries").fetchall()
        exported = [act for row in rows if isinstance(act := Entry(*row).act, Exported)]
    assert [(act.hash, act.reason) for act in exported] == [
        (hashlib.sha256(out.read_bytes()).hexdigest(), "for the file")
    ]
    assert main(["assess", str(out), "--as-of", DAY]) == 0


def test_an_import_is_tried_refused_and_done(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet, report = own / "more.csv", own / "report.csv"
    good = (("Ref", "Date", "What happened", "Suspect"), ("NEW1", "23/11/2026", "arrested", "A"))
    sheet.write_bytes(csv_file(*good, ("NEW1", "31/02/2026", "charged", "A")))
    assert main(at(own, "import", str(sheet), "--report", str(report))) == 2
    captured = capsys.readouterr()
    assert "row 3, column “Date”: “31/02/2026” is not a day" in captured.out
    assert captured.err == "isva-desk: more.csv: Nothing is imported: 1 row has to be put right first.\n"
    assert "refused" in report.read_text(encoding="utf-8-sig")

    sheet.write_bytes(csv_file(*good))
    assert main(at(own, "import", str(sheet), "--dry-run")) == 0
    assert "1 client and 1 fact can be imported." in said(capsys)
    assert main(at(own, "case", "NEW1")) == 2
    capsys.readouterr()

    assert main(at(own, "import", str(sheet))) == 0
    text = said(capsys)
    assert "It was imported." in text
    assert "Today: " in text
    assert main(at(own, "case", "NEW1")) == 0
    assert "Told that suspect A was arrested" in said(capsys)


def test_a_wrong_passphrase_opens_nothing(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (own / "passphrase").write_text("another one altogether\n", encoding="utf-8")
    assert main(at(own, "today")) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1


def test_the_demonstration_is_reused_and_says_when_it_has_grown_old(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from isva_desk.commands.open_vault import desk_in
    from isva_desk.journal.lookup import all_references

    assert (own / "vault" / DEMONSTRATION).exists()
    make_demo(own / "vault", PASSPHRASE, clock_of(date.fromisoformat(DAY)), clients=7)
    assert said(capsys) == ""
    make_demo(own / "vault", PASSPHRASE, clock_of(date(2026, 12, 24)))
    assert said(capsys).startswith("This demonstration stands as it was on Thursday 26 November 2026.")
    with desk_in(own / "vault", PASSPHRASE, clock_of(None)) as desk:
        assert len(all_references(desk.store)) == 40


@pytest.mark.parametrize("what", ["a file in the way", "a folder of something else"])
def test_a_folder_that_holds_something_else_is_left_alone(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "place"
    if what == "a file in the way":
        place.write_text("mine", encoding="utf-8")
    else:
        place.mkdir()
        (place / "thesis.txt").write_text("mine", encoding="utf-8")
    file = tmp_path / "passphrase"
    words = [
        "demo",
        "--no-window",
        "--vault",
        str(place),
        "--out",
        str(tmp_path / "out"),
        "--passphrase-file",
        str(file),
    ]
    assert main([*words, "--passphrase-file", str(file)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not file.exists()
    assert not (tmp_path / "out").exists()


def test_who_is_being_asked(demonstration: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(at(demonstration, "chase", "list")) == 0
    text = said(capsys)
    assert "answer was due" in text
    assert "asked on" in text
    assert main([*at(demonstration, "chase", "list"), "--format", "json"]) == 0
    document = json.loads(said(capsys))
    assert document["format"] == "isva-desk.chases/1"
    assert {row["state"] for row in document["chases"]} >= {"open", "answered"}
    assert any(row["answer_was_due"] for row in document["chases"])


def test_a_letter_from_the_command_line(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([*at(own, "today"), "--format", "json"])
    rows = [row for row in json.loads(said(capsys))["rows"] if row["section"] == "no-record" and not row["asked_on"]]
    reference = rows[0]["reference"]
    about = f"{rows[0]['rule']}:{rows[0]['trigger']}" if rows[0]["trigger"] else rows[0]["rule"]
    assert main(at(own, "chase", "draft", reference)) == 0
    assert about in said(capsys)
    assert main([*at(own, "chase", "draft", reference), "--about", about]) == 0
    letter = said(capsys)
    assert "I have no record" in letter
    assert "Please tell me by" in letter
    file = own / "letter.pdf"
    assert main([*at(own, "chase", "draft", reference), "--about", about, "--pdf", str(own / "letter.txt")]) == 2
    assert "must end in .pdf" in capsys.readouterr().err
    assert main([*at(own, "chase", "draft", reference), "--about", about, "--pdf", str(file)]) == 0
    said(capsys)
    assert file.read_bytes().startswith(b"%PDF-")
    drafted = [*at(own, "chase", "draft", reference), "--about", about, "--asked", "--format", "json"]
    assert main(drafted) == 0
    made = json.loads(said(capsys))
    assert made["step"]
    assert made["chase"]
    assert main(drafted) == 2, "while an answer is waited for nobody is asked again"
    assert "The time for the last answer is not up" in capsys.readouterr().err
    answered = [*at(own, "chase", "answer", made["chase"], "promised"), "--promised-on", "2099-01-05"]
    assert main(answered) == 0
    said(capsys)
    assert main([*at(own, "chase", "answer", made["chase"], "promised")]) == 2
    assert "Give the day for which it was promised." in capsys.readouterr().err
