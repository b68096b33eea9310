"""Plays the sample people: reads where journeys stand, and sends what each would say, when the day has come."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, time, timedelta

from sqlalchemy import Engine
from sqlmodel import select

from activities.database import reading
from gateway.files import Files
from gateway.send import Gateway
from models.calendar import instant, local
from models.clock import Clock
from models.errors import Refused, Unreachable
from models.facts import Receipt
from models.journey import JourneyState
from models.people import People
from models.standing import Standing, Waiting
from models.tables import RegisterRow, StandingRow
from models.values import digest_of
from rehearsal.episodes import deeds_of, not_before
from rehearsal.script import Deed, View

DISTANCE = timedelta(days=5)
"""Programme days an answer keeps from its deadline, so that a slow machine changes no outcome."""
TICK = 0.1
"""Real seconds between two looks at the standings."""
PAUSE = timedelta(days=25)


class Actors:
    """Everybody outside Seratus, in one task; says one thing at a time in each region."""

    def __init__(self, engine: Engine, gateway: Gateway, files: Files, states: list[JourneyState]) -> None:
        self._engine = engine
        self._gateway = gateway
        self._files = files
        self._states = {state.id: (place, state) for place, state in enumerate(states)}
        self._said: set[str] = set()
        self._stored: set[str] = set()
        self._busy: dict[str, asyncio.Task[None]] = {}
        self.refusals: list[str] = []

    @property
    def journeys(self) -> list[str]:
        """The journeys they act in."""
        return list(self._states)

    @property
    def clock(self) -> Clock:
        """The rehearsal's clock, the same for all."""
        return next(iter(self._states.values()))[1].clock

    async def play(self) -> None:
        """Play until every journey has ended."""
        while not self._look(await asyncio.to_thread(self._rows)):
            await asyncio.sleep(TICK)
        await asyncio.gather(*self._busy.values())

    def _rows(self) -> list[StandingRow]:
        with reading(self._engine) as session:
            return list(session.exec(select(StandingRow)))

    def _look(self, rows: list[StandingRow]) -> bool:
        """Begin whatever is to be said now; whether all journeys have ended."""
        now = self.clock.programme(datetime.now(UTC))
        for row in rows:
            if row.outcome is None and row.journey in self._states and self._free(row.journey):
                self._consider(row, now)
        ended = sum(row.outcome is not None for row in rows if row.journey in self._states)
        return ended == len(self._states)

    def _free(self, journey: str) -> bool:
        task = self._busy.get(journey)
        return task is None or task.done()

    def _consider(self, row: StandingRow, now: datetime) -> None:
        place, state = self._states[row.journey]
        standing = Standing.model_validate_json(row.body)
        today = local(now, state.region.zone).date()
        people = People.model_validate_json(row.people)
        view = View(standing, json.loads(row.progress), people, state.policy, state.sheet, today, {})
        for waiting in standing.waiting:
            if now < self._moment(waiting, view):
                continue
            for deed in deeds_of(place, waiting, view):
                mark = digest_of([row.journey, waiting.key, standing.paused_since, deed.kind, deed.person, deed.fields])
                if mark not in self._said:
                    self._said.add(mark)
                    self._begin(row.journey, deed, view, now)
                    return

    def _moment(self, waiting: Waiting, view: View) -> datetime:
        """When the people act on a step: some way into its time, never within five days of its end."""
        if view.standing.paused_since:
            return view.standing.paused_since + PAUSE
        share = 0.2 + int(digest_of([view.standing.region, waiting.step])[:4], 16) / 0xFFFF * 0.35
        end = waiting.due.moment
        moment = waiting.since + (end - waiting.since) * share
        if day := not_before(waiting, view):
            moment = max(moment, instant(day, time(9, 0), waiting.due.zone))
        return min(moment, max(end - DISTANCE, waiting.since))

    def _begin(self, journey: str, deed: Deed, view: View, now: datetime) -> None:
        self._busy[journey] = asyncio.create_task(self._say(journey, deed, view, now))

    async def _say(self, journey: str, deed: Deed, view: View, now: datetime) -> None:
        """Hand in the papers, send the message; a refusal is kept for the summary."""
        for digest, content in view.papers.items():
            if digest not in self._stored:
                await asyncio.to_thread(self._files.store, "contoh.txt", content, deed.person)
                self._stored.add(digest)
        try:
            receipt = await self._gateway.send(journey, deed.kind, deed.person, deed.fields, received_at=now)
            await self._recorded(receipt)
        except (Refused, Unreachable) as error:
            self.refusals.append(f"{journey}: {deed.kind}: {error}")

    async def _recorded(self, receipt: Receipt) -> None:
        """Wait until the register holds the message, so that the next look sees what came of it."""

        def there() -> bool:
            with reading(self._engine) as session:
                key = (RegisterRow.journey == receipt.journey, RegisterRow.identity == receipt.message)
                return session.exec(select(RegisterRow.number).where(*key)).first() is not None

        for _ in range(200):
            if await asyncio.to_thread(there):
                return
            await asyncio.sleep(0.05)
