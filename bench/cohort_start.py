"""``make bench-cohort-start``: begins cohorts and announces a gate, each beside the bare client in the same run."""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from bench import announcing, starting
from bench.ground import ground
from bench.reckoning import Row, as_json, table
from models.errors import SeratusError
from rehearsal.cast import ROOT

PASSES = {50: 9, 514: 5, 5000: 3}
"""How often a cohort of so many journeys is begun; a short one more often, because chance weighs more there."""
REGIONS = 514
PASSES_TAKEN = 3
"""Passes in which workers take the journeys, and passes of the gate."""
TITLES = {
    "start": "from beginning the cohort until every journey is started in Temporal",
    "gate": "announcing the gate to every journey",
}
Pass = TypeVar("Pass", starting.Started, announcing.Announced)


async def measure(folder: Path, sizes: Sequence[int]) -> dict[str, list[Row]]:
    """Take all measurements of *sizes*; those in which workers take the journeys are of 514."""
    found: dict[str, list[Row]] = {"start": []}
    async with ground(folder / "starting", taken=False) as apart:
        for count in sizes:
            passes = [_said(await starting.measure(apart, count, number)) for number in range(PASSES[count])]
            found["start"].append(starting.row(count, passes, taken=False))
    if REGIONS in sizes:
        async with ground(folder / "taken", taken=True) as whole:
            passes = [_said(await starting.measure(whole, REGIONS, number)) for number in range(PASSES_TAKEN)]
            found["start"].append(starting.row(REGIONS, passes, taken=True))
        async with ground(folder / "gate", taken=True) as whole:
            gates = [_said(await announcing.measure(whole, REGIONS, number)) for number in range(PASSES_TAKEN)]
            found["gate"] = [announcing.row(REGIONS, gates)]
    return found


def _said(one: Pass) -> Pass:
    """Say on stderr that a pass is done: the whole takes many minutes."""
    print(f"{one.pair.ours:.2f} s, raw {one.pair.raw:.2f} s, ratio {one.pair.ratio:.2f}", file=sys.stderr, flush=True)
    return one


def sizes() -> list[int]:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="make bench-cohort-start ARGS=...", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", choices=PASSES, default=list(PASSES), help="journeys")
    given: list[int] = parser.parse_args().sizes
    return given


def main() -> int:
    """Measure, stop what was started, print the tables and leave the figures as JSON in the run's folder."""
    wanted = sizes()
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    folder = ROOT / ".rehearsals" / f"bench-{datetime.now():%Y%m%d-%H%M%S}-{os.getpid()}"
    try:
        found = asyncio.run(measure(folder, wanted))
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 1
    except SeratusError as error:
        print(error, file=sys.stderr)
        return 2
    for name, rows in found.items():
        print(f"\n{TITLES[name]}\n\n{table(rows)}")
    path = folder / "cohort-start.json"
    path.write_text(as_json(found) + "\n", encoding="utf-8")
    print(f"\nJSON: {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # the SDK's threads may abort at interpreter exit (sdk-python #300)
