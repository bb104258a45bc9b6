"""What a file is, is seen from its first sign: JSON is judged as a case file, whatever it is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from isva_desk.exchange.known import nobody
from isva_desk.exchange.preparing import prepare
from tests.exchange.sheets import the_vocabulary


@pytest.mark.parametrize("name", ["list.json", "caseload.csv"])
def test_json_that_holds_no_case_is_refused_as_a_case_file_and_not_as_a_spreadsheet(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text('[{"id": "WE-01"}]', encoding="utf-8")
    (run,) = prepare([path], the_vocabulary(), nobody())
    assert run.rows[0].fate == "refused"
    assert "an object in braces is needed here" in run.rows[0].issues[0].problem
