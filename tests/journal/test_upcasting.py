"""What an old version wrote is read for ever: each step takes the fields of one version to the next."""

from __future__ import annotations

import msgspec
import pytest

from isva_desk.journal import acts, upcasting
from isva_desk.journal.upcasting import Fields, Steps

# An update as a trial version kept it: the body under "from", and the letter's day under "posted".
OLDEST = {"from": "police", "posted": "2025-03-01", "about": ["e1"]}


def posted_was_renamed(fields: Fields) -> Fields:
    fields["sent_on"] = fields.pop("posted")
    return fields


def from_was_renamed(fields: Fields) -> Fields:
    fields["by"] = fields.pop("from")
    return fields


STEPS: Steps = {("update-recorded", 1): posted_was_renamed, ("update-recorded", 2): from_was_renamed}


@pytest.fixture
def third_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(acts.ACTS, "update-recorded", (acts.UpdateRecorded, 3))


@pytest.mark.usefixtures("third_version")
def test_the_oldest_goes_through_every_step() -> None:
    act = upcasting.read("update-recorded", 1, msgspec.msgpack.encode(OLDEST), STEPS)
    assert act == acts.UpdateRecorded(by="police", sent_on="2025-03-01", about=("e1",))


@pytest.mark.usefixtures("third_version")
def test_a_later_one_goes_through_the_rest() -> None:
    fields = {"from": "cps", "sent_on": "2025-03-01"}
    act = upcasting.read("update-recorded", 2, msgspec.msgpack.encode(fields), STEPS)
    assert act == acts.UpdateRecorded(by="cps", sent_on="2025-03-01")


@pytest.mark.usefixtures("third_version")
def test_a_correction_that_carries_an_old_version_is_read_too() -> None:
    assert upcasting.revive("update-recorded", 1, OLDEST, STEPS) == acts.UpdateRecorded(
        by="police", sent_on="2025-03-01", about=("e1",)
    )
    assert "from" in OLDEST, "the step works on a copy"


def test_every_step_leads_to_a_version_that_exists() -> None:
    for act, version in upcasting.STEPS:
        assert 1 <= version < acts.ACTS[act][1]
    for act, (_kind, newest) in acts.ACTS.items():
        assert all((act, version) in upcasting.STEPS for version in range(1, newest))
