"""The relay: claims due posts, sends each by itself, and pauses while nothing can leave."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from temporalio import activity

from activities.ahead import Ahead, Claim
from activities.circuit import Circuit
from activities.ledger import Claimed, Ledger
from activities.mailer import Mailer
from activities.marks import Marks
from activities.pacing import REAL, Pace, Time
from activities.replies import Fate, Outcome

BATCH = 200
"""Letters claimed at a time; fewer where the set rate is so low that the last ones would wait for long."""
RUN_FOR = timedelta(minutes=10)
"""After this the activity ends and the workflow calls it again, so that no history and no lease grows old."""


BEAT = timedelta(seconds=3)
"""Between two heartbeats, however slow the mail server is; Temporal misses them after ten seconds."""

log = logging.getLogger(__name__)


class Post:
    """Sends what the outbox holds: at least once, always the same bytes under the same Message-ID.

    *claims* are who claims letters for it, each a batch ahead: clerks in processes of their own, or the ledger itself.
    """

    def __init__(
        self,
        ledger: Ledger,
        claims: Sequence[Claim],
        mailer: Mailer,
        *,
        idle: timedelta,
        per_second: int,
        lease: timedelta,
        beat: timedelta = BEAT,
        time: Time = REAL,
    ) -> None:
        self._ledger = ledger
        self._claims = claims
        self._mailer = mailer
        self._idle = idle
        self._time = time
        self._pace = Pace(per_second, self._time)
        self._half = lease / 2
        self._batch = max(1, min(BATCH, int(per_second * self._half.total_seconds() / (2 + len(claims)))))
        self._beat = beat.total_seconds()
        self._circuit = Circuit()

    @activity.defn(name="post.drain")
    async def drain(self) -> int:
        """Send what is due until ten minutes have passed; the number of letters sent.

        Safe to repeat: a row is claimed with a lease and marked by itself. A killed worker's rows are claimed
        again when their lease ends; a letter in flight at the kill may arrive twice, with one Message-ID.
        """
        self._marks = Marks(self._ledger.mark)
        async with asyncio.TaskGroup() as group:
            helpers = [group.create_task(self._beats()), group.create_task(self._marks.write())]
            sent = await self._work(self._time.now() + RUN_FOR)
            await self._marks.written()
            for helper in helpers:
                helper.cancel()
        return sent

    async def _beats(self) -> None:
        while True:
            activity.heartbeat()
            await asyncio.sleep(self._beat)

    async def _work(self, until: datetime) -> int:
        sent = 0
        ahead = Ahead(self._claims, self._batch)
        while self._time.now() < until and not activity.is_worker_shutdown():
            if wait := self._circuit.wait(self._time.now()):
                await self._time.sleep(min(wait, self._idle))
                continue
            letters = await (ahead.one() if self._circuit.probing else ahead.batch())
            sent += await self._send(letters)
            if self._circuit.halted:
                await self._give_back(await ahead.rest())
            if not letters:
                await self._time.sleep(self._idle)
        await self._give_back(await ahead.rest())
        return sent

    async def _send(self, letters: list[Claimed]) -> int:
        """Send a batch over the mailer's pool, no faster than the set rate; pause if nothing can leave."""
        self._circuit.begin()
        queue = iter(letters)
        waiting: list[Claimed] = []
        async with asyncio.TaskGroup() as group:
            lines = range(min(self._mailer.pool, len(letters)))
            tasks = [group.create_task(self._carry(queue, waiting)) for _ in lines]
        await self._give_back([*waiting, *queue])
        if trouble := self._circuit.halted:
            await self._pause(trouble)
        return sum(task.result() for task in tasks)

    async def _carry(self, queue: Iterator[Claimed], waiting: list[Claimed]) -> int:
        """Send letters of *queue* over one connection until there are no more, or until it meets trouble."""
        sent = 0
        for letter in queue:
            await self._pace.turn()
            if self._circuit.stopped or self._time.now() > letter.until - self._half:
                waiting.append(letter)
                continue
            self._last = letter
            outcome = self._circuit.hear(await self._mailer.send(letter.address, letter.content))
            await self._marks.put(letter, outcome)
            sent += outcome.fate is Fate.SENT
            if outcome.trouble:
                break
        return sent

    async def _give_back(self, letters: list[Claimed]) -> None:
        if letters:
            await asyncio.to_thread(self._ledger.release, letters)

    async def _pause(self, trouble: Outcome) -> None:
        """Pause, and tell whoever can do something about it: once, not with every letter."""
        first = self._circuit.pause(self._time.now())
        if trouble.fate is Fate.OURS:
            if await asyncio.to_thread(self._ledger.halted, self._last, trouble):
                log.error("no letter leaves: %s; the operators are told", trouble.cause)
        elif first:
            log.warning("the mail server takes no letters; one at a time looks whether it does again")
