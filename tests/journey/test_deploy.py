"""A new release beside the old one: journeys go over at their next rest, nothing is lost or asked twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest_asyncio
from temporalio.api.workflowservice.v1 import SetWorkerDeploymentCurrentVersionRequest
from temporalio.client import Client
from temporalio.service import RPCError
from temporalio.testing import TimeSkipper, TimeSkippingConfig

from activities.database import connect, migrate
from tests.conftest import local_server
from tests.world import Journey, World, journey_state
from worker import journeys, register

QUEUE = "test-deploy"


@pytest_asyncio.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """A server of this test's own, because the current build is the whole namespace's."""
    engine = connect(f"sqlite:///{tmp_path}/seratus.db")
    migrate(engine)
    async with local_server() as environment:
        with ThreadPoolExecutor(20) as threads:
            async with register(environment.client, engine, "seratus.example", threads):
                skipper = TimeSkipper(environment.client, config=TimeSkippingConfig(enabled=False))
                yield World(skipper, engine, QUEUE)
    engine.dispose()


async def make_current(client: Client, build: str) -> None:
    """Make *build* the one on which new runs begin, once its worker is known."""
    request = SetWorkerDeploymentCurrentVersionRequest(
        namespace=client.namespace, deployment_name="seratus", build_id=build, ignore_missing_task_queues=True
    )
    for _ in range(200):
        try:
            await client.workflow_service.set_worker_deployment_current_version(request)
            return
        except RPCError:
            await asyncio.sleep(0.05)
    raise AssertionError(f"build {build} was never known")


async def build_of(journey: Journey) -> str:
    """The build on which the journey's present run is."""
    described = await journey.world.skipper.client.get_workflow_handle(journey.id).describe()
    info = described.raw_description.workflow_execution_info.versioning_info
    return str(info.deployment_version.build_id)


async def until_on(journey: Journey, build: str) -> None:
    for _ in range(500):
        if await build_of(journey) == build:
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"{journey.id} is on build {await build_of(journey)}, not {build}")


async def test_a_journey_goes_over_to_a_new_release_at_a_move_or_at_its_next_message(world: World) -> None:
    client = world.skipper.client
    async with journeys(client, "rilis-1", QUEUE):
        await make_current(client, "rilis-1")
        moved, staying = await world.begin(journey_state()), await world.begin(journey_state())
        for journey in (moved, staying):
            await journey.go_on_until("data")
            await until_on(journey, "rilis-1")

        async with journeys(client, "rilis-2", QUEUE):
            await make_current(client, "rilis-2")
            await moved.say("move", "admin.contoh")
            await until_on(moved, "rilis-2")
            await moved.until_open("data")
            assert await build_of(staying) == "rilis-1"

            await staying.go_on_until("verification")
            await until_on(staying, "rilis-2")
            for journey in (moved, staying):
                await journey.go_on_until("invitation")

    facts = await moved.recorded()
    assert (facts.count("moved"), facts.count("entered"), "fault" in facts) == (1, 2, False)
