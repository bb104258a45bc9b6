"""Words that hurt, promise, belong to an account of the offence, or that nobody outside the field knows."""

from __future__ import annotations

from collections.abc import Sequence

from isva_desk.language import _
from isva_desk.writing.check_basis import Basis, explained_terms
from isva_desk.writing.explained import terms_in
from isva_desk.writing.remark import Level, Remark
from isva_desk.writing.update import ClientUpdate
from isva_desk.writing.word_lists import Advice
from isva_desk.writing.wording import Wording
from isva_desk.writing.words import Piece, find_phrase, folded, sentences, words

_NUMBER_FOLLOWS = "number-follows"
_BEFORE = "before:"


def phrases(place: str, text: str, wording: Wording) -> list[Remark]:
    """Remarks from the lists of the language, each place remarked on once; the first list that knows it speaks."""
    found: list[Remark] = []
    lists: tuple[tuple[str, Level, Sequence[Advice]], ...] = (
        ("never-say", "mend", [one for one in wording.never_say if not one.outside]),
        ("promise", "mend", wording.promises),
        ("account", "mend", wording.account),
        ("jargon", "look", wording.jargon),
    )
    terms = terms_in(text, wording.glossary)
    for identity, level, advice in lists:
        for remark in _remarks(identity, level, place, text, advice):
            inside = any(one.start <= remark.start and remark.end <= one.end for one in found)
            # A word of the glossary is explained on the page, so as part of one it is no jargon.
            known = identity == "jargon" and any(one.start <= remark.start and remark.end <= one.end for one in terms)
            if not inside and not known:
                found.append(remark)
    return found + _unknown_short_forms(place, text, wording, [(one.start, one.end) for one in terms])


def unexplained(place: str, text: str, update: ClientUpdate, wording: Wording) -> list[Remark]:
    """Words of the glossary that the page does not explain, each once."""
    explained = explained_terms(update, wording)
    seen: set[str] = set()
    found = []
    for one in terms_in(text, wording.glossary):
        if one.term.term in explained or one.term.term in seen:
            continue
        seen.add(one.term.term)
        found.append(
            Remark(
                "unexplained",
                "look",
                place,
                one.said,
                _("Not everybody knows this word, and the page does not explain it."),
                one.term.meaning,
                one.start,
                one.end,
            )
        )
    return found


def outside(update: ClientUpdate, wording: Wording, basis: Basis) -> list[Remark]:
    """What stands where somebody else may read it: title, short text, cover, and the names of files."""
    seen = [("title", update.title), ("short", update.short)]
    seen += [("cover", line) for line in update.cover] + [("outside", text) for text in basis.outside]
    found = []
    for place, text in seen:
        found += _remarks("outside", "mend", place, text, [*wording.never_say, *wording.account])
        for term in terms_in(text, wording.glossary):
            found.append(
                Remark(
                    "outside",
                    "mend",
                    place,
                    term.said,
                    _("Somebody else may read this. It tells what the page is about."),
                    _("Use words that could stand on any letter."),
                    term.start,
                    term.end,
                )
            )
    return found


def _remarks(identity: str, level: Level, place: str, text: str, advice: Sequence[Advice]) -> list[Remark]:
    pieces = words(text)
    spoken = [piece.folded for piece in pieces]
    found = []
    for one in advice:
        key = folded(one.phrase)
        for at in find_phrase(key, spoken):
            first, last = pieces[at], pieces[at + len(key) - 1]
            # A sentence that ends in the middle of the phrase does not say it.
            if any(letter in ".!?\n" for letter in text[first.start : last.end]) or _excused(
                one, text, pieces, at, key
            ):
                continue
            said = text[first.start : last.end]
            found.append(Remark(identity, level, place, said, one.why, one.instead, first.start, last.end))
    return found


def _excused(one: Advice, text: str, pieces: Sequence[Piece], at: int, key: tuple[str, ...]) -> bool:
    if one.unless == _NUMBER_FOLLOWS:
        after = at + len(key)
        return after < len(pieces) and pieces[after].text[0].isdigit()
    if one.unless.startswith(_BEFORE):
        start = pieces[at].start
        sentence = next((each for each in sentences(text) if each.start <= start < each.end), None)
        earlier = {piece.folded for piece in pieces if sentence and sentence.start <= piece.start < start}
        return bool(earlier & set(one.unless.removeprefix(_BEFORE).split()))
    return False


def _unknown_short_forms(place: str, text: str, wording: Wording, explained: Sequence[tuple[int, int]]) -> list[Remark]:
    """Words of capitals only that the glossary does not know: "MG3"."""
    found = []
    for word in words(text):
        letters = [letter for letter in word.text if letter.isalpha()]
        if len(letters) < 2 or not all(letter.isupper() for letter in letters) or word.folded in wording.known_names:
            continue
        if any(start <= word.start and word.end <= end for start, end in explained):
            continue
        found.append(
            Remark(
                "jargon",
                "look",
                place,
                word.text,
                _("Letters that stand for words are not known to everybody."),
                _("Say it in words."),
                word.start,
                word.end,
            )
        )
    return found
