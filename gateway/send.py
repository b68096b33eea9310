"""Sends a person's message to a journey: stamped, checked, retried with the same id, refusals on record."""

from __future__ import annotations

import asyncio
import uuid
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine
from temporalio.client import Client

from activities.begun import clock_of
from activities.database import insert_once, reading, writing
from gateway.bulk.states import position, present_state
from gateway.conflicts import check_conflicts
from gateway.delivery import PATIENCE, Courier
from gateway.files import Files
from gateway.refusals import record_refusal
from gateway.registry import Registry, check_no_voice
from gateway.upload_grace import begun_to_arrive
from gateway.workload import check_workload
from models.clock import Clock
from models.entitlement import check_entitled
from models.errors import Refused
from models.foresight import Foreseen, foreseen
from models.messages import Message, parse
from models.noted import Receipt
from models.reception import check_same
from models.tables import IntakeRow


class Gateway:
    """The only way to a journey."""

    def __init__(self, client: Client, engine: Engine, files: Files, *, patience: float = PATIENCE) -> None:
        self._client = client
        self._courier = Courier(client, engine, patience)
        self._engine = engine
        self._files = files
        self._registry = Registry(engine)
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
            message = await asyncio.to_thread(self._take_in, journey, raw, given=received_at is not None)
            receipt = await self._delivered(journey, message)
            check_same(receipt.digest, message)
            return receipt
        except Refused as refusal:
            about = {"journey": journey, "person": person, "kind": kind, "message": raw["id"]}
            await asyncio.to_thread(record_refusal, self._engine, str(refusal), **about)
            raise

    async def foresee(self, journey: str, kind: str, person: str, fields: dict[str, Any], language: str) -> Foreseen:
        """What a steering message would do to a journey now; nothing is sent, and nothing is recorded.

        Raises:
            Refused: it would be refused, in this sentence.
            Unreachable: Temporal or a worker did not answer.
        """
        raw = {**fields, "kind": kind, "person": person, "id": str(uuid.uuid4())}
        raw["received_at"] = await asyncio.to_thread(self._stamp, journey, None)
        message = parse(raw)
        await asyncio.to_thread(self._registry.check_persons, message)
        state = await present_state(self._client, journey)
        return foreseen(message, state, position(state), message.received_at, language)

    async def _delivered(self, journey: str, message: Message) -> Receipt:
        """The journey's answer; after a refusal another try with the same id is a new beginning."""
        try:
            return await self._courier.deliver(journey, message)
        except Refused:
            await asyncio.to_thread(self._forget, journey, message.id)
            raise

    def _forget(self, journey: str, message: str) -> None:
        with writing(self._engine) as session:
            if row := session.get(IntakeRow, (journey, message)):
                session.delete(row)

    def _stamp(self, journey: str, received_at: datetime | None) -> str:
        """Now, on the journey's clock."""
        clock = self._clocks.get(journey) or clock_of(self._engine, journey)
        self._clocks[journey] = clock
        if received_at is not None and clock.rate == 1:
            raise Refused("the moment of receipt is stamped by the gateway; it may be given in a rehearsal only")
        return (received_at or clock.programme(datetime.now(UTC))).isoformat()

    def _take_in(self, journey: str, raw: dict[str, Any], *, given: bool) -> Message:
        """Check what can be said without the journey: form, role, persons and documents named.

        The moment of receipt is that of the first try, so that an outage between two tries makes nobody late; unless
        it was *given*, a document that began to arrive in time makes nobody late either.
        """
        message = parse(raw)
        check_no_voice(message.person)
        if first := self._intake(journey, message.id):
            return self._as_first(message, first)
        check_entitled(message.kind, message.person, self._registry.roles(message.person, journey, message.received_at))
        self._registry.check_persons(message)
        check_conflicts(self._engine, journey, message)
        check_workload(self._engine, journey, message)
        self._files.check(message)
        if not given and (begun := begun_to_arrive(self._engine, journey, message, datetime.now(UTC))):
            message = message.model_copy(update={"received_at": self._clocks[journey].programme(begun)})
        with writing(self._engine) as session:
            received = {"digest": message.digest(), "received_at": message.received_at}
            insert_once(session, IntakeRow, journey=journey, message=message.id, **received)
        first = self._intake(journey, message.id)
        assert first is not None
        return self._as_first(message, first)

    def _intake(self, journey: str, message: str) -> IntakeRow | None:
        with reading(self._engine) as session:
            return session.get(IntakeRow, (journey, message))

    def _as_first(self, message: Message, first: IntakeRow) -> Message:
        """*message* with the moment at which its first try was received."""
        check_same(first.digest, message)
        return message.model_copy(update={"received_at": first.received_at})
