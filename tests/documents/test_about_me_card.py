"""The card on paper: tagged, heard in its order, neutral, and only what the client approved."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from isva_desk.casework.about_me import NotApproved, card_lines, card_text, write_card
from isva_desk.casework.consent import NotAgreed, record_consent
from isva_desk.documents.about_me_card import about_me_card, card_made
from isva_desk.domain.dates import UNKNOWN, parse_when
from tests.builders.desks import a_case, a_desk
from tests.documents.heard import heard
from tests.documents.samples import MADE
from tests.documents.test_checkers import findings


def test_the_card_on_paper(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk)
    words = {"name": "", "helps": "Short meetings, with a break", "breaks": "Every twenty minutes"}
    write_card(desk, case.client, words, UNKNOWN)
    with pytest.raises(NotApproved):
        card_made(desk, case.client, "client", MADE)
    write_card(desk, case.client, words, parse_when("2026-11-20"), "read it together")
    with pytest.raises(NotAgreed):
        card_made(desk, case.client, "police", MADE)
    record_consent(desk, case.client, "police", parse_when("2026-11-20"))
    leaving = card_made(desk, case.client, "police", MADE)
    assert (leaving.what, leaving.client_id) == ("card.pdf: police", case.client)

    tree = heard(leaving.content)
    assert [node.says for node in tree.all("H1")] == ["What to know about me"]
    assert [node.says for node in tree.all("H2")] == ["What to call me", "What helps me", "Breaks and time"]
    said = [node.says for node in tree.all("P")]
    assert said[1:] == [
        "Sam", "Short meetings, with a break", "Every twenty minutes",
        "I agreed to these words: Friday 20 November 2026.",
    ]  # fmt: skip
    with pikepdf.open(io.BytesIO(leaving.content)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Information"
    lines = card_lines(desk, case.client)
    assert findings(about_me_card(lines, "Friday 20 November 2026", "en"), tmp_path) == []
    assert card_text(lines).startswith("What to call me\nSam\n\nWhat helps me\n")
