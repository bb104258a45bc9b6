"""What an import would do, row by row, before anything is written: the answer that a person looks at and keeps."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from isva_desk.domain.imported import ImportedCase
from isva_desk.exchange.columns import SheetPlan
from isva_desk.exchange.row_reader import CellIssue
from isva_desk.language import _, ngettext

Fate = Literal["new-client", "new-case", "joined", "already-there", "refused"]


@dataclass(frozen=True, slots=True)
class RowFate:
    """What would become of one row (``row`` 0: of a whole case file)."""

    sheet: str
    row: int
    reference: str
    fate: Fate
    issues: tuple[CellIssue, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The fate in one sentence, such as "joined to client K7Q2"."""
        if self.fate == "refused":
            return _("refused: {problems}").format(problems="; ".join(str(issue) for issue in self.issues))
        if not self.reference:
            return _WITHOUT_REFERENCE[self.fate]()
        return _WITH_REFERENCE[self.fate]().format(reference=self.reference)


_WITH_REFERENCE = {
    "new-client": lambda: _("new client {reference}"),
    "new-case": lambda: _("new case of client {reference}"),
    "joined": lambda: _("joined to client {reference}"),
    "already-there": lambda: _("already there: client {reference}"),
}
_WITHOUT_REFERENCE = {
    "new-client": lambda: _("new client, who gets a reference"),
    "new-case": lambda: _("new case of a client"),
    "joined": lambda: _("joined to the client of the same name"),
    "already-there": lambda: _("already there"),
}


@dataclass(frozen=True, slots=True)
class DryRun:
    """The fate of every row of a file, and the cases to take in. ``cases`` is empty as long as a row is refused."""

    file_name: str
    digest: str  # SHA-256 of the file
    plans: tuple[SheetPlan, ...]
    rows: tuple[RowFate, ...]
    remarks: tuple[str, ...]
    cases: tuple[ImportedCase, ...]

    @property
    def refused(self) -> tuple[RowFate, ...]:
        return tuple(row for row in self.rows if row.fate == "refused")

    @property
    def can_import(self) -> bool:
        """Every row can be taken, and something is new."""
        return not self.refused and bool(self.cases)

    def counts(self) -> dict[Fate, int]:
        """How many rows have each fate."""
        found = Counter(row.fate for row in self.rows)
        order: tuple[Fate, ...] = ("new-client", "new-case", "joined", "already-there", "refused")
        return {fate: found[fate] for fate in order if found[fate]}

    @property
    def summary(self) -> str:
        """What would happen, in one sentence."""
        if self.refused:
            count = len(self.refused)
            return ngettext(
                "Nothing is imported: {count} row has to be put right first.",
                "Nothing is imported: {count} rows have to be put right first.",
                count,
            ).format(count=count)
        if not self.rows:
            return _("There is nothing to import in {name}.").format(name=self.file_name)
        if not self.cases:
            return _("Everything in {name} is already there.").format(name=self.file_name)
        clients = len({case.case.client.reference or case.name for case in self.cases})
        facts = sum(len(case.case.events) + len(case.case.updates) for case in self.cases)
        return _("{clients} and {facts} can be imported.").format(
            clients=ngettext("{count:,} client", "{count:,} clients", clients).format(count=clients),
            facts=ngettext("{count:,} fact", "{count:,} facts", facts).format(count=facts),
        )
