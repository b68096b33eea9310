"""The relay under test: facts cause letters, a worker drains the outbox, time passes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Engine
from temporalio.testing import ActivityEnvironment

from activities.database import writing
from activities.ledger import Ledger
from activities.letters import Letters
from activities.mailer import Mailer
from activities.post import Post
from models.noted import Noted
from models.people import People
from models.post import LETTERS
from models.tables import OutboxRow, PersonRow
from settings import Settings
from tests.activities.contents import rows
from tests.activities.mail_server import MailServer
from tests.activities.samples import PEOPLE, STEP, append, batch

LEASE = timedelta(minutes=2)
LONGEST = 20
"""Seconds until a worker that does not do what is expected of it has failed."""


def settings(server: MailServer, **changes: Any) -> Settings:
    """Settings that name *server*, whatever this machine's own say."""
    return Settings(_env_file=None, smtp_host="127.0.0.1", smtp_port=server.port, **changes)  # type: ignore[call-arg]


class Lot(NamedTuple):
    """What became of one letter."""

    letter: str
    person: str
    status: str
    why: str | None


class Relay:
    """A database, a mail server, and the worker between them."""

    def __init__(self, engine: Engine, server: MailServer) -> None:
        self.engine = engine
        self.server = server
        self.letters = Letters(settings(server).mail_sender)
        self.ledger = Ledger(engine, self.letters, LEASE)

    def note(self, *facts: Noted, waiting: tuple[str, ...] = (STEP,), people: People = PEOPLE) -> None:
        """Record *facts*, which cause letters."""
        append(self.engine, batch(*facts, waiting=waiting, people=people))

    def outbox(self) -> list[OutboxRow]:
        return rows(self.engine, OutboxRow)

    def lots(self) -> list[Lot]:
        """What became of each letter so far."""
        return [Lot(row.letter, row.person, row.status, row.why) for row in self.outbox()]

    def dead_addresses(self) -> list[str]:
        return [row.id for row in rows(self.engine, PersonRow) if row.address_dead]

    def settled(self) -> bool:
        """Whether nothing is due and nothing is on its way."""
        return not any((row.letter in LETTERS and _due(row)) or _taken(row) for row in self.outbox())

    def under_way(self) -> bool:
        """Whether a letter is being sent."""
        return any(_taken(row) for row in self.outbox())

    def paused(self) -> bool:
        """Whether some letters met a server that takes none, and the others are back in the outbox."""
        return any(row.why for row in self.outbox()) and not self.under_way()

    async def work(self, until: Callable[[], bool] | None = None, **options: Any) -> int:
        """Let a worker drain the outbox until it is settled, then tell it to stop; the letters it sent."""
        environment, working = self._worker(**options)
        try:
            await self._wait(until or self.settled, working)
        finally:
            environment.worker_shutdown()
            async with asyncio.timeout(LONGEST):
                sent = await working
            await self._mailer.close()
        return sent

    async def look(self) -> int:
        """Let a worker look for due letters a few times; the letters it sent."""
        return await self.work(until=lambda: self.beats > 3)

    async def die_at_work(self, until: Callable[[], bool]) -> None:
        """Let a worker drain the outbox, and kill it once *until* holds."""
        environment, working = self._worker()
        await self._wait(until, working)
        environment.cancel()
        await asyncio.wait([working])
        await self._mailer.close()
        assert working.cancelled()

    def _worker(self, **options: Any) -> tuple[ActivityEnvironment, asyncio.Task[int]]:
        environment, self._mailer, self.beats = ActivityEnvironment(), Mailer(settings(self.server)), 0
        environment.on_heartbeat = self._beat
        options = {
            "idle": timedelta(milliseconds=10),
            "beat": timedelta(milliseconds=10),
            "per_second": 1000,
            "lease": LEASE,
        } | options
        post = Post(self.ledger, [self.ledger.claim], self._mailer, **options)
        return environment, asyncio.create_task(environment.run(post.drain))

    def _beat(self, *_details: Any) -> None:
        self.beats += 1

    async def _wait(self, until: Callable[[], bool], working: asyncio.Task[int]) -> None:
        async with asyncio.timeout(LONGEST):
            while not until() and not working.done():
                await asyncio.sleep(0.01)

    def pass_time(self, span: timedelta) -> None:
        """Let *span* pass for the outbox: every moment in it lies that much further back."""
        with writing(self.engine) as session:
            for row in self.outbox():
                row.created_at, row.not_before = row.created_at - span, row.not_before - span
                row.leased_until = row.leased_until and row.leased_until - span
                row.tries_since = row.tries_since and row.tries_since - span
                session.merge(row)


def _due(row: OutboxRow) -> bool:
    """Whether a relay would take *row* now."""
    at = {"draft": row.not_before, "sending": row.leased_until}.get(row.status)
    return at is not None and at <= datetime.now(UTC)


def _taken(row: OutboxRow) -> bool:
    """Whether a relay writes *row* or sends it now; one that waits for its next try has an answer."""
    leased = row.leased_until is not None and row.leased_until > datetime.now(UTC)
    return row.status == "sending" and leased and (row.why is None or row.content is None)
