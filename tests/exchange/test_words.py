"""Words of a spreadsheet: understood leniently, never by a guess."""

import pytest

from isva_desk.domain.event_kinds import BODIES, EXTRA_FIELDS, METHODS, OFFERS
from isva_desk.exchange.words import NotAWord, read_cps_area, read_force
from tests.exchange.sheets import the_vocabulary

WORDS, DIRECTORY = the_vocabulary().words, the_vocabulary().directory


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("avon-and-somerset", "avon-and-somerset"),
        ("Avon & Somerset Constabulary", "avon-and-somerset"),
        ("KENT POLICE", "kent"),
        ("Kent", "kent"),
        ("the Met", "metropolitan"),
        ("Metropolitan Police Service", "metropolitan"),
        ("GMP", "greater-manchester"),
        ("Heddlu Gwent", "gwent"),
        ("Dyfed Powys", "dyfed-powys"),
    ],
)
def test_a_force_is_found_under_the_names_that_people_use(text: str, force: str) -> None:
    assert read_force(text, DIRECTORY, WORDS) == force


def test_a_force_that_is_not_known_is_answered_with_the_nearest() -> None:
    with pytest.raises(NotAWord, match="did you mean “Northumbria Police”"):
        read_force("Northumberia", DIRECTORY, WORDS)
    with pytest.raises(NotAWord, match="is not in the directory"):
        read_force("police", DIRECTORY, WORDS)


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("CPS South West", "south-west"),
        ("Wales", "cymru-wales"),
        ("Yorkshire & Humberside", "yorkshire-and-humberside"),
    ],
)
def test_a_cps_area_is_found_with_and_without_cps_before_it(text: str, area: str) -> None:
    assert read_cps_area(text, DIRECTORY, WORDS) == area


def test_every_short_name_stands_for_something_that_exists() -> None:
    assert set(WORDS.meanings["force"].values()) <= {force.id for force in DIRECTORY.forces}
    assert set(WORDS.meanings["cps_area"].values()) <= {area.id for area in DIRECTORY.cps_areas}
    assert set(WORDS.meanings["kind"].values()) == {*EXTRA_FIELDS, "update"}
    assert {kind for kinds in WORDS.ambiguous.values() for kind in kinds} <= set(EXTRA_FIELDS)
    assert set(WORDS.meanings["body"].values()) == set(BODIES)
    assert set(WORDS.meanings["method"].values()) == set(METHODS)
    assert set(WORDS.meanings["offer"].values()) == set(OFFERS)


@pytest.mark.parametrize(
    ("values", "text", "meaning"),
    [
        ("kind", "Released Under Investigation", "release-under-investigation"),
        ("kind", "File sent to the CPS", "cps-referral"),
        ("kind", "N.F.A. (police)", "no-charge-police"),
        ("body", "W.C.U.", "witness-care"),
        ("method", "Face-to-face", "in-person"),
        ("updates", "Only big news", "big-news"),
        ("yes_no", "Y", "yes"),
    ],
)
def test_a_word_is_understood_in_its_ways_of_being_written(values: str, text: str, meaning: str) -> None:
    assert WORDS.read(values, text) == meaning


def test_a_word_that_is_not_understood_is_answered_with_what_can_be_written() -> None:
    with pytest.raises(NotAWord, match="write “england” or “wales”"):
        WORDS.read("region", "France")
    with pytest.raises(NotAWord, match="the sheet “Lists” of the template"):
        WORDS.read("kind", "zzzzzz")
