"""An order to many journeys, carried out: previewed, or sent with a result for every region."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import Engine
from sqlmodel import select
from temporalio.client import Client

from activities.begun import begun
from activities.database import reading
from gateway.bulk.abreast import Abreast
from gateway.bulk.choosing import Target, chosen, region_names
from gateway.bulk.ledger import Ledger, Outcome, Result
from gateway.bulk.order import Order, message_id
from gateway.bulk.states import position, present_state
from gateway.refusals import on_record
from gateway.registry import Registry
from gateway.send import Gateway
from models.calendar import local
from models.entitlement import check_entitled
from models.errors import Refused, Unreachable
from models.foresight import foreseen
from models.tables import JourneyRow
from models.values import Value

OFFICE_ZONE = "Asia/Jakarta"
"""The secretariat's own zone: its day is part of an order's key."""


class Effect(Value):
    """What the order would do to one journey, and who would be told by which notice."""

    journey: str
    region: str
    fate: Literal["takes effect", "refused", "left alone", "unreachable", "settled before"]
    says: tuple[str, ...]
    told: tuple[str, ...] = ()


class Bulk:
    """One order and its key.

    Raises:
        Refused: the order is not well formed, its choice is empty or unknown, its key belongs to another one, or
            the person may not give it to any of these journeys. The refusal is on record.
    """

    def __init__(self, engine: Engine, order: Order) -> None:
        self._engine, self._order = engine, order
        with on_record(engine, journey=order.choice.cohort, person=order.person, kind=f"bulk {order.kind}"):
            order.check(datetime.now(UTC))
            self.now = _programme_now(engine, order.choice.cohort)
            self.key = order.known_by(local(self.now, OFFICE_ZONE).date())
            self._ledger = Ledger(engine, self.key, order.kind, order.content)
            self._names = region_names(engine, order.choice.cohort)
            self._before = self._ledger.results(self._names)
            self._targets = [] if self._before else chosen(engine, order, self.now)
            self._check_person()

    @property
    def done(self) -> bool:
        """Whether an earlier run has settled it in every journey: another one would send nothing."""
        return bool(self._before) and all(each.settled for each in self._before)

    def _check_person(self) -> None:
        registry, order = Registry(self._engine), self._order
        registry.check_persons(order.message("bulk:check", self.now))
        refusals = []
        for target in self._targets:
            try:
                check_entitled(order.kind, order.person, registry.roles(order.person, target.journey, self.now))
            except Refused as refusal:
                refusals.append(refusal)
        if refusals and len(refusals) == len(self._targets):
            raise refusals[0]

    async def planned(self, client: Client) -> list[Effect]:
        """What the order would do to each journey now; nothing is sent and nothing is written."""
        abreast = Abreast()
        targets = self._targets or [Target(each.journey, each.region) for each in self._before]
        return list(await asyncio.gather(*(self._effect(client, abreast, target) for target in targets)))

    async def _effect(self, client: Client, abreast: Abreast, target: Target) -> Effect:
        about = {"journey": target.journey, "region": target.region}
        before = next((each for each in self._before if each.journey == target.journey and each.settled), None)
        if before is not None:
            return Effect(**about, fate="settled before", says=(f"{before.result}: {before.why}".rstrip(": "),))
        if target.left:
            return Effect(**about, fate="left alone", says=(target.left,))
        try:
            state = await abreast.ask(lambda: present_state(client, target.journey))
            now, id = state.clock.programme(datetime.now(UTC)), message_id(self.key, target.journey)
            if id in state.handled:
                return Effect(**about, fate="settled before", says=("accepted",))
            found = foreseen(self._order.message(id, now), state, position(state), now)
        except Refused as refusal:
            return Effect(**about, fate="refused", says=(str(refusal),))
        except Unreachable as error:
            return Effect(**about, fate="unreachable", says=(str(error),))
        return Effect(**about, fate="takes effect", says=found.says, told=found.told)

    async def sent(self, gateway: Gateway) -> AsyncIterator[Result]:
        """Send the order to every journey that has no result yet or did not answer, a few at a time.

        A result for every region comes as it is known, those of an earlier run first. A run that was cut off is
        taken up by another one: the message to a journey has the same id on every run.
        """
        self._ledger.begin(self._targets)
        results, abreast = self._ledger.results(self._names), Abreast()
        for result in results:
            if result.settled:
                yield result
        tasks = [asyncio.create_task(self._send(gateway, abreast, each)) for each in results if not each.settled]
        try:
            for done in asyncio.as_completed(tasks):
                yield await done
        finally:
            for task in tasks:
                task.cancel()

    async def _send(self, gateway: Gateway, abreast: Abreast, result: Result) -> Result:
        journey, said = result.journey, self._order.said()
        kind, person = said.pop("kind"), said.pop("person")
        outcome: Outcome = "accepted"
        why = ""
        try:
            await abreast.ask(lambda: gateway.send(journey, kind, person, said, id=message_id(self.key, journey)))
        except Refused as refusal:
            outcome, why = "refused", str(refusal)
        except Unreachable as error:
            outcome, why = "unreachable", str(error)
        await asyncio.to_thread(self._ledger.settle, journey, outcome, why)
        return result.model_copy(update={"result": outcome, "why": why})


def _programme_now(engine: Engine, cohort: str) -> datetime:
    """Now, on the clock of *cohort*; a rehearsal's runs ahead."""
    with reading(engine) as session:
        journey = session.exec(select(JourneyRow.journey).where(JourneyRow.cohort == cohort)).first()
    if journey is None:
        raise Refused(f"there is no cohort {cohort!r}; `starter.py list` shows the journeys of every cohort")
    return begun(engine, journey).clock.programme(datetime.now(UTC))
