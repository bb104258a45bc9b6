"""The full export: every case as a case file, and tables that any spreadsheet program opens, in one archive."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from isva_desk.domain.case import Case
from isva_desk.exchange.case_file import write_case_file
from isva_desk.exchange.plain_csv import CsvRow, write_csv

CASES = "cases/"
_ABOUT = "about.json"
FORMAT = "isva-desk.archive/1"
# A fixed time in every entry: the same records give the same bytes, and the archive tells no hour.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class ArchiveTable:
    """A table beside the case files: what they have no place for (names, notes, people, safe contact)."""

    name: str
    headings: tuple[str, ...]
    rows: Sequence[CsvRow]


def write_archive(
    cases: Sequence[Case],
    tables: Sequence[ArchiveTable],
    as_of: date,
    beside: Mapping[str, bytes] = MappingProxyType({}),
) -> bytes:
    """The bytes of the archive, with other files ``beside``. The same input gives the same bytes."""
    about = {
        "format": FORMAT,
        "as_of": as_of.isoformat(),
        "cases": len(cases),
        "tables": [table.name for table in tables],
    }
    parts: dict[str, bytes] = {_ABOUT: (json.dumps(about, indent=1) + "\n").encode()}
    for case in cases:
        parts[_free_name(case, parts)] = write_case_file(case)
    for table in tables:
        parts[f"tables/{table.name}.csv"] = write_csv(table.headings, table.rows)
    parts |= beside
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return target.getvalue()


def looks_like_archive(content: bytes) -> bool:
    """The bytes are an archive as ``write_archive`` makes it."""
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return any(name == _ABOUT or name.startswith(CASES) for name in archive.namelist())
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def _free_name(case: Case, taken: Mapping[str, bytes]) -> str:
    stem = re.sub(r"[^A-Za-z0-9._-]+", "_", case.reference).strip("._") or "case"
    name, number = f"{CASES}{stem}.json", 2
    while name in taken:
        name, number = f"{CASES}{stem}_{number}.json", number + 1
    return name
