"""The Temporal cluster: where it is, and in one sentence what is missing when it does not answer."""

from __future__ import annotations

from temporalio.api.enums.v1 import TaskQueueType
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflowservice.v1 import DescribeNamespaceRequest, DescribeTaskQueueRequest
from temporalio.client import Client
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.envconfig import ClientConfig
from temporalio.service import RPCError, RPCStatusCode

from models.errors import Unreachable
from models.queues import JOURNEYS


async def temporal(*, lazy: bool = False) -> Client:
    """A client for the Temporal that TEMPORAL_* names; a laptop's own server by default.

    A *lazy* one connects at its first call: the gateway has noted a message's receipt by then.

    Raises:
        Unreachable: no server answers there, or the namespace does not exist.
    """
    config = ClientConfig.load_client_connect_config()
    config.setdefault("target_host", "localhost:7233")
    address = config.get("target_host")
    if lazy:
        return await Client.connect(**config, data_converter=pydantic_data_converter, lazy=True)
    try:
        client = await Client.connect(**config, data_converter=pydantic_data_converter)
    except RuntimeError:
        raise Unreachable(
            f"no Temporal server answers at {address}; start one with `temporal server start-dev`, or set "
            "TEMPORAL_ADDRESS to yours"
        ) from None
    await _check_namespace(client, str(address))
    return client


async def _check_namespace(client: Client, address: str) -> None:
    try:
        await client.workflow_service.describe_namespace(DescribeNamespaceRequest(namespace=client.namespace))
    except RPCError as error:
        if error.status is RPCStatusCode.NOT_FOUND:
            raise Unreachable(
                f"the Temporal at {address} has no namespace {client.namespace!r}; create it with `temporal operator "
                f"namespace create -n {client.namespace}`, or set TEMPORAL_NAMESPACE to one that exists"
            ) from None
        if error.status is not RPCStatusCode.PERMISSION_DENIED:
            raise Unreachable(f"the Temporal at {address} does not answer: {error.message}") from None


async def workers_wait(client: Client) -> bool:
    """Whether a worker has asked for journeys lately."""
    request = DescribeTaskQueueRequest(
        namespace=client.namespace,
        task_queue=TaskQueue(name=JOURNEYS),
        task_queue_type=TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
    )
    return bool((await client.workflow_service.describe_task_queue(request)).pollers)
