"""Every language but English: the same conditions and pictures, its own words, within its own limits."""

from __future__ import annotations

import re
from datetime import date

import pytest

from isva_desk.domain import resources
from isva_desk.domain.resources import folder
from isva_desk.writing.checks import check, measured
from isva_desk.writing.template_file import Template
from isva_desk.writing.update import ClientUpdate, plain_text, text_of, with_texts
from isva_desk.writing.wording import languages
from isva_desk.writing.words import sentences, words
from tests.builders.client_updates import basis_for, page_of, ways_it_is_known, wording_in

LANGUAGES = tuple(language.id for language in languages(folder()) if language.id != "en")
# The news that hurts, frightens or asks something of her: these every language has.
FIRST_NEEDED = frozenset(
    {
        "arrest", "release-on-bail", "no-charge-police", "no-charge-cps",
        "charge", "hearing-moved", "verdict", "sentence",
    }
)  # fmt: skip
# These glossaries are whole, as the English one is: they also explain "My case" and what an adviser adds.
WHOLE = frozenset({"cy"})
# Forms of a verb that say the gender of who is spoken to or of who speaks. No page guesses it.
GENDERED = {
    "ur": r"(?:سکتا|سکتی|چاہتا|چاہتی) (?:ہوں|ہیں)|سکتے ہیں|ؤں گ[ای]|وں گ[ای]|آپ [^۔]* گے\b",
    "pa": r"ਸਕਦ[ਾੇੀ] (?:ਹਾਂ|ਹੋ)|ਸਕਦੀਆਂ ਹੋ|ਾਂਗ[ਾੀ]|ੋਗੇ|ੋਗੀਆਂ",
    "ar": r"\b(?:تستطيع|تستطيعين|تريد|تريدين|تحتاج|تحتاجين|اتصل|اتصلي|اسأل|اسألي|آسف|آسفة)\b",
    "es": r"\b(?:usted (?:mismo|misma|solo|sola)|bienvenid[oa]|segur[oa] de|estoy list[oa]|preparad[oa])\b",
    "pl": r"\b(?:Pan|Pani|Pana|Panu|Panią|sam|sama)\b|\w+(?:łam|łem|łaś|łeś)\b|\bgotow[ay]\b",
    "pt": r"\b(?:[Oo] senhor|[Aa] senhora|sozinh[oa]|obrigad[oa]|bem-vind[oa]|segur[oa]|preparad[oa]|você)\b",
    "ro": r"\b(?:[Dd]omnule|[Dd]oamn[aă]|singur[aăi]?|pregătit[aăi]?|mulțumit[aăi]?|sunt sigură)\b",
    # Somali verbs say no gender to "you" and "I"; words for a man or a woman would.
    "so": r"\b(?:nin|ninka|naag|naagta|haween\w*|gabadh\w*|wiil\w*|walaal\w*)\b",
    "uk": r"\b(?:[Вв]и (?:повинен|повинна|сам|сама)|[Яя] (?:рад|рада|готовий|готова))\b",
}


def conditions(template: Template) -> dict[str, list[tuple[str, ...]]]:
    """When each sentence and each line of a template is said, part by part."""
    return {
        **{f"standard {part}": [line.conditions for line in lines] for part, lines in template.standard.items()},
        **{f"easy {part}": [line.conditions for line in lines] for part, lines in template.easy.items()},
    }


def pages(kind: str, language: str) -> list[ClientUpdate]:
    """The page about one event, in every way in which it is known."""
    return [
        page_of(story, "e1", language=language, adviser="Robin", phone="07700 900123", client_name=True)
        for story in ways_it_is_known(kind)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_news_that_weighs_most_can_be_said_and_holds_where_it_holds_in_english(language: str) -> None:
    templates, english = wording_in(language).templates, wording_in().templates
    assert not FIRST_NEEDED - set(templates)
    for kind, template in templates.items():
        assert conditions(template) == conditions(english[kind]), kind
        assert (template.thread, template.soon, template.hard) == (
            english[kind].thread, english[kind].soon, english[kind].hard,
        ), kind  # fmt: skip
        for part, lines in template.easy.items():
            assert [line.picture for line in lines] == [line.picture for line in english[kind].easy[part]], kind


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_keeps_to_the_limits_of_its_language_and_the_checks_find_nothing(language: str) -> None:
    wording = wording_in(language)
    limits = wording.page.limits
    for kind in wording.templates:
        for story in ways_it_is_known(kind):
            page = page_of(story, "e1", language=language)
            assert not check(page, wording, basis_for(story, page), wording_in()), plain_text(page)
            assert measured(page).lix <= limits.lix, plain_text(page)
            for line in (line for part in page.easy for line in part.lines):
                said = sentences(line.words)
                assert len(said) <= 2, line
                assert max(len(words(one.text)) for one in said) <= limits.easy_longest, line


@pytest.mark.parametrize("language", sorted(GENDERED.keys() & set(LANGUAGES)))
def test_no_page_guesses_whether_it_is_read_or_written_by_a_woman_or_a_man(language: str) -> None:
    for kind in wording_in(language).templates:
        for page in pages(kind, language):
            said = "\n".join([page.short, plain_text(page), plain_text(page, "easy")])
            assert re.findall(GENDERED[language], said) == [], said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_that_was_written_over_is_seen(language: str) -> None:
    """The days of a language are read as they are written, so that a wrong last day cannot leave unseen."""
    story = next(story for story in ways_it_is_known("arrest") if story.case.events[0].on.day)
    page, wording = page_of(story, "e1", language=language), wording_in(language)
    right = wording.page.say_day(date(2026, 9, 23))
    told = next(part for part in page.parts if part.kind == "happened")
    assert right in text_of(told)
    wrong = with_texts(page, {"happened": text_of(told).replace(right, wording.page.say_day(date(2026, 10, 22)))})
    assert [remark.id for remark in check(wrong, wording, basis_for(story, page), wording_in())] == ["date"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_length_of_time_is_said_in_the_letters_of_the_language(language: str) -> None:
    """Some data of languages hold only one form; none may let the name of a unit through."""
    page = wording_in(language).page
    for months in (0, 1, 2, 6, 11, 12, 24, 42, 155, 264):
        assert "duration" not in page.say_length(months)
        assert re.findall(r"[0-9]+", page.say_length(months)) or months in (1, 2, 12, 24)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_said_to_have_read_what_nobody_has_read(language: str) -> None:
    """Whoever reads a language puts in name and day, and mends this test."""
    wording = wording_in(language)
    assert not wording.page.reviewer
    assert not [kind for kind, template in wording.templates.items() if template.reviewer]


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - WHOLE))
def test_the_words_explained_are_words_that_the_pages_use(language: str) -> None:
    wording = wording_in(language)
    assert resources.folder().joinpath("wording", language, "about.toml").is_file()
    explained = {
        bullet.partition(":")[0].casefold()
        for kind in wording.templates
        for page in pages(kind, language)
        for part in page.parts
        if part.kind == "words"
        for bullet in part.bullets
    }
    unused = [
        term.term for term in wording.glossary if not {name.casefold() for name in (term.term, *term.forms)} & explained
    ]
    assert unused == []
