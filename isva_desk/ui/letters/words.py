"""How a letter reads in a line: who wrote to whom, what it gives, and how it was found."""

from __future__ import annotations

from isva_desk.domain.labels import body_label, event_label
from isva_desk.domain.letter_lists import letter_lists
from isva_desk.journal.letters.differences import Side
from isva_desk.journal.letters.folded import Letter
from isva_desk.language import N_, _
from isva_desk.ui.parts import Tone

# (to the client, ...) or to the adviser: whole sentences, as languages order them differently.
REACH_WORDS = {
    "both": N_("Number and address"),
    "phone": N_("Only the number"),
    "email": N_("Only the address"),
    "none": N_("Neither"),
    "": N_("Not known"),
}
_GIVES = {
    ("investigator", "both"): N_("gives the investigator's number and address"),
    ("investigator", "phone"): N_("gives the investigator's number only"),
    ("investigator", "email"): N_("gives the investigator's address only"),
    ("investigator", "none"): N_("no way to reach the investigator"),
    ("prosecutor", "both"): N_("gives the prosecutor's number and address"),
    ("prosecutor", "phone"): N_("gives the prosecutor's number only"),
    ("prosecutor", "email"): N_("gives the prosecutor's address only"),
    ("prosecutor", "none"): N_("no way to reach the prosecutor"),
}
_NOT = {"clear": N_("not clear"), "complete": N_("not complete"), "kindly": N_("not kind")}


def letter_title(letter: Letter) -> str:
    """Of which kind it is."""
    return letter_lists().words(letter.kind) if letter.kind else _("A letter; of which kind is not said")


def letter_line(letter: Letter, name: str) -> str:
    """Who wrote to whom about what, and what it gives."""
    who = body_label(letter.by)
    parts = [
        _("{who} to {name}").format(who=who, name=name) if letter.to == "client" else _("{who} to you").format(who=who)
    ]
    parts += [event_label(kind).lower() for kind in letter.kinds]
    if letter.to == "client" and letter.copied:
        parts.append(_("copy to you") if letter.copied == "yes" else _("no copy to you"))
    for field in ("investigator", "prosecutor"):
        if words := _GIVES.get((field, getattr(letter, field))):
            parts.append(_(words))
    return " · ".join(parts)


def letter_pill(letter: Letter) -> tuple[str, Tone]:
    """How it was found: clear, complete, kind; a "no" is said first."""
    ticks = {name: getattr(letter, name) for name in _NOT}
    if missing := [_(_NOT[name]) for name, tick in ticks.items() if tick == "no"]:
        words = ", ".join(missing)
        return words[:1].upper() + words[1:], "amber"
    if all(tick == "yes" for tick in ticks.values()):
        return _("Clear, complete, kind"), "green"
    return _("Not described yet") if not letter.kind else _("Came"), "grey" if not letter.kind else "green"


def side_words(side: Side, name: str) -> str:
    """Who said it to whom, as one line over a date."""
    if not side.by:
        return _("On record; who told it is not recorded")
    who = body_label(side.by)
    if side.to == "client":
        by_letter = _("{who} wrote to {name}").format(who=who, name=name)
        return by_letter if side.what == "letter" else _("{who} told {name}").format(who=who, name=name)
    return _("{who} wrote to you").format(who=who) if side.what == "letter" else _("{who} told you").format(who=who)
