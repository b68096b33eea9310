"""Six hours without a mail server while letters are due, by a clock of the test's own; then the server is back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine
from temporalio.testing import ActivityEnvironment

from activities.ledger import Ledger
from activities.letters import Letters
from activities.mailer import Mailer
from activities.pacing import Time
from activities.post import Post
from models.facts import Reminded
from models.noted import Noted
from models.people import Role
from settings import Settings
from tests.activities.faulty import FaultyServer
from tests.activities.samples import DUE, OFFICERS, append, batch, concluded

OUTAGE = timedelta(hours=6)
LEASE = timedelta(minutes=2)


class GivenTime(Time):
    """A time that passes only while somebody waits, and at once."""

    def __init__(self) -> None:
        self.began = self.moment = datetime.now(UTC) + timedelta(seconds=1)
        self.plans: list[tuple[datetime, Callable[[], None]]] = []

    def now(self) -> datetime:
        return self.moment

    async def sleep(self, span: timedelta) -> None:
        self.moment += span
        while self.plans and self.plans[0][0] <= self.moment:
            self.plans.pop(0)[1]()
        await asyncio.sleep(0)


class Outage:
    """A relay that meets a server which takes nobody, for six hours; meanwhile some reminders become stale."""

    def __init__(self, engine: Engine, letters: int, per_second: int) -> None:
        self.engine, self.per_second = engine, per_second
        self.steps = [f"masterplan#{number}v1" for number in range(1, letters // len(OFFICERS) + 1)]
        tenth = len(self.steps) // 10
        self.done, self.reminded_again = self.steps[:tenth], self.steps[-tenth:]
        self.server = FaultyServer()
        self.server.offers = ()
        self.time = GivenTime()
        self.server.now = self.time.now
        self.tries = 0
        """Connections that were tried while the server took nobody."""

    async def run(self) -> None:
        """Let everything happen; ends when the relay has been idle for a while after the outage."""
        append(self.engine, batch(*(reminder(step, 1) for step in self.steps), waiting=self.steps))
        self.server.faults["connect"] = "421 4.3.2 not now"
        self.time.plans = [
            (self.time.began + timedelta(hours=2), self.go_on),
            (self.time.began + OUTAGE, self.come_back),
        ]
        await self.server.start()
        settings = Settings(_env_file=None, smtp_host="127.0.0.1", smtp_port=self.server.port)  # type: ignore[call-arg]
        ledger = Ledger(self.engine, Letters(settings.mail_sender), LEASE, self.time)
        mailer = Mailer(settings)
        options = {"idle": timedelta(seconds=1), "lease": LEASE, "time": self.time}
        post = Post(ledger, [ledger.claim], mailer, per_second=self.per_second, **options)  # type: ignore[arg-type]
        until = self.time.began + OUTAGE + timedelta(minutes=6)
        while self.time.now() < until:
            await ActivityEnvironment().run(post.drain)
        await mailer.close()
        await self.server.stop()

    def go_on(self) -> None:
        """Some steps are done, and for some the next reminder is due."""
        open_ = [step for step in self.steps if step not in self.done]
        append(self.engine, batch(*(reminder(step, 2) for step in self.reminded_again), waiting=open_))

    def come_back(self) -> None:
        """The server takes letters again."""
        self.tries = self.server.connections
        self.server.faults.clear()


def reminder(step: str, rung: int) -> Noted:
    """A rung of the ladder of *step*."""
    fact = Reminded(step=step, role=Role.OFFICER, persons=OFFICERS, also=(), due=DUE, days_left=4 - rung)
    return concluded(fact, of=f"{step}/{rung}")
