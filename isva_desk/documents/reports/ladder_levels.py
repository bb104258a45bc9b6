"""Where an asking stands on the ladder of its body, in words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from isva_desk.casework.ladder_files import load_ladders
from isva_desk.domain import resources
from isva_desk.domain.ladders import Asked, offer
from isva_desk.journal.report_chases import ReportedAsking
from isva_desk.language import ngettext


class LadderLevels:
    """The ladders of all bodies, read once for a report."""

    def __init__(self) -> None:
        self._ladders = load_ladders(resources.folder())

    def place(self, asking: ReportedAsking) -> int:
        """0 for the first step. A step that today's ladder no longer has counts from how often was asked before."""
        ladder = self._ladders.get(asking.act.agency)
        steps = [step.id for step in ladder.steps] if ladder is not None else []
        return steps.index(asking.act.step) if asking.act.step in steps else asking.before

    def words(self, asking: ReportedAsking) -> str:
        """The step as the ladder calls it."""
        ladder = self._ladders.get(asking.act.agency)
        step = None if ladder is None else ladder.step(asking.act.step)
        return asking.act.step if step is None else step.words

    def highest(self, askings: Sequence[ReportedAsking]) -> str | None:
        """The highest step that was asked; None where nobody was."""
        return self.words(max(askings, key=self.place)) if askings else None

    def times(self, askings: Sequence[ReportedAsking]) -> str | None:
        """How often was asked; None where nobody was."""
        count = len(askings)
        return ngettext("{count} time", "{count} times", count).format(count=count) if askings else None

    def following(
        self, agency: str, askings: Sequence[ReportedAsking], vacant: Collection[str], day: date
    ) -> str | None:
        """The step that comes next for a body that was asked so often; None where there is none."""
        ladder = self._ladders.get(agency)
        if ladder is None:
            return None
        asked = [Asked(one.act.step, one.answer_by, one.is_answered) for one in askings]
        step = offer(ladder, asked, vacant, day).following
        return None if step is None else step.words
