"""The letter about a request for records as a PDF: what it says, and that its title names nothing."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import pikepdf

from isva_desk.casework.records_request_letter import draft_letter
from isva_desk.documents.request_letter import request_letter_made
from tests.builders.desks import a_case, a_desk
from tests.builders.requests import a_request
from tests.documents.heard import heard


def test_the_letter_is_heard_as_it_reads(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk, crime_reference="52/0012")
    drafted = draft_letter(desk, a_request(desk, case.id, "All notes"), "challenge")
    leaving = request_letter_made(drafted, drafted.letter, datetime(2026, 11, 23, tzinfo=UTC))
    assert leaving.client_id == case.client
    said = " ".join(str(heard(leaving.content)).split())
    assert "Your request for information" in said
    assert "which part is needed." in said
    assert "Sam" not in said
    with pikepdf.open(io.BytesIO(leaving.content)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Letter"
