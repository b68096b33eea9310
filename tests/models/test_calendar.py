"""Working days are counted over holidays, and a local deadline is one moment."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from models.calendar import LocalDeadline, WorkCalendar, instant, local
from tests.models.samples import SOME

DAYS = st.dates(date(2018, 1, 1), date(2020, 12, 31))
CALENDARS = st.builds(lambda days: WorkCalendar(holidays=tuple(days), years=(2018,)), st.lists(DAYS, max_size=120))


@given(CALENDARS, DAYS, st.integers(0, 90))
@SOME
def test_so_many_working_days_later_lie_so_many_working_days_between(
    calendar: WorkCalendar, day: date, days: int
) -> None:
    later = calendar.plus(day, days)

    assert calendar.between(day, later) == days
    assert days == 0 or calendar.is_working(later)


@given(CALENDARS, DAYS, st.integers(0, 90))
@SOME
def test_from_a_working_day_counting_back_and_forth_ends_where_it_began(
    calendar: WorkCalendar, day: date, days: int
) -> None:
    working = calendar.plus(day, 1)

    assert calendar.plus(calendar.plus(working, days), -days) == working
    assert calendar.plus(calendar.plus(working, -days), days) == working
    assert calendar.between(calendar.plus(working, -days), working) == days


@given(CALENDARS, DAYS, st.integers(1, 40), st.integers(1, 40))
@SOME
def test_days_counted_in_two_parts_are_the_days_counted_at_once(
    calendar: WorkCalendar, day: date, first: int, second: int
) -> None:
    assert calendar.plus(calendar.plus(day, first), second) == calendar.plus(day, first + second)


@given(CALENDARS, DAYS, st.integers(0, 60))
@SOME
def test_nothing_lies_between_a_day_and_an_earlier_one(calendar: WorkCalendar, day: date, days: int) -> None:
    assert calendar.between(day, day - timedelta(days=days)) == 0


@pytest.mark.parametrize(
    ("zone", "utc", "text"),
    [
        ("Asia/Jakarta", "16:59", "2018-06-29 23.59 WIB"),
        ("Asia/Pontianak", "16:59", "2018-06-29 23.59 WIB"),
        ("Asia/Makassar", "15:59", "2018-06-29 23.59 WITA"),
        ("Asia/Jayapura", "14:59", "2018-06-29 23.59 WIT"),
    ],
)
def test_the_end_of_a_day_is_another_moment_in_each_zone(zone: str, utc: str, text: str) -> None:
    due = LocalDeadline(day=date(2018, 6, 29), zone=zone)

    assert str(due) == text
    assert instant(due.day, due.at, zone) == datetime.fromisoformat(f"2018-06-29T{utc}:00+00:00")
    assert due.moment == datetime.fromisoformat(f"2018-06-29T{utc}:59.999999+00:00")
    assert local(due.moment, zone).date() == due.day


def test_a_deadline_at_another_time_of_day_keeps_it() -> None:
    due = LocalDeadline(day=date(2018, 6, 29), zone="Asia/Jayapura", at=time(16, 5))

    assert (str(due), due.moment) == (
        "2018-06-29 16.05 WIT",
        datetime(2018, 6, 29, 7, 5, 59, 999_999, tzinfo=UTC),
    )


def test_a_zone_outside_indonesia_is_refused() -> None:
    rule = "zone 'Asia/Tokyo' is not one of Asia/Jakarta, Asia/Pontianak, Asia/Makassar, Asia/Jayapura"
    with pytest.raises(ValidationError, match=rule):
        LocalDeadline(day=date(2018, 6, 29), zone="Asia/Tokyo")


def test_a_day_of_a_year_without_a_decree_is_estimated() -> None:
    calendar = WorkCalendar(years=(2018, 2019))

    assert [calendar.estimated(date(year, 6, 15)) for year in (2017, 2018, 2019, 2020)] == [True, False, False, True]
