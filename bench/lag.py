"""How long an accepted message takes to the board of somebody who watches it, while 50 journeys run."""

from __future__ import annotations

import asyncio
import re
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path
from statistics import median, quantiles

import httpx

from bench.boards import put_down
from bench.ground import ground
from bench.opened import opened
from bench.reckoning import Row
from bench.sample import COORDINATOR
from gateway.files import Files
from gateway.send import Gateway
from models.journey import JourneyState
from rehearsal.services import free_ports, process

COHORT = "gladi-papan"
JOURNEYS = 50
PAUSE = 0.2
"""Seconds between two messages."""
BOARD = f"/angkatan/{COHORT}"
VIEW = {"ditangguhkan": "1", "baris": "100"}
COOKIE = {"Cookie": f"seratus={COORDINATOR}"}


async def lag(folder: Path) -> list[Row]:
    """Pause 50 journeys one after the other, and note when a watched board shows each of them as paused."""
    async with ground(folder, taken=True) as given:
        journeys = await opened(given, COHORT, JOURNEYS)
        put_down(given.engine, journeys)
        (port,) = free_ports(1)
        url = f"sqlite:///{folder}/seratus.db"
        address = given.client.service_client.config.target_host
        command = (sys.executable, "-m", "bench.web_server", url, str(port), "--temporal", address)
        gateway = Gateway(given.client, given.engine, Files(given.engine, folder / "documents"))
        with process(folder / "web.log", *command):
            async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", headers=COOKIE, timeout=30) as browser:
                await _served(browser)
                seen: dict[str, float] = {}
                watching = asyncio.create_task(_watch(browser, seen))
                accepted = await _pause(gateway, journeys)
                await asyncio.wait_for(watching, 60)
    seconds = [seen[id] - at for id, at in accepted.items()]
    named = {"messages": len(seconds), "median ms": median(seconds) * 1000}
    return [{**named, "p95 ms": quantiles(seconds, n=20)[-1] * 1000, "longest ms": max(seconds) * 1000}]


async def _served(browser: httpx.AsyncClient) -> None:
    while True:
        try:
            (await browser.get(BOARD)).raise_for_status()
        except httpx.TransportError:
            await asyncio.sleep(0.1)
        else:
            return


async def _pause(gateway: Gateway, journeys: list[JourneyState]) -> dict[str, float]:
    """Send the messages; when each was accepted."""
    accepted = {}
    for each in journeys:
        await gateway.send(each.id, "pause", COORDINATOR, {"reason": "contoh"})
        accepted[each.id] = time.monotonic()
        await asyncio.sleep(PAUSE)
    return accepted


async def _watch(browser: httpx.AsyncClient, seen: dict[str, float]) -> None:
    """Watch as a page does: after every event fetch the board, until it has all journeys."""
    async with browser.stream("GET", f"{BOARD}/kabar") as stream:
        async for _ in _events(stream):
            page = (await browser.get(BOARD, params=VIEW, headers={"HX-Request": "true"})).text
            regions = page.partition('id="regions"')[2]
            for id in re.findall(r'href="/daerah/([^"]+)"', regions):
                seen.setdefault(id, time.monotonic())
            if len(seen) == JOURNEYS:
                return


async def _events(stream: httpx.Response) -> AsyncIterator[str]:
    async for line in stream.aiter_lines():
        if line.startswith("data: "):
            yield line
