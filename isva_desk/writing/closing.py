"""The end of the page: how to reach the adviser, her own words in English, words explained, telephone help."""

from __future__ import annotations

from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _
from isva_desk.writing.choices import Choices
from isva_desk.writing.explained import explanations
from isva_desk.writing.known import fill
from isva_desk.writing.word_lists import Helpline
from isva_desk.writing.wording import Wording


class UnconfirmedHelpline(KnownProblem):
    """A telephone line was chosen that nobody has confirmed, or that the language does not have."""


def closing_parts(wording: Wording, choices: Choices, said: str) -> dict[str, tuple[str, ...]]:
    """The lines of each part at the end of the page; a part without a line is left out by the page."""
    english = [line.strip() for line in choices.free_text.splitlines() if line.strip()]
    reach = _reach_me(wording, choices)
    typed = [line.strip() for line in choices.reach_me.splitlines() if line.strip()]
    if wording.language == "en":
        reach += typed
    else:
        # What was typed is in English, so it stands with the English.
        english = typed + english
    text = "\n".join([said, *reach, *english]) if wording.language == "en" else said
    return {
        "reach-me": tuple(reach),
        "english": tuple(english),
        "words": explanations(text, wording.glossary) if choices.explain else (),
        "helplines": tuple(_said_helpline(line) for line in _chosen(wording, choices)),
    }


def _reach_me(wording: Wording, choices: Choices) -> list[str]:
    phrases = wording.page.phrases
    held = {"adviser": choices.adviser.strip(), "phone": choices.phone.strip(), "hours": choices.hours.strip()}
    said = [fill(phrases[name], {name: value}) for name, value in held.items() if value]
    return [" ".join([*said, phrases["ask-me"]])]


def _chosen(wording: Wording, choices: Choices) -> list[Helpline]:
    by_id = {line.id: line for line in wording.helplines}
    chosen = []
    for name in dict.fromkeys(choices.helplines):
        line = by_id.get(name)
        if line is None or not line.is_confirmed:
            raise UnconfirmedHelpline(
                _('The helpline "{name}" has not been confirmed by a person.').format(name=line.name if line else name),
                next_step=_("Ring it or look it up, then confirm it under Settings, Helplines."),
            )
        chosen.append(line)
    return chosen


def _said_helpline(line: Helpline) -> str:
    return (
        ". ".join(
            part.rstrip(".") for part in (f"{line.name}: {line.phone}".strip(": "), line.reach, line.hours) if part
        )
        + "."
    )
