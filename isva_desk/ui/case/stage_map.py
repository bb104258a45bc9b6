"""Where the case stands: one track of steps for each suspect."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from isva_desk.domain.stages import label as stage_label
from isva_desk.journal.rows import ClientHead
from isva_desk.language import N_, _
from isva_desk.ui.parts import LinkButton, clear, label, look, small

_STEPS = (
    (N_("Reported"), ("reported", "not-investigated")),
    (N_("Investigation"), ("investigation", "early-advice")),
    (N_("With the CPS"), ("with-cps", "action-plan")),
    (N_("Charged"), ("charged",)),
    (N_("Court"), ("court", "trial")),
    (N_("Outcome"), ("outcome", "sentenced")),
    (N_("After"), ("after",)),
)


_OUTSIDE, _CHANGE = len(_STEPS) + 1, len(_STEPS) + 2  # columns after the name and the steps


class StageMap(QWidget):
    """``change_wanted`` carries the suspect ("" where the case has no tracks) whose stage a person wants to set."""

    change_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)

    def show_stages(self, head: ClientHead) -> None:
        """Draw the tracks of this case, step under step."""
        clear(self._grid)
        tracks = head.stages or (("", head.stage, False),)
        outside = any(_step_of(stage) is None or _note(stage, overridden=by_hand) for _who, stage, by_hand in tracks)
        for column in range(1, _CHANGE):
            self._grid.setColumnStretch(column, 0 if column == _OUTSIDE and not outside else 1)
        spoken = []
        for row, (suspect, stage, overridden) in enumerate(tracks):
            self._draw(row, suspect, stage, overridden=overridden, several=len(tracks) > 1)
            spoken.append(_spoken(suspect if len(tracks) > 1 else "", stage, overridden=overridden))
        self.setAccessibleName(". ".join(spoken))

    def _draw(self, row: int, suspect: str, stage: str, *, overridden: bool, several: bool) -> None:
        grid = self._grid
        if several:
            name = label(_("Suspect {name}").format(name=suspect), "small", wrap=False)
            grid.addWidget(name, row, 0)
        here = _step_of(stage)
        for index, (words, _stages) in enumerate(_STEPS):
            state = "ahead" if here is None or index > here else ("now" if index == here else "done")
            grid.addWidget(_step(_(words), state), row, index + 1)
        if here is None:  # outside the line of steps: no further action, review, withdrawn, closed, not reported
            grid.addWidget(_step(stage_label(stage), "now"), row, _OUTSIDE)
        elif note := _note(stage, overridden=overridden):
            grid.addWidget(small(note), row, _OUTSIDE)
        about = (
            _("Set the stage by hand, suspect {name}").format(name=suspect) if several else _("Set the stage by hand")
        )
        button = LinkButton(_("Change…"), partial(self.change_wanted.emit, suspect), name=about)
        grid.addWidget(button, row, _CHANGE, Qt.AlignmentFlag.AlignVCenter)


def _step_of(stage: str) -> int | None:
    return next((index for index, (_words, stages) in enumerate(_STEPS) if stage in stages), None)


def _note(stage: str, *, overridden: bool) -> str:
    """What the step alone does not say."""
    here = _step_of(stage)
    detail = "" if here is None or _STEPS[here][1][0] == stage else stage_label(stage)
    if overridden:
        return _("{stage}, set by hand").format(stage=detail) if detail else _("Set by hand")
    return detail


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
    text.setWordWrap(True)
    text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    box.addWidget(text)
    return frame
