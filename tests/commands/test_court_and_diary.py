"""Court and the diary without a window: a small vault, the command line, and the very bytes of the calendar file."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from isva_desk.casework.open_case import NewCase, register_with_case
from isva_desk.casework.register_client import NewClient
from isva_desk.casework.sign_in import open_first
from isva_desk.cli import main
from isva_desk.commands.open_vault import clock_of, desk_in
from isva_desk.vault.creation import create_vault

DAY = "2026-11-23"
PASSPHRASE = "invented lanterns for the court"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with one client and one case."""
    folder = tmp_path_factory.mktemp("court")
    create_vault(folder / "vault", PASSPHRASE).data_key.drop()
    (folder / "passphrase").write_text(PASSPHRASE + "\n", encoding="utf-8")
    with desk_in(folder / "vault", PASSPHRASE, clock_of(date.fromisoformat(DAY))) as desk:
        signed = open_first(desk, "Robin Example", "An invented service")
        for reference in ("K7Q2", "M3XA"):
            register_with_case(signed, NewClient(reference=reference, name="Sam Sample", name_to_use="Sam"),
                               NewCase(suspects=("A",)))  # fmt: skip
    return folder


def say(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    vault, file = str(folder / "vault"), str(folder / "passphrase")
    assert main([*words, "--vault", vault, "--passphrase-file", file, "--as-of", DAY]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def refused(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    vault, file = str(folder / "vault"), str(folder / "passphrase")
    assert main([*words, "--vault", vault, "--passphrase-file", file, "--as-of", DAY]) == 2
    return capsys.readouterr().err


def test_a_case_through_court_and_its_days_out_of_the_vault(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    court = ("court", "K7Q2")
    assert "No hearing is recorded yet." in say(made, capsys, *court, "list")
    # Acts of writing carry the real time, whatever the day of the list is: the days here lie well behind it.
    say(made, capsys, *court, "hearing", "trial", "--on", "2026-09-07", "--said-on", "2026-03-02", "--court", "Mold")
    say(
        made,
        capsys,
        *court,
        "hearing",
        "trial",
        "--on",
        "2026-11-25T10:00",
        "--said-on",
        "2026-08-20",
        "--status",
        "fixed",
    )
    say(made, capsys, *court, "measure", "screens", "applied", "--on", "2026-04-01", "--by", "cps")
    say(made, capsys, *court, "measure", "screens", "granted", "--on", "2026-06-01")
    say(made, capsys, *court, "statement", "made", "--on", "2026-05-05")
    say(made, capsys, *court, "arrange", "trial", "supporter", "arranged", "--on", "2026-06-01", "--who", "Robin")
    text = say(made, capsys, *court, "avoid", "11-25")
    assert "Trial  Wednesday 25 November 2026, 10:00  Fixed" in text
    assert "Mold · Moved 1 time · 79 days later than first listed" in text
    assert "Applied for, 1 Apr, CPS; Granted, 1 Jun" in text
    assert "Sam" not in text
    document: dict[str, Any] = json.loads(say(made, capsys, *court, "list", "--format", "json"))
    (trial,) = document["hearings"]
    assert (trial["moved"], trial["days_waited"], len(trial["listings"])) == (1, 79, 2)
    assert document["avoid"] == [{"day": "11-25", "label": "keep-free"}]

    say(made, capsys, "court", "M3XA", "hearing", "mention", "--on", "2026-11-25T10:00", "--said-on", "2026-08-20")
    week = say(made, capsys, "diary")
    assert week.startswith("Monday 23 November 2026 to Sunday 29 November 2026\n")
    assert "Look: Wed 25 Nov: the hearing of K7Q2 is on a day to avoid." in " ".join(week.split())
    assert "K7Q2 and M3XA have a hearing at the same time." in " ".join(week.split())
    assert "Sam" not in week

    file = tmp_path / "days.ics"
    assert "Say why" in refused(made, capsys, "diary", "--only", "hearing", "--ics", str(file))
    assert not file.exists()
    say(made, capsys, "diary", "--from", "2026-11-23", "--to", "2026-11-29", "--only", "hearing", "--ics", str(file),
        "--reason", "For my own calendar")  # fmt: skip
    content = file.read_bytes()
    for word in (b"K7Q2", b"M3XA", b"Sam", b"rial", b"Mold", b"ourt", b"ORGANIZER", b"earing"):
        assert word not in content, word
    events: list[Any] = Calendar.from_ical(content).walk("VEVENT")
    assert [str(event["summary"]) for event in events] == ["Appointment 1", "Appointment 2"]
    starts: Any = events[0]["dtstart"].dt
    assert starts.astimezone(UTC) == datetime(2026, 11, 25, 10, tzinfo=UTC)
    with desk_in(made / "vault", PASSPHRASE, clock_of(None)) as desk:
        rows = desk.store.connection.execute("SELECT header, payload, hash FROM entries ORDER BY seq").fetchall()
        from isva_desk.journal.entry import Entry

        exported = Entry(*rows[-1]).act
    assert exported.hash == hashlib.sha256(content).hexdigest()  # type: ignore[union-attr]
    assert exported.reason == "For my own calendar"  # type: ignore[union-attr]

    with_place = tmp_path / "place.ics"
    say(made, capsys, "diary", "--only", "hearing", "--place", "--reason", "Travel", "--ics", str(with_place))
    assert b"LOCATION:Mold" in with_place.read_bytes()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("court", "K7Q2", "hearing", "retrial"), "Say what is new"),
        (("court", "K7Q2", "measure", "cloak", "granted"), '"cloak" is not possible here'),
        (("court", "K7Q2", "avoid", "someday"), "MM-DD"),
        (("court", "K7Q2", "statement", "made", "--on", "someday"), "not a date"),
        (("diary", "--to", "2026-12-01"), "--to needs --from"),
        (("diary", "--only", "birthdays"), '"birthdays" is not possible here'),
        (("diary", "--ics", "days.txt", "--reason", "x"), "must end in .ics"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    made: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
) -> None:
    assert sentence in refused(made, capsys, *words)
