"""The parts that pages are made of. Each has a name and a role for a screen reader and works by keyboard alone."""

from isva_desk.ui.parts.announce import announce
from isva_desk.ui.parts.busy import Busy
from isva_desk.ui.parts.buttons import KeyHint, LinkButton, PickedButton, PlainButton, PrimaryButton, say_shortcut
from isva_desk.ui.parts.chips import Chips
from isva_desk.ui.parts.day_strip import DayCell, DayStrip
from isva_desk.ui.parts.empty import EmptyState
from isva_desk.ui.parts.field import Field
from isva_desk.ui.parts.flow import Flow
from isva_desk.ui.parts.icon import Icon
from isva_desk.ui.parts.looks import SectionTitle, body, heading, label, look, restyle, rule, small, soft, title
from isva_desk.ui.parts.sheet import Sheet
from isva_desk.ui.parts.surfaces import Card, Row, Rows, Scroll, clear, page_margins
from isva_desk.ui.parts.toast import Toast
from isva_desk.ui.parts.tones import Banner, Pill, Tone

__all__ = [
    "Banner",
    "Busy",
    "Card",
    "Chips",
    "DayCell",
    "DayStrip",
    "EmptyState",
    "Field",
    "Flow",
    "Icon",
    "KeyHint",
    "LinkButton",
    "PickedButton",
    "Pill",
    "PlainButton",
    "PrimaryButton",
    "Row",
    "Rows",
    "Scroll",
    "SectionTitle",
    "Sheet",
    "Toast",
    "Tone",
    "announce",
    "body",
    "clear",
    "heading",
    "label",
    "look",
    "page_margins",
    "restyle",
    "rule",
    "say_shortcut",
    "small",
    "soft",
    "title",
]
