"""Reads a page for a client as it is being written, and remarks on what may harm, mislead or be hard to read.

What it cannot do is said in the remarks: it knows no suspect's name (none is kept), so it points at every name it does
not know; it finds single words of an account, not an account; a formula counts and does not understand.
"""

from __future__ import annotations

from isva_desk.language import _
from isva_desk.writing.check_basis import Basis
from isva_desk.writing.check_dates import dates_and_numbers
from isva_desk.writing.check_names import names
from isva_desk.writing.check_phrases import outside, phrases, unexplained
from isva_desk.writing.check_reading import passives, reading
from isva_desk.writing.check_review import review_right
from isva_desk.writing.reading_age import Meter, measure
from isva_desk.writing.remark import Remark
from isva_desk.writing.update import ClientUpdate, text_of
from isva_desk.writing.wording import Wording

# Data in their own right: what they say was settled when they were written.
_NOT_WRITTEN_HERE = frozenset({"words", "helplines"})
_FRIDAY = 4


def check(update: ClientUpdate, wording: Wording, basis: Basis, english: Wording | None = None) -> tuple[Remark, ...]:
    """The remarks on a page, those to mend first, then as they stand on it.

    ``basis`` is what the record says (``check_basis.basis_of``). ``english`` is the wording of English, for the note in
    English on a page in another language.
    """
    found: list[Remark] = []
    for part in update.parts:
        if part.kind in _NOT_WRITTEN_HERE:
            continue
        text = text_of(part)
        of = english if part.kind == "english" and english is not None else wording
        found += phrases(part.kind, text, of)
        found += unexplained(part.kind, text, update, of)
        found += dates_and_numbers(part.kind, text, of, basis)
        if of.language == "en":
            found += passives(part.kind, text, of)
            found += names(part.kind, text, of, basis)
        found += reading(part.kind, text, of)
    found += outside(update, wording, basis)
    found += review_right(update, wording, basis)
    found += _as_a_whole(update, wording, basis)
    order = [part.kind for part in update.parts]
    return tuple(sorted(found, key=lambda one: (one.level != "mend", _rank(order, one.place), one.start)))


def measured(update: ClientUpdate) -> Meter:
    """How hard the page is to read, without words explained, telephone lines and a note in another language."""
    left_out = _NOT_WRITTEN_HERE if update.language == "en" else _NOT_WRITTEN_HERE | {"english"}
    return measure("\n".join(text_of(part) for part in update.parts if part.kind not in left_out), update.language)


def _as_a_whole(update: ClientUpdate, wording: Wording, basis: Basis) -> list[Remark]:
    meter, limits = measured(update), wording.page.limits
    found = []
    if meter.grade is not None and limits.grade and meter.grade > limits.grade:
        found.append(
            _whole(
                "grade",
                _("The reading grade is {grade}; the aim is {limit} or lower.").format(
                    grade=f"{meter.grade:.1f}", limit=f"{limits.grade:.0f}"
                ),
            )
        )
    if meter.ari is not None and limits.ari and meter.ari > limits.ari:
        found.append(
            _whole(
                "ari",
                _("The readability index is {grade}; the aim is {limit} or lower.").format(
                    grade=f"{meter.ari:.1f}", limit=f"{limits.ari:.0f}"
                ),
            )
        )
    if meter.words_per_sentence > limits.mean_words:
        found.append(
            _whole(
                "mean-length",
                _("A sentence has {count} words on average; the aim is {limit} or fewer.").format(
                    count=f"{meter.words_per_sentence:.1f}", limit=limits.mean_words
                ),
            )
        )
    if meter.grade is None and meter.lix > limits.lix:
        found.append(
            _whole(
                "lix",
                _("LIX is {value}; the aim in this language is {limit} or lower.").format(
                    value=f"{meter.lix:.0f}", limit=limits.lix
                ),
            )
        )
    if update.hard_news and basis.today.weekday() == _FRIDAY:
        found.append(
            Remark(
                "friday",
                "look",
                "",
                "",
                _("This is hard news, and it is Friday: there may be nobody to talk to until Monday."),
                _("Agree first who the client can call at the weekend, or when you will speak."),
            )
        )
    return found


def _whole(identity: str, why: str) -> Remark:
    return Remark(identity, "mend", "", "", why, _("Use shorter sentences and shorter words."))


def _rank(order: list[str], place: str) -> int:
    return order.index(place) if place in order else -1
