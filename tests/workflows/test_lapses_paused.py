"""Lapses and pauses: while a journey is paused no date harms anybody."""

from __future__ import annotations

from typing import Any

from models.calendar import local
from tests.workflows.remembered import (
    COORDINATOR,
    DAY,
    HEAD,
    MINUTE,
    OFFICER,
    posted,
    recorded,
    refusal,
    reopen,
    waiting_for,
)
from tests.world import Journey


async def pause(journey: Journey) -> None:
    await journey.say("pause", COORDINATOR, reason="pilkada")


async def resume(journey: Journey) -> None:
    await journey.say("resume", COORDINATOR, reason="pilkada selesai")


async def paused_days(journey: Journey) -> int:
    """The working days from the pause until today."""
    state, now = await journey.state(), await journey.now()
    first, today = (local(moment, state.region.zone).date() for moment in (state.paused_at, now))
    return state.calendar.between(first, today)


async def test_a_date_during_a_pause_harms_nobody_and_moves_by_the_paused_working_days(begin: Any) -> None:
    journey = await begin()
    before = (await waiting_for(journey)).due.day
    await pause(journey)

    await journey.pass_until(before + 30 * DAY)
    assert await recorded(journey) == ["entered", "asked", "paused"]
    days = await paused_days(journey)
    await resume(journey)

    waiting = await waiting_for(journey)
    assert (waiting.key, waiting.due.day) == ("contacts#1v2", (await journey.state()).calendar.plus(before, days))
    assert (await posted(journey))[1:] == [("paused", OFFICER), ("resumed", OFFICER)]


async def test_a_region_answers_after_the_pause_and_not_in_it(begin: Any) -> None:
    journey = await begin()
    before = (await waiting_for(journey)).due.day
    await pause(journey)
    since = (await journey.state()).paused_on
    await journey.pass_until(before + 30 * DAY)

    why = await refusal(journey.say("contacts", OFFICER, officers=[OFFICER], head=HEAD))
    region = (await journey.state()).region.name
    assert why == f"the journey of {region} is paused since {since}; a coordinator may resume it"

    await resume(journey)
    await journey.answer()
    assert await journey.steps() == ["data"]


async def test_a_step_whose_date_had_passed_before_the_pause_lapses_a_whole_margin_after_it(begin: Any) -> None:
    journey = await begin()
    due = (await waiting_for(journey)).due
    await journey.pass_time(due.moment + 20 * MINUTE - await journey.now())
    await pause(journey)
    await journey.pass_time(10 * DAY)

    await resume(journey)
    await journey.pass_time(25 * MINUTE)
    assert (await waiting_for(journey)).due == due
    await journey.pass_time(10 * MINUTE)

    assert (await waiting_for(journey)).step == "lapse-grace"


async def test_a_grace_during_a_pause_moves_by_the_paused_working_days(begin: Any) -> None:
    journey = await begin()
    await journey.pass_until((await waiting_for(journey)).due.day + DAY, hour=2)
    before = (await waiting_for(journey)).due.day
    await pause(journey)

    await journey.pass_until(before + 30 * DAY)
    days = await paused_days(journey)
    await resume(journey)

    waiting = await waiting_for(journey)
    assert (waiting.step, waiting.due.day) == ("lapse-grace", (await journey.state()).calendar.plus(before, days))
    await journey.pass_until(waiting.due.day + DAY, hour=2)
    assert (await journey.result()).outcome == "lapsed"


async def test_a_lapse_in_a_paused_journey_may_be_reopened(begin: Any) -> None:
    journey = await begin()
    missed = (await waiting_for(journey)).due.day
    await journey.pass_until(missed + DAY, hour=2)
    await pause(journey)

    await reopen(journey, missed + 30 * DAY)
    await resume(journey)

    assert await journey.steps() == ["contacts"]
    await journey.answer()
    assert await journey.steps() == ["data"]


async def test_a_date_given_in_a_pause_does_not_move_by_the_days_paused_before_it(begin: Any) -> None:
    journey = await begin()
    day = (await waiting_for(journey)).due.day + 60 * DAY
    await pause(journey)
    await journey.pass_time(30 * DAY)

    await journey.say("extend", COORDINATOR, due=str(day), reason="pilkada")
    await resume(journey)

    assert (await waiting_for(journey)).due.day == day
