"""The closing sentences: what the verdict means, in words that can be read out in a meeting."""

from __future__ import annotations

from datetime import date

from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.entitlements.sentence_places import client_places, when_phrase
from isva_desk.language import N_, Sentence


def verdict_sentences(entry: Entitlement, verdict: str) -> list[Sentence]:
    """What follows from the facts, for this verdict."""
    if verdict == "met":
        return [] if entry.met_on is not None and entry.met_on.is_exact else [Sentence(N_("That was in time."))]
    if verdict == "late":
        return [_late(entry)]
    if verdict == "missed":
        return [_missed(entry)]
    if verdict == "cannot-tell":
        return [_cannot_tell(entry)]
    if verdict == "waived":
        return _waived(entry)
    if verdict in ("not-recorded", "recorded"):
        return _watched(entry, verdict)
    message = PLAIN.get(verdict)
    return [] if message is None else [Sentence(message)]


PLAIN = {
    "due": N_("Nothing is recorded yet."),
    "no-record": N_("There is no record that this happened in time: ask."),
    "open": N_("It is still open."),
    "used": N_("It was used."),
    "passed": N_("That day has gone by. Ask: some bodies take a late request."),
    "not-started": N_("It has not started: there is no record that the decision was told."),
}


def _late(entry: Entitlement) -> Sentence:
    late = entry.working_days_late or 0
    if late == 0:
        return Sentence(N_("That was after the limit, and before the next working day."))
    exact = entry.limit_latest is None and entry.met_on is not None and entry.met_on.is_exact
    if exact:
        return Sentence(
            N_("That was {count} working day late."), {"count": late}, N_("That was {count} working days late."), late
        )
    return Sentence(
        N_("That was at least {count} working day late."), {"count": late},
        N_("That was at least {count} working days late."), late,
    )  # fmt: skip


def _missed(entry: Entitlement) -> Sentence:
    finding = entry.reason.not_told
    assert finding is not None
    return Sentence(
        N_("It was established {when} that {client} had not been told."),
        {"when": when_phrase(finding.on), **client_places(entry.reason.case.client)},
    )


def _cannot_tell(entry: Entitlement) -> Sentence:
    event = entry.reason.event
    if not entry.reason.area_known:
        return Sentence(N_("Cannot tell: the CPS Area of this case is not recorded."))
    if entry.limit is None and entry.version.clock == "field":
        return Sentence(N_("Cannot tell: the day set for it is not known."))
    if entry.limit is None and event is not None:
        return Sentence(N_("Cannot tell: the day on which it happened is not known."))
    if entry.reason.evidence is not None and not entry.reason.evidence.certain:
        return Sentence(N_("Cannot tell: it depends on the day from which the wish held."))
    if entry.reason.evidence is not None:
        return Sentence(N_("Cannot tell: the days are not known well enough to say whether it was in time."))
    return Sentence(N_("Cannot tell yet: the days are not known well enough to say whether the limit has passed."))


def _waived(entry: Entitlement) -> list[Sentence]:
    client = client_places(entry.reason.case.client)
    if entry.reason.waived_by == "big-news":
        sentences = [Sentence(N_("{Client} had asked to hear of big news only, so nothing is owed here."), client)]
    else:
        sentences = [Sentence(N_("{Client} had asked not to be given updates, so nothing is owed here."), client)]
    if entry.big_news == "always":
        sentences.append(
            Sentence(
                N_("A time limit for asking for a review may be running: ask what {client} wants to know."), client
            )
        )
    return sentences


def _watched(entry: Entitlement, verdict: str) -> list[Sentence]:
    if verdict == "recorded":
        return []
    if entry.version.remind_clock == "bail-period":
        if entry.remind_on is None:
            return [
                Sentence(N_("The day of the arrest is not known, so the day on which bail ends cannot be counted."))
            ]
        return [
            Sentence(
                N_("Counted from the arrest, the bail period ends on {day}. Nothing is recorded of what happens then."),
                {"day": entry.remind_on},
            )
        ]
    if entry.version.event_field == "reason":
        return [Sentence(N_("No reason is recorded: ask."))]
    sentences = [Sentence(N_("It is not recorded yet. No time limit is set for it."))]
    if isinstance(entry.remind_on, date):
        sentences.append(Sentence(N_("A reminder of our own stands for {day}."), {"day": entry.remind_on}))
    return sentences
