"""Kills a process that writes the journal, again and again, and looks at what it left.

    python -m tests.faults.killed_journal FOLDER ROUNDS SEED

A child works on a real encrypted file and says each thing on a pipe as soon as it was confirmed. After a random
number of confirmations, and a random moment more, it is killed. Then: everything confirmed is there, nothing is half
there, the chain holds, and the tables are what a rebuild makes of the journal.
"""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from isva_desk.casework.desk import Desk
from isva_desk.casework.importing import import_cases
from isva_desk.casework.people import assign_person, end_assignment
from isva_desk.casework.record_update import NewUpdate, record_update
from isva_desk.domain.case import Case, Client, Event
from isva_desk.domain.dates import on_day, parse_when
from isva_desk.domain.imported import ImportedCase
from isva_desk.journal import acts
from isva_desk.journal.drafts import load_draft, save_draft
from tests.builders.desks import MONDAY, SteppingClock, a_case, a_desk
from tests.builders.journals import entries_of, projections

MODES = ("save", "import", "merge", "rebuild")
IMPORTED = 12
_KEY = "5a" * 48  # of this invented journal, so that the child opens what the parent made


def main(folder: Path, rounds: int, seed: int) -> None:
    chance = random.Random(seed)
    made = _prepare(folder)
    for number in range(rounds):
        mode = MODES[number % len(MODES)]
        confirmed = _run_and_kill(folder, mode, number, made, chance)
        _look(folder, confirmed, number)


def _prepare(folder: Path) -> str:
    """A journal with one case, and another laptop's journal to merge from."""
    desk = _desk(folder, 0)
    case = a_case(desk).with_event("arrest", "2026-11-16", "A")
    other = a_desk(folder, name="other.db", clock=SteppingClock(MONDAY), key=_KEY)
    other.store.absorb(entries_of(desk.store))
    for day in range(1, 20):
        record_update(other, case.id, NewUpdate("police", on=parse_when(f"2026-11-{day:02d}")))
    other.close()
    desk.close()
    return case.id


def _run_and_kill(folder: Path, mode: str, number: int, case: str, chance: random.Random) -> list[str]:
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.killed_journal", "--write", str(folder), mode, str(number), case],
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    pipe, said = child.stdout.fileno(), b""
    wanted = chance.randrange(1, 5)
    while said.count(b"\n") < wanted and (part := os.read(pipe, 4096)):
        said += part
    select.select([], [], [], chance.random() * 0.02)  # the moment is what is drawn, not something waited for
    os.kill(child.pid, signal.SIGKILL)
    while part := os.read(pipe, 4096):
        said += part
    child.wait()
    child.stdout.close()
    # A line that was cut off was not confirmed to anybody.
    return [line.decode() for line in said.split(b"\n")[:-1] if line not in (b"ready", b"")]


def _write(folder: Path, mode: str, number: int, case: str) -> None:
    desk = _desk(folder, number)
    _say("ready")
    for step in range(10_000):
        if mode == "save":
            _say(f"fact {record_update(desk, case, NewUpdate('police', on=parse_when('2026-11-18'))).made}")
            role = assign_person(desk, case, "prosecutor", f"Prosecutor {number}-{step}").made
            end_assignment(desk, role or "", parse_when("2026-11-20"), successor=f"Successor {number}-{step}")
            _say(f"pair {number}-{step}")
            save_draft(desk.store, "draft", f"{number}-{step}")
            _say(f"draft {number}-{step}")
        elif mode == "import":
            cases = [_invented(f"I{number}x{step}x{place}") for place in range(IMPORTED)]
            import_cases(desk, cases, source_hash=f"{number}-{step}")
            _say(f"import I{number}x{step}x")
        elif mode == "merge":
            other = a_desk(folder, name="other.db", clock=SteppingClock(MONDAY), key=_KEY)
            entries = entries_of(other.store)
            desk.store.absorb(entries[: (step + 1) * 4])
            _say(f"merged {min(len(entries), (step + 1) * 4)} {other.store.device}")
            other.close()
        else:
            desk.store.rebuild()
            _say(f"rebuilt {step}")


def _look(folder: Path, confirmed: list[str], number: int) -> None:
    desk = _desk(folder, number)
    kept = projections(desk.store)
    facts = {row[1] for row in kept["p_facts"]}
    references = [row[1] for row in kept["p_clients"]]
    names = {
        act.name for row in kept["p_facts"] if (act := desk.store.record(row[0]).facts[row[1]].latest)
        if isinstance(act, acts.PersonAssigned)
    }  # fmt: skip
    drafts = [0]
    for line in confirmed:
        what, _space, which = line.partition(" ")
        if what == "fact":
            assert which in facts, line
        elif what == "pair":
            assert {f"Prosecutor {which}", f"Successor {which}"} <= names, line
        elif what == "import":
            assert sum(reference.startswith(which) for reference in references) == IMPORTED, line
        elif what == "merged":
            count, device = which.split()
            assert len(entries_of(desk.store, device)) >= int(count), line
        elif what == "draft":
            drafts.append(int(which.split("-")[1]))
    _whole(desk, references)
    assert desk.store.verify_chain() == []
    if any(line.startswith("draft") for line in confirmed):
        draft = load_draft(desk.store, "draft")
        assert draft is not None
        assert int(draft.split("-")[1]) >= max(drafts)
    desk.store.rebuild()
    assert projections(desk.store) == kept
    desk.close()


def _whole(desk: Desk, references: list[str]) -> None:
    """No import is there in part, and no prosecutor has left without the successor who was recorded in the same act."""
    groups = [reference.rpartition("x")[0] for reference in references if reference.startswith("I")]
    assert all(groups.count(group) == IMPORTED for group in set(groups))
    for row in desk.store.connection.execute("SELECT DISTINCT client_id FROM p_facts").fetchall():
        facts = desk.store.record(row[0]).facts.values()
        ends = [fact for fact in facts if isinstance(fact.latest, acts.PersonEnded)]
        successors = [
            fact
            for fact in facts
            if isinstance(fact.latest, acts.PersonAssigned) and fact.latest.name.startswith("Successor")
        ]
        assert len(ends) == len(successors)


def _invented(reference: str) -> ImportedCase:
    arrest = Event("e1", "arrest", on_day(MONDAY.date()), suspect="A")
    return ImportedCase(Case(f"{reference}-1", Client(reference), suspects=("A",), events=(arrest,)))


def _desk(folder: Path, number: int) -> Desk:
    return a_desk(folder, clock=SteppingClock(MONDAY + timedelta(minutes=number)), key=_KEY)


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    if sys.argv[1] == "--write":
        _write(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), sys.argv[5])
    else:
        main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
