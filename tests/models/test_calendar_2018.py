"""The real calendar of 2018, against a table counted by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gateway.calendar import LAST_DECREED, work_calendar

HOLIDAYS = """
01-01 02-16 03-30 05-01 05-10 05-29 06-01 06-15 06-27 08-17 08-22 09-11 11-20 12-25
"""
"""The national holidays of 2018 that fall on a weekday; 27 June is the day of the regional elections."""
COLLECTIVE_LEAVE = "06-11 06-12 06-13 06-14 06-18 06-19 06-20 12-24"
"""Cuti bersama of 2018: the long Lebaran from 11 to 20 June, and the day before Christmas."""

TABLE = """
Mon 01-01   1 Tue 01-02 | Fri 01-05   1 Mon 01-08 | Sat 01-06   1 Mon 01-08 | Sun 01-07   5 Fri 01-12
Wed 01-31  10 Wed 02-14 | Thu 02-15   1 Mon 02-19 | Wed 02-14   2 Mon 02-19 | Mon 02-19  -1 Thu 02-15
Thu 03-29   1 Mon 04-02 | Sat 03-31   1 Mon 04-02 | Mon 04-02  -1 Thu 03-29 | Mon 04-30   1 Wed 05-02
Mon 04-30   2 Thu 05-03 | Tue 05-08   1 Wed 05-09 | Tue 05-08   2 Fri 05-11 | Tue 05-08  10 Wed 05-23
Tue 05-08  12 Fri 05-25 | Wed 05-09   1 Fri 05-11 | Fri 05-11  -1 Wed 05-09 | Mon 05-28   1 Wed 05-30
Wed 05-30  -1 Mon 05-28 | Thu 05-31   1 Mon 06-04 | Mon 06-04  -1 Thu 05-31 | Mon 06-04   5 Thu 06-21
Thu 06-07   1 Fri 06-08 | Fri 06-08   1 Thu 06-21 | Fri 06-08   2 Fri 06-22 | Fri 06-08   5 Thu 06-28
Sat 06-09   1 Thu 06-21 | Thu 06-14   1 Thu 06-21 | Sat 06-16   1 Thu 06-21 | Thu 06-21  -1 Fri 06-08
Thu 06-21  -2 Thu 06-07 | Fri 06-22  -2 Fri 06-08 | Fri 06-22   5 Mon 07-02 | Tue 06-26   1 Thu 06-28
Thu 06-28  -1 Tue 06-26 | Thu 05-31  10 Thu 06-28 | Tue 05-08  40 Thu 07-19 | Mon 07-02   7 Wed 07-11
Thu 08-16   1 Mon 08-20 | Tue 08-21   1 Thu 08-23 | Thu 08-23  -1 Tue 08-21 | Mon 09-10   1 Wed 09-12
Wed 09-12  -1 Mon 09-10 | Mon 11-19   1 Wed 11-21 | Wed 11-21  -1 Mon 11-19 | Fri 12-21   1 Wed 12-26
Fri 12-21   2 Thu 12-27 | Wed 12-26  -1 Fri 12-21 | Mon 12-31  -5 Thu 12-20 | Mon 10-01  60 Thu 12-27
"""
"""A weekday and a day, so many working days, the weekday and the day on which they end."""
CASES = [tuple(case.split()) for line in TABLE.strip().splitlines() for case in line.split("|")]
CALENDAR = work_calendar(2018, 1, collective_leave=True)


def day_of(text: str) -> date:
    return date.fromisoformat(f"2018-{text}")


def off() -> set[date]:
    return {day_of(text) for text in f"{HOLIDAYS} {COLLECTIVE_LEAVE}".split()}


def counted(day: date, days: int) -> date:
    """Walk from day to day and cross off each one on which offices work."""
    left, step = abs(days), timedelta(days=1 if days > 0 else -1)
    while left:
        day += step
        if day.isoweekday() not in (6, 7) and day not in off():
            left -= 1
    return day


def test_the_holidays_of_2018_are_those_of_the_decree() -> None:
    assert (set(CALENDAR.holidays), len(CALENDAR.holidays), CALENDAR.years) == (off(), 22, (2018,))


def test_the_table_has_at_least_forty_cases() -> None:
    assert len({tuple(case[1:3]) for case in CASES}) == len(CASES) >= 40


@pytest.mark.parametrize(("weekday", "day", "days", "end_weekday", "end"), CASES)
def test_working_days_of_2018(weekday: str, day: str, days: str, end_weekday: str, end: str) -> None:
    assert (f"{day_of(day):%a}", f"{day_of(end):%a}") == (weekday, end_weekday)
    assert counted(day_of(day), int(days)) == day_of(end)
    assert CALENDAR.plus(day_of(day), int(days)) == day_of(end)


def test_the_lebaran_weeks_hold_no_working_day() -> None:
    weeks = [date(2018, 6, 9) + timedelta(days=n) for n in range(12)]

    assert [day for day in weeks if CALENDAR.is_working(day)] == []
    assert CALENDAR.between(date(2018, 6, 8), date(2018, 6, 20)) == 0
    assert CALENDAR.between(date(2018, 6, 8), date(2018, 6, 21)) == 1


def test_a_policy_without_collective_leave_works_through_it() -> None:
    calendar = work_calendar(2018, 1, collective_leave=False)

    assert set(calendar.holidays) == {day_of(text) for text in HOLIDAYS.split()}
    assert calendar.plus(date(2018, 6, 8), 1) == date(2018, 6, 11)


def test_days_run_on_over_the_new_year() -> None:
    calendar = work_calendar(2018, 2, collective_leave=True)

    assert calendar.plus(date(2018, 12, 28), 2) == date(2019, 1, 2)
    assert calendar.plus(date(2019, 1, 2), -2) == date(2018, 12, 28)


def test_years_after_the_last_decree_are_estimated_and_have_weekends_only() -> None:
    calendar = work_calendar(LAST_DECREED, 3, collective_leave=True)

    assert calendar.years == (LAST_DECREED,)
    assert [calendar.estimated(date(LAST_DECREED + n, 1, 2)) for n in range(3)] == [False, True, True]
    assert {day.year for day in calendar.holidays} == {LAST_DECREED}
