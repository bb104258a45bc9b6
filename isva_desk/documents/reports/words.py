"""How values, bodies and sources are written in reports."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from statistics import median

from isva_desk.documents.reports.report import Value
from isva_desk.domain import resources
from isva_desk.domain.date_words import MONTHS
from isva_desk.domain.dates import When
from isva_desk.domain.directory import Directory
from isva_desk.domain.labels import body_label
from isva_desk.entitlements.rule import Rule
from isva_desk.entitlements.rule_book import RuleBook
from isva_desk.language import N_, _

NOTHING = "–"  # nothing is recorded

_SOURCES = {
    "code": N_("Code"),
    "statute": N_("Statute"),
    "framework": N_("Framework"),
    "scheme": N_("Scheme"),
    "promise": N_("Promise"),
    "plan": N_("Agreed plan"),
    "service": N_("Service's own rule"),
}


def value_words(value: Value) -> str:
    """A value as a person reads it: "16 Nov 2026", "1,204"; a dash where nothing is recorded."""
    if value is None:
        return NOTHING
    if isinstance(value, date):
        return short_day(value).replace(" ", "\u00a0")  # a day is not broken over two lines
    return f"{value:,}" if isinstance(value, int) else value


def when_value(when: When) -> Value:
    """A date as it stands in a table: the day where it is certain, otherwise what is known of it in words."""
    first, last = when.earliest, when.latest
    if first is not None and last is not None:
        between = _("{first} to {last}").format(first=short_day(first), last=short_day(last))
        return first if first == last else between
    if last is not None:
        return _("by {day}").format(day=short_day(last))
    return None if first is None else _("from {day}").format(day=short_day(first))


def short_day(day: date) -> str:
    """A day in a table: "16 Nov 2026"."""
    return _("{day} {month} {year}").format(day=day.day, month=_(MONTHS[day.month - 1])[:3], year=day.year)


def force_name(directory: Directory, force_id: str | None) -> str | None:
    """The name of a police force; None where none is recorded."""
    force = directory.force(force_id)
    return force_id if force is None else force.name


def area_name(directory: Directory, area_id: str | None) -> str | None:
    """The name of a CPS Area; None where none is recorded."""
    area = directory.cps_area(area_id)
    return area_id if area is None else area.name


def agency_name(directory: Directory, body: str, force_id: str | None, area_id: str | None) -> str:
    """Who owes something, as one would write to them: the force, the CPS Area, or the body with the force's name."""
    if body == "police":
        return force_name(directory, force_id) or _("Police, force not recorded")
    if body == "cps":
        area = area_name(directory, area_id)
        return _("CPS, Area not recorded") if area is None else _("CPS {area}").format(area=area)
    place = force_name(directory, force_id)
    return body_label(body) if place is None else _("{body}, {place}").format(body=body_label(body), place=place)


def rule_on(rules: RuleBook, rule_id: str, day: date) -> Rule | None:
    """The version of a rule that is in force on a day, or the last there was."""
    held = rules.by_id.get(rule_id, ())
    # What is only watched is not owed: the occasions that reports count belong to the other versions.
    versions = [rule for rule in held if rule.kind != "watch"] or held
    return next(
        (rule for rule in reversed(versions) if (rule.starts or date.min) <= day), versions[-1] if versions else None
    )


def rule_name(rules: RuleBook, rule_id: str, day: date) -> str:
    """What a rule is called, of nobody in particular."""
    rule = rule_on(rules, rule_id, day)
    return rule_id if rule is None else _(rule.title).format(suspect=_("the suspect"), what=_("by its own day"))


def source_name(rules: RuleBook, rule_id: str, day: date) -> str:
    """What kind of thing a rule rests on: the Code, a statute, a framework, a scheme, a promise, an agreed plan."""
    rule = rule_on(rules, rule_id, day)
    if rule is None or rule.kind == "promise":
        return _(_SOURCES["promise"])
    if rule.clock == "last-contact":
        return _(_SOURCES["plan"])
    return _(_SOURCES[_kinds_of_source().get(rule.version, "service")])


def share(part: int, whole: int) -> str:
    """A share with what it is a share of: "12 of 16 (75 %)". Never a percentage alone."""
    if whole == 0:
        return NOTHING
    return _("{part} of {whole} ({percent}\u00a0%)").format(part=part, whole=whole, percent=round(100 * part / whole))


def risk_words(high: bool | None) -> str | None:
    """Whether a client is at high risk; None where nobody has judged it."""
    return None if high is None else _("yes") if high else _("no")


def median_words(values: Sequence[int]) -> Value:
    """The median, as it is said: a whole number, or a half between two."""
    if not values:
        return None
    middle = median(values)
    return int(middle) if middle == int(middle) else f"{middle:.1f}"


@lru_cache(maxsize=1)
def _kinds_of_source() -> dict[str, str]:
    with (resources.folder() / "reports" / "sources.toml").open("rb") as file:
        return dict(tomllib.load(file)["instruments"])
