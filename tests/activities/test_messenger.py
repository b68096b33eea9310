"""Words to a workflow: never so many at a time that the server gives up all of them."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

from temporalio import workflow
from temporalio.testing import WorkflowEnvironment
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from activities.messenger import AT_ONE, Messenger
from models.telling import AllTold, Told, Word, Words


@workflow.defn
class Listener:
    """Takes a little while for each word, and counts how many it hears at a time."""

    def __init__(self) -> None:
        self._now = self._most = self._heard = 0

    @workflow.run
    async def run(self, expected: int) -> list[int]:
        await workflow.wait_condition(lambda: self._heard == expected)
        return [self._heard, self._most]

    @workflow.update
    async def send(self, raw: Any) -> None:
        self._now += 1
        self._most = max(self._most, self._now)
        await workflow.sleep(timedelta(milliseconds=50))
        self._now -= 1
        self._heard += 1


async def test_a_workflow_to_which_many_speak_hears_a_few_at_a_time(
    environment: WorkflowEnvironment, database: Any
) -> None:
    messenger = Messenger(environment.client, database)
    words = [
        Word(to="pendengar-contoh", kind="news", cause=str(n), person="perjalanan.contoh", at=datetime.now(UTC))
        for n in range(24)
    ]
    worker = Worker(
        environment.client,
        task_queue="pendengar",
        workflows=[Listener],
        workflow_runner=UnsandboxedWorkflowRunner(),
    )
    async with worker:
        listener = await environment.client.start_workflow(
            Listener.run, len(words), id="pendengar-contoh", task_queue="pendengar"
        )
        told = await asyncio.gather(*(messenger.tell(Words(cohort="contoh", words=(word,))) for word in words))
        assert told == [AllTold(told=(Told(fate="accepted"),))] * len(words)
        assert await listener.result() == [len(words), AT_ONE]
