"""The because-sentences: each entitlement says what happened, how long there was, what is recorded, and what follows.

Every sentence is one whole message with named places, so that it can be translated, read out, and stored.
"""

from __future__ import annotations

from isva_desk.domain.case import Client, Event
from isva_desk.domain.dates import between, on_day
from isva_desk.entitlements.entitlement import Entitlement, Evidence
from isva_desk.entitlements.event_phrases import HAPPENED, METHOD_PHRASES
from isva_desk.entitlements.sentence_places import body_name, client_places, when_phrase
from isva_desk.entitlements.verdict_sentences import verdict_sentences
from isva_desk.language import N_, Place, Sentence


def explain(entry: Entitlement, verdict: str) -> tuple[Sentence, ...]:
    """Why this verdict stands, sentence by sentence."""
    sentences: list[Sentence] = []
    if entry.reason.event is not None:
        sentences.append(happened(entry.reason.event, entry.reason.case.client))
    else:
        sentences.append(_silence(entry))
    if verdict == "not-in-force":
        sentences.append(_not_in_force(entry))
        return tuple(sentences)
    if (limit := _limit_sentence(entry)) is not None:
        sentences.append(limit)
    if (evidence := _evidence_sentence(entry)) is not None:
        sentences.append(evidence)
    sentences += verdict_sentences(entry, verdict)
    sentences += _remarks(entry, verdict)
    return tuple(sentences)


def fact_and_limit(entry: Entitlement) -> tuple[Sentence, ...]:
    """What happened and how long there was, without what is recorded or follows: what a letter can be built on."""
    if entry.version.kind == "watch":
        return explain(entry, entry.verdict)
    event = entry.reason.event
    first = _silence(entry) if event is None else happened(event, entry.reason.case.client)
    limit = _limit_sentence(entry)
    return (first,) if limit is None else (first, limit)


def title_of(title: str, event: Event | None) -> str:
    """The title of a rule with the suspect (or the promise) of this event in it."""
    return str(title_sentence(title, event))


def title_sentence(title: str, event: Event | None) -> Sentence:
    """The same, apart from any language."""
    suspect: Place = N_("the suspect")
    if event is not None and event.suspect:
        suspect = Sentence(N_("suspect {letter}"), {"letter": event.suspect})
    what = (event.what if event is not None else None) or N_("not said what")
    return Sentence(title, {"suspect": suspect, "what": what})


def happened(event: Event, client: Client) -> Sentence:
    """What happened, and when, as far as it is known."""
    places: dict[str, Place] = {"when": when_phrase(event.on), **client_places(client)}
    return Sentence(HAPPENED[event.kind], places)


def _silence(entry: Entitlement) -> Sentence:
    """What began the time in which nothing was heard."""
    assert entry.clock_from is not None
    day = entry.clock_from
    body = body_name(entry.owed_by)
    message = {
        "update": N_("The last update by {body} was {when}."),
        "report": N_("There was no update by {body} after the report {when}."),
        "plan": N_("Contact by {body} was agreed from {day} on, and no update came before."),
        "code": N_("No Code was in force before {day}; the time counts from that day."),
        "wish": N_("{Client} asked for news again from {day} on."),
    }[entry.reason.silence_from or "update"]
    when = when_phrase(entry.reason.silence_began or on_day(day))
    return Sentence(message, {"body": body, "day": day, "when": when, **client_places(entry.reason.case.client)})


def _not_in_force(entry: Entitlement) -> Sentence:
    rule, case = entry.version, entry.reason.case
    if rule.areas is not None:
        return Sentence(N_("The pilot is not known to have held in that CPS Area on that day."))
    starts = rule.starts
    if starts is not None and (entry.clock_from is None or starts > entry.clock_from):
        return Sentence(
            N_("No rule about this was in force then: it is first found in the {instrument}, from {day} on."),
            {"instrument": rule.source.instrument, "day": starts, **client_places(case.client)},
        )
    return Sentence(N_("No rule about this was in force then."))


def _limit_sentence(entry: Entitlement) -> Sentence | None:
    """How long there was, and until when."""
    rule = entry.version
    if rule.kind == "watch" or entry.limit is None:
        return None
    if entry.kind == "yours":
        return _own_limit(entry)
    places: dict[str, Place] = {
        "body": body_name(entry.owed_by),
        "until": _until(entry),
        **client_places(entry.reason.case.client),
    }
    if rule.kind == "promise":
        return Sentence(N_("It was promised for the end of {until}."), places)
    if rule.clock == "field":
        return Sentence(N_("The day set for it was {until}."), places)
    if rule.clock == "before":
        return Sentence(
            N_("Notice is given in writing on or before the day of the request: until the end of {until}."), places
        )
    if rule.clock == "last-contact":
        return _agreed(entry, places)
    limit = rule.limit_for(entry.enhanced)
    assert limit is not None
    places["limit"] = limit.phrase
    if entry.outer_limit and rule.outer_leg is not None:
        places["leg"] = rule.outer_leg.phrase
        return Sentence(
            N_(
                "The day on which the news reached {body} is not known, so the outer limit counts: {leg} for it to be "
                "passed on and then {limit}: until the end of {until}."
            ),
            places,
        )
    if entry.reason.from_receipt is not None:
        places["received"] = entry.reason.from_receipt
        message = N_("It reached {body} on {received}, who then had {limit}: until the end of {until}.")
    elif rule.kind == "target":
        message = N_("The published target is {limit}: until the end of {until}.")
    elif rule.for_everybody or rule.enhanced is None:
        message = N_("For every victim {body} had {limit}: until the end of {until}.")
    elif entry.enhanced and rule.enhanced != rule.standard:
        message = N_("Enhanced Rights apply, so {body} had {limit}: until the end of {until}.")
    elif entry.enhanced:
        message = N_("Enhanced Rights made no difference to this then: {body} had {limit}, until the end of {until}.")
    else:
        message = N_("Enhanced Rights do not apply, so {body} had {limit}: until the end of {until}.")
    return Sentence(message, places)


def _agreed(entry: Entitlement, places: dict[str, Place]) -> Sentence:
    days = entry.reason.plan_days
    if days is None:
        message = N_("That Code asked for an update at least once in each calendar month: until the end of {until}.")
        return Sentence(message, places)
    return Sentence(
        N_("An update every {count} day was agreed: until the end of {until}."),
        {**places, "count": days},
        N_("An update every {count} days was agreed: until the end of {until}."),
        days,
    )


def _own_limit(entry: Entitlement) -> Sentence:
    rule = entry.version
    limit = rule.limit_for(entry.enhanced)
    assert limit is not None
    places: dict[str, Place] = {
        "limit": limit.phrase,
        "until": _until(entry),
        **client_places(entry.reason.case.client),
    }
    if rule.child is not None and entry.reason.child is not False:
        return Sentence(
            N_("There is time at least until the end of {until}; for somebody who was under 18 then, it can be later."),
            places,
        )
    if rule.clock == "told":
        places["when"] = when_phrase(entry.told_on or between(entry.clock_from, None))
        return Sentence(
            N_("{Client} was told {when}. The time to ask is {limit} from that day: until the end of {until}."),
            places,
        )
    return Sentence(N_("The time for it is {limit} from that day: until the end of {until}."), places)


def _until(entry: Entitlement) -> Sentence:
    """The day shown, with its latest reading and the exact limit where they differ."""
    assert entry.due is not None
    if entry.due_latest is not None:
        message = N_("{day} at the earliest, and {latest} at the latest")
        own = entry.kind == "yours" and entry.limit is not None and entry.limit_latest is not None
        first, last = (entry.limit, entry.limit_latest) if own else (entry.due, entry.due_latest)
        return Sentence(message, {"day": first or entry.due, "latest": last or entry.due_latest})
    if entry.limit is not None and entry.limit != entry.due:
        if entry.kind == "yours":
            message = N_("{limit}, which is not a working day, so better by {day}")
        else:
            message = N_("{limit}, which is not a working day, so {day}")
        return Sentence(message, {"limit": entry.limit, "day": entry.due})
    return Sentence(N_("{day}"), {"day": entry.due})


def _evidence_sentence(entry: Entitlement) -> Sentence | None:
    evidence = entry.reason.evidence
    if evidence is None:
        return None
    if evidence.act is not None:
        if evidence.act is entry.reason.event:
            return Sentence(N_("The reason recorded is: {reason}."), {"reason": evidence.act.reason or ""})
        return happened(evidence.act, entry.reason.case.client)
    return _told_sentence(entry, evidence)


def _told_sentence(entry: Entitlement, evidence: Evidence) -> Sentence:
    update = evidence.update
    assert update is not None
    places: dict[str, Place] = {
        "when": when_phrase(evidence.when),
        "body": body_name(update.by),
        **client_places(entry.reason.case.client),
    }
    if evidence.sent:
        return Sentence(N_("It was sent to {client} {when}."), places)
    if update.offer is not None:
        return Sentence(N_("The offer was made to {client} {when}."), places)
    if update.to == "isva":
        return Sentence(N_("The adviser was told {when}, as {client} had asked."), places)
    if update.method is not None and update.method in METHOD_PHRASES:
        places["method"] = METHOD_PHRASES[update.method]
        return Sentence(N_("{Client} was told {method} {when}."), places)
    return Sentence(N_("{Client} was told {when}."), places)


def _remarks(entry: Entitlement, verdict: str) -> list[Sentence]:
    """What else is worth saying: reasons not given, a wish not followed, an attempt, the end of the calendar."""
    reason = entry.reason
    client = client_places(reason.case.client)
    remarks: list[Sentence] = []
    if entry.reasons is False:
        remarks.append(Sentence(N_("No reasons were given.")))
    if entry.wish_followed is False:
        remarks.append(
            Sentence(
                N_("{Client} had asked to be told through the adviser; a body that cannot do so is asked to say why."),
                client,
            )
        )
    if reason.attempted is not None and verdict not in ("met", "recorded"):
        when = when_phrase(reason.attempted.on)
        remarks.append(Sentence(N_("An attempt {when} did not get through."), {"when": when}))
    if reason.told_by_isva is not None and verdict not in ("met", "recorded", "used"):
        when = when_phrase(reason.told_by_isva.on)
        remarks.append(Sentence(N_("You told {client} first, {when}."), {"when": when, **client}))
    if not reason.area_start_exact:
        remarks.append(Sentence(N_("The exact day on which the pilot began in that CPS Area is not known.")))
    last = entry.due_latest or entry.due
    if last is not None and last > reason.calendar_ends:
        remarks.append(
            Sentence(
                N_("The list of bank holidays ends on {day}; later days are counted without it."),
                {"day": reason.calendar_ends},
            )
        )
    return remarks
