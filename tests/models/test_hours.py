"""A post leaves at the hour of whoever reads it; decisions and last days do not wait for it, save at night."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from models.calendar import WorkCalendar, instant, local
from models.hours import Leaving, at_once, behind_letter, leaving, next_post
from models.policy import PostPolicy
from models.post import DAILY, LETTERS
from tests.world import policy

JAKARTA, MAKASSAR, JAYAPURA = "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"


def hours(**changes: Any) -> PostPolicy:
    own = policy().post
    assert own is not None
    return PostPolicy.model_validate(own.model_dump() | changes)


def at(text: str, zone: str = JAKARTA) -> datetime:
    """A moment of June 2026 as the clocks of *zone* show it: ``24 08.15``."""
    day, clock = text.split()
    hour, minute = clock.split(".")
    return instant(date(2026, 6, int(day)), datetime(2026, 6, 1, int(hour), int(minute), tzinfo=UTC).time(), zone)


def due(day: int) -> dict[str, Any]:
    return {"due": {"day": f"2026-06-{day}", "zone": JAKARTA}}


def test_the_hour_of_2018_is_eight_with_a_quarter_of_an_hour_to_gather() -> None:
    own = hours()

    assert (own.hour.isoformat("minutes"), own.gather_minutes, own.summary) == ("08:00", 15, True)
    assert (own.awake.isoformat("minutes"), own.asleep.isoformat("minutes")) == ("06:00", "20:00")


@pytest.mark.parametrize(
    ("now", "zone", "leaves"),
    [
        ("24 07.00", JAKARTA, at("24 08.15")),
        ("24 08.00", JAKARTA, at("24 08.15")),
        ("24 08.15", JAKARTA, at("24 08.15")),
        ("24 08.16", JAKARTA, at("25 08.15")),
        ("24 06.00", JAYAPURA, at("24 08.15", JAYAPURA)),
        ("24 10.00", JAYAPURA, at("25 08.15", JAYAPURA)),
        ("24 07.16", MAKASSAR, at("25 08.15", MAKASSAR)),
        ("30 23.00", JAKARTA, datetime(2026, 7, 1, 1, 15, tzinfo=UTC)),
    ],
)
def test_what_can_wait_leaves_at_the_next_hour_of_its_reader(now: str, zone: str, leaves: datetime) -> None:
    assert leaving("task", {}, at(now), zone, hours()) == Leaving(leaves, daily=True)


@pytest.mark.parametrize(
    ("now", "zone", "leaves"),
    [
        ("24 05.59", JAKARTA, at("24 08.00")),
        ("24 06.00", JAKARTA, at("24 06.00")),
        ("24 19.59", JAKARTA, at("24 19.59")),
        ("24 20.00", JAKARTA, at("25 08.00")),
        ("24 18.00", JAYAPURA, at("25 08.00", JAYAPURA)),
        ("24 04.00", JAYAPURA, at("24 04.00")),
    ],
)
def test_a_decision_leaves_at_any_moment_by_its_readers_day(now: str, zone: str, leaves: datetime) -> None:
    assert leaving("masterplan-approved", {}, at(now), zone, hours()) == Leaving(leaves, daily=False)


def test_what_would_leave_on_its_last_day_or_later_leaves_at_once() -> None:
    now = at("24 10.00")

    assert leaving("task", due(26), now, JAKARTA, hours()) == Leaving(at("25 08.15"), daily=True)
    assert leaving("task", due(25), now, JAKARTA, hours()) == Leaving(now, daily=False)
    assert leaving("reminder", due(30) | {"days_left": 0}, at("24 08.00"), JAKARTA, hours()).daily is False


def test_a_reminder_that_counts_days_never_waits_for_another_day() -> None:
    counting = due(30) | {"days_left": 4}

    assert leaving("reminder", counting, at("24 08.00"), JAKARTA, hours()) == Leaving(at("24 08.15"), daily=True)
    assert leaving("reminder", counting, at("24 08.00"), JAYAPURA, hours()) == Leaving(at("24 08.00"), daily=False)


def test_without_summaries_each_post_leaves_by_itself_at_the_hour() -> None:
    assert leaving("task", {}, at("24 07.00"), JAKARTA, hours(summary=False)) == Leaving(at("24 08.15"), daily=False)


def test_the_post_after_a_day_leaves_on_the_next_one() -> None:
    assert next_post(at("24 07.00"), JAKARTA, hours(), after=date(2026, 6, 24)) == at("25 08.15")


@pytest.mark.parametrize("now", [f"24 {hour:02}.{minute:02}" for hour in range(24) for minute in (0, 16)])
def test_nothing_leaves_at_night_or_before_it_was_written(now: str) -> None:
    for zone in (JAKARTA, MAKASSAR, JAYAPURA):
        for moment in (at_once(at(now), zone, hours()), next_post(at(now), zone, hours())):
            assert moment >= at(now)
            assert 6 <= local(moment, zone).hour < 20


@pytest.mark.parametrize(
    ("now", "days_only", "holidays", "leaves"),
    [
        ("26 07.00", True, (), "26 08.15"),
        ("26 10.00", True, (), "29 08.15"),
        ("27 07.00", True, (), "29 08.15"),
        ("28 23.00", True, (), "29 08.15"),
        ("26 10.00", True, (29,), "30 08.15"),
        ("24 10.00", True, (25, 26, 29), "30 08.15"),
        ("26 10.00", False, (29,), "27 08.15"),
        ("24 10.00", False, (25,), "25 08.15"),
    ],
)
def test_what_can_wait_leaves_on_a_working_day_where_the_policy_says_so(
    now: str, days_only: bool, holidays: tuple[int, ...], leaves: str
) -> None:
    calendar = WorkCalendar(holidays=tuple(date(2026, 6, day) for day in holidays))
    chosen = hours(working_days_only=days_only)

    assert leaving("task", {}, at(now), JAKARTA, chosen, calendar) == Leaving(at(leaves), daily=True)
    assert next_post(at(now), JAKARTA, chosen, calendar) == at(leaves)


def test_decisions_last_days_and_reminders_that_count_days_leave_on_a_saturday() -> None:
    now = at("27 10.00")

    assert leaving("masterplan-approved", {}, now, JAKARTA, hours()) == Leaving(now, daily=False)
    assert leaving("task", due(29), now, JAKARTA, hours()) == Leaving(now, daily=False)
    assert leaving("reminder", due(30) | {"days_left": 2}, now, JAKARTA, hours()) == Leaving(now, daily=False)
    assert leaving("task", due(30), now, JAKARTA, hours()) == Leaving(at("29 08.15"), daily=True)


def test_the_post_after_a_friday_leaves_on_monday() -> None:
    assert next_post(at("26 07.00"), JAKARTA, hours(), after=date(2026, 6, 26)) == at("29 08.15")


def test_a_task_about_a_letter_waits_three_working_days_for_it_and_never_to_its_last_day() -> None:
    now, holiday = at("24 10.00"), WorkCalendar(holidays=(date(2026, 6, 29),))

    assert behind_letter({}, now, JAKARTA, hours()) == at("29 08.15")
    assert behind_letter({}, now, JAKARTA, hours(), holiday) == at("30 08.15")
    assert behind_letter(due(30), now, JAKARTA, hours()) == at("29 08.15")
    assert behind_letter(due(29), now, JAKARTA, hours()) is None
    assert behind_letter({}, now, JAKARTA, hours(letter_first=0)) is None


def test_a_policy_that_says_nothing_of_working_days_and_letters_keeps_to_the_hour_alone() -> None:
    old = PostPolicy.model_validate({"hour": "08:00"})

    assert (old.working_days_only, old.letter_first) == (False, 0)


def test_decisions_results_faults_and_closings_are_never_gathered() -> None:
    assert {
        *("task", "reminder", "reminder-copy", "extended", "reopened", "resumed", "calendar-moved", "paused"),
        *("session-accepted", "trained", "launch-measured"),
    } == DAILY
    assert DAILY < LETTERS


def test_an_hour_by_night_is_no_policy() -> None:
    with pytest.raises(ValueError, match=r"the post's hour 05\.00 is not between 06\.00 and 20\.00"):
        hours(hour="05:00")
