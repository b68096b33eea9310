"""One rehearsal from beginning to end: services up, cohort played and watched, summary, services down."""

from __future__ import annotations

import asyncio
import os
import secrets
import sys
import time
from contextlib import ExitStack, nullcontext
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.live import Live
from sqlalchemy import Engine, func
from sqlmodel import col, select
from temporalio.client import Client

from activities.database import connect, migrate, reading
from gateway.cluster import temporal, workers_wait
from gateway.cohorts import begin_cohort
from gateway.files import Files
from gateway.send import Gateway
from models.errors import Unreachable
from models.tables import OutboxRow
from rehearsal.actors import Actors
from rehearsal.board import board, line, picture
from rehearsal.cast import COHORT, COORDINATOR, ROOT, cast
from rehearsal.pages import KEY
from rehearsal.registry import release_held
from rehearsal.services import Server, free_ports, process, server, wait_for
from rehearsal.sink import sink
from rehearsal.summary import summarise
from rehearsal.workers import Workers

REVIEWER = "penelaah-1.contoh"
"""Whose tasks are shown."""
START = 120.0
"""Real seconds that starting everything may take."""
LONGEST = 1500
"""Days of the programme after which a rehearsal is given up; an ordinary one takes about 400."""


LEASE = 15
"""Seconds for which a letter belongs to its worker; the rehearsal's own mail server answers at once."""


class Options(NamedTuple):
    """How many regions, how many real seconds a day of the programme takes, and how it is shown."""

    regions: int = 50
    day: float = 0.3
    live: bool = False


async def rehearse(options: Options, console: Console, stack: ExitStack) -> bool:
    """Rehearse the cohort; whether every journey ended, the record holds and nothing went wrong."""
    began = time.monotonic()
    folder = ROOT / ".rehearsals" / f"{datetime.now():%Y%m%d-%H%M%S}-{os.getpid()}"
    folder.mkdir(parents=True)
    shown = folder.relative_to(ROOT)
    console.print(f"rehearsal in {shown}; starting Temporal, workers and a mail sink ...", soft_wrap=True)
    kept, port = stack.enter_context(sink(folder / "letters"))
    running = stack.enter_context(server(folder))
    engine = connect(f"sqlite:///{folder}/seratus.db")
    stack.callback(engine.dispose)
    migrate(engine)
    pages = Pages(free_ports(1)[0], secrets.token_urlsafe(16))
    environment = _environment(folder, running, port, pages)
    workers = Workers(stack, folder, environment)
    actors = await _begun(engine, options, folder, running, workers)
    served = process(folder / "pages.log", sys.executable, "-m", "rehearsal.pages", str(folder), **environment)
    await asyncio.to_thread(wait_for, pages.port, stack.enter_context(served), folder / "pages.log")
    console.print(f"board after {time.monotonic() - began:.0f} s", soft_wrap=True)
    for name, address in (*pages.addresses, ("Temporal UI", running.ui)):
        console.print(f"  {name}: {address}", soft_wrap=True)
    await _watched(options, console, engine, actors, workers)
    await asyncio.to_thread(release_held, engine, actors.clock)
    await _post_is_out(engine, console)
    well = summarise(engine, console, actors, kept.received)
    console.print(f"workers started again: {workers.restarted}; time taken: {time.monotonic() - began:.0f} s")
    console.print(f"Temporal UI: {running.ui}   data and letters: {shown}", soft_wrap=True)
    if options.live:
        console.print("everything stays up until Ctrl-C")
        await asyncio.Event().wait()
    return well


class Pages(NamedTuple):
    """Where the rehearsal's pages are, and what opens the doors of its sample people."""

    port: int
    key: str

    @property
    def url(self) -> str:
        """The pages' address."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def addresses(self) -> tuple[tuple[str, str], ...]:
        """What there is to look at, already signed in."""
        return (
            ("board", f"{self.url}/gladi/{self.key}/{COORDINATOR}?ke=/angkatan/{COHORT}"),
            ("a reviewer's tasks", f"{self.url}/gladi/{self.key}/{REVIEWER}?ke=/tugas"),
            ("inbox of everybody", f"{self.url}/kotak"),
        )


def _environment(folder: Path, running: Server, smtp_port: int, pages: Pages) -> dict[str, str]:
    return {
        "SERATUS_DOCUMENTS": str(folder / "documents"),
        "SERATUS_PAGES_PORT": str(pages.port),
        "SERATUS_PAGES_URL": pages.url,
        KEY: pages.key,
        "TEMPORAL_ADDRESS": running.address,
        "SERATUS_DATABASE_URL": f"sqlite:///{folder}/seratus.db",
        "SERATUS_SMTP_HOST": "127.0.0.1",
        "SERATUS_SMTP_PORT": str(smtp_port),
        "SERATUS_MAIL_IDLE": "PT0.25S",
        "SERATUS_MAIL_LEASE": f"PT{LEASE}S",
    }


async def _begun(engine: Engine, options: Options, folder: Path, running: Server, workers: Workers) -> Actors:
    """Enter the cast and begin the cohort; everybody who will act in it."""
    os.environ["TEMPORAL_ADDRESS"] = running.address
    client = await temporal()
    await _until_workers_wait(client, workers)  # the programme's clock starts when somebody can act
    plan, mentors = await asyncio.to_thread(cast, engine, options.regions, options.day)
    begun = await begin_cohort(client, engine, plan, COORDINATOR)
    files = Files(engine, folder / "documents")
    return Actors(engine, Gateway(client, engine, files), files, begun, mentors)


async def _until_workers_wait(client: Client, workers: Workers) -> None:
    """Wait until the workers ask for work, as long as starting may take; one that dies is started again."""
    began = time.monotonic()
    while not await workers_wait(client) and time.monotonic() - began < START:
        workers.look()
        await asyncio.sleep(0.2)


async def _watched(options: Options, console: Console, engine: Engine, actors: Actors, workers: Workers) -> None:
    """Play, show the board while it plays, and look after the workers."""
    playing = asyncio.create_task(asyncio.wait_for(actors.play(), START + LONGEST * options.day))
    printed = 0.0
    with Live(console=console, refresh_per_second=4) if options.live else nullcontext() as screen:
        while not playing.done():
            for news in workers.look():
                console.print(news, soft_wrap=True)
            await asyncio.to_thread(release_held, engine, actors.clock)
            if screen or time.monotonic() - printed >= 5:
                printed = time.monotonic()
                now = await asyncio.to_thread(picture, engine, actors.clock, len(actors.journeys))
                if screen:
                    screen.update(board(now, COHORT))
                else:
                    console.print(line(now), soft_wrap=True)
            await asyncio.wait({playing}, timeout=0.5)
    try:
        await playing
    except TimeoutError:
        raise Unreachable(f"the rehearsal did not end within {LONGEST} days of the programme; see the logs") from None


async def _post_is_out(engine: Engine, console: Console) -> None:
    """Wait until every letter has left; what a killed worker was sending is sent anew when its lease ends."""

    def waiting() -> int:
        with reading(engine) as session:
            open_ = col(OutboxRow.status).in_(("draft", "held", "sending"))
            return session.exec(select(func.count()).select_from(OutboxRow).where(open_)).one()

    began, told = time.monotonic(), False
    while (left := await asyncio.to_thread(waiting)) and time.monotonic() - began < LEASE + 30:
        if not told and time.monotonic() - began > 5:
            console.print(f"waiting for {left} letters, {LEASE + 30} s at most")
            told = True
        await asyncio.sleep(0.2)
