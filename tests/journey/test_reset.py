"""An operator resets a journey to an earlier moment: the register heals it, nothing is doubled."""

from __future__ import annotations

import asyncio
import uuid

from temporalio.api.common.v1 import WorkflowExecution
from temporalio.api.workflowservice.v1 import ResetWorkflowExecutionRequest

from tests.world import Journey, World, journey_state


async def reset(journey: Journey) -> str:
    """Back to the end of the run's first task; the new run's id."""
    client = journey.world.skipper.client
    history = await client.get_workflow_handle(journey.id).fetch_history()
    first = next(e for e in history.events if e.HasField("workflow_task_completed_event_attributes"))
    answer = await client.workflow_service.reset_workflow_execution(
        ResetWorkflowExecutionRequest(
            namespace=client.namespace,
            workflow_execution=WorkflowExecution(workflow_id=journey.id),
            reason="contoh",
            workflow_task_finish_event_id=first.event_id,
            request_id=str(uuid.uuid4()),
        )
    )
    return answer.run_id


async def test_a_reset_journey_goes_on_and_nothing_is_recorded_or_posted_twice(world: World) -> None:
    journey = await world.begin(journey_state())
    await journey.go_on_until("verification")
    for _ in range(500):
        if (await journey.recorded()).count("asked") == 3:
            break
        await asyncio.sleep(0.02)
    recorded, letters = await journey.recorded(), await journey.letters()
    assert recorded == ["entered", "asked", "contacts-named", "asked", "data-confirmed", "asked"]

    run = await reset(journey)

    description = await world.skipper.client.get_workflow_handle(journey.id).describe()
    assert description.run_id == run
    await journey.until_open("verification")
    await journey.go_on_until("selection")
    again = await journey.recorded()
    assert (again[: len(recorded)], "conflict" in again) == (recorded, False)
    assert (await journey.letters())[: len(letters)] == letters
