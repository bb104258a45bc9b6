"""Rules are data: shipped ones are checked, those from outside are signed, a new edition of the Code needs no code."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from isva_desk.domain import resources
from isva_desk.domain.directory import load_directory
from isva_desk.domain.event_kinds import EXTRA_FIELDS
from isva_desk.domain.problems import KnownProblem
from isva_desk.entitlements.assess import assess
from isva_desk.entitlements.rule_book import AlteredRulePack, load_rule_book, write_manifest
from isva_desk.entitlements.rule_file import NotARuleFile, read_rule_file
from isva_desk.entitlements.signed_rules import RefusedRules, new_publisher, read_signed_rules, sign_rules
from tests.builders.cases import a_case, the_calendar, the_rules

# Section 1 of the catalogue of 23 November 2026, and the three standing items of its section 1.1.
FIRST_RELEASE = """
vc-r4-support-referral vc-r3-written-confirmation vc-r4-needs-assessment vc-r6-agree-frequency vc-r7-vps-info
vc-r6-not-investigated vc-r6-arrested vc-r6-interviewed vc-r6-released-no-charge vc-r6-bail-or-rui vc-r6-bail-changed
vc-r6-agreed-updates vc-r6-ooc-outcome pace-abp-watch vir-notice cps-rape-intro-letter cps-early-advice
cps-action-plan-target cps-second-action-plan vc-r6-not-charged-police vc-r6-not-charged-cps vc-r6-charged
vc-r6-first-hearing vc-r6-cps-stop-or-alter cps-vcl-letter cps-meeting-offer cps-rape-charge-letter cps-rape-vlo
cps-vrr-expedited-notice npcc-vrr-request npcc-vrr-ack npcc-vrr-decision cps-vrr-request cps-vrr-decision
vc-r8-hearing-dates vc-r8-bail-outcome vc-r8-warrant vc-r8-rearrest-outcome vc-r8-required-to-attend
vc-r8-special-measures-outcome cps-pretrial-meeting vc-r8-court-visit-offer vc-r9-outcome vc-r9-sentence vc-r9-uls-info
uls-request-28d vc-r9-appeal-made vc-r9-appeal-dates vc-r9-appeal-bail vc-r9-appeal-outcome vc-r11-vcs-referral
vc-r11-vlo-contact vc-r12-complaint-ack agency-promise cica-apply vc-r7-vps-update pace-bail-views vc-r11-key-stages
"""

NEW_EDITION = """
format = "isva-desk.rules/1"

[instrument]
id = "victims-code-2027"
series = "victims-code"
title = "An invented Code of 2027"
in_force_from = 2027-03-01
last_checked = 2027-02-01
checked_by = "a test"

[[rule]]
id = "vc-r6-arrested"
title = "Told that {suspect} was arrested"
plain = "The police tell the client that a suspect was arrested."
owed_by = "police"
class = "hard"
clock = "event"
triggers = ["arrest"]
limit = { everybody = "3 working days" }
met_by = "told"
big_news = "yes"
severity = "high"
confidence = "read"
sources = []
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the shipped rules that may be changed."""
    return Path(shutil.copytree(resources.folder() / "rules", tmp_path / "rules"))


@pytest.fixture
def local_rules(tmp_path: Path) -> Path:
    file = tmp_path / "local.toml"
    file.write_text(NEW_EDITION, encoding="utf-8")
    return file


def test_every_rule_of_the_first_release_is_there() -> None:
    assert sorted(the_rules().by_id) == sorted(FIRST_RELEASE.split())


def test_every_rule_has_a_source_and_a_day_on_which_it_was_checked() -> None:
    for rule in the_rules().rules:
        assert rule.source.instrument
        assert rule.last_checked
        assert rule.source.references or rule.id == "agency-promise", rule.id


def test_the_editions_of_the_code_follow_each_other_without_a_gap() -> None:
    editions = sorted(
        (file for file in the_rules().instruments if file.series == "victims-code"), key=lambda file: str(file.starts)
    )
    assert [str(file.starts) for file in editions] == ["2006-04-03", "2013-12-10", "2015-11-16", "2021-04-01"]
    assert [str(file.ends) for file in editions] == ["2013-12-09", "2015-11-15", "2021-03-31", "None"]


def test_the_pilot_areas_are_those_of_the_directory() -> None:
    areas = the_rules().by_id["cps-vrr-expedited-notice"][-1].areas or {}
    directory = load_directory(resources.folder())
    listed = {
        area.id: area.expedited_vrr_from.earliest for area in directory.cps_areas if area.expedited_vrr_from.is_known
    }
    assert {area: start for area, (start, _) in areas.items()} == listed


def test_a_new_edition_is_one_more_file_and_the_day_of_the_event_selects_it(pack: Path) -> None:
    (pack / "england-and-wales" / "victims-code-2027.toml").write_text(NEW_EDITION, encoding="utf-8")
    write_manifest(pack / "england-and-wales")
    rules = load_rule_book(pack)
    story = a_case().arrest("2027-02-26").arrest("2027-03-01")
    before, after = (
        entry for entry in assess(story.case, rules, the_calendar(), date(2027, 3, 2)) if entry.rule == "vc-r6-arrested"
    )
    assert ("2020" in before.source.instrument, str(before.limit)) == (True, "2027-03-01")
    assert (after.source.instrument, str(after.limit)) == ("An invented Code of 2027", "2027-03-04")


@pytest.mark.parametrize("damage", ["changed", "removed", "added", "manifest"])
def test_a_shipped_pack_that_differs_from_its_manifest_is_refused(pack: Path, damage: str) -> None:
    folder = pack / "england-and-wales"
    if damage == "changed":
        file = folder / "bail.toml"
        file.write_text(file.read_text(encoding="utf-8").replace("3 months", "4 months"), encoding="utf-8")
    elif damage == "removed":
        (folder / "bail.toml").unlink()
    elif damage == "added":
        (folder / "more.toml").write_text(NEW_EDITION, encoding="utf-8")
    else:
        (folder / "manifest.json").write_text("{}", encoding="utf-8")
    with pytest.raises(AlteredRulePack, match="is not the one that this program was delivered with"):
        load_rule_book(pack)


def test_a_file_signed_by_an_accepted_publisher_is_used(local_rules: Path) -> None:
    private, public = new_publisher()
    sign_rules(local_rules, "A service", private)
    assert read_signed_rules(local_rules, accepted=[public]).id == "victims-code-2027"


def test_unsigned_altered_and_unknown_publishers_are_refused_with_their_own_reasons(local_rules: Path) -> None:
    private, public = new_publisher()
    with pytest.raises(RefusedRules, match="is not signed"):
        read_signed_rules(local_rules, accepted=[public])
    signature = sign_rules(local_rules, "A service", private)
    with pytest.raises(RefusedRules, match='signed by "A service", who has not been accepted'):
        read_signed_rules(local_rules, accepted=[new_publisher()[1]])
    local_rules.write_text(NEW_EDITION.replace("3 working", "9 working"), encoding="utf-8")
    with pytest.raises(RefusedRules, match="changed after it was signed"):
        read_signed_rules(local_rules, accepted=[public])
    signature.write_text("not JSON", encoding="utf-8")
    with pytest.raises(RefusedRules, match="signature file cannot be read"):
        read_signed_rules(local_rules, accepted=[public])


def test_a_publisher_cannot_pass_as_another_by_naming_their_key(local_rules: Path) -> None:
    private, _ = new_publisher()
    _, accepted = new_publisher()
    signature = sign_rules(local_rules, "A service", private)
    document = json.loads(signature.read_text(encoding="utf-8"))
    document["public_key"] = accepted
    signature.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(RefusedRules):
        read_signed_rules(local_rules, accepted=[accepted])


@pytest.mark.parametrize(("old", "new", "named"), [
    ("3 working days", "three days", '"three days" is not a limit'),
    ('"arrest"', '"arest"', '"arest" is not a kind of event'),
    ('owed_by = "police"', 'owed_by = "polis"', '"polis" is not a body'),
    ('severity = "high"', 'severity = "huge"', "severity"),
    ("big_news", "bignews", "bignews"),
    ("sources = []", 'sources = ["S1"]', "its source S1 is not listed"),
    ('limit = { everybody = "3 working days" }', "", "a limit is needed"),
    ("isva-desk.rules/1", "isva-desk.rules/2", "the format is not isva-desk.rules/1"),
    ("[[rule]]", "[[rule]", "local.toml"),
])  # fmt: skip
def test_a_slip_in_a_rule_file_is_named(old: str, new: str, named: str) -> None:
    with pytest.raises(NotARuleFile) as refusal:
        read_rule_file(NEW_EDITION.replace(old, new).encode(), "local.toml")
    assert named in str(refusal.value)
    assert isinstance(refusal.value, KnownProblem)


def test_every_kind_of_event_has_a_phrase() -> None:
    from isva_desk.entitlements.event_phrases import HAPPENED

    assert set(HAPPENED) == set(EXTRA_FIELDS)
