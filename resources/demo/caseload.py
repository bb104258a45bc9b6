"""The forty invented clients: who they are (nobody), how they can be reached, and where each case stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from stages import Figures
from story import Row, Story

NAMES = (
    "Ash", "Birch", "Cedar", "Dogwood", "Elder", "Fern", "Gorse", "Hazel", "Iris", "Juniper", "Kelp", "Larch", "Maple",
    "Nettle", "Oak", "Poplar", "Quince", "Rowan", "Sage", "Teasel", "Umbel", "Violet", "Willow", "Yarrow", "Zinnia",
    "Alder", "Bramble", "Clover", "Damson", "Elm", "Foxglove", "Hawthorn", "Ivy", "Jasmine", "Lichen", "Moss", "Olive",
    "Pine", "Reed", "Spruce",
)  # fmt: skip
PRONOUNS = ("she/her", "she/her", "she/her", "they/them", "she/her", "he/him", "she/her")
WORDS = ("client", "client", "survivor", "client", "victim", "survivor")
FORCES = (
    "Avon and Somerset Police", "West Midlands Police", "Greater Manchester Police", "South Wales Police",
    "West Yorkshire Police", "Durham Constabulary", "Metropolitan Police Service", "Kent Police", "Gwent Police",
    "Devon and Cornwall Police",
)  # fmt: skip
WELSH = frozenset({"South Wales Police", "Gwent Police"})
# Safe contact in all its kinds. Days count back from the Monday of the anchor week to the last check with the client.
SAFE: tuple[dict[str, str | int], ...] = (
    {"phone_allowed": "yes", "text_allowed": "yes", "checked": 9, "may_say_who": "yes"},
    {"phone_allowed": "yes", "phone_windows": "mon-fri 13:00-15:00", "voicemail_allowed": "no", "checked": 12},
    {"phone_allowed": "only-if", "phone_condition": "Only if they answer with their name", "checked": 5,
     "cover_name": "the dentist", "phone_windows": "mon,wed,fri 10:00-12:00"},
    {"phone_allowed": "yes", "phone_windows": "mon-fri 09:30-11:30; sat 10:00-12:00", "checked": 8},
    {"phone_allowed": "no", "email_allowed": "yes", "checked": 14},
    {"phone_allowed": "no", "checked": 20, "never_say": "Never name the service"},
    {"phone_allowed": "yes", "voicemail_allowed": "yes", "checked": 3, "may_say_who": "yes"},
    {"phone_allowed": "only-if", "phone_condition": "Text first and wait for an answer", "text_allowed": "yes",
     "checked": 11, "who_may_answer": "A flatmate may see messages"},
)  # fmt: skip


# By place: a check with these clients is older than it may be.
OLD_CHECKS = {12: 47, 23: 66, 31: 38}


def client(place: int, reference: str, story_day: Callable[[int], date]) -> Row:
    """The row of one client. Numbers and addresses are those that are kept free for examples."""
    force = FORCES[place % len(FORCES)]
    safe = dict(SAFE[place % len(SAFE)])
    checked = OLD_CHECKS.get(place, int(safe.pop("checked")))
    row: Row = {
        "reference": reference,
        "name": f"Demo {NAMES[place]}",
        "name_to_use": NAMES[place],
        "pronouns": PRONOUNS[place % len(PRONOUNS)],
        "word": WORDS[place % len(WORDS)],
        "language": "Welsh" if force == "Gwent Police" else "English",
        "region": "wales" if force in WELSH else "england",
        "enhanced_rights": "yes",
        "police_force": force,
        "crime_reference": f"DEMO/{place + 1:04}",
        "cps_area": "London South" if force.startswith("Metropolitan") else None,
        "officer": f"Demo Officer {NAMES[-1 - place]}",
        "officer_number": f"D{place + 1:03}",
        "officer_phone": f"01632 960{place:03}",
        "officer_email": f"officer{place + 1}@police.example",
        "phone": f"07700 900{place:03}",
        "email": f"{NAMES[place].lower()}@mail.example",
        "checked_on": story_day(-checked),
        "consent_police": story_day(-70),
    }
    row.update({column: value for column, value in safe.items() if column != "checked"})
    return row


Profile = Callable[[Story, Figures], None]


def profiles() -> tuple[Profile, ...]:
    """One for each client, in the order of the names."""
    from early import EARLY
    from late import LATE

    return (*EARLY, *LATE)
