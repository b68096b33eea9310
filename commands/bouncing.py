"""Listens for bounces until the process is told to stop."""

from __future__ import annotations

import asyncio
import signal
import sys

from commands.bounce_views import line
from commands.desk import Desk
from gateway.bounces.listening import HOST, Endpoint, listen
from gateway.bounces.taking import Taken


async def listening(desk: Desk, port: int) -> None:
    """Take bounces on *port*, and print a line for each."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    address = desk.settings.mail_sender_address

    def told(taken: list[Taken]) -> None:
        for each in taken:
            print(line(each), flush=True)

    def ready(port: int) -> None:
        print(f"taking bounces to {address} on {HOST}:{port}", file=sys.stderr, flush=True)

    await listen(Endpoint(desk.engine, address, told), port, stop, ready)
