"""Makes caseload.xlsx, the demonstration caseload: forty invented clients and six hundred facts, always the same.

    python resources/demo/make_demo.py [FILE]

No person and no case stands behind any of it. How long things take comes from time-in-stage.toml.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from caseload import client, profiles  # noqa: E402 (the folders have to be found first)
from story import MONDAY, Row, Story  # noqa: E402

from isva_desk.domain.bank_holidays import load_calendar  # noqa: E402
from isva_desk.domain.directory import load_directory  # noqa: E402
from isva_desk.domain.resources import folder  # noqa: E402
from isva_desk.exchange.columns import load_columns  # noqa: E402
from isva_desk.exchange.row_reader import Vocabulary  # noqa: E402
from isva_desk.exchange.template import write_template  # noqa: E402
from isva_desk.exchange.words import load_words  # noqa: E402

FACTS = 600
CHANCE = 20261116
LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"


def rows() -> tuple[list[Row], list[Row]]:
    """The rows of the sheets “Clients” and “Facts”."""
    chance = Random(CHANCE)
    with (HERE / "time-in-stage.toml").open("rb") as file:
        published = tomllib.load(file)
    figures = {name: int(entry["days"]) for name, entry in published.items() if "days" in entry}
    calendar = load_calendar(folder())
    references: list[str] = []
    while len(references) < len(profiles()):
        reference = "".join(chance.choices(LETTERS, k=4))
        if reference not in references and not reference.isdecimal():
            references.append(reference)
    stories = []
    for place, (reference, profile) in enumerate(zip(references, profiles(), strict=True)):
        story = Story({}, calendar, chance, published["letters_on_time"]["percent"])
        story.client = client(place, reference, story.day)
        profile(story, figures)
        stories.append(story)
    return [story.client for story in stories], _exactly(FACTS, [fact for story in stories for fact in story.facts])


def _exactly(count: int, facts: list[Row]) -> list[Row]:
    """So many facts: the oldest routine updates are left out."""
    routine = sorted((row["date"], place) for place, row in enumerate(facts) if row.get("note") == "Routine update")
    surplus = len(facts) - count
    if not 0 <= surplus <= len(routine):
        raise SystemExit(f"{len(facts)} facts, {len(routine)} of them routine: tell the stories differently")
    left_out = {place for _day, place in routine[:surplus]}
    return [row for place, row in enumerate(facts) if place not in left_out]


def main() -> None:
    """Write the workbook."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "caseload.xlsx"
    clients, facts = rows()
    vocabulary = Vocabulary(load_columns(folder()), load_words(folder()), load_directory(folder()))
    source = f"Invented for demonstrations; as at the week of {MONDAY:%d/%m/%Y}. Nobody in it is real."
    target.write_bytes(write_template(vocabulary, clients, facts, source))


if __name__ == "__main__":
    main()
