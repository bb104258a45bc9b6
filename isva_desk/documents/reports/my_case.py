"""R25: where a case is, on one page for the client: who is who, what comes next, rights, choices, words explained.

It says nothing of the service, of a suspect or of what happened, and its title suits whoever looks over a shoulder.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Block, Box, Bullets, Document, Heading, PageSetup, Paragraph, Span, Text
from isva_desk.documents.reports.my_case_words import MyCaseWords, my_case_words
from isva_desk.documents.reports.report import Report, Wanted
from isva_desk.domain.problems import KnownProblem
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.journal.case_view import client_head, people_of
from isva_desk.journal.entitlements_view import entitlements_of
from isva_desk.journal.report_cases import holds_news
from isva_desk.journal.rows import ClientHead
from isva_desk.language import _, say_day
from isva_desk.writing.explained import explanations

_MOST_RIGHTS, _MOST_CHOICES, _MOST_WORDS = 5, 5, 5
_PAGE = PageSetup(margin=56.7, text_size=11, leading=1.3, gap=0.4, headings=(1.7, 1.15, 1.0), numbers="digits")


def my_case(desk: Desk, wanted: Wanted) -> Report:
    """The page of one case, in the language spoken now or else in English.

    Raises ``KnownProblem`` while the adviser holds news of it: nobody learns such a thing from a sheet of paper.
    """
    if holds_news(desk.store, wanted.case or "", wanted.day):
        raise KnownProblem(
            _("You were told something about this case that there is no record of the client knowing."),
            kept=_("No page was made, so that nobody learns it from a sheet of paper."),
            next_step=_("Tell the client and write that down, or take the update back; then make the page."),
        )
    words = my_case_words()
    blocks = tuple(_blocks(desk, wanted, words))
    page = Document(words.said("title"), words.language, (*blocks, *_explained(blocks, words)), _PAGE)
    return Report(title=words.said("title"), says=(), tables=(), page=page)


def _blocks(desk: Desk, wanted: Wanted, words: MyCaseWords) -> Iterator[Block]:
    head = client_head(desk.store, wanted.case or "")
    owed = [entry for entry in entitlements_of(desk.store, head.case_id, wanted.day) if entry.is_open]
    yield Heading(1, words.said("heading"))
    yield Paragraph(words.said("as_at", day=say_day(wanted.day)))
    yield Heading(2, words.said("where"))
    yield Box([Paragraph(text) for text in _standing(head, words)])
    yield Heading(2, words.said("next"))
    for text in dict.fromkeys(words.stages[stage].following for stage in _stages(head).values()):
        yield Paragraph(text)
    yield Paragraph(words.said("nobody_knows"))
    if people := _people(desk, head, words):
        yield Heading(2, words.said("who"))
        yield Bullets(people)
    if rights := _owed(owed, words.rights, words, wanted, "by")[:_MOST_RIGHTS]:
        yield Heading(2, words.said("rights"))
        yield Bullets(rights)
    yield Heading(2, words.said("choices"))
    yield Bullets([*_owed(owed, words.choices, words, wanted, "until"), *words.always][:_MOST_CHOICES])


def _stages(head: ClientHead) -> dict[str | None, str]:
    return {suspect: stage for suspect, stage, _overridden in head.stages} or {None: head.stage}


def _standing(head: ClientHead, words: MyCaseWords) -> list[Text]:
    """The stage in a sentence; for each person one where they stand at different ones."""
    stages = _stages(head)
    if len(set(stages.values())) == 1:
        return [words.stages[next(iter(stages.values()))].now]
    return [
        (Span(words.said("person", letter=suspect or "") + ": ", bold=True), Span(words.stages[stage].now))
        for suspect, stage in stages.items()
    ]


def _people(desk: Desk, head: ClientHead, words: MyCaseWords) -> list[Text]:
    found: list[Text] = []
    for person in people_of(desk.store, head.case_id):
        if person.role in words.roles and not person.ends.is_known:
            name = words.said("nobody") if person.is_vacancy else person.name
            found.append((Span(f"{words.roles[person.role]}: "), Span(name, bold=not person.is_vacancy)))
    return found


def _owed(
    owed: Sequence[Entitlement], texts: dict[str, str], words: MyCaseWords, wanted: Wanted, day_words: str
) -> list[Text]:
    """What is open, each rule once, what has a day to come first."""
    found: dict[str, Text] = {}
    ahead = [entry for entry in owed if entry.due is not None and entry.due >= wanted.day]
    for entry in (*sorted(ahead, key=lambda entry: entry.due or wanted.day), *owed):
        if entry.rule not in texts or entry.rule in found:
            continue
        says = [Span(texts[entry.rule])]
        if entry in ahead and entry.due is not None:
            says.append(Span(" " + words.said(day_words, day=say_day(entry.due)), bold=day_words == "until"))
        elif entry.verdict in ("no-record", "missed"):
            says.append(Span(" " + words.said("past")))
        found[entry.rule] = tuple(says)
    return list(found.values())


def _explained(blocks: Sequence[Block], words: MyCaseWords) -> Iterator[Block]:
    """The words of the field that stand on the page, with their meaning."""
    found = explanations(" ".join(_texts(blocks)), words.glossary)[:_MOST_WORDS]
    if found:
        yield Heading(2, words.said("words"))
        yield Bullets([_explanation(*text.partition(": ")) for text in found])


def _explanation(term: str, between: str, meaning: str) -> Text:
    return (Span(term + between, bold=True), Span(meaning))


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Box):
            yield from _texts(block.blocks)
        elif isinstance(block, Bullets):
            yield from (_plain(item) for item in block.items)
        elif isinstance(block, Paragraph):
            yield _plain(block.text)


def _plain(text: Text) -> str:
    return text if isinstance(text, str) else "".join(span.text for span in text)
