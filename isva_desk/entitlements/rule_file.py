"""Reads one rule file (TOML) strictly: what is misspelled, missing or impossible is named, and nothing is guessed."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import lru_cache
from typing import Any, Literal, cast

import msgspec

from isva_desk.domain.dates import NotADate, parse_when
from isva_desk.domain.event_kinds import BODIES, EXTRA_FIELDS, OFFERS
from isva_desk.domain.problems import KnownProblem
from isva_desk.domain.stages import STAGES
from isva_desk.entitlements.rule import ChildLimit, Condition, Limit, RemindBefore, Rule, RuleClass, Source, Unit
from isva_desk.language import _

FORMAT = "isva-desk.rules/1"
_LIMIT = re.compile(r"(\d+) (working day|day|month|year)s?")


class NotARuleFile(KnownProblem):
    """A rule file that cannot be used; the sentence names the file and the place."""


class _Instrument(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    id: str
    title: str
    last_checked: date
    checked_by: str
    series: str | None = None
    in_force_from: date | None = None
    in_force_to: date | None = None
    verified: bool = False
    address: str | None = None
    note: str | None = None


class _Limits(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    everybody: str | None = None
    standard: str | None = None
    enhanced: str | None = None


class _Condition(msgspec.Struct, forbid_unknown_fields=True, frozen=True, rename={"equals": "is"}):
    field: str
    at_least: int | None = None
    equals: str | bool | int | None = None


class _Child(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    birthday: int
    adult: int
    report: str
    limit: str


class _RemindBefore(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    field: str
    limit: str


class _SourceText(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    title: str
    date: str
    address: str


class _Rule(msgspec.Struct, forbid_unknown_fields=True, frozen=True, rename={"rule_class": "class"}):
    id: str
    title: str
    plain: str
    owed_by: str
    rule_class: RuleClass
    clock: Literal["event", "receipt", "told", "field", "before", "last-contact", "none"]
    triggers: list[str]
    met_by: Literal["told", "told-with-reasons", "sent", "told-or-sent", "offer", "act", "field"]
    big_news: Literal["yes", "no", "always", "not-news"]
    severity: Literal["high", "medium", "low"]
    confidence: Literal["read", "read-older", "read-secondary", "general"]
    sources: list[str]
    field: str | None = None
    when: list[_Condition] = []
    unless: list[str] = []
    limit: _Limits | None = None
    outer_leg: str | None = None
    child: _Child | None = None
    by: list[str] = []
    acts: list[str] = []
    act_is: dict[str, str] = {}
    act_matches: list[str] = []
    act_at_any_time: bool = False
    act_between_bodies: bool = False
    offer: str | None = None
    needs_review_right: bool = False
    remind: str | None = None
    remind_clock: Literal["bail-period"] | None = None
    remind_before: _RemindBefore | None = None
    areas: dict[str, str] | None = None
    keyed_on: Literal["trigger", "arrest", "decision", "application"] = "trigger"
    decisions: list[str] = []
    standing: list[str] = []
    part: str | None = None
    paragraph: str | None = None
    in_force_from: date | None = None
    in_force_to: date | None = None


class _File(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    format: str
    instrument: _Instrument
    rule: list[_Rule]
    sources: dict[str, _SourceText] = {}


class RuleFile(msgspec.Struct, frozen=True):
    """The rules of one instrument (one edition of the Code, one scheme)."""

    id: str
    title: str
    series: str | None
    starts: date | None
    ends: date | None
    note: str | None
    rules: tuple[Rule, ...]


@lru_cache(maxsize=128)
def read_rule_file(content: bytes, name: str) -> RuleFile:
    """Read the bytes of a rule file. Raises ``NotARuleFile`` naming the file, the place and what is wrong.

    The same bytes are read once: every unlocking asks for the same files, and parsing them takes longer than the rest.
    """
    try:
        raw = tomllib.loads(content.decode("utf-8"))
        if raw.get("format") != FORMAT:
            raise NotARuleFile(_("{file}: the format is not {format}").format(file=name, format=FORMAT))
        decoded = msgspec.convert(raw, _File)
    except UnicodeDecodeError as error:
        raise NotARuleFile(_("{file}: this is not text in UTF-8").format(file=name)) from error
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise NotARuleFile(_("{file}: {what}").format(file=name, what=error)) from error
    instrument = decoded.instrument
    rules = tuple(_rule(rule, decoded, name) for rule in decoded.rule)
    return RuleFile(
        instrument.id, instrument.title, instrument.series, instrument.in_force_from, instrument.in_force_to,
        instrument.note, rules,
    )  # fmt: skip


def _rule(rule: _Rule, file: _File, name: str) -> Rule:
    def refuse(what: str) -> NotARuleFile:
        return NotARuleFile(_("{file}: rule {rule}: {what}").format(file=name, rule=rule.id, what=what))

    _check_names(rule, file, refuse)
    limits = rule.limit or _Limits()
    standard = limits.everybody or limits.standard
    if rule.clock in ("event", "receipt", "told") and standard is None:
        raise refuse(_("a limit is needed"))
    if rule.rule_class == "watch" and rule.limit is not None:
        raise refuse(_("a rule that is only watched has no limit"))
    instrument = file.instrument
    texts = tuple((t.title, t.date, t.address) for t in (file.sources[key] for key in rule.sources))
    address = next((text[2] for text in texts if text[2]), None)
    return Rule(
        id=rule.id,
        version=instrument.id,
        title=rule.title,
        plain=rule.plain,
        owed_by=rule.owed_by,
        kind=rule.rule_class,
        clock=rule.clock,
        triggers=tuple(rule.triggers),
        met_by=rule.met_by,
        big_news=rule.big_news,
        severity=rule.severity,
        confidence=rule.confidence,
        source=Source(instrument.title, rule.part, rule.paragraph, instrument.address or address, texts),
        starts=rule.in_force_from or instrument.in_force_from,
        ends=rule.in_force_to or instrument.in_force_to,
        standard=_limit(standard, refuse),
        enhanced=_limit(limits.enhanced, refuse),
        for_everybody=limits.everybody is not None,
        outer_leg=_limit(rule.outer_leg, refuse),
        event_field=rule.field,
        by=tuple(rule.by),
        acts=tuple(rule.acts),
        act_is=tuple(rule.act_is.items()),
        act_matches=tuple(rule.act_matches),
        act_at_any_time=rule.act_at_any_time,
        act_between_bodies=rule.act_between_bodies,
        offer=rule.offer,
        needs_review_right=rule.needs_review_right,
        when=tuple(Condition(c.field, c.at_least, c.equals) for c in rule.when),
        unless=tuple(rule.unless),
        remind=_limit(rule.remind, refuse),
        remind_clock=rule.remind_clock,
        remind_before=_remind_before(rule.remind_before, refuse),
        areas=_areas(rule.areas, refuse),
        child=_child(rule.child, refuse),
        keyed_on=rule.keyed_on,
        decisions=tuple(rule.decisions),
        standing=tuple(rule.standing),
        last_checked=instrument.last_checked,
        checked_by=instrument.checked_by,
        verified=instrument.verified,
    )


def _check_names(rule: _Rule, file: _File, refuse: Any) -> None:
    kinds = [*rule.triggers, *rule.acts, *rule.unless, *rule.decisions]
    for kind in kinds:
        if kind not in EXTRA_FIELDS:
            raise refuse(_('"{kind}" is not a kind of event').format(kind=kind))
    for body in [*rule.by, rule.owed_by]:
        if body not in (*BODIES, "client", "event.to", "event.by"):
            raise refuse(_('"{body}" is not a body that can owe or tell').format(body=body))
    for stage in rule.standing:
        if stage not in STAGES:
            raise refuse(_('"{stage}" is not a stage').format(stage=stage))
    if not rule.triggers and not rule.standing and rule.clock != "last-contact":
        raise refuse(_("nothing starts it: name its triggers, or the stages at which it stands"))
    if rule.met_by == "act" and not rule.acts:
        raise refuse(_("the acts that meet it are missing"))
    if rule.met_by == "offer" and rule.offer not in OFFERS:
        raise refuse(_("the offer that meets it is missing or unknown"))
    if (rule.clock == "field" or rule.met_by == "field") and not rule.field:
        raise refuse(_("the field of the event is missing"))
    for key in rule.sources:
        if key not in file.sources:
            raise refuse(_("its source {source} is not listed").format(source=key))


def _limit(text: str | None, refuse: Any) -> Limit | None:
    if text is None:
        return None
    match = _LIMIT.fullmatch(text)
    if match is None:
        raise refuse(_('"{text}" is not a limit; write, for example, "5 working days"').format(text=text))
    return Limit(int(match[1]), cast("Unit", match[2]))


def _need(text: str, refuse: Any) -> Limit:
    limit = _limit(text, refuse)
    assert limit is not None
    return limit


def _remind_before(before: _RemindBefore | None, refuse: Any) -> RemindBefore | None:
    return None if before is None else RemindBefore(before.field, _need(before.limit, refuse))


def _child(child: _Child | None, refuse: Any) -> ChildLimit | None:
    return None if child is None else ChildLimit(child.birthday, child.adult, _need(child.limit, refuse))


def _areas(areas: dict[str, str] | None, refuse: Any) -> dict[str, tuple[date, bool]] | None:
    if areas is None:
        return None
    found = {}
    for area, text in areas.items():
        try:
            when = parse_when(text)
        except NotADate as error:
            raise refuse(str(error)) from error
        if when.earliest is None:
            raise refuse(_("the first day in area {area} is missing").format(area=area))
        # A start that is only a month counts from its first day, and the entry says so.
        found[area] = (when.earliest, when.is_exact)
    return found
