"""Needs and risks with their day to look again, the ledger of consent, the card, and answers for returns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from isva_desk.casework.about_me import NotApproved, approve_card, card_fields, card_lines, write_card
from isva_desk.casework.characteristics import set_access, set_characteristics
from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.consent import (
    NotAgreed,
    check_leaving,
    consent_for,
    missing_consent,
    record_consent,
    share_without_consent,
    withdraw_consent,
)
from isva_desk.casework.correct_fact import retract_fact
from isva_desk.casework.desk import Desk
from isva_desk.casework.needs import Said, answer_outcomes, judge_risk, note_need
from isva_desk.casework.open_case import close_case
from isva_desk.casework.register_client import change_client, set_wishes
from isva_desk.domain.choices import choices, read_choices
from isva_desk.domain.data_file import DamagedData
from isva_desk.domain.dates import UNKNOWN, parse_when
from isva_desk.journal.needs.folded import card_of, outcomes_of, risks_of
from isva_desk.journal.needs.views import consent_history, needs_view
from isva_desk.journal.timeline import timeline
from isva_desk.journal.today import today_list
from tests.builders.desks import SteppingClock, a_case, a_desk

TODAY = parse_when("2026-11-23")


def on_today(desk: Desk, section: str) -> list[tuple[str, str, str, str]]:
    """(title, badge, tone, why) of one section."""
    rows = today_list(desk.store, desk.clock())
    return [(row.title, row.badge, row.tone, row.why) for row in rows if row.section == section]


def test_a_high_risk_is_looked_at_again_and_is_a_matter_of_safety_once_its_day_has_passed(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    case = a_case(desk)
    judge_risk(
        desk, case.client, "suspect-contact", Said("high", TODAY, plan="police asked for a marker on the address")
    )
    (risk,) = risks_of(desk.store.record(case.client))
    assert (risk.is_high, risk.review_on, risk.plan) == (
        True, date(2026, 12, 7), "police asked for a marker on the address",
    )  # fmt: skip
    assert on_today(desk, "reviews") == []
    clock.go_to("2026-12-07")
    title = "Look again at a risk: Contact by the suspect, or by somebody for them (High)"
    ((seen, badge, _tone, why),) = on_today(desk, "reviews")
    assert (seen, badge, why) == (title, "today", "It was to be looked at again on Monday 7 December 2026.")
    clock.go_to("2026-12-09")
    assert on_today(desk, "reviews") == []
    assert (title, "2 days past", "rose", why) in on_today(desk, "safety")

    judge_risk(
        desk, case.client, "suspect-contact", Said("medium", parse_when("2026-12-09"), plan="marker is in place")
    )
    assert title not in [row[0] for row in on_today(desk, "safety")]
    (risk,) = risks_of(desk.store.record(case.client))
    assert (risk.times, risk.level, risk.review_on) == (2, "medium", date(2027, 1, 6))
    clock.go_to("2027-02-01")
    assert [row[1] for row in on_today(desk, "reviews")] == ["26 days past"]
    judge_risk(desk, case.client, "suspect-contact", Said("over", parse_when("2027-02-01")))
    assert on_today(desk, "reviews") == []
    rows = desk.store.connection.execute("SELECT risk FROM p_risks").fetchall()
    assert rows == [], "a risk that is over counts nowhere"
    retract_fact(desk, risks_of(desk.store.record(case.client))[0].fact_id, "it was another client")
    assert risks_of(desk.store.record(case.client))[0].level == "medium", "taken back: what was said before holds"


def test_a_risk_of_an_earlier_day_written_down_later_does_not_hide_the_newer_word(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk)
    judge_risk(
        desk, case.client, "stalking", Said("high", parse_when("2026-11-20"), plan="referred to the stalking service")
    )
    judge_risk(desk, case.client, "stalking", Said("standard", parse_when("2026-11-02"), plan="talked about"))
    assert risks_of(desk.store.record(case.client))[0].level == "high"


def test_needs_by_heading_and_outcomes_in_the_clients_own_view(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    case = a_case(desk)
    note_need(desk, case.client, "housing", Said("much", TODAY, date(2026, 12, 1), "letter to the council asked for"))
    note_need(desk, case.client, "money", Said("met", TODAY))
    answer_outcomes(desk, case.client, "start", {"safer": "2", "coping": "prefer-not-to-say"}, TODAY)
    view = needs_view(desk.store, case.client)
    assert [(need.id, need.is_over) for need in view.needs] == [("housing", False), ("money", True)]
    assert outcomes_of(desk.store.record(case.client))["safer", "start"] == ("2", TODAY)
    assert view.due(date(2026, 11, 30)) == 0
    assert view.due(date(2026, 12, 1)) == 1
    said = {line.text: line.note for line in timeline(desk.store, case.id)}
    assert said["Need, Housing: Much support"] == "letter to the council asked for"
    assert "Safer (At the start): A little" in said
    clock.go_to("2026-12-01")
    assert [row[0] for row in on_today(desk, "reviews")] == ["Look again at a need: Housing"]
    close_case(desk, case.id, date(2026, 12, 1), "planned end")
    assert on_today(desk, "reviews") == [], "nothing is looked at again in a case that is closed"


@pytest.mark.parametrize(
    ("field", "sentence", "act"),
    [
        ("risk", "not possible here", lambda d, c: judge_risk(d, c, "weather", Said("high", TODAY, plan="x"))),
        ("level", "not possible here", lambda d, c: judge_risk(d, c, "child", Said("huge", TODAY, plan="x"))),
        ("plan", "Say in one line", lambda d, c: judge_risk(d, c, "child", Said("high", TODAY))),
        ("plan", "one line of 200", lambda d, c: judge_risk(d, c, "child", Said("high", TODAY, plan="x" * 201))),
        ("on", "Say when", lambda d, c: note_need(d, c, "money", Said("some", UNKNOWN))),
        ("on", "still to come", lambda d, c: note_need(d, c, "money", Said("some", parse_when("2026-11-24")))),
        ("review_on", "before the day", lambda d, c: note_need(d, c, "money", Said("some", TODAY, date(2026, 11, 1)))),
        ("answers", "at least one", lambda d, c: answer_outcomes(d, c, "start", {}, TODAY)),
        ("fields", "Tick at least one", lambda d, c: write_card(d, c, {})),
        ("access.bsl", "Nothing is known", lambda d, c: write_card(d, c, {"access.bsl": ""})),
        ("approved_on", "still to come", lambda d, c: write_card(d, c, {"name": ""}, parse_when("2026-11-24"))),
        ("ethnicity", "not possible here", lambda d, c: set_characteristics(d, c, {"ethnicity": "unheard-of"})),
        ("question", "not possible here", lambda d, c: set_access(d, c, {"shoe-size": "9"})),
        ("reason", "Say why it is shared", lambda d, c: share_without_consent(d, c, "police", " ")),
    ],
)
def test_what_cannot_be_taken_says_why(
    tmp_path: Path, field: str, sentence: str, act: Callable[[Desk, str], object]
) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk)
    with pytest.raises(WrongAnswer, match=sentence) as wrong:
        act(desk, case.client)
    assert wrong.value.field == field


def test_a_consent_taken_back_blocks_what_would_leave_at_once(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    case = a_case(desk)
    check_leaving(desk, case.client)  # a hand-over inside the service needs no other consent
    with pytest.raises(NotAgreed, match="To talk to the police: no consent is recorded") as missing:
        check_leaving(desk, case.client, "police")
    assert "write down the reason" in missing.value.next_step
    record_consent(desk, case.client, "police", parse_when("2026-11-02"), "signed", parse_when("2026-12-31"))
    check_leaving(desk, case.client, "police")
    with pytest.raises(NotAgreed, match="To talk to the CPS"):
        check_leaving(desk, case.client, "cps")

    withdraw_consent(desk, case.client, "police", parse_when("2026-11-23"))
    with pytest.raises(NotAgreed, match=r"took this consent back \(Monday 23 November 2026\)"):
        check_leaving(desk, case.client, "police")
    share_without_consent(desk, case.client, "police", "a child in the house is at risk today")
    check_leaving(desk, case.client, "police")
    said = {line.text: line.note for line in timeline(desk.store, case.id)}
    assert said["Shared without consent, for safeguarding (To talk to the police)"] == (
        "a child in the house is at risk today"
    )
    clock.go_to("2026-11-24")
    assert missing_consent(desk, case.client, "police") is not None, "the reason held for its day"

    steps = consent_history(desk.store, case.client, "police")
    assert [step.withdrawn_on.is_known for step in steps] == [True, False]


def test_without_the_consent_to_hold_the_record_nothing_of_it_leaves(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk)
    for party in ("record", "police"):
        record_consent(desk, case.client, party, parse_when("2026-11-02"))
    withdraw_consent(desk, case.client, "record", parse_when("2026-11-23"))
    for party in ("", "client", "police"):
        with pytest.raises(NotAgreed, match="To keep this record"):
            check_leaving(desk, case.client, party)


def test_a_consent_that_ends_is_asked_for_again_in_time(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    case = a_case(desk)
    record_consent(desk, case.client, "gp", parse_when("2026-11-02"), "", parse_when("2026-12-10"))
    assert on_today(desk, "reviews") == []
    clock.go_to("2026-11-26")
    ((title, badge, _tone, why),) = on_today(desk, "reviews")
    assert (title, badge) == ("Consent ends: To talk to the GP", "Thu 10 Dec")
    assert why == "It ends on Thursday 10 December 2026. Ask whether it goes on."
    clock.go_to("2026-12-11")
    assert on_today(desk, "reviews")[0][1] == "ended"
    assert consent_for(desk.store.record(case.client), "gp", date(2026, 12, 11)).status == "ended"
    record_consent(desk, case.client, "gp", parse_when("2026-12-11"))
    assert on_today(desk, "reviews") == []


def test_the_card_leaves_only_as_the_client_approved_it(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk)
    set_access(desk, case.client, {"interpreter": "yes", "interpreter-gender": "woman", "spoken": "Polish"})
    set_wishes(desk, case.client, parse_when("2026-11-02"), "big-news", "isva")
    words = {field.id: field.words for field in card_fields(desk.store.record(case.client))}
    assert words["access.interpreter-gender"] == "A woman"
    assert words["wish"] == "Only the big news, through my adviser"
    write_card(desk, case.client, {"name": "", "access.spoken": "", "wish": "", "helps": "Short meetings"})
    with pytest.raises(NotApproved, match="not approved this card"):
        card_lines(desk, case.client)
    assert [row[0] for row in on_today(desk, "reviews")] == ["Card “What to know about me”: ask for approval"]
    approve_card(desk, case.client, TODAY, "read it together")
    assert card_lines(desk, case.client) == (
        ("What to call me", "Sam"), ("The language I speak best", "Polish"),
        ("What I want to hear", "Only the big news, through my adviser"), ("What helps me", "Short meetings"),
    )  # fmt: skip
    assert on_today(desk, "reviews") == []
    set_access(desk, case.client, {"interpreter-gender": "either"})
    assert card_lines(desk, case.client), "what was not ticked may change"
    with pytest.raises(NotAgreed):
        card_lines(desk, case.client, "police")

    change_client(desk, case.client, "name_to_use", "Samira")
    card = card_of(desk.store.record(case.client))
    assert card is not None
    assert (card.holds, card.changed) == (False, ("name",))
    with pytest.raises(NotApproved):
        card_lines(desk, case.client)
    approve_card(desk, case.client, TODAY)
    assert card_lines(desk, case.client)[0] == ("What to call me", "Samira")
    assert card_lines(desk, case.client)[-1] == ("What helps me", "Short meetings")


def test_answers_for_returns_are_never_needed_and_go_where_reports_read_them(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk)
    rows = "SELECT characteristic, value FROM p_characteristics ORDER BY characteristic"
    assert desk.store.connection.execute(rows).fetchall() == []
    set_characteristics(desk, case.client, {"age-band": "25-34", "religion": "prefer-not-to-say", "sex": ""})
    assert desk.store.connection.execute(rows).fetchall() == [("age-band", "25-34"), ("religion", "prefer-not-to-say")]
    set_characteristics(desk, case.client, {"religion": "not-asked-unsafe", "age-band": ""})
    assert desk.store.connection.execute(rows).fetchall() == [("religion", "not-asked-unsafe")]
    for one in choices("characteristics").lists.values():
        assert {"prefer-not-to-say", "not-asked-unsafe"} <= {choice.id for choice in one.choices}, one.id
    assert set_characteristics(desk, case.client, {"religion": "not-asked-unsafe"}).made is None


def test_the_choice_of_welsh_is_the_language_of_letters(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk)
    set_access(desk, case.client, {"welsh": "welsh"})
    assert desk.store.record(case.client).text("language") == "cy"
    set_access(desk, case.client, {"welsh": "both"})
    assert desk.store.record(case.client).text("language") == "cy"


def test_a_file_of_choices_that_is_damaged_is_named(tmp_path: Path) -> None:
    path = tmp_path / "needs.toml"
    head = 'format = "isva-desk.choices/1"\nversion = "1"\nreviewed = 2026-11-23\nsource = "invented"\n'
    one = '[[list]]\nid = "a"\nwords = "A"\n'
    choice = '[[list.choice]]\nid = "x"\nwords = "X"\n'
    for text in (
        "", "[", head, head + one, head + one + choice + choice, head + "colour = 1\n" + one + choice,
        head.replace("/1", "/9") + one + choice, head + one + '[[list.choice]]\nid = "x"\nwords = ""\n',
        head + one + choice + "number = -1\n", head.replace("2026-11-23", '"soon"') + one + choice,
    ):  # fmt: skip
        path.write_text(text, encoding="utf-8")
        with pytest.raises(DamagedData, match=r"needs\.toml cannot be used"):
            read_choices(path)
    path.write_text(head + one + choice, encoding="utf-8")
    assert read_choices(path)["a"].text_of("gone") == "gone", "what another version offered stays readable"
