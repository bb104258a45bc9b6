"""The register of letters: those that are looked for and not on record, then every letter, newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from isva_desk.domain.labels import body_label
from isva_desk.domain.letter_lists import letter_lists
from isva_desk.domain.working_days import WorkingDays
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.journal.letters.folded import Letter
from isva_desk.journal.letters.register import Registered
from isva_desk.language import _, say_short_day
from isva_desk.ui.case.timeline import short_when
from isva_desk.ui.case.verdicts import verdict_pill
from isva_desk.ui.letters.words import letter_line, letter_pill, letter_title
from isva_desk.ui.parts import Row, Rows, Tone
from isva_desk.ui.parts.fact_row import FactRow
from isva_desk.ui.parts.record_row import RowAct

Wanted = Callable[[str, object], object]  # an act and what it is about


class RegisterCard(Rows):
    """``wanted`` is called with "letter" and a line that is looked for, "describe" or "ask" and a letter or line."""

    def __init__(
        self, lines: Sequence[Registered], name: str, calendar: WorkingDays, today: date, wanted: Wanted
    ) -> None:
        super().__init__()
        self.lines: dict[str, Row] = {}
        for line in lines:
            row = _letter(line.letter, name, today, wanted) if line.letter else _missing(line, calendar, today, wanted)
            self.add(row)
            entry = line.entitlement
            identity = line.letter.id if line.letter else f"{line.kind}:{entry.trigger if entry else ''}"
            self.lines[identity] = row


def _letter(letter: Letter, name: str, today: date, wanted: Wanted) -> FactRow:
    title = letter_title(letter)
    detail = "\n".join(line for line in (letter_line(letter, name), letter.note) if line)
    day = short_when(letter.day, today) if letter.day.is_known else _("Day not known")
    acts = (RowAct("describe", _("Describe…") if not letter.kind else _("More…"), "M"),)
    row = FactRow(title, detail, head=day, pill=letter_pill(letter), acts=acts)
    row.wanted.connect(lambda act: wanted(act, letter))
    row.opened.connect(lambda: wanted("describe", letter))
    return row


def _missing(line: Registered, calendar: WorkingDays, today: date, wanted: Wanted) -> FactRow:
    kind = letter_lists().kind(line.kind)
    who = body_label(kind.by) if kind else ""
    words, tone, icon = _pill(line.entitlement, calendar, today)
    acts = (RowAct("letter", _("It came…"), "L"), RowAct("ask", _("Ask…"), "C"))
    row = FactRow(
        letter_lists().words(line.kind), _("{who}. None on record.").format(who=who), head=_("Looked for"),
        pill=(words, tone), icon=icon, acts=acts,
    )  # fmt: skip
    row.wanted.connect(lambda act: wanted(act, line))
    row.opened.connect(lambda: wanted("letter", line))
    return row


def _pill(entry: Entitlement | None, calendar: WorkingDays, today: date) -> tuple[str, Tone, str | None]:
    """How it stands, in few words: the line has little room."""
    if entry is not None and entry.remind_on is not None and entry.remind_on > today:
        return _("Ask on {day}").format(day=say_short_day(entry.remind_on)), "grey", "clock"
    return verdict_pill(entry, calendar, today) if entry is not None else (_("Not recorded: ask"), "amber", None)
