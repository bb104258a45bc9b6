"""The story of one invented client: events and tellings on working days, as rows of the caseload template."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from random import Random

from isva_desk.domain.working_days import WorkingDays

Row = dict[str, str | int | date | None]
with (Path(__file__).parent / "about.toml").open("rb") as _about:
    MONDAY: date = tomllib.load(_about)["caseload"]["week"]  # of the week at whose end the caseload stands as it does


class Story:
    """Collects the rows of one client. Days are counted from the Monday of the anchor week: -1 is the Sunday before."""

    def __init__(self, client: Row, calendar: WorkingDays, chance: Random, letters_on_time: float) -> None:
        self.client = client
        self.calendar = calendar
        self.chance = chance
        self.letters_on_time = letters_on_time  # per cent
        self.facts: list[Row] = []
        self._events: dict[str, date] = {}
        self._count = 0

    def day(self, offset: int) -> date:
        """The working day on or before that many days from the anchor Monday."""
        return self.calendar.on_or_before(MONDAY + timedelta(days=offset))

    def event(self, kind: str, offset: int | str, suspect: str | None = None, **extras: str | int | date) -> str:
        """Something that happened; ``offset`` in words ("Sep 2026") for a rough date. Gives the name of the fact."""
        self._count += 1
        name = f"e{self._count}"
        on: str | date = offset if isinstance(offset, str) else self.day(offset)
        if isinstance(on, date):
            self._events[name] = on
        self._add(fact=name, kind=kind, date=on, suspect=suspect, **extras)
        return name

    def happens(self, percent: float) -> bool:
        """Whether something that happens that often happens here."""
        return self.chance.random() * 100 < percent

    def told(
        self, events: str, by: str = "police", after: int = 1, method: str = "phone", **extras: str | int | date
    ) -> None:
        """The client was told of the events ("e5; e6"), that many working days after the last of them."""
        last = max(self._events[event] for event in events.split("; "))
        if method == "letter":
            extras["sent_on"] = self.calendar.after(last, max(after - 1, 0))
        self._add(
            kind="update", date=self.calendar.after(last, after), told_by=by, about=events, method=method, **extras
        )

    def told_as_mostly(self, *events: str, by: str = "police") -> None:
        """Told as such news mostly comes: two times in three in time, else some days late."""
        in_time = self.happens(self.letters_on_time)
        after = self.chance.choice((0, 1, 1)) if in_time else self.chance.randint(2, 9)
        self.told("; ".join(events), by, after, self.chance.choice(("phone", "phone", "email", "letter")))

    def not_told(self, event: str, offset: int, by: str) -> None:
        """The client says, on that day, that the body that owed it has not told them."""
        self._add(kind="update", date=self.day(offset), told_by=by, about=event, outcome="not-told")

    def news(self, offset: int, by: str = "police", **extras: str | int | date) -> None:
        """A routine update about nothing in particular."""
        method = extras.pop("method", None) or self.chance.choice(("phone", "phone", "text", "email"))
        self._add(kind="update", date=self.day(offset), told_by=by, method=method, **extras)

    def routine(self, first: int, last: int, every: int = 28) -> None:
        """Routine updates by the police from one day to another, now and then some days after they were due."""
        offset = first
        while offset <= last:
            self.news(offset, note="Routine update")
            offset += every + self.chance.choice((-3, -1, 0, 0, 0, 0, 2, 9))

    def _add(self, **cells: str | int | date | None) -> None:
        row: Row = {"reference": self.client["reference"]}
        row.update({column: value for column, value in cells.items() if value is not None})
        self.facts.append(row)
