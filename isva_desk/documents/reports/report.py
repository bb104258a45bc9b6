"""What a report is before it is a file: its tables with typed values, and what it must say about itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from isva_desk.documents.content import Column, Document, Figure, Text
from isva_desk.journal.report_cases import CaseScope

Value: TypeAlias = str | int | date | None


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One row: a value for each column. None where nothing is recorded."""

    values: Sequence[Value]
    total: bool = False


@dataclass(frozen=True, slots=True)
class ReportTable:
    """One table of a report. ``rows`` may be read as they come; ``empty`` is said where there are none, and why."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[ReportRow]
    empty: str
    note: Text = ""
    figure: Figure | None = None  # the same numbers, drawn
    part: str = ""  # of a report in parts: the one that this table stands in


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. ``says`` is what it shows; ``missing`` is what the record does not hold of it."""

    title: str
    says: Sequence[str]
    tables: Iterable[ReportTable]
    missing: Sequence[str] = ()
    page: Document | None = None  # what is printed instead: a page for a client, which says nothing of the service
    grouped_by: str = ""  # where the tables are one table parted by something: what it is ("Agency")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for. ``first`` and ``last`` bound the period of a report that has one."""

    day: date
    scope: CaseScope = field(default_factory=CaseScope)
    first: date | None = None
    last: date | None = None
    names: bool = False  # the name to use beside each reference: only where somebody said why
    case: str | None = None  # the one case that a report of one case is about
    outside: bool = False  # for readers outside the service: small numbers are hidden
