"""What a rule says: one version of one rule, as read from a rule pack."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from isva_desk.domain.dates import add_months, add_years
from isva_desk.domain.working_days import WorkingDays
from isva_desk.language import Sentence

RuleClass = Literal["hard", "outer", "target", "watch", "yours", "promise"]
Clock = Literal["event", "receipt", "told", "field", "before", "last-contact", "none"]
MetBy = Literal["told", "told-with-reasons", "sent", "told-or-sent", "offer", "act", "field"]
BigNews = Literal["yes", "no", "always", "not-news"]
Unit = Literal["working day", "day", "month", "year"]


@dataclass(frozen=True, slots=True)
class Limit:
    """A length of time: so many working days, calendar days, calendar months or years."""

    count: int
    unit: Unit

    def after(self, day: date, calendar: WorkingDays) -> date:
        """The last day of the limit, when the day of the trigger is day 0."""
        if self.unit == "working day":
            return calendar.after(day, self.count)
        if self.unit == "day":
            return day + timedelta(days=self.count)
        return add_months(day, self.count) if self.unit == "month" else add_years(day, self.count)

    def before(self, day: date) -> date:
        """The day that lies this length of calendar time before ``day``."""
        if self.unit == "day":
            return day - timedelta(days=self.count)
        return add_months(day, -self.count) if self.unit == "month" else add_years(day, -self.count)

    def __str__(self) -> str:
        return str(self.phrase)

    @property
    def phrase(self) -> Sentence:
        """The length in words: "5 working days"."""
        count = {"count": self.count}
        if self.unit == "working day":
            return Sentence("{count} working day", count, "{count} working days", self.count)
        if self.unit == "day":
            return Sentence("{count} day", count, "{count} days", self.count)
        if self.unit == "month":
            return Sentence("{count} calendar month", count, "{count} calendar months", self.count)
        return Sentence("{count} year", count, "{count} years", self.count)


@dataclass(frozen=True, slots=True)
class Condition:
    """What a field of the event must hold for the rule to start: a least value, or one value."""

    field: str
    at_least: int | None = None
    equals: str | bool | int | None = None

    def holds(self, value: object) -> bool:
        if self.at_least is not None:
            return isinstance(value, int) and not isinstance(value, bool) and value >= self.at_least
        return value is not None and value == self.equals


@dataclass(frozen=True, slots=True)
class ChildLimit:
    """How a limit differs for somebody who was a child at the time (the compensation scheme).

    Reported as a child: until the ``birthday``-th birthday. Reported at ``adult`` or over: ``limit`` from the report.
    """

    birthday: int
    adult: int
    limit: Limit


@dataclass(frozen=True, slots=True)
class RemindBefore:
    """A second reminder, so long before the day in a field of the event."""

    field: str
    limit: Limit


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule stands: instrument, part, paragraph, and the texts that were read."""

    instrument: str
    part: str | None
    paragraph: str | None
    address: str | None = None
    references: tuple[tuple[str, str, str], ...] = ()  # (title, date, address)


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One version of one rule, in force from ``starts`` to ``ends`` (both included; None leaves that end open)."""

    id: str
    version: str  # the id of the instrument that holds it
    title: str
    plain: str
    owed_by: str  # a body, "client", or "event.to" / "event.by"
    kind: RuleClass
    clock: Clock
    triggers: tuple[str, ...]
    met_by: MetBy
    big_news: BigNews
    severity: Literal["high", "medium", "low"]
    confidence: str
    source: Source
    starts: date | None = None
    ends: date | None = None
    standard: Limit | None = None
    enhanced: Limit | None = None
    for_everybody: bool = False
    outer_leg: Limit | None = None
    event_field: str | None = None  # the field of the event that holds the limit, or the answer
    by: tuple[str, ...] = ()  # empty: any justice body
    acts: tuple[str, ...] = ()
    act_is: tuple[tuple[str, str], ...] = ()
    act_matches: tuple[str, ...] = ()
    act_at_any_time: bool = False
    act_between_bodies: bool = False  # a finding about what she was told says nothing of it
    offer: str | None = None
    needs_review_right: bool = False
    when: tuple[Condition, ...] = ()
    unless: tuple[str, ...] = ()
    remind: Limit | None = None
    remind_clock: Literal["bail-period"] | None = None
    remind_before: RemindBefore | None = None
    areas: dict[str, tuple[date, bool]] | None = None  # CPS Area -> (from, the day itself is known)
    child: ChildLimit | None = None
    keyed_on: Literal["trigger", "arrest", "decision", "application"] = "trigger"
    decisions: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()  # stages whose screens show it, where no event of the case file starts it
    last_checked: date | None = None
    checked_by: str = ""
    verified: bool = False

    def limit_for(self, enhanced: bool) -> Limit | None:
        return self.enhanced if enhanced and self.enhanced is not None else self.standard
