"""The answer for one rule and one trigger: what was owed, by when, what is recorded, and why that is the verdict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from isva_desk.domain.case import Case, Event, Update
from isva_desk.domain.dates import When
from isva_desk.entitlements.rule import Rule, RuleClass, Source
from isva_desk.language import Sentence

# Verdicts that still ask for something, and those of them whose time has gone by.
OPEN_VERDICTS = frozenset({"due", "no-record", "missed", "cannot-tell", "open", "not-started", "not-recorded"})
PAST_VERDICTS = frozenset({"no-record", "missed"})
HIDDEN_VERDICTS = frozenset({"waived", "not-in-force"})


@dataclass(frozen=True, slots=True)
class Phase:
    """The verdict up to and including a day, as long as nothing more is recorded; the last phase has no end."""

    until: date | None
    verdict: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is recorded as meeting a rule: between which days it happened, and the update or the act that says so.

    ``certain`` is False where it only counts at some readings of the dates (a wish that changed in between).
    """

    earliest: date
    latest: date
    certain: bool
    when: When
    update: Update | None = None
    act: Event | None = None
    sent: bool = False
    wish_followed: bool = True


@dataclass(frozen=True, slots=True)
class Reason:
    """What the because-sentences are made from. Kept apart so that they are only written when somebody reads them."""

    case: Case
    event: Event | None
    evidence: Evidence | None
    calendar_ends: date
    calendar_starts: date
    waived_by: str | None = None  # the wish that waives it
    not_told: Update | None = None
    attempted: Update | None = None
    told_by_isva: Update | None = None
    area_known: bool = True
    area_start_exact: bool = True
    limit_words: Sentence | None = None
    from_receipt: date | None = None
    silence_began: When | None = None
    silence_from: str = ""  # agreed contact: "update", "report", "plan", "code" or "wish"
    plan_days: int | None = None
    child: bool | None = None


@dataclass(frozen=True, slots=True)
class Entitlement:
    """One entitlement of one case, judged as of a day.

    ``limit`` is the exact end of the time limit and ``due`` the day that is shown; where dates are imprecise they are
    the earliest possible ones and ``limit_latest`` and ``due_latest`` the latest. ``told_on`` is when the client was
    told, ``met_on`` when that which meets the rule happened (told, sent, or done).
    """

    rule: str
    trigger: str | None
    suspect: str | None
    owed_by: str
    kind: RuleClass
    enhanced: bool
    clock_from: date | None
    limit: date | None
    due: date | None
    limit_latest: date | None
    due_latest: date | None
    outer_limit: bool
    told_on: When | None
    met_on: When | None
    verdict: str
    phases: tuple[Phase, ...]
    working_days_late: int | None
    wish_followed: bool | None
    reasons: bool | None
    remind_on: date | None
    source: Source
    confidence: str
    big_news: str
    severity: str
    version: Rule
    reason: Reason

    @property
    def title(self) -> str:
        """What was owed, in a few words: "Told that suspect A was arrested"."""
        return str(self.title_sentence)

    @property
    def title_sentence(self) -> Sentence:
        """The title apart from any language."""
        from isva_desk.entitlements.because import title_sentence

        return title_sentence(self.version.title, self.reason.event)

    @property
    def because(self) -> tuple[Sentence, ...]:
        """Why, in sentences that can be read out."""
        return self.because_for(self.verdict)

    def because_for(self, verdict: str) -> tuple[Sentence, ...]:
        """Why, if the verdict were that of another of its phases."""
        from isva_desk.entitlements.because import explain

        return explain(self, verdict)

    @property
    def is_open(self) -> bool:
        return self.verdict in OPEN_VERDICTS


def verdict_on(phases: tuple[Phase, ...], day: date) -> str:
    """The verdict that the phases give on a day."""
    for phase in phases:
        if phase.until is None or day <= phase.until:
            return phase.verdict
    return phases[-1].verdict


def _agreed(verdicts: set[str]) -> str:
    if len(verdicts) == 1:
        return next(iter(verdicts))
    # A finding that comes after the limit at one reading only does not prove it for the latest.
    return "no-record" if verdicts == {"no-record", "missed"} else "cannot-tell"


def merge_phases(readings: list[tuple[Phase, ...]]) -> tuple[Phase, ...]:
    """The phases on which several possible readings agree; "cannot-tell" wherever they do not."""
    first = readings[0]
    if all(reading == first for reading in readings):
        return first
    ends = sorted({phase.until for reading in readings for phase in reading if phase.until is not None})
    merged: list[Phase] = []
    for until in [*ends, None]:
        day = until if until is not None else date.max
        verdicts = {verdict_on(reading, day) for reading in readings}
        verdict = _agreed(verdicts)
        if merged and merged[-1].verdict == verdict:
            merged[-1] = Phase(until, verdict)
        else:
            merged.append(Phase(until, verdict))
    return tuple(merged)
