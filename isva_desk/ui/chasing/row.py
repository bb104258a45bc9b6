"""One chase in a list: whom it is about, what is asked and how it stands, and the next acts."""

from __future__ import annotations

from isva_desk.domain.stages import label as stage_label
from isva_desk.journal.rows import ChaseRow
from isva_desk.language import _
from isva_desk.ui.parts import Tone
from isva_desk.ui.parts.record_row import RecordRow, RowAct


class ChaseRowView(RecordRow):
    """``wanted`` carries "answer", "next" or "end"."""

    def __init__(self, row: ChaseRow, line: str, stands: tuple[str, Tone], *, may_go_on: bool) -> None:
        acts = acts_of(row, may_go_on=may_go_on)
        super().__init__(row.what, line, head=row.reference, below_head=stage_label(row.stage), pill=stands, acts=acts)
        self.row = row
        self.setAccessibleName(
            _("{reference}. {what}. {line} {badge}").format(
                reference=row.reference, what=row.what, line=line, badge=stands[0]
            )
        )
        self.setAccessibleDescription(_("Enter opens the case. A records the answer. N asks the next. E ends it."))


def acts_of(row: ChaseRow, *, may_go_on: bool) -> list[RowAct]:
    """The next acts of a chase."""
    if row.state == "closed":
        return []
    end = RowAct("end", _("End it…"), "E")
    if row.state == "settled":
        return [end]
    answer = RowAct("answer", _("Answer…"), "A")
    # While an answer is waited for nobody is asked again.
    return [answer, RowAct("next", _("Ask next…"), "N"), end] if may_go_on else [answer, end]
