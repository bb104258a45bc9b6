"""What a person confirmed stands on the page as they found it, and in another language only where it can be said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from isva_desk.domain.helplines import ConfirmedHelpline
from isva_desk.domain.resources import folder
from isva_desk.writing.choices import Choices
from isva_desk.writing.closing import UnconfirmedHelpline
from isva_desk.writing.confirmed_helplines import listed_lines, offered, with_confirmed
from isva_desk.writing.update import text_of, write_update
from isva_desk.writing.word_lists import Helpline
from tests.builders.cases import a_case
from tests.builders.client_updates import TODAY, judged, wording_in

STOPPED = a_case().happened("no-charge-cps", "2026-11-20", suspect="A")
HELD = ConfirmedHelpline(
    "victim-support", "Victim Support", "01632 960 100", "Every day, 9am to 5pm", "Ana Rees", date(2026, 11, 20), None
)


def lines_in(language: str, *held: ConfirmedHelpline) -> dict[str, Helpline]:
    return {line.id: line for line in offered(with_confirmed(wording_in(language), wording_in(), held))}


def test_the_page_says_what_was_confirmed_and_not_what_was_listed() -> None:
    wording = with_confirmed(wording_in(), wording_in(), [HELD])
    page = write_update(
        STOPPED.case, ["e1"], wording, judged(STOPPED), TODAY, Choices(helplines=("victim-support",))
    )  # fmt: skip
    said = next(text_of(part) for part in page.parts if part.kind == "helplines")
    assert said.startswith("• Victim Support: 01632 960 100.")
    assert said.endswith("Every day, 9am to 5pm.")
    assert "0808" not in said
    with pytest.raises(UnconfirmedHelpline, match="Childline"):
        write_update(STOPPED.case, ["e1"], wording, judged(STOPPED), TODAY, Choices(helplines=("childline",)))


def test_a_line_that_was_taken_back_is_offered_no_more_even_where_a_file_confirms_it() -> None:
    named = tuple(replace(line, confirmed_by="Jo", confirmed_on=TODAY) for line in wording_in().helplines)
    wording = replace(wording_in(), helplines=named)
    gone = replace(HELD, withdrawn_on=TODAY)
    assert "victim-support" not in {line.id for line in offered(with_confirmed(wording, wording_in(), [gone]))}
    assert offered(with_confirmed(wording, wording_in(), [])) == named


def test_welsh_says_the_same_in_its_own_words_and_leaves_out_what_it_has_no_words_for() -> None:
    assert lines_in("cy", HELD)["victim-support"].phone == "01632 960 100"
    assert lines_in("cy", HELD)["victim-support"].hours == "", "hours in English do not stand on a page in Welsh"
    english = {line.id: line for line in wording_in().helplines}
    own = {line.id: line for line in wording_in("cy").helplines}
    for identity in ("victim-support", "text-999", "silent-999-call-from-a-mobile"):
        listed = english[identity]
        as_listed = replace(HELD, helpline=identity, number=listed.phone, hours=listed.hours.upper() + " ")
        found = lines_in("cy", as_listed)[identity]
        assert (found.phone, found.hours) == (own[identity].phone, own[identity].hours)
    other = replace(HELD, helpline="text-999", number="Text JOIN to 88 first")
    assert "text-999" in lines_in("en", other)
    assert "text-999" not in lines_in("cy", other), "words in English are no number in Welsh"


def test_a_line_that_only_welsh_has_is_confirmed_from_its_own_list() -> None:
    listed = {line.id: line for line in listed_lines(folder())}
    own = listed["samaritans-welsh"]
    held = replace(HELD, helpline=own.id, number=own.phone.replace(" ", ""), hours=own.hours)
    assert lines_in("cy", held)[own.id].phone == own.phone
    assert lines_in("cy", held)[own.id].hours == own.hours
    assert lines_in("en", held) == {}
    assert len(listed) == len({line.id for line in (*wording_in().helplines, *wording_in("cy").helplines)})
    assert listed["samaritans"].name == "Samaritans", "English says it where both have it"
