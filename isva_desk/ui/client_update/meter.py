"""How hard the page is to read, in a line above its text: grade, index, sentences, and what there is to look at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from isva_desk.language import _, ngettext
from isva_desk.ui.parts import Flow, Pill, Tone, announce
from isva_desk.writing.reading_age import Meter

GRADE, LONGEST, MEAN = 5, 20, 12  # practice: grade 5 or lower, no sentence over 20 words, 12 on average


class MeterLine(QWidget):
    """Pills that say it in words; one that is past its limit is amber."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("How hard it is to read"))
        flow = Flow(self, gap=6, line_gap=6)
        self.grade, self.index, self.longest, self.mean, self.remarks = (Pill("", "grey") for _pill in range(5))
        for pill in (self.remarks, self.grade, self.index, self.longest, self.mean):
            flow.addWidget(pill)
            pill.hide()
        self._said = ""

    def show_meter(self, meter: Meter) -> None:
        """Show what the formulas say; for a language that is not English no grade."""
        english = meter.grade is not None and meter.ari is not None
        self.grade.setVisible(english)
        if meter.grade is not None and meter.ari is not None:
            grade = max(0.0, meter.grade)
            self.grade.say(
                _("Grade {grade:.1f}, wanted: {most} or lower").format(grade=grade, most=GRADE),
                _tone(grade <= GRADE),
            )
            index = _("ARI {index:.1f}").format(index=meter.ari) if meter.ari >= 1 else _("ARI under 1")
            self.index.say(index, "grey", icon="info")
        else:
            self.index.say(_("LIX {index:.0f}").format(index=meter.lix), "grey", icon="info")
        self.index.show()
        self.longest.say(
            ngettext("Longest: {count} word", "Longest: {count} words", meter.longest).format(count=meter.longest),
            _tone(meter.longest <= LONGEST),
        )
        self.longest.show()
        self.mean.say(
            _("{mean:.0f} words a sentence").format(mean=meter.words_per_sentence),
            _tone(meter.words_per_sentence <= MEAN),
        )
        self.mean.show()

    def show_count(self, mend: int, look: int) -> None:
        """So many things to put right and to look at; said aloud when it changes."""
        if mend:
            words = ngettext("{count} thing to put right", "{count} things to put right", mend).format(count=mend)
            self.remarks.say(words, "rose", icon="warning")
        elif look:
            words = ngettext("{count} thing to look at", "{count} things to look at", look).format(count=look)
            self.remarks.say(words, "blue", icon="info")
        else:
            words = _("Nothing to put right")
            self.remarks.say(words, "green")
        self.remarks.show()
        if words != self._said:
            self._said = words
            announce(self.remarks, words)


def _tone(good: bool) -> Tone:
    return "green" if good else "amber"
