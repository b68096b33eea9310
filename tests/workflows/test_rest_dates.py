"""Rests while dates count: after a missed one, between two reminders, in a pause, after an extension."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from models.journey import OpenStep
from tests.workflows.remembered import COORDINATOR, HEAD, MENTOR, named
from tests.workflows.test_rest import rest
from tests.workflows.test_steering import guided, recorded
from tests.world import Journey


async def late(begin: Any, stage: str, step: str, days: int, **changes: Any) -> Journey:
    """A journey whose *step* was due *days* days ago."""
    journey: Journey = await begin(stage, **{"people": guided(), **changes})
    await journey.go_on_until(step)
    await journey.pass_until((await journey.standing()).waiting[0].due.day + timedelta(days=days))
    return journey


async def opened(journey: Journey) -> tuple[OpenStep, ...]:
    return (await journey.state()).open


@pytest.mark.parametrize(
    ("stage", "step", "days", "asked"),
    [
        ("assessment", "contacts", 1, "lapse-grace"),
        ("mou", "signature-head", 1, "lapse-grace"),
        ("training", "team", 4, "lapse-confirmation"),
        ("evaluation", "self-assessment", 1, "lapse-confirmation"),
    ],
)
async def test_a_rest_after_a_missed_date(begin: Any, stage: str, step: str, days: int, asked: str) -> None:
    journey = await late(begin, stage, step, days)
    assert await journey.steps() == [asked]
    deadline = (await journey.state()).calendar.plus((await journey.view()).today, 10)

    await rest(journey)

    assert await journey.steps() == [asked]
    await journey.say("reopen", COORDINATOR, due=deadline.isoformat(), reason="surat permintaan daerah")
    assert await journey.steps() == [step]
    await rest(journey)
    await journey.do((await journey.deeds())[0])
    assert (await recorded(journey)).count("reopened") == 1


@pytest.mark.parametrize(
    ("stage", "step"), [("assessment", "verification"), ("masterplan", "panel"), ("evaluation", "moderation")]
)
async def test_a_rest_of_a_step_the_programme_is_late_with(begin: Any, stage: str, step: str) -> None:
    journey = await late(begin, stage, step, 40)

    await rest(journey)

    assert (await recorded(journey)).count("escalated") == 1
    await journey.answer()
    assert step not in await journey.steps()


async def test_a_rest_between_two_reminders_sends_each_of_them_once(begin: Any) -> None:
    journey = await begin("masterplan", people=guided())
    await journey.steps()
    due = (await journey.standing()).waiting[0].due.day
    calendar = (await journey.state()).calendar

    for offset in (-5, -1):
        await journey.pass_until(calendar.plus(due, offset))
        await rest(journey)
    await journey.pass_until(due)

    assert await recorded(journey) == ["entered", "asked", "reminded", "moved", "reminded", "moved", "reminded"]


@pytest.mark.parametrize(
    ("stage", "step"), [("assessment", "data"), ("masterplan", "panel"), ("evaluation", "self-assessment")]
)
async def test_a_rest_while_paused(begin: Any, stage: str, step: str) -> None:
    journey = await begin(stage, people=guided())
    await journey.go_on_until(step)
    await journey.say("pause", COORDINATOR, reason="bencana alam")
    await journey.pass_time(timedelta(days=30))

    await rest(journey)

    await journey.pass_time(timedelta(days=30))
    assert (await recorded(journey))[-2:] == ["paused", "moved"]
    await journey.say("resume", COORDINATOR, reason="keadaan pulih")
    await journey.do((await journey.deeds())[0])


async def test_a_rest_of_a_step_that_was_extended_twice(begin: Any) -> None:
    journey = await begin("training", people=named(head=HEAD, mentor=MENTOR))
    await journey.steps()
    due = (await journey.standing()).waiting[0].due.day
    for days in (7, 14):
        later = due + timedelta(days=days)
        await journey.say("extend", COORDINATOR, due=later.isoformat(), reason="permintaan daerah")
    before = await opened(journey)

    await rest(journey)

    assert await opened(journey) == before
    assert (before[0].deadline.version, before[0].deadline.due.day) == (3, due + timedelta(days=14))
