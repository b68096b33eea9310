"""``make demo``: rehearses the cohort of 2018 on a server of its own, then stops everything it started."""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
from contextlib import ExitStack

from rich.console import Console

from models.errors import SeratusError
from rehearsal.play import Options, rehearse


def options(console: Console) -> Options:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="make demo ARGS=...", description=__doc__)
    parser.add_argument("--regions", type=_count, default=50, help="rehearse the first N regions of the file (1-50)")
    parser.add_argument("--day", type=_seconds, default=0.3, help="real seconds that a day of the programme takes")
    parser.add_argument("--plain", action="store_true", help="plain lines, and end by itself, also on a terminal")
    given = parser.parse_args()
    return Options(given.regions, given.day, live=console.is_terminal and not given.plain)


def _count(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 50:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 50")
    return int(text)


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0.05 <= value <= 3600:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds from 0.05 to 3600")
    return value


def main() -> int:
    """Run, stop what was started, and say by the exit code whether all was well."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = 120
    chosen = options(console)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(143))
    with ExitStack() as stack:
        try:
            return 0 if asyncio.run(rehearse(chosen, console, stack)) else 1
        except KeyboardInterrupt:
            console.print("stopping")
            return 0
        except SeratusError as error:
            console.print(str(error), style="red", soft_wrap=True)
            return 2


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # the SDK's threads may abort at interpreter exit (sdk-python #300)
