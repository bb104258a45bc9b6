"""Ratio 10: one deadline (the fifth working day after a day) against numpy's scalar ``busday_offset``.

Both know the same bank holidays, both take a Python date and give one back; the second anchor is spared the conversion.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

import numpy as np

from benchmarks.ratio import Ratio, report, side_by_side
from isva_desk.domain import resources
from isva_desk.domain.bank_holidays import load_calendar

COUNT = 20_000
WORKING_DAYS = 5


def main() -> None:
    calendar = load_calendar(resources.folder())
    theirs = np.busdaycalendar(holidays=sorted(calendar.holidays))
    chance = random.Random(10)
    days = [date(2018, 1, 1) + timedelta(days=chance.randrange(3000)) for _ in range(COUNT)]
    native = [np.datetime64(day) for day in days]

    def ours() -> list[date]:
        return [calendar.after(day, WORKING_DAYS) for day in days]

    def numpy_with_dates() -> list[object]:
        return [np.busday_offset(day, WORKING_DAYS, roll="backward", busdaycal=theirs).item() for day in days]

    def numpy_native() -> list[np.datetime64]:
        return [np.busday_offset(day, WORKING_DAYS, roll="backward", busdaycal=theirs) for day in native]

    assert ours() == numpy_with_dates()
    for anchor, name in (
        (numpy_with_dates, "numpy busday_offset, dates"),
        (numpy_native, "numpy busday_offset, datetime64"),
    ):
        mine, other = side_by_side(ours, anchor, rounds=7)
        report(Ratio(10, "one deadline", name, mine / COUNT * 1e6, other / COUNT * 1e6, "µs", 1 / 3))


if __name__ == "__main__":
    main()
