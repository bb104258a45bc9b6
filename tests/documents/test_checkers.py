"""Two checkers of other people find nothing to say about our documents, in any language."""

from __future__ import annotations

import io
from pathlib import Path

import outloud
import pdfua
import pikepdf
import pytest

from isva_desk.documents.content import Document
from isva_desk.documents.pdf import write_pdf
from tests.documents.samples import MADE, WHAT_HAPPENED, everything, in_language


def findings(document: Document, folder: Path) -> list[str]:
    file = folder / "document.pdf"
    file.write_bytes(write_pdf(document, MADE))
    found = [str(finding) for finding in pdfua.validate(str(file)).findings]
    result = outloud.check(str(file))
    assert result.error is None
    return found + [str(finding) for finding in result.findings]


@pytest.mark.parametrize("language", sorted(WHAT_HAPPENED))
def test_nothing_is_found_in_any_language(language: str, tmp_path: Path) -> None:
    assert findings(in_language(language), tmp_path) == []


def test_nothing_is_found_in_a_document_of_all_blocks(tmp_path: Path) -> None:
    assert findings(everything(), tmp_path) == []


def test_the_checkers_would_say_something(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(write_pdf(everything(), MADE))) as pdf:
        del pdf.Root["/ViewerPreferences"]
        for element in pdf.objects:
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/Figure":
                del element["/Alt"]
        pdf.save(tmp_path / "worse.pdf")
    found = {finding.rule for finding in outloud.check(str(tmp_path / "worse.pdf")).findings}
    assert any(rule.startswith("DOC") for rule in found)
    assert any(rule.startswith("FIG") for rule in found)
