"""The cases of the demonstration that are with the police or the CPS, or have ended there."""

from __future__ import annotations

import stages
from stages import Figures
from story import Story


def not_reported(story: Story, _figures: Figures) -> None:
    story.client.update(
        police_force=None, crime_reference=None, officer=None, officer_number=None, officer_phone=None,
        officer_email=None, cps_area=None, consent_police=None,
    )  # fmt: skip
    story.event("incident", "summer 2025", under_18="no")
    story.event("needs-assessment", -25)


def arrested_on_friday(story: Story, _figures: Figures) -> None:
    start = stages.report(story, 40)
    story.news(start + 24)
    stages.arrest(story, -3, "A", quiet=True)


def bailed_on_monday(story: Story, _figures: Figures) -> None:
    start = stages.report(story, 62)
    story.event("abe-interview", start + 11)
    story.routine(start + 25, -4)
    bailed = stages.arrest(story, 0, "A", quiet=True)
    story.told(bailed, after=3)


def interviewed_on_tuesday(story: Story, _figures: Figures) -> None:
    start = stages.report(story, 33)
    story.event("investigation-opened", start + 3)
    story.news(-4, told_to="isva", note="The phone has been sent to be examined")
    story.event("interview-under-caution", 1, "A")


def released_on_wednesday(story: Story, _figures: Figures) -> None:
    start = stages.report(story, 51)
    story.event("abe-interview", start + 9)
    story.routine(start + 26, -2)
    story.told(stages.arrest(story, 2, "A", "release-under-investigation", quiet=True), after=1, method="phone")


def just_reported(story: Story, _figures: Figures) -> None:
    event = story.event("report", -3)
    story.told(event, method="letter", reasons="yes", note="Written confirmation")
    story.event("needs-assessment", 2)


def reported_and_quiet(story: Story, _figures: Figures) -> None:
    start = stages.report(story, 75)
    story.news(start + 20)
    story.client.update(officer="vacant", officer_number=None, officer_phone=None, officer_email=None,
                        officer_from=story.day(-30))  # fmt: skip


def not_investigated(story: Story, _figures: Figures) -> None:
    start = stages.report(story, 90, plan=False)
    declined = story.event("investigation-declined", start + 40)
    story.told(declined, after=6, method="letter", reasons="no")


def bail_ends_this_week(story: Story, _figures: Figures) -> None:
    start = stages.report(story, 150)
    story.event("abe-interview", start + 12)
    stages.arrest(story, -90, "A")
    story.routine(start + 28, -8)
    story.news(1, told_to="isva", note="Forensic results are expected in December")


def bail_changed_on_thursday(story: Story, _figures: Figures) -> None:
    start = stages.report(story, 120)
    stages.arrest(story, -60, "A")
    story.routine(start + 28, -12)
    story.event("bail-changed", 3, "A")


def two_suspects(story: Story, _figures: Figures) -> None:
    start = stages.investigation(story, 210, "AB")
    story.client["suspects"] = "A, B"
    story.routine(start + 28, -5)
    story.told(story.event("no-charge-police", -24, "B"), after=2, method="phone", reasons="yes", review_right="yes")


def long_investigation(story: Story, _figures: Figures) -> None:
    start = stages.investigation(story, 395)
    story.routine(start + 28, -9)
    story.event("officer-changed", -200)
    story.event("promise", -21, told_by="police", promised_on=story.day(-3), promise="Call about the phone download")


def silent_for_months(story: Story, _figures: Figures) -> None:
    start = stages.investigation(story, 330)
    story.event("bail-changed", "not known", "A", learned=story.day(-101), note="Mentioned in passing")
    story.routine(start + 28, -100)
    story.client.update(officer="vacant", officer_number=None, officer_phone=None, officer_email=None,
                        officer_from=story.day(-96))  # fmt: skip


def big_news_only(story: Story, _figures: Figures) -> None:
    story.client.update(wishes_updates="big-news", wishes_via="client", wishes_from=story.day(-180))
    start = stages.investigation(story, 190)
    story.news(start + 40)
    story.event("records-request", -30, requested_from="GP")


def nothing_until_asked(story: Story, _figures: Figures) -> None:
    story.client.update(wishes_updates="none", wishes_from=story.day(-160))
    start = stages.investigation(story, 170, plan=False)
    story.event("bail-changed", start + 90, "A")


def through_the_isva(story: Story, _figures: Figures) -> None:
    story.client.update(wishes_updates="all", wishes_via="isva", wishes_from=story.day(-220))
    start = stages.investigation(story, 215)
    for offset in range(start + 30, -10, 30):
        story.news(offset, told_to="isva", passed_on=story.day(offset + 2), passed_method="phone")
    story.news(-1, told_to="isva", note="A third witness has been seen")


def rough_dates(story: Story, _figures: Figures) -> None:
    start = stages.report(story, 260)
    story.event("arrest", "Jun 2026", "A")
    story.event("release-under-investigation", "Jun 2026", "A")
    story.news(start + 120)
    story.news(-15, by="police")


def early_advice_running(story: Story, figures: Figures) -> None:
    start = stages.investigation(story, stages.varied(story, figures["report_to_charge"]) // 2)
    story.routine(start + 28, -6)
    story.event("early-advice-requested", -18)


def early_advice_late(story: Story, _figures: Figures) -> None:
    start = stages.investigation(story, 240)
    story.routine(start + 28, -14)
    story.event("early-advice-requested", -55)
    story.event("early-advice-given", -12)
    story.event("promise", -8, told_by="police", promised_on=story.day(2), promise="Send the file to the CPS")


def with_the_cps(story: Story, figures: Figures) -> None:
    start = stages.with_cps(story, figures, 60)
    story.routine(start + 28, -7)


def with_the_cps_for_long(story: Story, figures: Figures) -> None:
    start = stages.with_cps(story, figures, figures["cps_to_decision"] + 30)
    story.routine(start + 28, -40)
    story.news(0, by="cps", told_to="isva", method="email", note="The prosecutor expects to decide next month")


def with_the_cps_two_suspects(story: Story, figures: Figures) -> None:
    story.client["suspects"] = "A, B"
    start = stages.with_cps(story, figures, 95, "AB")
    story.routine(start + 28, -3)


def no_introduction(story: Story, _figures: Figures) -> None:
    start = stages.investigation(story, 250)
    story.routine(start + 28, -11)
    story.event("cps-referral", -20)


def action_plan(story: Story, figures: Figures) -> None:
    start = stages.with_cps(story, figures, 80)
    story.routine(start + 28, -10)
    story.event("action-plan", -24, number=1, target_on=story.day(3), review_on=story.day(10))


def second_action_plan(story: Story, figures: Figures) -> None:
    start = stages.with_cps(story, figures, 150)
    story.routine(start + 28, -13)
    story.event("action-plan", -110, number=1, target_on=story.day(-82))
    story.event("action-plan-answered", -70, number=1)
    story.event("action-plan", -28, number=2, target_on=story.day(-6), review_on=story.day(8))


def no_charge_by_the_police(story: Story, _figures: Figures) -> None:
    start = stages.investigation(story, 280)
    story.routine(start + 28, -70)
    decided = story.event("no-charge-police", -66, "A")
    story.told(decided, after=3, method="letter", reasons="yes", review_right="yes")


EARLY = (
    not_reported, arrested_on_friday, bailed_on_monday, interviewed_on_tuesday, released_on_wednesday, just_reported,
    reported_and_quiet, not_investigated, bail_ends_this_week, bail_changed_on_thursday, two_suspects,
    long_investigation, silent_for_months, big_news_only, nothing_until_asked, through_the_isva, rough_dates,
    early_advice_running, early_advice_late, with_the_cps, with_the_cps_for_long, with_the_cps_two_suspects,
    no_introduction, action_plan, second_action_plan, no_charge_by_the_police,
)  # fmt: skip
