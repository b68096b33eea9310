"""Stage 1, dates: reminders at their rungs, and an assessor or a cohort that is late."""

from __future__ import annotations

from typing import Any

import pytest

from models.deadline import RUNG_HOUR
from tests.workflows.remembered import ASSESSOR, COORDINATOR, DAY, OFFICER, facts, posted, recorded, waiting_for


async def test_a_region_is_reminded_once_at_each_rung_and_a_coordinator_the_day_before(begin: Any) -> None:
    journey = await begin()

    await journey.pass_until((await waiting_for(journey)).due.day, hour=23)

    assert [fact["days_left"] for fact in await facts(journey, "reminded")] == [5, 1, 0]
    assert await posted(journey) == [
        ("task", OFFICER),
        ("reminder", OFFICER),
        ("reminder", OFFICER),
        ("reminder-copy", COORDINATOR),
        ("reminder", OFFICER),
    ]


async def test_a_reminder_goes_out_in_the_morning_of_its_day_and_not_before(begin: Any) -> None:
    journey = await begin()
    waiting = (await journey.standing()).waiting[0]
    calendar = (await journey.state()).calendar
    five_before = calendar.plus(waiting.due.day, -5)

    await journey.pass_until(five_before, hour=RUNG_HOUR.hour - 1)
    assert await recorded(journey) == ["entered", "asked"]

    await journey.pass_until(five_before, hour=RUNG_HOUR.hour + 1)
    assert await recorded(journey) == ["entered", "asked", "reminded"]


async def test_a_region_that_has_answered_is_not_reminded(begin: Any) -> None:
    journey = await begin()
    last = (await waiting_for(journey)).due.day

    await journey.answer()
    await journey.pass_until(last, hour=23)

    assert {fact["step"] for fact in await facts(journey, "reminded")} == {"data#1v1"}


async def test_an_assessor_who_misses_the_date_is_escalated_and_reminded_for_as_long_as_it_takes(begin: Any) -> None:
    journey = await begin()
    await journey.go_on_until("verification")
    calendar, missed = (await journey.state()).calendar, (await waiting_for(journey)).due.day
    before = len(await posted(journey))

    await journey.pass_until(calendar.plus(missed, 21), hour=10)

    assert (await posted(journey))[before:] == [
        ("reminder", ASSESSOR),
        ("reminder", ASSESSOR),
        ("escalation", COORDINATOR),
        *[("reminder", ASSESSOR), ("reminder-copy", COORDINATOR)] * 4,
    ]
    assert [fact["days_left"] for fact in await facts(journey, "reminded")] == [2, 0, -6, -11, -16, -21]


async def test_an_assessor_may_verify_long_after_the_date(begin: Any) -> None:
    journey = await begin()
    await journey.go_on_until("verification")

    await journey.pass_until((await waiting_for(journey)).due.day + 60 * DAY)
    await journey.answer()

    assert await journey.steps() == ["selection"]


@pytest.mark.parametrize("step", ["selection", "reserve"])
async def test_a_cohort_that_decides_long_after_the_date_ends_nothing(begin: Any, step: str) -> None:
    journey = await begin()
    await journey.go_on_until("selection")
    if step == "reserve":
        await journey.say("select", COORDINATOR, result="reserve", minutes="BA contoh 7", reason="kuota terpenuhi")

    await journey.pass_until((await waiting_for(journey)).due.day + 40 * DAY)

    assert await journey.steps() == [step]
    await journey.answer()
    assert await journey.steps() == ["invitation"]
