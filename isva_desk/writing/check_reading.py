"""Sentences that are too long, and sentences that hide who did what."""

from __future__ import annotations

from isva_desk.language import _
from isva_desk.writing.remark import Remark
from isva_desk.writing.wording import Wording
from isva_desk.writing.words import Piece, sentences, words

_TO_BE = frozenset({"am", "is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't"})
_BETWEEN = frozenset({"not", "also", "never", "now", "then", "still", "just", "yet", "soon", "all", "both", "often"})
_MOST_BETWEEN = 2


def reading(place: str, text: str, wording: Wording) -> list[Remark]:
    """Sentences with more words than the language's limit."""
    limit = wording.page.limits.longest
    found = []
    for sentence in sentences(text):
        count = len(words(sentence.text))
        if count > limit:
            why = _("This sentence has {count} words; no sentence should have more than {limit}.").format(
                count=count, limit=limit
            )
            instead = _("Make two sentences of it.")
            found.append(
                Remark("long-sentence", "mend", place, sentence.text, why, instead, sentence.start, sentence.end)
            )
    return found


def passives(place: str, text: str, wording: Wording) -> list[Remark]:
    """English sentences that say what was done and not who did it: a form of "to be" before a participle. A guess."""
    pieces = words(text)
    found = []
    for at, piece in enumerate(pieces):
        if piece.folded not in _TO_BE:
            continue
        participle = _participle_after(pieces, at, wording)
        if participle is None or any(letter in ".!?\n;:," for letter in text[piece.end : participle.start]):
            continue
        found.append(
            Remark(
                "passive",
                "look",
                place,
                text[piece.start : participle.end],
                _("This may hide who did it."),
                _("Say who: the police told me, the CPS decided."),
                piece.start,
                participle.end,
            )
        )
    return found


def _participle_after(pieces: tuple[Piece, ...], at: int, wording: Wording) -> Piece | None:
    for piece in pieces[at + 1 : at + 2 + _MOST_BETWEEN]:
        word = piece.folded
        if word in wording.states:
            return None
        if word in wording.participles or (word.endswith("ed") and len(word) > 4 and not word.endswith("eed")):
            return piece
        if word not in _BETWEEN and not word.endswith("ly"):
            return None
    return None
