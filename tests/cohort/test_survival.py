"""A cohort and its journeys rest, lose their worker and are reset in the middle of everything; nothing is lost."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from temporalio.api.common.v1 import WorkflowExecution
from temporalio.api.workflowservice.v1 import ResetWorkflowExecutionRequest
from temporalio.client import Client
from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Worker

from models.errors import SeratusError
from models.journey import journey_id
from queries.record import chain_faults
from tests.cohort.buggy import BuggyCohort
from tests.cohort.scene import Cohort
from worker import RUNNER, STAGES, journeys


@asynccontextmanager
async def restless(cohort: Cohort) -> AsyncIterator[None]:
    """Let the cohort and every journey rest again and again."""

    async def move(address: str) -> None:
        try:
            await cohort.gateway.send(address, "move", "koordinator.contoh", {})
        except SeratusError:
            return  # not begun yet, or ended

    async def again() -> None:
        while True:
            mine = [journey_id(cohort.id, region) for region in cohort.regions]
            await asyncio.gather(*(move(address) for address in (cohort.address, *mine)))

    task = asyncio.create_task(again())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def told_once(cohort: Cohort, **results: list[str]) -> None:
    """Each region heard exactly these results; no chain of the cohort has a fault or two contents of one fact."""
    for region, expected in results.items():
        found = await cohort.recorded("placed", len(expected), cohort.regions[int(region[1:])])
        assert [fact["result"] for fact in found] == expected
    chains = (cohort.address, *(journey_id(cohort.id, region) for region in cohort.regions))
    assert [fault for chain in chains for fault in chain_faults(cohort.engine, chain)] == []
    assert cohort.facts("conflict") == cohort.facts("word-unheard") == cohort.facts("fault") == []


async def decline(cohort: Cohort, region: str) -> None:
    """A region says that it does not join."""
    await cohort.until_open("invitation", region)
    await cohort.tell(region, "decline", f"kepala.{region}.contoh", reason="anggaran belum siap")


async def test_a_cohort_and_journeys_that_rest_all_the_time_reach_the_same_places(cohort: Cohort) -> None:
    await cohort.begin(4)
    await cohort.until_begun()
    async with restless(cohort):
        await cohort.seat_everybody()
        for region in cohort.regions:
            await cohort.until_open("contacts", region)
            head = f"kepala.{region}.contoh"
            officer = cohort.officer(region)
            await cohort.tell(region, "contacts", officer, officers=[officer], head=head)
            await cohort.until_open("data", region)
            await cohort.tell(region, "confirm-data", officer, sheet=(await cohort.journey(region)).sheet.digest)
            await cohort.until_open("verification", region)
            await cohort.tell(region, "verify-data", "asesor.contoh", verdict="verified", note="sesuai")
        await cohort.approve()
        await cohort.seal()
        await cohort.until_statuses("held", "held", "reserve", "reserve")
        await decline(cohort, cohort.regions[1])
        await cohort.until_statuses("held", "free", "held", "reserve")
    state = await cohort.state()
    assert state.run > 3
    await told_once(cohort, r0=["selected"], r1=["selected"], r2=["reserve", "selected"], r3=["reserve"])


async def test_regions_that_end_while_no_worker_runs_are_heard_when_one_comes_back(
    environment: WorkflowEnvironment, database: Any, registering: None, tmp_path: Path
) -> None:
    queue = f"test-{uuid.uuid4().hex}"
    cohort = Cohort(environment.client, database, tmp_path / "documents", queue)
    async with journeys(environment.client, None, queue):
        await cohort.sealed(4)
        await cohort.until_open("invitation", cohort.regions[0])
        await cohort.until_open("invitation", cohort.regions[1])
    # Nobody is there: the messages lie with the server, which hands them to whoever comes.
    said = asyncio.gather(*(decline(cohort, region) for region in cohort.regions[:2]))
    async with journeys(environment.client, None, queue):
        await said
    async with journeys(environment.client, None, queue):
        await cohort.until_statuses("free", "free", "held", "held")
        await told_once(cohort, r2=["reserve", "selected"], r3=["reserve", "selected"])


async def test_what_a_bad_release_of_the_cohort_cannot_hear_is_told_until_a_right_one_hears_it(
    environment: WorkflowEnvironment, database: Any, registering: None, tmp_path: Path
) -> None:
    queue = f"test-{uuid.uuid4().hex}"
    cohort = Cohort(environment.client, database, tmp_path / "documents", queue)
    async with journeys(environment.client, None, queue):
        await cohort.sealed(4)
        await cohort.until_open("invitation", cohort.regions[0])
        runs = (await cohort.state()).run
    bad = Worker(environment.client, task_queue=queue, workflows=[*STAGES, BuggyCohort], workflow_runner=RUNNER)
    async with bad:
        await decline(cohort, cohort.regions[0])
        await cohort.recorded("fault", 1)
        # A fault makes the run rest; the right release begins with the next run and never replays the stumble.
        rested = await cohort.until(lambda state: state.run > runs, "the run that stumbled has rested")
        assert cohort.statuses(rested) == ["held", "held", "reserve", "reserve"]
    async with journeys(environment.client, None, queue):
        await cohort.until_statuses("free", "held", "held", "reserve")
        assert (await cohort.until_ended(cohort.regions[0])) == "declined: anggaran belum siap"


async def reset(client: Client, id: str) -> str:
    """Back to the end of the run's first task; the new run's id."""
    history = await client.get_workflow_handle(id).fetch_history()
    first = next(e for e in history.events if e.HasField("workflow_task_completed_event_attributes"))
    answer = await client.workflow_service.reset_workflow_execution(
        ResetWorkflowExecutionRequest(
            namespace=client.namespace,
            workflow_execution=WorkflowExecution(workflow_id=id),
            reason="contoh",
            workflow_task_finish_event_id=first.event_id,
            request_id=str(uuid.uuid4()),
        )
    )
    return answer.run_id


async def test_a_cohort_that_is_reset_to_its_beginning_comes_to_the_same_places_and_tells_nothing_twice(
    cohort: Cohort,
) -> None:
    await cohort.sealed(4)
    await decline(cohort, cohort.regions[0])
    await cohort.until_statuses("free", "held", "held", "reserve")
    third = cohort.regions[2]
    await cohort.until_open("invitation", third)
    before = await cohort.state()
    await cohort.recorded("promoted", 1)
    run = await reset(cohort.client, cohort.address)
    description = await cohort.client.get_workflow_handle(cohort.address).describe()
    assert description.run_id == run
    after = await cohort.until_statuses("free", "held", "held", "reserve")
    await cohort.until(lambda s: s.members == before.members, "the same members as before")
    assert (after.minutes, after.promoting) == (before.minutes, before.promoting)
    await decline(cohort, cohort.regions[1])
    await cohort.until_statuses("free", "free", "held", "held")
    assert len(await cohort.recorded("promoted", 2)) == 2
    await told_once(cohort, r0=["selected"], r2=["reserve", "selected"], r3=["reserve", "selected"])
