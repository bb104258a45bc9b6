"""Where the case stands: one track of steps for each suspect."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from isva_desk.domain.stages import label as stage_label
from isva_desk.journal.rows import ClientHead
from isva_desk.language import N_, _
from isva_desk.ui.parts import LinkButton, clear, look, small

_STEPS = (
    (N_("Reported"), ("reported", "not-investigated")),
    (N_("Investigation"), ("investigation", "early-advice")),
    (N_("With the CPS"), ("with-cps", "action-plan")),
    (N_("Charged"), ("charged",)),
    (N_("Crown Court"), ("court", "trial")),
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
        self._column.setSpacing(8)

    def show_stages(self, head: ClientHead) -> None:
        """Draw the tracks of this case."""
        clear(self._column)
        several = len(head.stages) > 1
        for suspect, stage, overridden in head.stages or (("", head.stage, False),):
            self._column.addWidget(self._track(suspect if several else "", suspect, stage, overridden=overridden))

    def _track(self, shown_name: str, suspect: str, stage: str, *, overridden: bool) -> QWidget:
        track = QWidget()
        track.setAccessibleName(_spoken(shown_name, stage, overridden=overridden))
        line = QHBoxLayout(track)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        if shown_name:
            line.addWidget(small(_("Suspect {name}").format(name=shown_name)))
        here = next((index for index, (_words, stages) in enumerate(_STEPS) if stage in stages), None)
        for index, (words, _stages) in enumerate(_STEPS):
            state = "ahead" if here is None or index > here else ("now" if index == here else "done")
            line.addWidget(_step(_(words), state), 1)
        if here is None:  # outside the line of steps: no further action, review, withdrawn, closed, not reported
            line.addWidget(_step(stage_label(stage), "now"), 1)
        note = self._note(stage, here, overridden=overridden)
        if note:
            line.addWidget(small(note))
        line.addWidget(
            LinkButton(
                _("Change…"),
                lambda: self.change_wanted.emit(suspect),
                name=_("Set the stage by hand"),
            )
        )
        return track

    def _note(self, stage: str, here: int | None, *, overridden: bool) -> str:
        if overridden:
            return _("set by hand")
        if here is not None and _STEPS[here][1][0] != stage:
            return stage_label(stage)
        return ""


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
