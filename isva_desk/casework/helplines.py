"""A person makes sure of a telephone line, or says that it is not to be offered. Each operation is one act."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from isva_desk.casework.checks import WrongAnswer, filled
from isva_desk.casework.desk import Desk
from isva_desk.domain import resources
from isva_desk.domain.problems import KnownProblem
from isva_desk.journal.acts.helplines import HelplineConfirmed, HelplineWithdrawn
from isva_desk.journal.changes import Changes
from isva_desk.journal.helplines.folded import helplines_of
from isva_desk.journal.record import SERVICE
from isva_desk.language import _, say_day

FORMAT = "isva-desk.helplines/1"


@dataclass(frozen=True, slots=True)
class NewConfirmation:
    """Number and hours as they were found on that day, by whom. ``helpline`` and ``name`` as the list has them.

    ``reached_otherwise``: the list has no number for it (a chat), so none has to be given.
    """

    helpline: str
    name: str
    number: str
    hours: str
    by: str
    on: date
    note: str = ""
    reached_otherwise: bool = False


class _Figures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    version: str
    source: str
    checked: date
    confirmed_every_days: int


def confirm_helpline(desk: Desk, new: NewConfirmation) -> Changes:
    """Somebody rang the line or looked it up: it may stand on pages. Raises ``WrongAnswer`` naming the field."""
    helpline = filled(new.helpline, "helpline", _("Say which line it is."))
    number, by = new.number.strip(), new.by.strip()
    if not new.reached_otherwise:
        number = filled(number, "number", _("Type the number as it holds now."))
    by = filled(by, "by", _("Say who made sure: the page rests on it."))
    _not_to_come(desk, new.on)
    before = helplines_of(desk.store.known(SERVICE)).get(helpline)
    if before is not None and new.on < (last := max(before.on, before.withdrawn_on or before.on)):
        raise WrongAnswer("on", _("Something newer is on record, of {day}.").format(day=say_day(last)))
    act = HelplineConfirmed(
        helpline, new.name.strip() or helpline, new.on.isoformat(), by, number, new.hours.strip(),
        confirmed_every(resources.folder()), new.note.strip(),
    )  # fmt: skip
    return desk.write(desk.entry(act, SERVICE))


def withdraw_helpline(desk: Desk, helpline: str, on: date, note: str = "") -> Changes:
    """The line is not to be offered any longer. Raises ``WrongAnswer``."""
    before = helplines_of(desk.store.known(SERVICE)).get(helpline)
    if before is None or not before.holds:
        raise WrongAnswer("helpline", _("This line is not offered."))
    _not_to_come(desk, on)
    return desk.write(desk.entry(HelplineWithdrawn(helpline, before.name, on.isoformat(), note.strip()), SERVICE))


def confirmed_every(folder: Path) -> int:
    """After how many days a line is looked at again. Raises ``KnownProblem`` where the file cannot be read."""
    try:
        read = tomllib.loads((folder / "wording" / "helplines.toml").read_text(encoding="utf-8"))
        figures = msgspec.convert(read, _Figures)
    except (OSError, ValueError) as cause:
        raise _wrong(str(cause)) from cause
    if figures.format != FORMAT or figures.confirmed_every_days < 1:
        raise _wrong(_("the format is unknown, or the days are less than one"))
    return figures.confirmed_every_days


def _not_to_come(desk: Desk, day: date) -> None:
    if day > desk.today():
        raise WrongAnswer("on", _("This day is still to come. Record it when it has happened."))


def _wrong(what: str) -> KnownProblem:
    return KnownProblem(
        _("After how long a helpline is looked at again cannot be read: {what}.").format(what=what),
        kept=_("Your records are not touched."),
        next_step=_("Put the file back as it was, or install the program again."),
    )
