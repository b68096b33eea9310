"""What comes while a run hands over: nothing is lost between two runs, and nothing waits for ever."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import Engine

from activities.database import writing
from models.tables import HeadRow
from tests.world import Journey, World, journey_state

ADMIN, COORDINATOR = "admin.contoh", "koordinator.contoh"


async def hearing(world: World) -> Journey:
    """A journey whose panel sits."""
    journey = await world.begin(journey_state())
    await journey.go_on_until("panel")
    return journey


async def until_recorded(journey: Journey, *kinds: str) -> list[str]:
    for _ in range(1000):
        if set(kinds) <= set(facts := await journey.recorded()):
            return facts
        await asyncio.sleep(0.02)
    raise AssertionError(f"{kinds} were never all recorded; recorded: {facts}")


@pytest.mark.parametrize("time", range(6))
async def test_votes_that_come_together_with_a_move_all_count_or_come_too_late(world: World, time: int) -> None:
    journey = await hearing(world)
    first, second, third = await journey.deeds()

    async with asyncio.timeout(20):
        await asyncio.gather(journey.say("move", ADMIN), journey.do(first), journey.do(second))
        await until_recorded(journey, "panel-decided")

    facts = await journey.recorded()
    assert (facts.count("voted"), facts.count("moved"), facts.count("panel-decided")) == (2, 1, 1)
    assert await journey.steps() == ["presentation-date"]
    assert third.kind == "vote"


async def test_what_the_next_stage_is_told_while_the_last_one_hands_over_reaches_it(world: World) -> None:
    journey = await world.begin(journey_state())
    await journey.go_on_until("signature-signatory")
    officer = (await journey.state()).people.holders["officer"][0]
    (signature,) = await journey.deeds()
    team = {"council": ["dewan.contoh"], "working_team": ["tim.contoh"], "decree": "d" * 64}

    await journey.do(signature)
    await journey.say("team", officer, **team)

    await journey.until_open("gate")
    facts = await until_recorded(journey, "team-named")
    assert facts[facts.index("mou-concluded") :] == ["mou-concluded", "entered", "asked", "team-named", "asked"]


async def held(engine: Engine, release: asyncio.Event, taken: asyncio.Event) -> None:
    """Hold the database's writing lock until *release*."""

    def hold(loop: asyncio.AbstractEventLoop) -> None:
        with writing(engine) as session:
            session.get(HeadRow, "")
            loop.call_soon_threadsafe(taken.set)
            asyncio.run_coroutine_threadsafe(release.wait(), loop).result(30)

    await asyncio.to_thread(hold, asyncio.get_running_loop())


async def test_a_stop_during_a_hand_over_that_cannot_be_written_yet_ends_the_journey(world: World) -> None:
    journey = await hearing(world)
    first, second, _ = await journey.deeds()
    release, taken = asyncio.Event(), asyncio.Event()
    holding = asyncio.create_task(held(world.engine, release, taken))
    await taken.wait()

    await journey.say("move", ADMIN)
    votes = [asyncio.create_task(journey.do(deed)) for deed in (first, second)]
    await journey.say("stop", COORDINATOR, reason="keputusan program (contoh)")
    release.set()
    await holding

    async with asyncio.timeout(30):
        assert (await journey.result()).outcome == "stopped"
    outcome: list[Any] = await asyncio.gather(*votes, return_exceptions=True)
    facts = await journey.recorded()
    assert facts[-1] == "ended"
    assert facts.count("voted") == sum(not isinstance(each, BaseException) for each in outcome)
