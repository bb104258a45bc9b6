"""How a chase reads on a page: whom it goes to, how it stands, and its pill."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from isva_desk.domain.labels import body_label
from isva_desk.domain.ladders import Ladder
from isva_desk.journal.rows import ChaseRow
from isva_desk.language import N_, _, ngettext, say_short_day

if TYPE_CHECKING:
    from isva_desk.ui.parts import Tone

ANSWERS = {
    "answered": N_("Answered"),
    "partly": N_("Answered in part"),
    "promised": N_("Promised for a day"),
    "said-done": N_("Said it was done"),
    "none": N_("No answer came"),
}


def whom(row: ChaseRow, ladders: Mapping[str, Ladder]) -> str:
    """The step and who was asked: "Officer in the case (DC Perry)"."""
    ladder = ladders.get(row.agency)
    step = ladder.step(row.step) if ladder is not None else None
    words = step.words if step is not None else row.step
    return _("{role} ({name})").format(role=words, name=row.to_name) if row.to_name else words


def asked_line(row: ChaseRow, ladders: Mapping[str, Ladder], today: date) -> str:
    """What was done so far, in one or two sentences."""
    said = [
        _("{body}: {whom}, asked on {day}.").format(
            body=body_label(row.agency), whom=whom(row, ladders), day=say_short_day(row.asked_on)
        )
    ]
    if row.times > 1:
        said.append(
            ngettext("Asked {count} time since {day}.", "Asked {count} times since {day}.", row.times).format(
                count=row.times, day=say_short_day(row.began_on)
            )
        )
    said += filter(None, (_answer(row), _passed(row, today)))
    if row.changed:
        said.append(_("For the client: {changed}").format(changed=row.changed))
    return " ".join(said)


def pill(row: ChaseRow, today: date) -> tuple[str, Tone]:
    """How the chase stands."""
    if row.state == "closed":
        return _("over"), "grey"
    if row.state == "settled":
        return _("settled"), "green"
    if row.state == "answered":
        return (_("said to be done"), "blue") if row.answer == "said-done" else (_("answered"), "green")
    if row.is_due(today):
        return _("answer was due {day}").format(day=say_short_day(row.waits_until)), "amber"
    if row.promised_on == row.waits_until:
        return _("promised for {day}").format(day=say_short_day(row.waits_until)), "blue"
    return _("answer by {day}").format(day=say_short_day(row.waits_until)), "blue"


def _answer(row: ChaseRow) -> str:
    if row.answered_on is None:
        return ""
    day = say_short_day(row.answered_on)
    if row.answer == "said-done" and row.done_on is not None:
        return _("They said on {day} that it was done on {done}.").format(day=day, done=say_short_day(row.done_on))
    if row.answer == "promised" and row.promised_on is not None:
        return _("They promised it on {day} for {promised}.").format(day=day, promised=say_short_day(row.promised_on))
    return {
        "answered": _("Answered on {day}.").format(day=day),
        "partly": _("Answered in part on {day}.").format(day=day),
        "said-done": _("They said on {day} that it was done.").format(day=day),
    }.get(row.answer, _("No answer had come by {day}.").format(day=day))


def _passed(row: ChaseRow, today: date) -> str:
    count = row.passed_promises(today)
    if not count:
        return ""
    return ngettext(
        "{count} promised day has passed with no record that it was done.",
        "{count} promised days have passed with no record that it was done.",
        count,
    ).format(count=count)
