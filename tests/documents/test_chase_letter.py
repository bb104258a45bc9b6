"""The letter that asks, on paper: heard in its order, with its questions as a list, and nothing said in its title."""

from __future__ import annotations

from pathlib import Path

from isva_desk.casework.chase_draft import draft
from isva_desk.documents.chase_letter import chase_letter
from isva_desk.documents.pdf import write_pdf
from isva_desk.language import say_day
from tests.builders.desks import a_desk
from tests.builders.sam import sams_case
from tests.documents.heard import heard
from tests.documents.samples import MADE
from tests.documents.test_checkers import findings


def test_the_letter_on_paper(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    drafted = draft(desk, sams_case(desk).id, "vc-r6-bail-or-rui")
    document = chase_letter(drafted.heading, drafted.letter, say_day(drafted.asked_on), "en")
    assert document.title == "Letter"
    assert findings(document, tmp_path) == []
    tree = heard(write_pdf(document, MADE))
    assert [node.says for node in tree.all("H1")] == [drafted.heading]
    said = [node.says for node in tree.all("P")]
    assert said[:3] == ["Monday 23 November 2026", "Dear DC Perry,", "Crime reference 52/0012, our reference T5R1."]
    assert "Please tell me by Monday 30 November 2026:" in said
    assert len(list(tree.all("LI"))) == 3
