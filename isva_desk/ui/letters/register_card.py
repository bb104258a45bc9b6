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
from isva_desk.ui.letters.difference_card import column_of
from isva_desk.ui.letters.words import letter_line, letter_pill, letter_title
from isva_desk.ui.parts import LinkButton, Pill, Row, Rows, Tone, label, small
from isva_desk.ui.theme import current

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


def _letter(letter: Letter, name: str, today: date, wanted: Wanted) -> Row:
    title, line = letter_title(letter), letter_line(letter, name)
    day = short_when(letter.day, today) if letter.day.is_known else _("Day not known")
    row = Row(f"{day}. {title}. {line}")
    parts = [label(title), small(line)]
    if letter.note:
        parts.append(small(letter.note))
    when = label(day, "strong")
    when.setFixedWidth(current().px(112))
    row.box.addWidget(when)
    row.box.addLayout(column_of(*parts), 1)
    words, tone = letter_pill(letter)
    row.box.addWidget(Pill(words, tone))
    said = _("Describe…") if not letter.kind else _("More…")
    link = LinkButton(said, lambda: wanted("describe", letter), name=f"{said} {title}, {day}")
    row.box.addWidget(link)
    row.opened.connect(lambda: wanted("describe", letter))
    return row


def _missing(line: Registered, calendar: WorkingDays, today: date, wanted: Wanted) -> Row:
    kind = letter_lists().kind(line.kind)
    title = letter_lists().words(line.kind)
    entry = line.entitlement
    words, tone, icon = _pill(entry, calendar, today)
    who = body_label(kind.by) if kind else ""
    below = _("{who}. None on record.").format(who=who)
    row = Row(f"{title}. {below} {words}")
    looked_for = label(_("Looked for"), "soft")
    looked_for.setFixedWidth(current().px(112))
    row.box.addWidget(looked_for)
    row.box.addLayout(column_of(label(title), small(below)), 1)
    row.box.addWidget(Pill(words, tone, icon=icon))
    came = LinkButton(_("It came…"), lambda: wanted("letter", line), name=_("It came: {kind}").format(kind=title))
    asked = LinkButton(_("Ask…"), lambda: wanted("ask", line), name=_("Ask: {kind}").format(kind=title))
    row.box.addWidget(came)
    row.box.addWidget(asked)
    row.opened.connect(lambda: wanted("letter", line))
    return row


def _pill(entry: Entitlement | None, calendar: WorkingDays, today: date) -> tuple[str, Tone, str | None]:
    """How it stands, in few words: the line has little room."""
    if entry is not None and entry.remind_on is not None and entry.remind_on > today:
        return _("Ask on {day}").format(day=say_short_day(entry.remind_on)), "grey", "clock"
    return verdict_pill(entry, calendar, today) if entry is not None else (_("Not recorded: ask"), "amber", None)
