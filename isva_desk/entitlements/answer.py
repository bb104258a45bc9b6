"""The answer of ``assess``: as JSON (``isva-desk.assessment/1``) for programs, as a table for people."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from datetime import date
from typing import Any

from isva_desk.domain.case import Case
from isva_desk.domain.stages import case_stage, label
from isva_desk.domain.working_days import WorkingDays
from isva_desk.entitlements.entitlement import HIDDEN_VERDICTS, Entitlement
from isva_desk.entitlements.rule_book import RuleBook
from isva_desk.entitlements.sentence_places import body_name
from isva_desk.entitlements.verdict_words import verdict_words
from isva_desk.language import N_, _, say_short_day

FORMAT = "isva-desk.assessment/1"
_WIDTH = 100


def answer_json(
    case: Case, entries: Sequence[Entitlement], rules: RuleBook, calendar: WorkingDays, as_of: date, *, everything: bool
) -> str:  # fmt: skip
    """One JSON document on one line."""
    document = {
        "format": FORMAT,
        "as_of": as_of.isoformat(),
        "case": case.reference,
        "rule_pack": {"id": rules.pack_id, "version": rules.pack_version},
        "calendar_ends": calendar.ends.isoformat(),
        "stage": case_stage(case.events, case.suspects, as_of),
        "entitlements": [_entry(entry) for entry in shown(entries, everything)],
    }
    return json.dumps(document, ensure_ascii=False)


def shown(entries: Sequence[Entitlement], everything: bool) -> list[Entitlement]:
    """All entries, or those that are neither waived nor out of force."""
    return [entry for entry in entries if everything or entry.verdict not in HIDDEN_VERDICTS]


def answer_table(case: Case, entries: Sequence[Entitlement], as_of: date, *, everything: bool) -> str:
    """For people: one paragraph an entry, what stands open first."""
    listed = sorted(shown(entries, everything), key=lambda entry: not entry.is_open)
    stage = label(case_stage(case.events, case.suspects, as_of))
    lines = [
        _("Case {case} as of {day}: {stage}").format(case=case.reference, day=as_of.isoformat(), stage=stage),
        "",
    ]
    if not listed:
        lines.append(_("Nothing is owed by any rule for what is recorded so far."))
    for entry in listed:
        day = say_short_day(entry.due) + f" {entry.due.year}" if entry.due else ""
        lines.append(f"{verdict_words(entry):<34} {entry.title}")
        details = [part for part in (entry.rule, _(body_name(entry.owed_by)), day) if part]
        lines.append(f"{'':<34} {' · '.join(details)}")
        because = " ".join(str(sentence) for sentence in entry.because)
        lines += textwrap.wrap(because, _WIDTH, initial_indent=" " * 35, subsequent_indent=" " * 35)
        lines += textwrap.wrap(source_words(entry), _WIDTH, initial_indent=" " * 35, subsequent_indent=" " * 35)
        lines.append("")
    return "\n".join(lines).rstrip()


def citation(entry: Entitlement) -> str:
    """Instrument, part and paragraph, as a letter names them."""
    source = entry.source
    if source.part and source.paragraph:
        return _("{instrument}, {part}, paragraph {paragraph}.").format(
            instrument=source.instrument, part=source.part, paragraph=source.paragraph
        )
    if source.part:
        return _("{instrument}, {part}.").format(instrument=source.instrument, part=source.part)
    return _("{instrument}.").format(instrument=source.instrument)


def source_words(entry: Entitlement) -> str:
    """The citation, and how sure we are of the text where it was not read itself."""
    words = citation(entry)
    if entry.confidence == "read":
        return words
    return _("{source} Check the text: {confidence}.").format(source=words, confidence=_(_CONFIDENCE[entry.confidence]))


_CONFIDENCE = {
    "read-older": N_("it was read in an earlier edition"),
    "read-secondary": N_("it was read in a report about it, not in the text itself"),
    "general": N_("it comes from general knowledge"),
}


def _entry(entry: Entitlement) -> dict[str, Any]:
    document: dict[str, Any] = {
        "rule": entry.rule,
        "trigger": entry.trigger,
        "suspect": entry.suspect,
        "owed_by": entry.owed_by,
        "class": entry.kind,
        "enhanced": entry.enhanced,
        "clock_from": _day(entry.clock_from),
        "limit": _day(entry.limit),
        "due": _day(entry.due),
        "outer_limit": entry.outer_limit,
        "told_on": entry.told_on.text if entry.told_on is not None and not entry.told_on.is_exact else
            (_day(entry.told_on.day) if entry.told_on is not None else None),
        "verdict": entry.verdict,
        "working_days_late": entry.working_days_late,
        "source": {
            "instrument": entry.source.instrument,
            "part": entry.source.part,
            "paragraph": entry.source.paragraph,
        },
        "confidence": entry.confidence,
        "because": " ".join(str(sentence) for sentence in entry.because),
    }  # fmt: skip
    if entry.limit_latest is not None or entry.due_latest is not None:
        document["limit_latest"] = _day(entry.limit_latest)
        document["due_latest"] = _day(entry.due_latest)
    if entry.wish_followed is not None:
        document["wish_followed"] = entry.wish_followed
    if entry.reasons is not None:
        document["reasons"] = entry.reasons
    if entry.remind_on is not None:
        document["remind_on"] = _day(entry.remind_on)
    return document


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
