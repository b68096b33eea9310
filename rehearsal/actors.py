"""Plays the sample people: reads where journeys stand, and sends what each would say, when the day has come."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Engine
from sqlmodel import select

from activities.database import reading
from gateway.cohorts import Start
from gateway.files import Files
from gateway.send import Gateway
from models.calendar import local
from models.clock import Clock
from models.cohort.register import folded
from models.errors import Refused, Unreachable
from models.noted import Receipt
from models.people import People
from models.standing import Standing, Waiting
from models.tables import RegisterRow, StandingRow
from models.values import digest_of
from queries.cohorts import cohort_facts
from rehearsal.episodes import deeds_of, episode_of
from rehearsal.lines.cohort import CohortView, answers
from rehearsal.timing import moment_of
from rehearsal.view import Deed, View

TICK = 0.1
"""Real seconds between two looks at the standings."""


class Errand(NamedTuple):
    """Something somebody is to say now, as received at a moment of the script."""

    journey: str
    deed: Deed
    at: datetime
    id: str
    papers: dict[str, bytes]


class Actors:
    """Everybody outside Seratus, in one task; says one thing at a time in each region and in the cohort."""

    def __init__(self, engine: Engine, gateway: Gateway, files: Files, begun: Start, mentors: tuple[str, ...]) -> None:
        self._engine = engine
        self._gateway = gateway
        self._files = files
        self._states = {state.id: state for state in begun.journeys}
        self._cohort = begun.cohort
        self._mentors = mentors
        quota = begun.cohort.rules.selection.quota
        self._episodes = {state.id: episode_of(place, quota) for place, state in enumerate(begun.journeys)}
        self._seen: dict[str, tuple[datetime, Standing]] = {}
        self._said: set[str] = set()
        self._stored: set[str] = set()
        self._busy: dict[str, asyncio.Task[None]] = {}
        self.refusals: list[str] = []
        self.receipts: list[Receipt] = []

    @property
    def journeys(self) -> list[str]:
        """The journeys they act in."""
        return list(self._states)

    @property
    def cohort(self) -> str:
        """The cohort's id."""
        return self._cohort.cohort

    @property
    def clock(self) -> Clock:
        """The rehearsal's clock, the same for all."""
        return self._cohort.clock

    async def play(self) -> None:
        """Play until every journey and the cohort have ended."""
        while not self._look(await asyncio.to_thread(self._rows)):
            await asyncio.sleep(TICK)
        await asyncio.gather(*self._busy.values())

    def _rows(self) -> list[StandingRow]:
        with reading(self._engine) as session:
            return list(session.exec(select(StandingRow)))

    def _look(self, rows: list[StandingRow]) -> bool:
        """Begin whatever is to be said now; whether all has ended."""
        now = self.clock.programme(datetime.now(UTC))
        for row in rows:
            if self._free(row) and (errand := self._errand(row, now)):
                self._said.add(errand.id)
                self._busy[row.journey] = asyncio.create_task(self._say(errand))
        ended = sum(row.outcome is not None for row in rows if self._ours(row))
        return ended == len(self._states) + 1

    def _ours(self, row: StandingRow) -> bool:
        return row.journey in self._states or row.journey == self._cohort.id

    def _free(self, row: StandingRow) -> bool:
        """Whether *row* is open and ours, and nobody is saying anything to it."""
        task = self._busy.get(row.journey)
        return row.outcome is None and self._ours(row) and (task is None or task.done())

    def _standing(self, row: StandingRow) -> Standing:
        """The standing of *row*; read anew only where it changed."""
        seen = self._seen.get(row.journey)
        if seen is None or seen[0] != row.at:
            seen = self._seen[row.journey] = (row.at, Standing.model_validate_json(row.body))
        return seen[1]

    def _errand(self, row: StandingRow, now: datetime) -> Errand | None:
        """The first thing that is to be said by now and was not said yet."""
        standing, progress = self._standing(row), json.loads(row.progress)
        for waiting in standing.waiting:
            if (at := moment_of(waiting, standing, progress)) > now:
                continue
            papers: dict[str, bytes] = {}
            for deed in self._deeds(row, standing, waiting, at, papers):
                if (id := _id(row.journey, standing, waiting, deed)) not in self._said:
                    return Errand(row.journey, deed, at, id, papers)
        return None

    def _deeds(
        self, row: StandingRow, standing: Standing, waiting: Waiting, at: datetime, papers: dict[str, bytes]
    ) -> list[Deed]:
        """What is said about an open step, in a region or in the cohort."""
        if row.journey == self._cohort.id:
            return answers(waiting, self._cohort_view(row, at, papers))
        return deeds_of(self._episodes[row.journey], waiting, self._view(row, standing, at, papers))

    def _cohort_view(self, row: StandingRow, at: datetime, papers: dict[str, bytes]) -> CohortView:
        """What a sample person sees of the cohort on the day on which it acts."""
        facts = cohort_facts(self._engine, self._cohort.cohort)
        today, policy = local(at, self._cohort.zone).date(), self._cohort.policy
        progress = json.loads(row.progress)
        kinds = frozenset(kind for kind, _ in facts)
        return CohortView(self._cohort.cohort, progress, folded(facts), kinds, policy, self._mentors, today, papers)

    def _view(self, row: StandingRow, standing: Standing, at: datetime, papers: dict[str, bytes]) -> View:
        """What a sample person sees of a journey on the day on which it acts."""
        state = self._states[row.journey]
        people, today = People.model_validate_json(row.people), local(at, state.region.zone).date()
        return View(
            standing, json.loads(row.progress), people, state.policy, state.sheet, today, papers, state.calendar
        )

    async def _say(self, errand: Errand) -> None:
        """Hand in the papers, send the message; a refusal is kept for the summary.

        A message that reached nobody is sent again, with the same id.
        """
        deed = errand.deed
        for digest in errand.papers.keys() - self._stored:
            await asyncio.to_thread(self._files.store, "contoh.txt", errand.papers[digest], deed.person)
            self._stored.add(digest)
        try:
            receipt = await self._gateway.send(
                errand.journey, deed.kind, deed.person, deed.fields, id=errand.id, received_at=errand.at
            )
        except Refused as refusal:
            self.refusals.append(f"{errand.journey}: {deed.kind}: {refusal}")
        except Unreachable:
            self._said.discard(errand.id)
        else:
            self.receipts.append(receipt)
            await self._recorded(receipt)

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


def _id(journey: str, standing: Standing, waiting: Waiting, deed: Deed) -> str:
    """The message's id, derived from what is said about what: the same each time it is considered."""
    return digest_of([journey, waiting.key, standing.paused_since, deed.kind, deed.person, deed.fields])[:32]
