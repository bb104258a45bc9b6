"""Whether the page still says that a decision can be looked at again, and until which day."""

from __future__ import annotations

from isva_desk.language import _
from isva_desk.writing.check_basis import Basis
from isva_desk.writing.remark import Remark
from isva_desk.writing.update import ClientUpdate, text_of
from isva_desk.writing.wording import Wording


def review_right(update: ClientUpdate, wording: Wording, basis: Basis) -> list[Remark]:
    """A remark for a right of review that the page leaves out, and for each last day that it does not name."""
    if not basis.review_open:
        return []
    text = " ".join(" ".join(text_of(part).split()) for part in update.parts if part.kind != "words").casefold()
    found = []
    if wording.page.review_words and not any(said.casefold() in text for said in wording.page.review_words):
        found.append(
            Remark(
                "review-right",
                "mend",
                "choices",
                "",
                _("The client can ask for this decision to be looked at again. The page does not say so."),
                _("Put it back among what the client can choose."),
            )
        )
    for day in basis.review_days:
        said = wording.page.say_day(day)
        if said.casefold() not in text:
            found.append(
                Remark(
                    "review-date",
                    "mend",
                    "choices",
                    "",
                    _("The last day to ask for a review is not on the page."),
                    said,
                )
            )
    return found
