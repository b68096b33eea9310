"""A journey that rests for a while, in whichever stage: nothing is asked or missed, and dates move along."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.workflows.remembered import COORDINATOR, posted, refusal
from tests.workflows.test_steering import recorded, settled
from tests.workflows.test_steering_dates import STEPS, in_any_order, opened, reach, today
from tests.world import Journey


async def pause(journey: Journey, *, for_days: int = 0) -> None:
    """Pause the journey and let so many days pass."""
    await journey.say("pause", COORDINATOR, reason="bencana alam")
    if for_days:
        await journey.pass_until(await today(journey) + timedelta(days=for_days))


async def resume(journey: Journey) -> None:
    await journey.say("resume", COORDINATOR, reason="keadaan pulih")


@pytest.mark.parametrize(("stage", "step"), STEPS)
async def test_a_paused_journey_takes_no_answers_and_reminds_nobody(begin: Any, stage: str, step: str) -> None:
    journey = await reach(begin, stage, step)
    deed, before = (await journey.deeds())[0], await recorded(journey)
    name, day = (await journey.state()).region.name, await today(journey)

    await pause(journey, for_days=90)

    assert (
        await refusal(journey.do(deed)) == f"the journey of {name} is paused since {day}; a coordinator may resume it"
    )
    assert await recorded(journey) == [*before, "paused"]
    assert [waiting.next_at for waiting in (await journey.standing()).waiting] == [None]


@pytest.mark.parametrize(("stage", "step"), STEPS)
async def test_a_resumed_journey_has_as_many_working_days_more_as_it_was_paused(
    begin: Any, stage: str, step: str
) -> None:
    journey = await reach(begin, stage, step)
    before, first, calendar = await opened(journey), await today(journey), (await journey.state()).calendar
    deed = (await journey.deeds())[0]

    await pause(journey, for_days=40)
    await resume(journey)

    due = before.deadline.due
    later = due.model_copy(update={"day": calendar.plus(due.day, calendar.between(first, await today(journey)))})
    deadline = (await opened(journey)).deadline
    assert (deadline.due, deadline.earlier, deadline.version) == (later, (due,), 2)
    await settled(journey)
    told = dict.fromkeys((*before.ask.persons, *(await journey.state()).people.of("officer")))
    assert [post for post in await posted(journey) if post[0] == "resumed"] == [("resumed", p) for p in told]
    await journey.do(deed)


async def test_a_pause_moves_every_open_date_alike(begin: Any) -> None:
    journey = await reach(begin, "mou", "signature-head", policy=in_any_order())
    before, first, calendar = (await journey.state()).open, await today(journey), (await journey.state()).calendar

    await pause(journey, for_days=15)
    await resume(journey)

    paused = calendar.between(first, await today(journey))
    assert [step.deadline.due.day for step in (await journey.state()).open] == [
        calendar.plus(step.deadline.due.day, paused) for step in before
    ]


async def test_after_a_pause_the_reminders_come_before_the_new_date(begin: Any) -> None:
    journey = await reach(begin, "masterplan", "masterplan")

    await pause(journey, for_days=60)
    await resume(journey)
    await journey.pass_until((await opened(journey)).deadline.due.day, hour=12)

    assert await recorded(journey) == ["entered", "asked", "paused", "resumed", "rescheduled", *["reminded"] * 3]


@pytest.mark.parametrize(("stage", "step"), STEPS)
async def test_a_pause_within_one_day_moves_no_date(begin: Any, stage: str, step: str) -> None:
    journey = await reach(begin, stage, step)
    before, so_far = await opened(journey), await recorded(journey)

    await pause(journey)
    await resume(journey)

    assert await opened(journey) == before
    assert await recorded(journey) == [*so_far, "paused", "resumed"]


async def test_a_date_that_had_passed_before_the_pause_stays_as_it_was(begin: Any) -> None:
    journey = await reach(begin, "assessment", "verification")
    due = (await opened(journey)).deadline.due
    await journey.pass_until(due.day + timedelta(days=7))

    await pause(journey, for_days=30)
    await resume(journey)

    assert ((await opened(journey)).deadline.due, (await opened(journey)).deadline.version) == (due, 1)
    await journey.answer()
    assert await journey.steps() == ["selection"]


@pytest.mark.parametrize(("stage", "asked"), [("assessment", "lapse-grace"), ("masterplan", "lapse-confirmation")])
async def test_a_pause_after_a_missed_date_gives_the_coordinator_as_much_longer(
    begin: Any, stage: str, asked: str
) -> None:
    journey = await begin(stage)
    await journey.steps()
    await journey.pass_until((await opened(journey)).deadline.due.day + timedelta(days=1))
    due, first = (await journey.standing()).due.day, await today(journey)
    calendar = (await journey.state()).calendar

    await pause(journey, for_days=30)
    await resume(journey)

    assert await journey.steps() == [asked]
    later = calendar.plus(due, calendar.between(first, await today(journey)))
    assert (await journey.standing()).due.day == later


@pytest.mark.parametrize("stage", ["assessment", "quickwin"])
async def test_a_journey_is_paused_once_and_resumed_once(begin: Any, stage: str) -> None:
    journey = await reach(begin, stage, "contacts" if stage == "assessment" else "launch-plan")

    assert await refusal(resume(journey)) == "the journey is not paused"
    await pause(journey)
    since = await today(journey)
    assert await refusal(pause(journey)) == f"the journey is paused since {since}; allowed: resume"
    await resume(journey)
    assert await refusal(resume(journey)) == "the journey is not paused"


async def test_a_pause_before_breakfast_is_dated_by_the_clocks_of_the_region(begin: Any) -> None:
    journey = await reach(begin, "assessment", "contacts")
    # At six in the morning in Java it is still the day before in UTC.
    await journey.pass_until(await today(journey) + timedelta(days=1), hour=6)
    name, since = (await journey.state()).region.name, await today(journey)
    deed = (await journey.deeds())[0]

    await pause(journey)

    assert [await refusal(pause(journey)), await refusal(journey.do(deed))] == [
        f"the journey is paused since {since}; allowed: resume",
        f"the journey of {name} is paused since {since}; a coordinator may resume it",
    ]
