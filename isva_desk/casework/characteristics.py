"""What returns ask of people, and what makes contact possible: answers that are never mandatory, changed one by one."""

from __future__ import annotations

from collections.abc import Mapping

from isva_desk.casework.checks import one_of
from isva_desk.casework.desk import Desk
from isva_desk.casework.needs import line_of
from isva_desk.domain.choices import ChoiceFile, choices
from isva_desk.journal import acts
from isva_desk.journal.changes import Changes
from isva_desk.journal.entry import NewEntry
from isva_desk.journal.needs.folded import ACCESS, RETURNS

_LANGUAGES = {"welsh": "cy", "english": "en"}  # of the choice that Welsh law gives; "both" changes nothing


def set_access(desk: Desk, client_id: str, answers: Mapping[str, str]) -> Changes:
    """Language and access needs, by the id of the question; an empty answer takes one away. Raises ``WrongAnswer``.

    A choice of Welsh or English is also the language in which the client is written to.
    """
    language = _LANGUAGES.get(answers.get("welsh", ""))
    return _set(desk, client_id, ACCESS, choices("access"), answers, {"language": language} if language else {})


def set_characteristics(desk: Desk, client_id: str, answers: Mapping[str, str]) -> Changes:
    """What returns ask, by the id of the question; an empty answer takes one away. Raises ``WrongAnswer``."""
    return _set(desk, client_id, RETURNS, choices("characteristics"), answers, {})


def _set(
    desk: Desk,
    client_id: str,
    prefix: str,
    lists: ChoiceFile,
    answers: Mapping[str, str],
    further: Mapping[str, str],
) -> Changes:
    record = desk.store.record(client_id)
    entries: list[NewEntry] = []
    wanted = dict(further)
    for name, answer in answers.items():
        one_of(name, tuple(lists.lists), "question")
        question = lists[name]
        if question.answer == "words":
            wanted[f"{prefix}{name}"] = line_of(answer, name)
        else:
            # What an earlier version of the list offered may stay, but cannot be chosen anew.
            if answer and answer != record.text(f"{prefix}{name}"):
                one_of(answer, [choice.id for choice in question.choices], name)
            wanted[f"{prefix}{name}"] = answer
    for field, value in wanted.items():
        held = record.fields.get(field)
        if value != record.text(field):
            act = acts.ClientChanged(field, value)
            entries.append(desk.entry(act, client_id, based_on=held.stamp.entry if held is not None else None))
    return desk.write(*entries) if entries else Changes()
