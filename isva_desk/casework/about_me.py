"""The card "What to know about me": only what was ticked, approved by the client, and never an account of anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from isva_desk.casework.checks import WrongAnswer, not_after_today, one_of, written
from isva_desk.casework.consent import check_leaving
from isva_desk.casework.desk import Desk
from isva_desk.casework.needs import line_of
from isva_desk.domain.choices import choices
from isva_desk.domain.dates import UNKNOWN, When
from isva_desk.domain.problems import KnownProblem
from isva_desk.journal.acts import needs as acts
from isva_desk.journal.changes import Changes
from isva_desk.journal.entry import NewEntry
from isva_desk.journal.needs.folded import card_of, card_value, card_words_before
from isva_desk.journal.record import ClientRecord
from isva_desk.language import N_, _

_UPDATES = {
    "all": N_("Every update"), "big-news": N_("Only the big news"), "none": N_("Nothing until I ask"),
}  # fmt: skip
_VIA = {"client": N_("directly"), "isva": N_("through my adviser"), "both": N_("directly or through my adviser")}


class NotApproved(KnownProblem):
    """The client has not approved the card as it would leave now."""


@dataclass(frozen=True, slots=True)
class CardField:
    """A field that can stand on the card: its words, what it says now, and whether the client words it."""

    id: str
    title: str
    value: str  # as it is kept
    words: str  # as it is read; empty where nothing is known
    own_words: bool


def card_fields(record: ClientRecord) -> tuple[CardField, ...]:
    """Every field of the card with what it would say today. What was ticked before is in ``card_of(record).items``."""
    before = card_words_before(record)
    found = []
    for choice in choices("card")["fields"].choices:
        value = before.get(choice.id, "") if choice.free else _needed(choice.id, card_value(record, choice.id))
        found.append(CardField(choice.id, choice.text, value, said(choice.id, value), choice.free))
    return tuple(found)


def _needed(field: str, value: str) -> str:
    """The answer, or nothing where it says that there is no need."""
    area, _dot, name = field.partition(".")
    answer = choices("access")[name].find(value) if area == "access" and name in choices("access").lists else None
    return "" if answer is not None and answer.over else value


def said(field: str, value: str) -> str:
    """What a field says, in words."""
    if not value:
        return ""
    if field == "wish":
        updates, _slash, via = value.partition("/")
        return _("{updates}, {via}").format(updates=_(_UPDATES.get(updates, updates)), via=_(_VIA.get(via, via)))
    area, _dot, name = field.partition(".")
    if area == "access" and name in choices("access").lists:
        return choices("access")[name].text_of(value)
    return value


def write_card(
    desk: Desk, client_id: str, ticked: Mapping[str, str], approved_on: When = UNKNOWN, how: str = ""
) -> Changes:
    """Write the card: the ticked fields, with the client's own words where the field takes them.

    With ``approved_on`` the client has seen it and agreed; without it, it waits for that. Raises ``WrongAnswer``.
    """
    record = desk.store.record(client_id)
    fields = {field.id: field for field in card_fields(record)}
    items = []
    for name, text in ticked.items():
        one_of(name, tuple(fields), "fields")
        value = line_of(text, name) if fields[name].own_words else fields[name].value
        if not value:
            raise WrongAnswer(name, _("Nothing is known for “{field}” yet.").format(field=fields[name].title))
        items.append(acts.CardItem(name, value))
    if not items:
        raise WrongAnswer("fields", _("Tick at least one line."))
    card = desk.entry(acts.CardWritten(tuple(items), desk.today().isoformat()), client_id)
    entries: list[NewEntry] = [card]
    if approved_on.is_known:
        entries.append(desk.entry(_approval(desk, card.id, approved_on, how), client_id))
    return desk.write(*entries)


def approve_card(desk: Desk, client_id: str, on: When, how: str = "") -> Changes:
    """The client has seen the card as it stands now, and agrees. What has changed since is taken up first."""
    record = desk.store.record(client_id)
    card = card_of(record)
    if card is None:
        raise WrongAnswer("card", _("There is no card yet."))
    if card.changed or card.approved_on is not None:
        fields = {field.id: field for field in card_fields(record)}
        now = {name: fields[name].value if name in card.changed else value for name, value in card.items}
        return write_card(desk, client_id, {name: value for name, value in now.items() if value}, on, how)
    return desk.write(desk.entry(_approval(desk, card.fact_id, on, how), client_id))


def card_lines(desk: Desk, client_id: str, party: str = "") -> tuple[tuple[str, str], ...]:
    """The lines (title, words) of the card, as it may leave for a party.

    Raises ``NotApproved`` while the client has not approved it as it stands, ``NotAgreed`` where the consent of that
    party is missing.
    """
    check_leaving(desk, client_id, party)
    card = card_of(desk.store.record(client_id))
    if card is None or not card.holds:
        raise NotApproved(
            _("The client has not approved this card as it stands now."),
            kept=_("Nothing has left the desk."),
            next_step=_("Show it to the client, and write down the day on which they agreed."),
        )
    titles = choices("card")["fields"]
    return tuple((titles.text_of(name), said(name, value)) for name, value in card.items)


def card_text(lines: Sequence[tuple[str, str]]) -> str:
    """The lines of a card (title, words) as plain text, to be looked at together before it goes on paper."""
    return "\n\n".join(f"{title}\n{words}" for title, words in lines)


def _approval(desk: Desk, card: str, on: When, how: str) -> acts.CardApproved:
    if not on.is_known:
        raise WrongAnswer("approved_on", _("Say when the client approved it."))
    not_after_today(desk, on, "approved_on")
    return acts.CardApproved(card, written(on, "approved_on"), line_of(how, "how"))
