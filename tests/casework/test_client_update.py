"""An update leaves the desk for Sam: by a way that is safe, or not at all; and what can be said of it later."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.client_update import (
    NewClientUpdate,
    NotSafeToSend,
    record_client_update,
    safe_way,
)
from isva_desk.casework.consent import NotAgreed, record_consent, withdraw_consent
from isva_desk.casework.correct_fact import retract_fact
from isva_desk.casework.desk import Desk
from isva_desk.casework.open_case import close_case
from isva_desk.casework.safe_contact import NotSafeNow, set_safe_channel
from isva_desk.domain.dates import on_day, parse_when
from isva_desk.domain.safe_contact import SafeChannel, Window
from isva_desk.journal.case_view import timeline, updates_of
from isva_desk.journal.client_updates.views import written_updates
from tests.builders.desks import CaseBuilder, SteppingClock, a_case, a_desk
from tests.builders.sam import sams_case

PAGE = b"%PDF-1.7 the page"


def page(case: CaseBuilder, **more: object) -> NewClientUpdate:
    base = NewClientUpdate(
        (case.facts["release-on-bail"],), "standard", "en", ("release-on-bail/en/1",), True, PAGE,
        file_name="letter-2026-11.pdf",
    )  # fmt: skip
    return replace(base, **more)  # type: ignore[arg-type]


def marked(desk: Desk, case: CaseBuilder, channel: str = "email", **more: object) -> None:
    values = {"allowed": "yes", "value": "sam@example.org", "checked_on": date(2026, 11, 16)} | more
    set_safe_channel(desk, case.client, SafeChannel(channel, **values))  # type: ignore[arg-type]


def test_a_page_that_is_handed_over_can_be_told_of_later(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = sams_case(desk)
    made = record_client_update(desk, case.id, page(case)).made
    (written,) = written_updates(desk.store, case.id)
    assert written.fact_id == made
    assert (written.about, written.form, written.language) == ("Released on bail", "standard", "en")
    assert written.templates == ("release-on-bail/en/1",)
    assert (written.how, written.on, written.author) == ("in-person", date(2026, 11, 23), "Robin")
    assert written.hash == hashlib.sha256(PAGE).hexdigest()
    lines = [row for row in timeline(desk.store, case.id) if row.what == "client-updates"]
    assert [row.text for row in lines] == ["Update written, to hand over: Released on bail"]


def test_that_it_was_written_does_not_say_that_sam_knows(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = sams_case(desk).with_update("police", "2026-11-20", "release-on-bail", to="isva")
    record_client_update(desk, case.id, page(case))
    assert [row.held for row in updates_of(desk.store, case.id) if row.to == "isva"] == [True]
    record_client_update(desk, case.id, page(case, told_on=on_day(date(2026, 11, 23))))
    assert [row.held for row in updates_of(desk.store, case.id) if row.to == "isva"] == [False]
    (mine,) = [row for row in updates_of(desk.store, case.id) if row.by == "isva"]
    assert (mine.on.day, mine.method) == (date(2026, 11, 23), "in-person")


def test_nobody_was_told_tomorrow_and_then_nothing_is_written(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = sams_case(desk)
    with pytest.raises(WrongAnswer):
        record_client_update(desk, case.id, page(case, told_on=parse_when("2026-11-24")))
    assert written_updates(desk.store, case.id) == ()


def test_a_way_that_sam_said_no_to_is_never_used(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = sams_case(desk)  # email: no
    with pytest.raises(NotSafeToSend, match="Email: not safe"):
        record_client_update(desk, case.id, page(case, how="email", protected=True, reason="it is quick"))
    assert written_updates(desk.store, case.id) == ()


def test_a_way_that_nobody_has_asked_about_is_not_safe(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = sams_case(desk)
    with pytest.raises(NotSafeToSend, match="Post: not marked safe"):
        safe_way(desk, case.id, "post")


def test_a_check_grows_old_after_thirty_days(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    case = sams_case(desk)
    marked(desk, case)
    new = page(case, how="email", protected=True)
    clock.go_to("2026-12-16")
    record_client_update(desk, case.id, new)
    clock.go_to("2026-12-17")
    with pytest.raises(NotSafeToSend, match="last checked on Monday 16 November 2026"):
        record_client_update(desk, case.id, new)
    (written,) = written_updates(desk.store, case.id)
    assert (written.protected, written.checked_on) == (True, date(2026, 11, 16))


def test_outside_the_safe_hours_a_reason_is_kept(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)  # Monday at nine
    case = sams_case(desk)
    marked(desk, case, windows=(Window("mon", "13:00", "15:00"),))
    new = page(case, how="email", protected=True)
    with pytest.raises(NotSafeNow, match="today 13:00 to 15:00"):
        record_client_update(desk, case.id, new)
    record_client_update(desk, case.id, replace(new, reason="it goes at one"))
    assert written_updates(desk.store, case.id)[0].reason == "it goes at one"


def test_a_condition_stands_beside_what_left(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = sams_case(desk)
    marked(desk, case, "post", allowed="only-if", condition="in a plain envelope")
    with pytest.raises(NotSafeNow, match="only if in a plain envelope"):
        record_client_update(desk, case.id, page(case, how="post"))
    record_client_update(desk, case.id, page(case, how="post", reason="plain envelope, no stamp of ours"))
    assert written_updates(desk.store, case.id)[0].condition == "in a plain envelope"


def test_an_email_is_locked_or_a_reason_is_kept(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = sams_case(desk)
    marked(desk, case)
    with pytest.raises(NotSafeNow, match="locked with a passphrase"):
        record_client_update(desk, case.id, page(case, how="email"))
    record_client_update(desk, case.id, page(case, how="email", reason="a locked file would be asked about"))
    record_client_update(desk, case.id, page(case, how="email", form="short", content=b"Hello. Please call."))
    assert len(written_updates(desk.store, case.id)) == 2


def test_only_the_short_text_goes_by_text_message(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = sams_case(desk)
    marked(desk, case, "text", value="07700 900123", never_say="court, police")
    with pytest.raises(WrongAnswer, match="Only the short text"):
        record_client_update(desk, case.id, page(case, how="text"))
    with pytest.raises(WrongAnswer, match="police"):
        record_client_update(desk, case.id, page(case, how="text", form="short", content=b"The Police rang."))
    record_client_update(desk, case.id, page(case, how="text", form="short", content=b"Please call me."))


@pytest.mark.parametrize("name", ["Samantha-2026.pdf", "for sam.pdf", "quillfeather_letter.pdf"])
def test_the_name_of_the_file_names_nobody(tmp_path: Path, name: str) -> None:
    desk = a_desk(tmp_path)
    case = sams_case(desk)
    with pytest.raises(WrongAnswer, match="without opening it"):
        record_client_update(desk, case.id, page(case, file_name=name))
    assert written_updates(desk.store, case.id) == ()


def test_a_name_is_found_as_a_whole_word_only(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = sams_case(desk)
    record_client_update(desk, case.id, page(case, file_name="sample-letter.pdf"))


def test_a_translation_that_nobody_has_read_needs_an_interpreter(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = sams_case(desk)
    polish = page(case, language="pl", templates=("release-on-bail/pl/1",), reviewed=False)
    with pytest.raises(WrongAnswer, match="interpreter") as problem:
        record_client_update(desk, case.id, polish)
    assert problem.value.field == "interpreter"
    record_client_update(desk, case.id, replace(polish, interpreter="the interpreter of Wednesday"))
    (written,) = written_updates(desk.store, case.id)
    assert (written.reviewed, written.interpreter) == (False, "the interpreter of Wednesday")


def test_nothing_is_made_once_the_consent_is_taken_back(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = sams_case(desk)
    record_consent(desk, case.client, "record", parse_when("2026-02-09"))
    record_client_update(desk, case.id, page(case))
    withdraw_consent(desk, case.client, "record", parse_when("2026-11-20"))
    with pytest.raises(NotAgreed):
        record_client_update(desk, case.id, page(case))
    assert len(written_updates(desk.store, case.id)) == 1


def test_somebody_who_cannot_be_met_is_not_handed_a_page(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = sams_case(desk)
    marked(desk, case, "in-person", allowed="no", value="")
    for how in ("in-person", "screen"):
        with pytest.raises(NotSafeToSend, match="not safe"):
            safe_way(desk, case.id, how)


def test_what_was_never_handed_over_is_taken_back_and_stays_readable(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = sams_case(desk)
    made = record_client_update(desk, case.id, page(case)).made or ""
    retract_fact(desk, made, "Sam did not come, the page was shredded")
    assert written_updates(desk.store, case.id) == ()
    assert [row.retracted for row in timeline(desk.store, case.id) if row.what == "client-updates"] == [True]


def test_an_update_is_about_events_of_its_own_open_case(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = sams_case(desk)
    other = a_case(desk, case.client).with_event("arrest", "2026-11-02", "A")
    for about in ((), (other.facts["arrest"],), (case.facts["update"],), ("nothing",)):
        with pytest.raises(WrongAnswer):
            record_client_update(desk, case.id, page(case, about=about))
    close_case(desk, case.id, date(2026, 11, 23), "moved away")
    with pytest.raises(WrongAnswer, match="closed"):
        record_client_update(desk, case.id, page(case))


def test_two_laptops_know_of_the_pages_of_both_in_whatever_order_they_meet(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = sams_case(desk)
    office = a_desk(tmp_path, author="Kim", name="office.db")
    office.store.absorb(desk.store.entries_since(desk.store.device, 0))
    mine = record_client_update(desk, case.id, page(case)).made or ""
    record_client_update(office, case.id, page(case, form="large"))
    retract_fact(desk, mine, "the page was shredded")
    of_the_office = office.store.entries_since(office.store.device, 0)
    office.store.absorb(desk.store.entries_since(desk.store.device, 0))
    desk.store.absorb(of_the_office)
    desk.store.absorb(of_the_office)
    assert written_updates(desk.store, case.id) == written_updates(office.store, case.id)
    assert [(one.form, one.author) for one in written_updates(desk.store, case.id)] == [("large", "Kim")]
    assert timeline(desk.store, case.id) == timeline(office.store, case.id)
