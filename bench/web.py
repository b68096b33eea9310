"""``make bench-web``: the board of 514 regions with 16 readers at once, and how soon it shows an accepted message."""

from __future__ import annotations

import argparse
import asyncio
import http.client
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count, cycle, islice
from pathlib import Path
from statistics import median, quantiles
from threading import Event, Thread
from urllib.parse import unquote

from sqlalchemy import Engine

from activities.database import connect, migrate
from activities.register import Register
from bench.boards import at_work, filled
from bench.lag import JOURNEYS, lag
from bench.reckoning import Row, as_json, table
from bench.sample import COORDINATOR, PANEL
from models.errors import Unreachable
from models.islands import GROUPS
from models.journey import JourneyState
from models.messages import STAGES
from models.people import Role
from rehearsal.cast import ROOT
from rehearsal.services import free_ports, process

COHORT = "smart-city-2018"
BOARD = f"/angkatan/{COHORT}"
READY = "/contoh"
READERS = 16
REGIONS = 514
VIEWS = ("", "?terlambat=1", *(f"?tahap={stage}" for stage in STAGES), *(f"?pulau={island}" for island in GROUPS))
"""Readers look at different views, so that no answer could be another reader's."""
REVIEWER = PANEL[Role.REVIEWER][0]
PANEL_AT = STAGES.index("masterplan")
"""The number of a journey in which a panel is waited for."""
LIMIT = 0.150
"""Seconds that the median of the board may take at the server."""
LAG = 1.0
"""Seconds that an accepted message may take to a board, in the median."""
PATIENCE = 30.0
PAUSE = 0.1
"""Seconds between two facts while readers read and journeys go on."""


def addresses(path: str) -> list[str]:
    """What readers of a page ask for in turn."""
    return [path + view for view in VIEWS] if path == BOARD else [path]


def read(port: int, wanted: Sequence[str], person: str) -> None:
    """Ask for *wanted* one after the other, as one browser of *person* does."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for address in wanted:
        connection.request("GET", address, headers={"Cookie": f"seratus={person}", "Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise Unreachable(f"{address} answered {answer.status}")
    connection.close()


def taken(port: int) -> dict[str, list[float]]:
    """What the server has measured since it was last asked."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", "/ukur")
    found: dict[str, list[float]] = json.loads(connection.getresponse().read())
    connection.close()
    return found


def measured(port: int, path: str, each: int, readers: int = READERS, person: str = COORDINATOR) -> list[float]:
    """The server's seconds for *path*, asked *each* times by every one of *readers* at once."""
    every = addresses(path)
    with ThreadPoolExecutor(readers) as pool:
        turns = [
            list(islice(cycle(every[number % len(every) :] + every[: number % len(every)]), each))
            for number in range(readers)
        ]
        list(pool.map(lambda wanted: read(port, wanted, person), turns))
    return taken(port)[unquote(path)]


@contextmanager
def journeys_going_on(engine: Engine, journeys: Sequence[JourneyState]) -> Iterator[None]:
    """Let one journey after the other note a fact, ten in a second."""
    ended, register, numbers = Event(), Register(engine, "contoh.example"), count(1000)

    def go_on() -> None:
        for place, number in zip(cycle(range(len(journeys))), numbers, strict=False):
            if ended.wait(PAUSE):
                return
            register.append(at_work(journeys[place], place, datetime.now(UTC), [number]))

    thread = Thread(target=go_on)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def row(what: str, seconds: Sequence[float], ready: float) -> Row:
    """What the table says of one page: milliseconds at the server, and how many ready pages that is."""
    middle = median(seconds)
    return {
        "page": what,
        "answers": len(seconds),
        "median ms": middle * 1000,
        "p95 ms": quantiles(seconds, n=20)[-1] * 1000,
        "ready pages": middle / ready,
    }


def run(folder: Path, each: int) -> list[Row]:
    """Fill a database, serve it, and measure the board alone, with many readers, and while journeys go on."""
    folder.mkdir(parents=True)
    url = f"sqlite:///{folder}/seratus.db"
    engine = connect(url)
    migrate(engine)
    journeys = filled(engine, COHORT, REGIONS, datetime.now(UTC))
    (port,) = free_ports(1)
    with process(folder / "web.log", sys.executable, "-m", "bench.web_server", url, str(port)):
        _wait(port)
        measured(port, BOARD, 2)  # templates are compiled and the picture is read
        ready = median(measured(port, READY, each))
        rows = [
            row("ready page", measured(port, READY, each), ready),
            row("board, 1 reader", measured(port, BOARD, each, 1), ready),
            row(f"board, {READERS} readers", measured(port, BOARD, each), ready),
        ]
        with journeys_going_on(engine, journeys):
            rows.append(row(f"board, {READERS} readers, 10 facts/s", measured(port, BOARD, each), ready))
        task = f"/tugas/{journeys[PANEL_AT].id}/panel%231v1"
        for readers in (1, READERS):
            rows.append(row(f"task, {readers} readers", measured(port, task, each, readers, REVIEWER), ready))
        rows.append(row("region, 1 reader", measured(port, f"/daerah/{journeys[3].id}", each, 1), ready))
    engine.dispose()
    return rows


def _wait(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            taken(port)
        except OSError:
            if time.monotonic() > until:
                raise Unreachable(f"the pages do not answer within {PATIENCE:.0f} s") from None
            time.sleep(0.1)
        else:
            return


def main() -> int:
    """Measure, print the table and leave the figures as JSON in the run's folder; 1 where the board is too slow."""
    parser = argparse.ArgumentParser(prog="make bench-web ARGS=...", description=__doc__)
    parser.add_argument("--each", type=int, default=30, help="how often every reader asks")
    folder = ROOT / ".rehearsals" / f"bench-web-{datetime.now():%Y%m%d-%H%M%S}-{os.getpid()}"
    rows = run(folder, parser.parse_args().each)
    print(f"\nthe board of {REGIONS} regions: time at the server\n\n{table(rows)}")
    lags = asyncio.run(lag(folder / "lag"))
    print(f"\nfrom an accepted message to a watched board, {JOURNEYS} journeys running\n\n{table(lags)}")
    path = folder / "web.json"
    path.write_text(as_json({"web": rows, "lag": lags}) + "\n", encoding="utf-8")
    print(f"\nJSON: {path.relative_to(ROOT)}")
    return int(float(rows[2]["median ms"]) > LIMIT * 1000 or float(lags[0]["median ms"]) > LAG * 1000)


if __name__ == "__main__":
    sys.exit(main())
