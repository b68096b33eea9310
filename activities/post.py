"""The relay: claims due posts, sends each by itself, marks each by itself."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine
from temporalio import activity

from activities.ledger import Claimed, Ledger
from activities.letters import Letters
from activities.mailer import Fate, Mailer

BATCH = 50
RUN_FOR = timedelta(minutes=10)
"""After this the activity ends and the workflow calls it again, so that no history and no lease grows old."""


BEAT = timedelta(seconds=3)
"""Between two heartbeats, however slow the mail server is; Temporal misses them after ten seconds."""


class Post:
    """Sends what the outbox holds: at least once, always the same bytes under the same Message-ID."""

    def __init__(
        self,
        engine: Engine,
        letters: Letters,
        mailer: Mailer,
        *,
        idle: timedelta,
        per_second: int,
        lease: timedelta,
        beat: timedelta = BEAT,
    ) -> None:
        self._ledger = Ledger(engine, letters, lease)
        self._mailer = mailer
        self._idle = idle.total_seconds()
        self._gap = 1 / per_second
        self._beat = beat.total_seconds()

    @activity.defn(name="post.drain")
    async def drain(self) -> int:
        """Send what is due until ten minutes have passed; the number of letters sent.

        Safe to repeat: a row is claimed with a lease and marked by itself. A killed worker's rows are claimed
        again when their lease ends; a letter in flight at the kill may arrive twice, with one Message-ID.
        """
        beating = asyncio.create_task(self._beats())
        try:
            return await self._work(datetime.now(UTC) + RUN_FOR)
        finally:
            beating.cancel()

    async def _beats(self) -> None:
        while True:
            activity.heartbeat()
            await asyncio.sleep(self._beat)

    async def _work(self, until: datetime) -> int:
        sent = 0
        while datetime.now(UTC) < until and not activity.is_worker_shutdown():
            claimed = await asyncio.to_thread(self._ledger.claim, BATCH)
            sent += await self._send(claimed)
            if not claimed:
                await asyncio.sleep(self._idle)
        return sent

    async def _send(self, claimed: list[Claimed]) -> int:
        """Send a batch over the mailer's pool, no faster than the set rate."""
        started = time.monotonic()
        tasks = []
        async with asyncio.TaskGroup() as group:
            for place, letter in enumerate(claimed):
                await asyncio.sleep(max(0.0, started + place * self._gap - time.monotonic()))
                tasks.append(group.create_task(self._send_one(letter)))
        return sum(task.result() for task in tasks)

    async def _send_one(self, letter: Claimed) -> bool:
        outcome = await self._mailer.send(letter.address, letter.content)
        await asyncio.to_thread(self._ledger.mark, letter, outcome)
        return outcome.fate is Fate.SENT
