"""What a measurement runs on: a Temporal server, a database and workers of its own, all stopped at its end."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Engine
from temporalio.api.enums.v1 import TaskQueueType
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflowservice.v1 import DescribeTaskQueueRequest
from temporalio.client import Client, Interceptor, OutboundInterceptor, StartWorkflowInput, WorkflowHandle
from temporalio.common import PinnedVersioningOverride, WorkerDeploymentVersion
from temporalio.contrib.pydantic import pydantic_data_converter

from activities.database import connect, migrate
from bench.sample import enter_people
from models.errors import Unreachable
from models.queues import JOURNEYS, REGISTER
from rehearsal.services import process, server

BUILD = WorkerDeploymentVersion(deployment_name="seratus", build_id="bench")
PATIENCE = 60.0
"""Seconds in which the workers have to be there."""
KINDS = {
    JOURNEYS: TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
    REGISTER: TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY,
}


class Ground(NamedTuple):
    """A client, the database, and the moment at which the last cohort's workflow was begun."""

    client: Client
    engine: Engine
    begun: Begun


class Begun(Interceptor):
    """Notes when a cohort's workflow is begun.

    Where the journeys are not to be taken, it also puts the cohort on the worker's version: that version is not the
    current one, so journeys stay untouched in their queue, and starting them is all that is measured.
    """

    def __init__(self, *, taken: bool) -> None:
        self.taken = taken
        self.at = 0.0

    def intercept_client(self, next: OutboundInterceptor) -> OutboundInterceptor:
        """Stand before the client's own calls."""
        return _Before(next, self)


class _Before(OutboundInterceptor):
    def __init__(self, next: OutboundInterceptor, noted: Begun) -> None:
        super().__init__(next)
        self._noted = noted

    async def start_workflow(self, input: StartWorkflowInput) -> WorkflowHandle[Any, Any]:
        if input.workflow == "Cohort":
            self._noted.at = time.time()
            if not self._noted.taken:
                input.versioning_override = PinnedVersioningOverride(BUILD)
        return await super().start_workflow(input)


@asynccontextmanager
async def ground(folder: Path, *, taken: bool) -> AsyncIterator[Ground]:
    """Start everything in *folder* and stop it at the end; *taken*: workers take the journeys that are started."""
    folder.mkdir(parents=True)
    url = f"sqlite:///{folder}/seratus.db"
    with ExitStack() as stack:
        running = stack.enter_context(server(folder))
        engine = connect(url)
        stack.callback(engine.dispose)
        migrate(engine)
        enter_people(engine)
        environment = {"TEMPORAL_ADDRESS": running.address, "SERATUS_DATABASE_URL": url}
        version = {} if taken else {"SERATUS_BUILD_ID": BUILD.build_id}
        for part, more in ((JOURNEYS, version), (REGISTER, {})):
            command = (sys.executable, "worker.py", part)
            stack.enter_context(process(folder / f"worker-{part}.log", *command, **environment, **more))
        begun = Begun(taken=taken)
        client = await Client.connect(running.address, data_converter=pydantic_data_converter, interceptors=[begun])
        await _workers(client, folder)
        yield Ground(client, engine, begun)


async def _workers(client: Client, folder: Path) -> None:
    """Wait until both workers ask for work."""
    until = time.monotonic() + PATIENCE
    for queue, kind in KINDS.items():
        request = DescribeTaskQueueRequest(
            namespace=client.namespace, task_queue=TaskQueue(name=queue), task_queue_type=kind
        )
        while not (await client.workflow_service.describe_task_queue(request)).pollers:
            if time.monotonic() > until:
                raise Unreachable(f"no worker asks for {queue} within {PATIENCE:.0f} s; see its log in {folder}")
            await asyncio.sleep(0.1)
