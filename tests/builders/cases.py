"""Builds cases in the order in which they are told: ``a_case().arrest("2026-11-16").told("police", "2026-11-17")``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from isva_desk.domain import resources
from isva_desk.domain.bank_holidays import load_calendar
from isva_desk.domain.case import Case, Client, ContactPlan, Event, Update, Wish
from isva_desk.domain.dates import parse_when
from isva_desk.domain.working_days import WorkingDays
from isva_desk.entitlements.assess import assess
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.entitlements.rule_book import RuleBook, load_rule_book


@lru_cache(maxsize=1)
def the_rules() -> RuleBook:
    """The shipped rules."""
    return load_rule_book(resources.folder() / "rules")


@lru_cache(maxsize=1)
def the_calendar() -> WorkingDays:
    """The shipped calendar."""
    return load_calendar(resources.folder())


class CaseStory:
    """A case that grows sentence by sentence. Each method returns a new one; an update is about the last event."""

    def __init__(self, case: Case) -> None:
        self.case = case

    def happened(self, kind: str, on: str | None, **fields: Any) -> CaseStory:
        values: dict[str, Any] = {
            name: parse_when(value) if _is_date(name) else value for name, value in fields.items()
        }
        event = Event(id=f"e{len(self.case.events) + 1}", kind=kind, on=parse_when(on), **values)
        return CaseStory(replace(self.case, events=(*self.case.events, event)))

    def arrest(self, on: str | None, suspect: str = "A", **fields: Any) -> CaseStory:
        return self.happened("arrest", on, suspect=suspect, **fields)

    def told(self, by: str, on: str | None = None, *, about: str | None = None, **fields: Any) -> CaseStory:
        event = about or (self.case.events[-1].id if self.case.events else None)
        return self._update(by, on, (event,) if event else (), **fields)

    def routine(self, on: str, by: str = "police", **fields: Any) -> CaseStory:
        return self._update(by, on, (), **fields)

    def wishes(self, starts: str, updates: str = "all", via: str = "client") -> CaseStory:
        wish = Wish(parse_when(starts), updates, via)  # type: ignore[arg-type]
        client = replace(self.case.client, wishes=(*self.case.client.wishes, wish))
        return CaseStory(replace(self.case, client=client))

    def agreed(self, starts: str, every_days: int) -> CaseStory:
        plan = ContactPlan("police", parse_when(starts), every_days)
        return CaseStory(replace(self.case, contact_plans=(*self.case.contact_plans, plan)))

    def in_area(self, area: str) -> CaseStory:
        return CaseStory(replace(self.case, cps_area=area))

    def _update(self, by: str, on: str | None, about: tuple[str, ...], **fields: Any) -> CaseStory:
        values: dict[str, Any] = {
            name: parse_when(value) if _is_date(name) else value for name, value in fields.items()
        }
        number = len(self.case.updates) + 1
        update = Update(id=f"u{number}", by=by, about=about, on=parse_when(on), **values)
        return CaseStory(replace(self.case, updates=(*self.case.updates, update)))

    def as_of(self, day: str) -> Answer:
        return Answer(assess(self.case, the_rules(), the_calendar(), date.fromisoformat(day)))


class Answer:
    """The entitlements of a case on a day, to be asked for by rule."""

    def __init__(self, entries: tuple[Entitlement, ...]) -> None:
        self.entries = entries

    def all(self, rule: str) -> list[Entitlement]:
        return [entry for entry in self.entries if entry.rule == rule]

    def one(self, rule: str, trigger: str | None = None) -> Entitlement:
        found = [entry for entry in self.all(rule) if trigger is None or entry.trigger == trigger]
        assert len(found) == 1, f"{rule}: {len(found)} entries"
        return found[0]

    def verdict(self, rule: str, trigger: str | None = None) -> str:
        return self.one(rule, trigger).verdict

    def because(self, rule: str, trigger: str | None = None) -> str:
        return " ".join(str(sentence) for sentence in self.one(rule, trigger).because)


def a_case(*suspects: str, enhanced: bool = True, **client: Any) -> CaseStory:
    """A case of which nothing is known yet."""
    return CaseStory(
        Case("K7Q2-1", Client("K7Q2", enhanced_rights=enhanced, **client), suspects=suspects or ("A",))
    )  # fmt: skip


def _is_date(name: str) -> bool:
    return name.endswith("_on") or name in ("on", "wcu_received", "learned")
