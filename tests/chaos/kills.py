"""A mail worker that is killed again and again at random moments while it sends letters.

``python -m tests.chaos.kills [LETTERS] [KILLS] [SEED]`` says what came of it.
"""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
import tempfile
from collections import Counter
from email import message_from_bytes
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Engine
from sqlmodel import Session, func, select

from activities.database import connect, migrate
from models.tables import OutboxRow, PostEventRow
from rehearsal.cast import ROOT
from tests.activities.faulty import FaultyServer
from tests.activities.samples import OFFICERS, append, asked, batch, enter

PER_SECOND = 40
LONGEST_LIFE = 0.7
"""Seconds from a worker's first letter to its death, at most."""
PATIENCE = 120
"""Seconds until a worker has begun a letter, and until the last one has sent the rest."""


class Found(NamedTuple):
    """What came of it."""

    letters: int
    missing: int
    ids: int
    """Different Message-IDs among the letters that arrived."""
    copies: int
    in_flight: tuple[int, ...]
    """At each kill: letters that the worker had begun and not marked as sent."""
    told: int
    """Lines of the ledger that say of a letter that it is sent."""


async def kill_at_work(engine: Engine, letters: int, kills: int, seed: int) -> Found:
    """Let *letters* be sent by workers of which *kills* are killed."""
    chance = random.Random(seed)
    steps = [f"masterplan#{number}v1" for number in range(1, letters // len(OFFICERS) + 1)]
    append(engine, batch(*map(asked, steps), waiting=steps))
    server = FaultyServer()
    server.offers = ()
    await server.start()
    in_flight = []
    for _ in range(kills):
        in_flight.append(await one_life(engine, server, chance.uniform(0, LONGEST_LIFE)))
    with worker(engine, server) as last:
        async with asyncio.timeout(PATIENCE):
            while sent(engine) < letters:
                await asyncio.sleep(0.2)
        last.kill()
    await server.stop()
    return found(engine, server, tuple(in_flight))


async def one_life(engine: Engine, server: FaultyServer, life: float) -> int:
    """A worker from its start to its death; how many letters were in flight then."""
    begun, marked = len(server.begun), sent(engine)
    with worker(engine, server) as started:
        async with asyncio.timeout(PATIENCE):
            while len(server.begun) == begun:
                await asyncio.sleep(0.01)
        await asyncio.sleep(life)
        started.kill()
    await asyncio.sleep(0.05)  # what stands in the sockets has arrived
    return len(server.begun) - begun - (sent(engine) - marked)


def worker(engine: Engine, server: FaultyServer) -> subprocess.Popen[bytes]:
    """A mail worker."""
    database = engine.url.render_as_string(hide_password=False)
    command = (sys.executable, "-m", "tests.chaos.mail_worker", database, str(server.port), str(PER_SECOND))
    return subprocess.Popen(command, cwd=ROOT)


def sent(engine: Engine) -> int:
    """How many letters are marked as sent."""
    with Session(engine) as session:
        return session.exec(select(func.count()).select_from(OutboxRow).where(OutboxRow.status == "sent")).one()


def found(engine: Engine, server: FaultyServer, in_flight: tuple[int, ...]) -> Found:
    """Compare what arrived with what was written."""
    with Session(engine) as session:
        written = set(session.exec(select(OutboxRow.message_id)).all())
        lines = select(func.count()).select_from(PostEventRow).where(PostEventRow.what == "sent")
        told = session.exec(lines).one()
    arrived = Counter(str(message_from_bytes(kept.content)["Message-ID"]) for kept in server.kept)
    copies = arrived.total() - len(arrived)
    return Found(len(written), len(written - arrived.keys()), len(arrived), copies, in_flight, told)


def main(letters: int = 1000, kills: int = 61, seed: int = random.randrange(10**6)) -> None:
    """Kill, and say what came of it."""
    print(f"seed {seed}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        engine = connect(f"sqlite:///{Path(folder)}/seratus.db")
        migrate(engine)
        enter(engine)
        result = asyncio.run(kill_at_work(engine, letters, kills, seed))
        engine.dispose()
    print(result, f"in flight in all: {sum(result.in_flight)}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
