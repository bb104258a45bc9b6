"""How an invented case goes from the report to where it stands, at about the pace of the published figures."""

from __future__ import annotations

from story import Story

Figures = dict[str, int]


def report(story: Story, days_ago: int, plan: bool = True) -> int:
    """Reported, referred, needs looked at, how often to be updated agreed. Gives the day of the report."""
    start = -days_ago
    event = story.event("report", start)
    story.told(event, after=story.chance.choice((1, 2, 3)), method="letter", reasons="yes", note="Written confirmation")
    story.event("support-referral", start + story.chance.choice((0, 1, 1, 2)))
    if story.happens(65):
        story.event("needs-assessment", start + 5)
    if plan:
        if story.happens(40):
            story.event("frequency-agreed", start + 6)
        story.client.update(contact_every=28, contact_agency="police", contact_from=story.day(start + 6))
    return start


def arrest(story: Story, offset: int, suspect: str, then: str = "release-on-bail", quiet: bool = False) -> str:
    """Arrested and interviewed on one day and released in the way named. ``quiet``: the caller says what was told."""
    arrested = story.event("arrest", offset, suspect)
    interviewed = story.event("interview-under-caution", offset, suspect)
    released = story.event(then, offset, suspect)
    if not quiet:
        story.told_as_mostly(arrested, interviewed, released)
    return released


def voluntary(story: Story, offset: int, suspect: str) -> None:
    """Interviewed without an arrest."""
    story.told_as_mostly(story.event("interview-under-caution", offset, suspect))


def investigation(story: Story, days_ago: int, suspects: str = "A", plan: bool = True) -> int:
    """Reported that long ago, suspects arrested after some weeks, bail ended three months later."""
    start = report(story, days_ago, plan)
    if story.happens(60):
        story.event("abe-interview", start + 12)
    for number, suspect in enumerate(suspects):
        offset = start + 30 + 21 * number
        if story.happens(30):
            voluntary(story, offset, suspect)
            continue
        arrest(story, offset, suspect)
        if days_ago > 150:
            story.told_as_mostly(story.event("bail-ended", offset + 92, suspect))
    return start


def with_cps(story: Story, figures: Figures, cps_days_ago: int, suspects: str = "A") -> int:
    """The file went to the CPS that long ago. Gives the day of the report."""
    before = varied(story, figures["report_to_charge"] - figures["cps_to_decision"])
    start = investigation(story, cps_days_ago + before, suspects)
    referral = story.event("cps-referral", -cps_days_ago)
    story.client.setdefault("prosecutor", f"Demo Prosecutor {story.client['name_to_use']}")
    story.client.setdefault("prosecutor_email", "prosecutor@cps.example")
    story.told(referral, "cps", 4, "letter", note="Introduction letter")
    return start


def charged(story: Story, figures: Figures, charged_days_ago: int, suspects: str = "A") -> int:
    """Charged that long ago, first hearing listed. Gives the day of the report."""
    start = with_cps(story, figures, charged_days_ago + varied(story, figures["cps_to_decision"]), suspects)
    story.client["witness_care_officer"] = f"Demo Witness Care {story.client['name_to_use']}"
    story.client["witness_care_phone"] = "01632 960999"
    for suspect in suspects:
        charge = story.event("charge", -charged_days_ago, suspect)
        listed = story.event("hearing-listed", -charged_days_ago, suspect, hearing="first appearance",
                             hearing_on=story.day(-charged_days_ago + 28))  # fmt: skip
        story.told_as_mostly(charge, listed)
    return start


def plea(story: Story, charged_days_ago: int, trial_offset: int) -> None:
    """A plea of not guilty at the second hearing, and a trial listed for that day."""
    day = -charged_days_ago + 56
    pleaded = story.event("not-guilty-plea", day, trial_on=story.day(trial_offset), wcu_received=story.day(day + 1))
    listed = story.event("hearing-listed", day, hearing="trial", hearing_on=story.day(trial_offset),
                         wcu_received=story.day(day + 1))  # fmt: skip
    story.told_as_mostly(pleaded, listed, by="witness-care")
    story.news(day + 27, "cps", offer="pre-trial-meeting", answer="later", about=pleaded, method="email")


def tried(story: Story, figures: Figures, verdict_days_ago: int, outcome: str) -> int:
    """Tried; the verdict was that long ago. Gives the day of the report."""
    length = varied(story, figures["charge_to_verdict"])
    start = charged(story, figures, verdict_days_ago + length)
    plea(story, verdict_days_ago + length, -verdict_days_ago - 6)
    story.told_as_mostly(story.event("special-measures-decision", -verdict_days_ago - 60), by="witness-care")
    story.event("trial-started", -verdict_days_ago - 5)
    verdict = story.event("verdict", -verdict_days_ago, "A", court_outcome=outcome,
                          wcu_received=story.day(-verdict_days_ago))  # fmt: skip
    story.told(verdict, "witness-care", 1)
    return start


def varied(story: Story, days: int) -> int:
    """About as many days: a quarter more or less."""
    return round(days * story.chance.uniform(0.75, 1.25))
