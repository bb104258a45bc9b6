"""The cases of the demonstration that were decided by the CPS or went to court."""

from __future__ import annotations

import stages
from stages import Figures
from story import Story


def no_charge_by_the_cps(story: Story, figures: Figures) -> None:
    start = stages.with_cps(story, figures, 120)
    story.routine(start + 28, -40)
    decided = story.event("no-charge-cps", -13, "A")
    story.not_told(decided, -2, "cps")


def review_running(story: Story, figures: Figures) -> None:
    start = stages.with_cps(story, figures, 190)
    story.routine(start + 28, -80)
    decided = story.event("no-charge-cps", -62, "A")
    story.told(decided, "cps", 2, "letter", reasons="yes", review_right="yes")
    story.event("review-requested", -20, scheme="cps")


def review_of_the_police(story: Story, _figures: Figures) -> None:
    start = stages.investigation(story, 310)
    story.routine(start + 28, -50)
    story.told(story.event("no-charge-police", -44, "A"), after=1, method="phone", reasons="yes", review_right="yes")
    story.event("review-requested", -12, scheme="police")


def charged_on_friday(story: Story, figures: Figures) -> None:
    start = stages.with_cps(story, figures, figures["cps_to_decision"])
    story.routine(start + 28, -9)
    story.event("charge", -3, "A")


def first_hearing_this_week(story: Story, figures: Figures) -> None:
    start = stages.charged(story, figures, 25)
    story.routine(start + 28, -30)
    story.event("witness-required", -1, wcu_received=story.day(-1))


def waiting_for_trial(story: Story, figures: Figures) -> None:
    start = stages.charged(story, figures, 150)
    story.routine(start + 28, -155)
    stages.plea(story, 150, 190)
    story.event("special-measures-decision", -16)
    story.client.update(prosecutor="vacant", prosecutor_email=None, prosecutor_from=story.day(-35))


def trial_moved(story: Story, figures: Figures) -> None:
    start = stages.charged(story, figures, 320)
    story.routine(start + 28, -325)
    stages.plea(story, 320, -75)
    for offset, new_day, told in ((-90, 30, 2), (-28, 120, 5)):
        moved = story.event("hearing-moved", offset, hearing="trial", hearing_on=story.day(new_day),
                            wcu_received=story.day(offset))  # fmt: skip
        story.told(moved, "witness-care", told)
    story.event("hearing-moved", 2, hearing="trial", hearing_on=story.day(161), wcu_received=story.day(2))


def trial_next_week(story: Story, figures: Figures) -> None:
    start = stages.charged(story, figures, 400)
    story.routine(start + 28, -405)
    stages.plea(story, 400, 7)
    story.told(story.event("special-measures-decision", -40), "witness-care", 1)
    story.news(-2, by="witness-care", told_to="isva", method="phone", note="The court room is on the first floor")


def in_trial(story: Story, figures: Figures) -> None:
    start = stages.charged(story, figures, figures["charge_to_verdict"])
    story.routine(start + 28, -figures["charge_to_verdict"] - 5)
    stages.plea(story, figures["charge_to_verdict"], 0)
    story.event("trial-started", 0)


def acquitted(story: Story, figures: Figures) -> None:
    stages.tried(story, figures, 20, "not guilty")


def sentenced_lately(story: Story, figures: Figures) -> None:
    start = stages.tried(story, figures, 38, "guilty")
    story.routine(start + 28, start + 200)
    sentence = story.event("sentence", -11, "A", months=84, wcu_received=story.day(-10))
    story.told(sentence, "witness-care", 2, "phone", review_right="no")


def after_the_sentence(story: Story, figures: Figures) -> None:
    stages.tried(story, figures, 110, "guilty")
    sentence = story.event("sentence", -80, "A", months=60, wcu_received=story.day(-80))
    story.told(sentence, "witness-care", 1, "phone", review_right="yes")
    story.event("vcs-referral", -70)
    story.event("vcs-contact", -38)
    story.told(story.event("appeal-made", -9, wcu_received=story.day(-8)), "witness-care", 4)


def withdrew(story: Story, _figures: Figures) -> None:
    start = stages.investigation(story, 130)
    story.routine(start + 28, -35)
    story.event("victim-withdrew", -33)
    story.event("complaint", -8, complaint_to="police")


def closed(story: Story, figures: Figures) -> None:
    stages.tried(story, figures, 200, "guilty")
    sentence = story.event("sentence", -170, "A", months=36, wcu_received=story.day(-170))
    story.told(sentence, "witness-care", 1, "letter", review_right="yes")
    story.event("vcs-referral", -160)
    story.event("vcs-contact", -140)
    story.event("compensation-claimed", -120)
    story.event("closed", -30)


LATE = (
    no_charge_by_the_cps, review_running, review_of_the_police, charged_on_friday, first_hearing_this_week,
    waiting_for_trial, trial_moved, trial_next_week, in_trial, acquitted, sentenced_lately, after_the_sentence,
    withdrew, closed,
)  # fmt: skip
