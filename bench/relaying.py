"""How fast the relay empties the outbox, beside the bare client that sends the same bytes into the same mail server."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiosmtplib
from sqlalchemy import Engine, func
from sqlmodel import col, select
from temporalio.testing import ActivityEnvironment

from activities.clerk import Clerk, Office
from activities.database import connect, migrate, reading
from activities.headers import Replies
from activities.mailer import Mailer
from activities.post import Post
from bench.due import fill, let_come_due
from bench.reckoning import Pair, Row, reckon
from models.tables import EarlyRow, OutboxRow
from rehearsal.cast import ROOT
from settings import Settings

POOL = 8
WRITTEN = {True: "early", False: "late"}
"""When a letter's bytes are made: before its hour, or when it is claimed."""
UNLIMITED = 1_000_000
"""Letters in a second: the set rate is not what is measured."""


def row(count: int, early: bool, pairs: Sequence[Pair]) -> Row:
    """What the table says of an outbox of one size."""
    found = reckon(pairs)
    rates = {"letters/s": count / float(found["seconds"]), "raw letters/s": count / float(found["raw"])}
    return {"letters": count, "written": WRITTEN[early], **found, **rates}


def measure(folder: Path, count: int, clerks: int, early: bool) -> Pair:
    """Let the relay send *count* reminders from their hour on, then the bare client the same bytes.

    *early*: the relay has been idle before the hour, as it is on any morning, and has written them; otherwise they come
    due at the moment at which they are written down, as after an outage.
    """
    folder.mkdir(parents=True)
    url = f"sqlite:///{folder}/seratus.db"
    engine = connect(url)
    migrate(engine)
    with sink() as port:
        settings = Settings(_env_file=None, database_url=url, smtp_port=port, smtp_starttls=False)
        fill(engine, count, settings.mail_domain)
        ours = asyncio.run(relay(engine, settings, clerks, early))
        with reading(engine) as session:
            rows = session.exec(select(OutboxRow.recipient, OutboxRow.content)).all()
        letters = [(address, content) for address, content in rows if address and content]
        raw = asyncio.run(bare(settings, letters))
    engine.dispose()
    assert len(letters) == count
    return Pair(ours, raw)


async def relay(engine: Engine, settings: Settings, clerks: int, early: bool) -> float:
    """Let the relay drain the outbox as a worker does; seconds from the hour until all letters are marked as sent."""
    office = Office(settings.database_url, settings.mail_sender, settings.mail_lease, Replies())
    staff, mailer, environment = [Clerk(office) for _ in range(clerks)], Mailer(settings, POOL), ActivityEnvironment()
    post = Post(
        office.ledger(),
        [clerk.claim for clerk in staff],
        mailer,
        idle=timedelta(milliseconds=20),
        per_second=UNLIMITED,
        lease=settings.mail_lease,
    )
    if not early:
        let_come_due(engine, datetime.now(UTC))
    for clerk in staff:
        await asyncio.to_thread(clerk.claim, 0)  # a worker has been there since long before the letters came due
    async with asyncio.TaskGroup() as group:
        began = time.perf_counter()
        group.create_task(environment.run(post.drain))
        if early:
            began = await hour(engine)
        while await asyncio.to_thread(left, engine):
            await asyncio.sleep(0.05)
        seconds = time.perf_counter() - began
        environment.worker_shutdown()
    await mailer.close()
    for clerk in staff:
        clerk.close()
    return seconds


async def hour(engine: Engine) -> float:
    """Wait until every letter is written, then let the hour come: its moment."""
    while await asyncio.to_thread(unwritten, engine):
        await asyncio.sleep(0.1)
    at = datetime.now(UTC) + timedelta(seconds=1)
    let_come_due(engine, at)
    await asyncio.sleep((at - datetime.now(UTC)).total_seconds())
    return time.perf_counter()


def unwritten(engine: Engine) -> int:
    """How many letters are not written early."""
    with reading(engine) as session:
        early = session.exec(select(func.count()).select_from(EarlyRow)).one()
        return session.exec(select(func.count()).select_from(OutboxRow)).one() - early


def left(engine: Engine) -> int:
    """How many letters are not marked as sent."""
    with reading(engine) as session:
        waiting = col(OutboxRow.status).in_(("draft", "sending"))
        return session.exec(select(func.count()).select_from(OutboxRow).where(waiting)).one()


async def bare(settings: Settings, letters: Sequence[tuple[str, bytes]]) -> float:
    """Send *letters* with nothing but the client, over as many connections; seconds."""
    queue = iter(letters)

    async def carry() -> None:
        client = aiosmtplib.SMTP(hostname=settings.smtp_host, port=settings.smtp_port, start_tls=False)
        async with client:
            for address, content in queue:
                await client.sendmail(settings.mail_sender_address, [address], content)

    began = time.perf_counter()
    await asyncio.gather(*(carry() for _ in range(POOL)))
    return time.perf_counter() - began


@contextmanager
def sink() -> Iterator[int]:
    """A mail server in a process of its own; its port."""
    command = (sys.executable, "-m", "bench.sink")
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield int(process.stdout.readline())
        process.stdin.close()
