"""Where the case stands: one track of steps for each suspect."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from isva_desk.domain.stages import label as stage_label
from isva_desk.journal.rows import ClientHead
from isva_desk.language import N_, _
from isva_desk.ui.parts import Flow, LinkButton, clear, label, look, small

_STEPS = (
    (N_("Reported"), ("reported", "not-investigated")),
    (N_("Investigation"), ("investigation", "early-advice")),
    (N_("With the CPS"), ("with-cps", "action-plan")),
    (N_("Charged"), ("charged",)),
    (N_("Court"), ("court", "trial")),
    (N_("Outcome"), ("outcome", "sentenced")),
    (N_("After"), ("after",)),
)


class StageMap(QWidget):
    """``change_wanted`` carries the suspect ("" where the case has no tracks) whose stage a person wants to set."""

    change_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._narrow = False
        self._tracks: tuple[tuple[str, str, bool], ...] = ()
        self._reached: tuple[str, ...] = ()

    def show_stages(self, head: ClientHead) -> None:
        """Draw the tracks of this case."""
        self._tracks = head.stages or (("", head.stage, False),)
        self._reached = head.reached or tuple(stage for _who, stage, _by_hand in self._tracks)
        several = len(self._tracks) > 1
        spoken = [_spoken(who if several else "", stage, overridden=by_hand) for who, stage, by_hand in self._tracks]
        self.setAccessibleName(". ".join(spoken))
        self.setAccessibleDescription(". ".join(self._passed_words()))
        self._fill()

    def arrange(self, *, narrow: bool) -> None:
        """Step under step in columns, or (where there is little room) wrapped."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._fill()

    def _fill(self) -> None:
        clear(self._column)
        if self._narrow:
            for track, reached in zip(self._tracks, self._reached, strict=True):
                holder = QWidget()
                line = Flow(holder, gap=6, line_gap=6)
                for part, _stretch in self._parts(*track, reached):
                    line.addWidget(part)
                self._column.addWidget(holder)
            return
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for row, (track, reached) in enumerate(zip(self._tracks, self._reached, strict=True)):
            for column, (part, stretch) in enumerate(self._parts(*track, reached)):
                grid.addWidget(part, row, column)
                grid.setColumnStretch(column, max(stretch, grid.columnStretch(column)))
        self._column.addWidget(holder)

    def _passed_words(self) -> Iterator[str]:
        """What the drawing says of tracks that left the line of steps: how far they had come."""
        for (who, stage, _by_hand), reached in zip(self._tracks, self._reached, strict=True):
            last = _last_passed(reached)
            if _step_of(stage) is None and last >= 0:
                passed = ", ".join(_(words) for words, _stages in _STEPS[: last + 1])
                words = _("Suspect {name}, passed: {steps}") if len(self._tracks) > 1 else _("Passed: {steps}")
                yield words.format(name=who, steps=passed)

    def _parts(self, suspect: str, stage: str, overridden: bool, reached: str) -> list[tuple[QWidget, int]]:
        """The name, the steps, what the steps do not say, and the button; each with how far it stretches."""
        several = len(self._tracks) > 1
        name = label(_("Suspect {name}").format(name=suspect) if several else "", "small", wrap=False)
        if not several:
            name.hide()
        if stage == "not-reported" and not several:
            return self._not_reported(name, overridden=overridden)
        here = _step_of(stage)
        # Off the line of steps those stay passed that the case has been at; on it, those before the step it is at.
        passed = _last_passed(reached) if here is None else here
        parts: list[tuple[QWidget, int]] = [(name, 0)]
        for index, (words, _stages) in enumerate(_STEPS):
            state = "now" if index == here else ("done" if index <= passed else "ahead")
            # The step that it is at says what exactly: "Trial" stands where "Court" stands else.
            parts.append((_step(stage_label(stage) if index == here else _(words), state), 1))
        if here is None:  # outside the line of steps: no further action, review, withdrawn, closed, not reported
            parts.append((_step(stage_label(stage), "now"), 1))
        else:
            said = small(_("Set by hand"))
            if not overridden:
                said.hide()
            parts.append((said, 1 if overridden else 0))
        about = (
            _("Set the stage by hand, suspect {name}").format(name=suspect) if several else _("Set the stage by hand")
        )
        parts.append((self._change(suspect, about), 0))
        return parts

    def _not_reported(self, name: QWidget, *, overridden: bool) -> list[tuple[QWidget, int]]:
        """No steps that wait to be taken: whether to report, and when, is a choice that nobody is pushed to."""
        words = _("To report, now or later or never, is their choice.")
        said = small(_("{words} Set by hand").format(words=words) if overridden else words)
        suspect = self._tracks[0][0]
        change = self._change(suspect, _("Set the stage by hand"))
        return [(name, 0), (_step(stage_label("not-reported"), "now"), 1), (said, 5), (change, 0)]

    def _change(self, suspect: str, about: str) -> LinkButton:
        return LinkButton(_("Change…"), partial(self.change_wanted.emit, suspect), name=about)


def _step_of(stage: str) -> int | None:
    return next((index for index, (_words, stages) in enumerate(_STEPS) if stage in stages), None)


def _last_passed(reached: str) -> int:
    """The last of the steps that the case has been at; -1 where it has been at none."""
    step = _step_of(reached)
    return -1 if step is None else step


def _spoken(suspect: str, stage: str, *, overridden: bool) -> str:
    if suspect:
        sentence = _("Stage for suspect {name}: {stage}").format(name=suspect, stage=stage_label(stage))
    else:
        sentence = _("Stage: {stage}").format(stage=stage_label(stage))
    return _("{sentence}, set by hand").format(sentence=sentence) if overridden else sentence


def _step(words: str, state: str) -> QFrame:
    frame = look(QFrame(), "stage", state=state)
    box = QHBoxLayout(frame)
    box.setContentsMargins(6, 4, 6, 4)
    text = QLabel(words)
    text.setAlignment(Qt.AlignmentFlag.AlignCenter)
    text.setWordWrap(" " in words)
    box.addWidget(text)
    return frame
