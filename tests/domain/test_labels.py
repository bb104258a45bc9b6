"""Everything that a person reads has a name, and nothing has two."""

from __future__ import annotations

from isva_desk.domain.event_kinds import BODIES, EXTRA_FIELDS, METHODS, OFFERS
from isva_desk.domain.labels import EVENT_KINDS, body_label, event_label, event_search_words, method_label, offer_label


def test_every_kind_of_event_has_a_name_of_its_own() -> None:
    assert set(EVENT_KINDS) == set(EXTRA_FIELDS)
    labels = [event_label(kind) for kind in EVENT_KINDS]
    assert len(set(labels)) == len(labels)


def test_an_event_is_found_by_the_word_that_officers_use() -> None:
    assert [kind for kind in EVENT_KINDS if "rui" in event_search_words(kind).split()] == [
        "release-under-investigation"
    ]
    assert "vrr" in event_search_words("review-requested")
    assert event_search_words("charge") == "charged"


def test_bodies_methods_and_offers_have_names() -> None:
    assert [body_label(body) for body in BODIES][:3] == ["Police", "CPS", "Witness Care"]
    assert all(method_label(method) for method in METHODS)
    assert all(offer_label(offer) for offer in OFFERS)
