"""``make demo``: rehearses the cohort of 2018 on a server of its own, then stops everything it started."""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
import time
from contextlib import ExitStack, nullcontext
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.live import Live
from sqlalchemy import Engine, func
from sqlmodel import Session, col, select
from temporalio.client import Client

from activities.database import connect, migrate
from gateway.begin import begin
from gateway.files import Files
from gateway.regions_file import read_regions
from gateway.registry import Registry
from gateway.send import Gateway
from models.errors import SeratusError
from models.journey import REHEARSAL_PREFIX, JourneyState
from models.policy_file import read_policy
from models.tables import OutboxRow
from rehearsal.actors import Actors
from rehearsal.board import board, line, picture
from rehearsal.cast import COORDINATOR, enter, rehearsal_clock, states
from rehearsal.services import ROOT, Server, Sink, process, server, sink
from rehearsal.summary import summarise

COHORT = f"{REHEARSAL_PREFIX}smart-city-2018"


def arguments() -> argparse.Namespace:
    """The command line: how many regions, how long a day takes."""
    parser = argparse.ArgumentParser(prog="make demo ARGS=...", description=__doc__)
    parser.add_argument("--regions", type=int, default=50, help="rehearse the first N regions of the file")
    parser.add_argument("--day", type=float, default=0.3, help="real seconds for a day of the programme")
    parser.add_argument("--plain", action="store_true", help="plain lines, and end by itself, also on a terminal")
    return parser.parse_args()


async def rehearse(options: argparse.Namespace, console: Console, stack: ExitStack) -> bool:
    """Start everything, play the cohort, print the summary; whether all is well."""
    folder = ROOT / ".rehearsals" / f"{datetime.now():%Y%m%d-%H%M%S}-{os.getpid()}"
    folder.mkdir(parents=True)
    began = time.monotonic()
    console.print(f"rehearsal in {folder.relative_to(ROOT)}; starting Temporal, workers and a mail sink ...")
    kept, smtp_port = stack.enter_context(sink(folder / "letters"))
    temporal = stack.enter_context(server(folder))
    engine = connect(f"sqlite:///{folder}/seratus.db")
    stack.callback(engine.dispose)
    migrate(engine)
    _workers(stack, folder, temporal, smtp_port)
    client, plans = await _prepare(engine, options, temporal, folder)
    console.print(f"board after {time.monotonic() - began:.0f} s; Temporal UI: {temporal.ui}")
    files = Files(engine, folder / "documents")
    actors = Actors(engine, Gateway(client, engine, files), files, plans)
    await _watched(options, console, engine, actors, plans)
    await _post_is_out(engine)
    well = summarise(engine, console, time.monotonic() - began, actors.refusals, kept.received)
    console.print(f"Temporal UI: {temporal.ui}   data: {folder.relative_to(ROOT)}")
    await _stay(options, console, kept)
    return well


def _workers(stack: ExitStack, folder: Path, temporal: Server, smtp_port: int) -> None:
    """One process for the journeys and the register, one for the post."""
    environment = {
        "TEMPORAL_ADDRESS": temporal.address,
        "SERATUS_DATABASE_URL": f"sqlite:///{folder}/seratus.db",
        "SERATUS_SMTP_PORT": str(smtp_port),
        "SERATUS_SMTP_HOST": "127.0.0.1",
        "SERATUS_MAIL_IDLE": "PT0.25S",
    }
    for parts in (("journeys", "register"), ("mail",)):
        log = folder / f"worker-{parts[0]}.log"
        stack.enter_context(process(log, sys.executable, "worker.py", *parts, **environment))


async def _prepare(
    engine: Engine, options: argparse.Namespace, temporal: Server, folder: Path
) -> tuple[Client, list[JourneyState]]:
    """Enter regions and sample people, and begin the journeys."""
    os.environ["TEMPORAL_ADDRESS"] = temporal.address
    from worker import temporal as connect_temporal

    client = await connect_temporal()
    policy = read_policy(ROOT / "policies" / "smart-city-2018.toml")
    regions = read_regions(ROOT / "examples" / "cohort-2018.csv")[: options.regions]
    await asyncio.to_thread(enter, Registry(engine), regions, COHORT)
    plans = states(policy, regions, COHORT, rehearsal_clock(policy, options.day))
    for plan in plans:
        await begin(client, engine, plan, COORDINATOR)
    return client, plans


async def _watched(
    options: argparse.Namespace, console: Console, engine: Engine, actors: Actors, plans: list[JourneyState]
) -> None:
    """Play, and show the board while it plays."""
    playing = asyncio.create_task(actors.play())
    live = console.is_terminal and not options.plain
    with Live(console=console, refresh_per_second=4) if live else nullcontext() as screen:
        while not playing.done():
            shown = await asyncio.to_thread(picture, engine, actors.clock, len(plans))
            if isinstance(screen, Live):
                screen.update(board(shown, COHORT))
            else:
                console.print(line(shown), soft_wrap=True)
            await asyncio.wait({playing}, timeout=0.5 if live else 5)
    await playing


async def _post_is_out(engine: Engine) -> None:
    """Wait until no letter is pending, for a minute at most."""

    def waiting() -> int:
        with Session(engine) as session:
            query = select(func.count()).where(col(OutboxRow.status).in_(("pending", "sending")))
            return session.exec(query).one()

    until = time.monotonic() + 60
    while await asyncio.to_thread(waiting) and time.monotonic() < until:
        await asyncio.sleep(0.2)


async def _stay(options: argparse.Namespace, console: Console, kept: Sink) -> None:
    """On a terminal: leave server and workers running until Ctrl-C."""
    if not console.is_terminal or options.plain:
        return
    console.print("everything stays up until Ctrl-C")
    await asyncio.Event().wait()


def main() -> int:
    """Run, stop what was started, and say by the exit code whether all was well."""
    options, console = arguments(), Console()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with ExitStack() as stack:
        try:
            return 0 if asyncio.run(rehearse(options, console, stack)) else 1
        except KeyboardInterrupt:
            console.print("stopping")
            return 0
        except SeratusError as error:
            console.print(str(error), style="red")
            return 2


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)
