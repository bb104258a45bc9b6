"""Names that the program does not know. It keeps no suspect's name, so any of them may be one."""

from __future__ import annotations

from isva_desk.language import _
from isva_desk.writing.check_basis import Basis
from isva_desk.writing.remark import Remark
from isva_desk.writing.wording import Wording
from isva_desk.writing.words import Piece, sentences, words

# After one of these the first word of a sentence is who did it: "John was ...".
_DOES = frozenset(
    {
        "is",
        "was",
        "has",
        "had",
        "will",
        "did",
        "does",
        "said",
        "says",
        "told",
        "went",
        "came",
        "can",
        "may",
        "and",
        "lives",
    }
)


def names(place: str, text: str, wording: Wording, basis: Basis) -> list[Remark]:
    """Words with a capital where a sentence has none: in its middle, or first and doing something, and not known."""
    found: list[Remark] = []
    for sentence in sentences(text):
        pieces = words(sentence.text, sentence.start)
        run: list[Piece] = []
        for at, piece in enumerate(pieces):
            if _is_a_name(pieces, at, wording, basis):
                run.append(piece)
                continue
            found += _remark(place, text, run)
            run = []
        found += _remark(place, text, run)
    return found


def _is_a_name(pieces: tuple[Piece, ...], at: int, wording: Wording, basis: Basis) -> bool:
    word = pieces[at].text
    bare = pieces[at].folded.removesuffix("'s")
    if not word[0].isupper() or (len(word) > 1 and word.isupper()):
        return False
    if bare in basis.names or bare in wording.known_names:
        return False
    if at == 0:
        # At the beginning every word has a capital: only a word that nobody uses otherwise, and that acts, is a name.
        follows = pieces[1] if len(pieces) > 1 else None
        acts = follows is not None and (follows.folded in _DOES or _unknown_capital(follows, wording, basis))
        return bare not in basis.vocabulary and (acts or pieces[at].folded.endswith("'s"))
    return bare not in basis.vocabulary or _after_a_title(pieces, at)


def _unknown_capital(piece: Piece, wording: Wording, basis: Basis) -> bool:
    return (
        piece.text[0].isupper()
        and piece.folded not in wording.known_names
        and piece.folded not in basis.vocabulary
        and piece.folded not in basis.names
    )


def _after_a_title(pieces: tuple[Piece, ...], at: int) -> bool:
    return pieces[at - 1].folded in {"mr", "mrs", "ms", "miss", "dr"}


def _remark(place: str, text: str, run: list[Piece]) -> list[Remark]:
    if not run:
        return []
    start, end = run[0].start, run[-1].end
    why = _("This may be a name. The program knows no suspect's name and cannot tell whose it is.")
    instead = _("If it names the person who was reported, say: the person you reported.")
    return [Remark("name", "look", place, text[start:end], why, instead, start, end)]
