"""Brings a message to its journey: the same id on every try, until there is an answer."""

from __future__ import annotations

import asyncio
import json
import time

from sqlalchemy import Engine
from sqlmodel import col, select
from temporalio.client import Client, WorkflowUpdateFailedError, WorkflowUpdateRPCTimeoutOrCancelledError
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError, RPCStatusCode

from activities.database import reading
from models.errors import Refused, Unreachable
from models.messages import Message
from models.noted import Receipt
from models.tables import RegisterRow
from workflows.reception import HANDING_OVER

PATIENCE = 60.0
"""Seconds for which a message is tried again, always with the same id."""
TRY_FOR = 5.0
"""Seconds one try may take. A message that a killed worker held is handed to the next one by another try; Temporal
knows it by its id, so trying too soon does no harm."""


class Courier:
    """Knows Temporal's answers: which are final, and which are a reason to try again."""

    def __init__(self, client: Client, engine: Engine, patience: float) -> None:
        self._client = client
        self._engine = engine
        self._patience = patience

    async def deliver(self, journey: str, message: Message) -> Receipt:
        """Send until the journey has answered, with the same id each time.

        Raises:
            Refused: the journey refuses it, or has ended.
            Unreachable: nobody answered for as long as the patience lasts.
        """
        until, pause = time.monotonic() + self._patience, 0.1
        raw = message.model_dump(mode="json")
        handle = self._client.get_workflow_handle(journey)
        while True:
            try:
                update = handle.execute_update("send", raw, id=message.id, result_type=Receipt)
                return await asyncio.wait_for(update, min(TRY_FOR, self._patience))
            except WorkflowUpdateFailedError as error:
                _raise_unless_retryable(error)
                last: Exception = error
            except RPCError as error:
                if error.status is RPCStatusCode.NOT_FOUND:
                    return await asyncio.to_thread(self._from_register, journey, message)
                if error.status is RPCStatusCode.INVALID_ARGUMENT:
                    raise Refused(f"Temporal does not take this message: {error.message}") from None
                last = error
            except (
                TimeoutError,
                RuntimeError,
                WorkflowUpdateRPCTimeoutOrCancelledError,
            ) as error:  # RuntimeError: no server
                last = error
            if time.monotonic() > until:
                raise Unreachable(
                    f"no worker took message {message.id} within {self._patience:.0f} s ({type(last).__name__}); "
                    "check that Temporal runs and start a worker with `python worker.py`, then send it again "
                    "with the same id"
                )
            await asyncio.sleep(pause)
            pause = min(pause * 2, 2.0)

    def _from_register(self, journey: str, message: Message) -> Receipt:
        """The journey has ended: what it accepted is in the register, anything else comes too late."""
        with reading(self._engine) as session:
            query = select(RegisterRow).where(RegisterRow.journey == journey, RegisterRow.identity == message.id)
            row = session.exec(query).first()
            endings = col(RegisterRow.kind).in_(("ended", "cohort-closed"))
            ended = select(RegisterRow).where(RegisterRow.journey == journey, endings)
            end = session.exec(ended).first()
        if row is not None and row.receipt:
            return Receipt.model_validate_json(row.receipt)
        if end is None:
            raise Unreachable(f"Temporal does not know {journey}, which the register says is open; tell the operator")
        outcome = json.loads(end.body).get("outcome", "closed")
        raise Refused(f"{journey} has ended ({outcome}); it takes no messages")


def _raise_unless_retryable(error: WorkflowUpdateFailedError) -> None:
    """A refusal or a fault of ours is an answer; a hand-over in between is a reason to try again."""
    cause = error.cause
    if isinstance(cause, ApplicationError) and cause.type == "Refused":
        raise Refused(cause.message) from None
    if isinstance(cause, ApplicationError) and cause.type in (HANDING_OVER, "AcceptedUpdateCompletedWorkflow"):
        return
    raise Unreachable(str(cause) or "the journey could not use the message") from None
