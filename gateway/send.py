"""Sends a person's message to a journey: stamped, checked, retried with the same id, refusals on record."""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine
from sqlmodel import select
from temporalio.client import (
    Client,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError, RPCStatusCode

from activities.database import reading, writing
from gateway.begin import begun
from gateway.files import Files
from gateway.registry import Registry
from models.clock import Clock
from models.entitlement import check_entitled
from models.errors import Refused, Unreachable
from models.facts import Receipt
from models.messages import Message, parse
from models.messages.assessment import Contacts
from models.people import Role
from models.tables import RefusalRow, RegisterRow

PATIENCE = 60.0
"""Seconds for which a message is tried again, always with the same id."""
TRY_FOR = 15.0
"""Seconds one try may take; a worker that was killed is replaced in less."""


class Gateway:
    """The only way to a journey."""

    def __init__(self, client: Client, engine: Engine, files: Files, *, patience: float = PATIENCE) -> None:
        self._client = client
        self._engine = engine
        self._files = files
        self._registry = Registry(engine)
        self._patience = patience
        self._clocks: dict[str, Clock] = {}

    async def send(
        self,
        journey: str,
        kind: str,
        person: str,
        fields: dict[str, Any],
        *,
        id: str | None = None,
        received_at: datetime | None = None,
    ) -> Receipt:
        """Send one message and return its receipt.

        The moment of receipt is now; only in a rehearsal may it be given. Sent again with the same *id*, the
        message counts once and the same receipt comes back.

        Raises:
            Refused: the rules do not allow it; the refusal is on record.
            Unreachable: Temporal or a worker did not answer; send it again with the same id.
        """
        raw = {**fields, "kind": kind, "person": person, "id": id or str(uuid.uuid4())}
        try:
            raw["received_at"] = await asyncio.to_thread(self._stamp, journey, received_at)
            message = await asyncio.to_thread(self._check, journey, raw)
            return await self._deliver(journey, message)
        except Refused as refusal:
            await asyncio.to_thread(self._record, journey, raw, str(refusal))
            raise

    def _stamp(self, journey: str, received_at: datetime | None) -> str:
        """Now, on the journey's clock."""
        clock = self._clocks.get(journey) or begun(self._engine, journey).clock
        self._clocks[journey] = clock
        if received_at is not None and clock.rate == 1:
            raise Refused("the moment of receipt is stamped by the gateway; it may be given in a rehearsal only")
        return (received_at or clock.programme(datetime.now(UTC))).isoformat()

    def _check(self, journey: str, raw: dict[str, Any]) -> Message:
        """What can be said without the journey: form, role, persons and documents named."""
        message = parse(raw)
        check_entitled(message.kind, message.person, self._registry.roles(message.person, journey))
        self._registry.check_persons(message)
        self._files.check(message)
        if isinstance(message, Contacts):
            for officer in message.officers:
                self._registry.appoint(officer, Role.OFFICER, journey)
            self._registry.appoint(message.head, Role.HEAD, journey)
        return message

    async def _deliver(self, journey: str, message: Message) -> Receipt:
        """Send until the journey has answered, with the same id each time."""
        until, pause = time.monotonic() + self._patience, 0.1
        raw = message.model_dump(mode="json")
        handle = self._client.get_workflow_handle(journey)
        while True:
            try:
                update = handle.execute_update("send", raw, id=message.id, result_type=Receipt)
                return await asyncio.wait_for(update, TRY_FOR)
            except WorkflowUpdateFailedError as error:
                _raise_unless_retryable(error)
                last: Exception = error
            except RPCError as error:
                if error.status is RPCStatusCode.NOT_FOUND:
                    return await asyncio.to_thread(self._from_register, journey, message)
                if error.status is RPCStatusCode.INVALID_ARGUMENT:
                    raise Refused(f"Temporal does not take this message: {error.message}") from None
                last = error
            except (TimeoutError, WorkflowUpdateRPCTimeoutOrCancelledError) as error:
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
            ended = select(RegisterRow).where(RegisterRow.journey == journey, RegisterRow.kind == "ended")
            end = session.exec(ended).first()
        if row is not None and row.receipt:
            receipt = Receipt.model_validate_json(row.receipt)
            if receipt.digest != message.digest():
                raise Refused(f"message id {message.id} was used for another message; a repeat has the same content")
            return receipt
        if end is None:
            raise Unreachable(f"Temporal does not know {journey}, which the register says is open; tell the operator")
        raise Refused(f"{journey} has ended ({json.loads(end.body)['outcome']}); it takes no messages")

    def _record(self, journey: str, raw: dict[str, Any], why: str) -> None:
        """Keep who was refused what, and why; an outsider's words are cut to a size."""
        row = RefusalRow(
            at=datetime.now(UTC),
            journey=journey[:200],
            person=str(raw.get("person"))[:80],
            kind=str(raw.get("kind"))[:40],
            message=str(raw.get("id"))[:80],
            why=why[:1000],
        )
        with writing(self._engine) as session:
            session.add(row)


def _raise_unless_retryable(error: WorkflowUpdateFailedError) -> None:
    """A refusal or a fault of ours is an answer; a hand-over in between is a reason to try again."""
    cause = error.cause
    if isinstance(cause, ApplicationError) and cause.type == "Refused":
        raise Refused(cause.message) from None
    if isinstance(cause, ApplicationError) and cause.type == "AcceptedUpdateCompletedWorkflow":
        return
    raise Unreachable(str(cause) or "the journey could not use the message") from None
