"""A bug of ours: the message is not used, the operator is told, the journey goes on, and a fix heals it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from temporalio.client import WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError
from temporalio.testing import TimeSkipper, TimeSkippingConfig, WorkflowEnvironment
from temporalio.worker import Worker

from tests.journey.buggy import BuggyHandler, BuggyRun
from tests.world import Journey, World, journey_state
from worker import RUNNER, journeys

COORDINATOR, OFFICER = "koordinator.contoh", "kontak-lama.contoh"


def world_of(environment: WorkflowEnvironment, database: Any, queue: str) -> World:
    return World(TimeSkipper(environment.client, config=TimeSkippingConfig(enabled=False)), database, queue)


async def until_recorded(journey: Journey, kind: str) -> None:
    for _ in range(500):
        if kind in await journey.recorded():
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"{kind} was never recorded; recorded: {await journey.recorded()}")


async def test_a_bug_in_a_handler_costs_one_message_and_no_journey(
    environment: WorkflowEnvironment, database: Any, registering: None
) -> None:
    world = world_of(environment, database, "test-buggy-handler")
    async with Worker(environment.client, task_queue=world.queue, workflows=[BuggyHandler], workflow_runner=RUNNER):
        journey = await world.begin(journey_state())
        with pytest.raises(WorkflowUpdateFailedError) as failure:
            await journey.say("pause", COORDINATOR, reason="banjir (contoh)")
        await journey.answer()

        assert isinstance(failure.value.cause, ApplicationError)
        assert (failure.value.cause.type, failure.value.cause.message) == (
            "Fault",
            "Seratus could not use this message because of a fault of its own; the operator has been told, send it "
            "again later",
        )
        await until_recorded(journey, "fault")
        await journey.until_open("data")
        assert (await journey.body("fault"))["error"] == "KeyError"
        assert sorted(set(await journey.letters()) & {"fault"}) == ["fault"]

    async with journeys(environment.client, None, world.queue):
        await journey.say("pause", COORDINATOR, reason="banjir (contoh)")
        await until_recorded(journey, "paused")


async def test_a_bug_in_a_stage_holds_the_journey_until_fixed_code_comes(
    environment: WorkflowEnvironment, database: Any, registering: None
) -> None:
    world = world_of(environment, database, "test-buggy-run")
    async with Worker(environment.client, task_queue=world.queue, workflows=[BuggyRun], workflow_runner=RUNNER):
        journey = await world.begin(journey_state())
        sent = asyncio.create_task(
            journey.say("contacts", OFFICER, officers=["narahubung.contoh"], head="kepala.contoh", id="pesan-contoh-1")
        )
        for _ in range(500):
            if await failed_tasks(journey):
                break
            await asyncio.sleep(0.02)
        assert await failed_tasks(journey)
        assert "contacts-named" not in await journey.recorded()

    async with journeys(environment.client, None, world.queue):
        receipt = await asyncio.wait_for(sent, 30)
        await until_recorded(journey, "contacts-named")
        assert receipt.message == "pesan-contoh-1"
        await journey.until_open("data")


async def failed_tasks(journey: Journey) -> int:
    history = await journey.handle.fetch_history()
    return sum(event.HasField("workflow_task_failed_event_attributes") for event in history.events)
