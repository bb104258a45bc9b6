"""The chain of each device: joining what another laptop wrote, and finding what was altered, lost or put back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from isva_desk.journal.entry import FIRST, Entry, fault_of
from isva_desk.journal.problems import NotJoining
from isva_desk.language import N_, _

Fault = Literal["altered", "missing", "order", "place", "shortened", "not-expected"]

FAULT_WORDS: dict[Fault, str] = {
    "altered": N_("Entry {number} was altered."),
    "missing": N_("Entry {number} is missing."),
    "order": N_("Entry {number} does not follow the one before it."),
    "place": N_("Entry {number} is filed in the wrong place."),
    "shortened": N_("Entries after {number} are missing."),
    "not-expected": N_("Entry {number} is not the one that was noted down elsewhere."),
}


@dataclass(frozen=True, slots=True)
class Head:
    """The last link of one device's chain: how many entries, and the hash of the last."""

    device: str
    number: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the journal that does not hold together."""

    device: str
    number: int
    fault: Fault

    def __str__(self) -> str:
        return _(FAULT_WORDS[self.fault]).format(number=self.number)


def joining(connection: Any, entries: Iterable[Entry]) -> list[Entry]:
    """Those entries that are not held yet, checked, each continuing its device's chain. Raises ``NotJoining``."""
    ends: dict[str, tuple[int, bytes]] = {}
    new = []
    for entry in sorted(_sound(entries), key=lambda entry: (entry.header.device, entry.header.number)):
        header = entry.header
        if header.device not in ends:
            row = connection.execute("SELECT number, hash FROM heads WHERE device = ?", (header.device,)).fetchone()
            ends[header.device] = row or (0, FIRST)
        number, previous = ends[header.device]
        if header.number <= number:
            _same_as_held(connection, entry)
            continue
        if header.number != number + 1:
            raise _not_joining(_("Some entries of another laptop have not arrived yet."))
        if header.previous != previous:
            raise _not_joining(_("Entries of another laptop do not continue those that are here."))
        entry.act  # noqa: B018  # an act that this program does not know is refused before anything is written
        new.append(entry)
        ends[header.device] = (header.number, entry.hash)
    return new


def verify(connection: Any, expected: Sequence[Head] = ()) -> list[Finding]:
    """Every fault of every chain. ``expected`` are heads that were noted down elsewhere, to notice an older copy."""
    findings: list[Finding] = []
    ends: dict[str, tuple[int, bytes]] = {}
    noted = {head.device: head for head in expected}
    rows = connection.execute(
        "SELECT device, number, clock, client, header, payload, hash FROM entries ORDER BY device, number"
    )
    for device, number, clock, client, header_bytes, payload, hash_ in rows:
        before, previous = ends.get(device, (0, FIRST))
        entry = Entry(header_bytes, payload, hash_)
        findings += [Finding(device, missing, "missing") for missing in range(before + 1, number)]
        findings += _faults(entry, (device, number, clock, client), previous if number == before + 1 else None)
        head = noted.get(device)
        if head is not None and head.number == number and head.hash != hash_:
            findings.append(Finding(device, number, "not-expected"))
        ends[device] = (number, hash_)
    held = {row[0]: Head(*row) for row in connection.execute("SELECT device, number, hash FROM heads")}
    for device in sorted({*held, *noted, *ends}):
        number, last = ends.get(device, (0, FIRST))
        furthest = max((heads[device].number for heads in (held, noted) if device in heads), default=0)
        if number < furthest:
            findings.append(Finding(device, number, "shortened"))
        elif device not in held or held[device].number != number or held[device].hash != last:
            findings.append(Finding(device, number, "not-expected"))
    return findings


def _faults(entry: Entry, filed: tuple[str, int, int, str | None], previous: bytes | None) -> Iterator[Finding]:
    device, number = filed[:2]
    if fault_of(entry) is not None or entry.payload_bytes is None:
        yield Finding(device, number, "altered")
        return
    header = entry.header
    if (header.device, header.number, header.clock, header.client) != filed:
        yield Finding(device, number, "place")
    if previous is not None and header.previous != previous:
        yield Finding(device, number, "order")


def _sound(entries: Iterable[Entry]) -> Iterator[Entry]:
    for entry in entries:
        if fault_of(entry) is not None or entry.payload_bytes is None:
            raise _not_joining(_("Entries of another laptop were altered on the way."))
        yield entry


def _same_as_held(connection: Any, entry: Entry) -> None:
    header = entry.header
    row = connection.execute(
        "SELECT hash FROM entries WHERE device = ? AND number = ?", (header.device, header.number)
    ).fetchone()
    if row is None or row[0] != entry.hash:
        raise _not_joining(_("Two different histories of one laptop exist: a copy of it was used twice."))


def _not_joining(sentence: str) -> NotJoining:
    return NotJoining(sentence, kept=_("Nothing was changed."), next_step=_("Ask for the file to be made again."))
