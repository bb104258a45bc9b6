"""The page for a client: what it says, and what it must not."""

from __future__ import annotations

import io
from pathlib import Path

import outloud
import pikepdf
import pytest

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.desk import Desk
from isva_desk.casework.pass_on import pass_on
from isva_desk.casework.sign_in import open_first
from isva_desk.documents.reports.files import as_csv, as_pdf, as_xlsx
from isva_desk.documents.reports.my_case_words import my_case_words
from isva_desk.domain.dates import parse_when
from isva_desk.domain.problems import KnownProblem
from isva_desk.domain.stages import STAGES
from isva_desk.writing.reading_age import measure
from tests.builders.desks import a_case, a_client, a_desk, the_rules
from tests.builders.sam import NUMBER, sams_case
from tests.documents.heard import heard
from tests.documents.test_reports import made, making

# What is between agencies, and no news for a client.
BETWEEN_AGENCIES = {
    "cps-early-advice", "cps-action-plan-target", "cps-second-action-plan", "pace-abp-watch", "agency-promise"
}  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return open_first(a_desk(tmp_path), "Robin Example", "An invented service")


def test_the_page_says_where_it_is_who_is_who_and_what_one_can_choose(desk: Desk, tmp_path: Path) -> None:
    case = sams_case(desk)
    content = as_pdf(made(desk, "my-case", case=case.id), making(desk))
    said = heard(content)
    assert [heading.says for heading in said.all("H2")] == [
        "Where it is now", "What comes next", "Who is who", "What you should be told or offered now",
        "What you can choose", "Words explained",
    ]  # fmt: skip
    assert "The police are looking into it." in said.says
    assert "The police officer who runs your case: DC Perry" in said.says
    assert "The CPS lawyer who decides and runs the case: nobody is named yet" in said.says
    assert "The police tell you when the person goes home" in said.says
    assert "If it did not, tell me and I can ask." in said.says
    assert "CPS: Lawyers who decide about charges" in said.says
    (tmp_path / "page.pdf").write_bytes(content)
    assert [str(finding) for finding in outloud.check(str(tmp_path / "page.pdf")).findings] == []


def test_the_page_gives_away_nothing_of_the_service_or_the_suspect(desk: Desk) -> None:
    case = sams_case(desk)
    content = as_pdf(made(desk, "my-case", case=case.id), making(desk))
    said = heard(content).says
    for word in ("Robin", "invented service", "Sam", "T5R1", NUMBER, "suspect", "52/0012", "ISVA", "rape", "sexual"):
        assert word.lower() not in said.lower(), word
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Information"
        assert len(pdf.pages) == 1


def test_a_choice_with_a_last_day_comes_first(desk: Desk) -> None:
    case = a_case(desk, a_client(desk, "NFA1", "Kim")).with_event("no-charge-police", "2026-11-02", "A")
    case.with_update("police", "2026-11-03", "no-charge-police", reasons=True, review_right=True)
    said = heard(as_pdf(made(desk, "my-case", case=case.id), making(desk))).says
    first = said.index("You can ask the police to look at their decision again. The last day for it is Wednesday 3")
    assert first < said.index("You can choose how often you hear from me")
    assert "It does not mean that people did not believe you." in said


def test_nobody_learns_news_from_a_sheet_of_paper(desk: Desk) -> None:
    case = a_case(desk, a_client(desk, "HELD", "Kim")).with_event("charge", "2026-11-16", "A")
    case.with_update("police", "2026-11-17", "charge", to="isva")
    with pytest.raises(KnownProblem, match="no record of the client knowing"):
        made(desk, "my-case", case=case.id)
    pass_on(desk, case.facts["update"], parse_when("2026-11-18"), "in-person")
    assert made(desk, "my-case", case=case.id).page is not None


def test_the_page_is_no_spreadsheet(desk: Desk) -> None:
    case = sams_case(desk)
    for write in (as_csv, as_xlsx):
        with pytest.raises(WrongAnswer, match="PDF"):
            write(made(desk, "my-case", case=case.id), making(desk))


def test_there_are_words_for_every_stage_and_for_all_that_a_client_is_owed() -> None:
    words, (rules, _calendar, _directory) = my_case_words(), the_rules()
    assert set(words.stages) == set(STAGES)
    theirs = {rule.id for versions in rules.by_id.values() for rule in versions if rule.owed_by == "client"}
    owed = set(rules.by_id) - theirs - BETWEEN_AGENCIES
    assert set(words.rights) == owed
    assert set(words.choices) == theirs


def test_no_sentence_of_the_page_is_long() -> None:
    words = my_case_words()
    texts = [*words.rights.values(), *words.choices.values(), *words.always]
    texts += [text for stage in words.stages.values() for text in (stage.now, stage.following)]
    for text in texts:
        for sentence in text.removesuffix(".").split(". "):
            assert len(sentence.split()) <= 20, sentence


def test_the_page_is_easy_to_read() -> None:
    words = my_case_words()
    texts = [*words.rights.values(), *words.choices.values(), *words.always]
    texts += [text for stage in words.stages.values() for text in (stage.now, stage.following)]
    measured = measure(" ".join(texts))
    assert measured.grade is not None
    assert measured.grade <= 5
    assert measured.words_per_sentence <= 12
