"""Every field that a kind of event can carry is asked for somewhere, and kinds are found by the words people use."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from isva_desk.domain.event_kinds import EXTRA_FIELDS
from isva_desk.ui.record_event.kind_picker import KindPicker
from isva_desk.ui.record_event.questions import ASKED, SUSPECT_KINDS


def test_every_field_has_a_question() -> None:
    assert {name for fields in EXTRA_FIELDS.values() for name in fields} <= ASKED
    assert set(EXTRA_FIELDS) >= SUSPECT_KINDS


def found_by(picker: KindPicker, typed: str) -> list[str]:
    picker.edit.clear()
    picker.edit.textEdited.emit(typed)
    return [picker.list.item(row).text() for row in range(picker.list.count())]


def test_what_begins_with_the_typed_word_comes_first(qtbot: QtBot) -> None:
    picker = KindPicker()
    qtbot.addWidget(picker)
    assert found_by(picker, "charged")[0] == "Charged"
    assert found_by(picker, "bail")[-1] == "Released on bail"
    assert found_by(picker, "rui") == ["Released under investigation"]
    assert found_by(picker, "nfa cps") == ["CPS decision not to charge"]
    assert found_by(picker, "xyz") == []
