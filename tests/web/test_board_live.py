"""Open boards hear of what is new, as browsers hear it: from a real server, over one stream for each."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest_asyncio
import uvicorn
from fastapi import FastAPI

from activities.database import connect, migrate
from bench.boards import filled
from rehearsal.services import free_ports, process
from tests.office import COORDINATOR
from tests.queries.board.conftest import COHORT, NOW, Cohort
from web import board_live
from web.app import application
from web.house import House
from web.visitor import INSECURE_COOKIE

NEWS = f"/angkatan/{COHORT}/kabar"
PATIENCE = 10.0
BEGINNING = 60.0
"""Seconds in which a process of its own has to answer, on a busy machine too."""


class Serving(NamedTuple):
    """A server with the pages of a small cohort."""

    app: FastAPI
    server: uvicorn.Server
    browser: httpx.AsyncClient
    cohort: Cohort

    @property
    def version(self) -> int:
        """The version that a board would show now."""
        return self.app.state.live.picture(COHORT).version


@pytest_asyncio.fixture
async def serving(house: House) -> AsyncIterator[Serving]:
    """Real uvicorn on a port of its own."""
    cohort = Cohort(house.engine)
    cohort.note("kota-bogor", NOW, "mou")
    cookie = house.doors.enter(COORDINATOR, "en")
    (port,) = free_ports(1)
    app = application(house)
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", timeout_graceful_shutdown=1))
    running = asyncio.create_task(server.serve())
    address = f"http://127.0.0.1:{port}"
    async with httpx.AsyncClient(base_url=address, cookies={INSECURE_COOKIE: cookie}, timeout=PATIENCE) as browser:
        await until(lambda: server.started)
        yield Serving(app, server, browser, cohort)
        app.state.live.close()
        server.should_exit = True
        await running


async def until(holds: Callable[[], bool]) -> None:
    """Wait until it holds."""
    async with asyncio.timeout(PATIENCE):
        while not holds():
            await asyncio.sleep(0.01)


@asynccontextmanager
async def listening(serving: Serving, version: int) -> AsyncIterator[AsyncIterator[str]]:
    """The lines of one open board's stream."""
    async with serving.browser.stream("GET", NEWS, params={"versi": version}) as answer:
        assert (answer.status_code, answer.headers["content-type"]) == (200, "text/event-stream; charset=utf-8")
        yield answer.aiter_lines()


async def news(lines: AsyncIterator[str]) -> str:
    """The next event's data."""
    async with asyncio.timeout(PATIENCE):
        async for line in lines:
            if line.startswith("data: "):
                return line.removeprefix("data: ")
    raise AssertionError("the stream has ended")


async def test_a_board_hears_within_a_second_that_a_fact_is_recorded(serving: Serving) -> None:
    async with listening(serving, serving.version) as lines:
        await until(lambda: serving.app.state.live.listeners == 1)
        await asyncio.to_thread(serving.cohort.note, "kota-bogor", NOW + timedelta(hours=1), "training")
        began = time.monotonic()
        heard = int(await news(lines))
        taken = time.monotonic() - began
    assert heard == serving.version
    assert taken < 2 * board_live.EVERY


async def test_a_board_that_is_behind_when_it_begins_to_listen_hears_it_at_once(serving: Serving) -> None:
    shown = serving.version
    serving.cohort.note("kota-bogor", NOW + timedelta(hours=1), "training")
    async with listening(serving, shown) as lines:
        assert int(await news(lines)) != shown


async def test_whoever_goes_is_not_listened_for_any_more(serving: Serving) -> None:
    async with listening(serving, serving.version):
        await until(lambda: serving.app.state.live.listeners == 1)
    await until(lambda: serving.app.state.live.listeners == 0)


async def test_a_listening_board_holds_no_connection_to_the_database(serving: Serving) -> None:
    async with listening(serving, serving.version):
        await until(lambda: serving.app.state.live.listeners == 1)
        await until(lambda: serving.cohort.engine.pool.checkedout() == 0)


async def test_streams_end_when_the_server_stops(serving: Serving) -> None:
    async with listening(serving, serving.version) as lines:
        await until(lambda: serving.app.state.live.listeners == 1)
        serving.app.state.live.close()
        async with asyncio.timeout(PATIENCE):
            rest = [line async for line in lines]
    assert [line for line in rest if line.startswith("data: ")] == []
    assert (await serving.browser.get(NEWS)).status_code == 503


async def test_a_server_that_is_told_to_stop_does_not_wait_for_open_boards(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/seratus.db"
    engine = connect(url)
    migrate(engine)
    filled(engine, COHORT, 3, datetime.now(UTC))
    engine.dispose()
    (port,) = free_ports(1)
    log = tmp_path / "web.log"
    with process(log, sys.executable, "-m", "bench.web_server", url, str(port)) as started:
        async with httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{port}", cookies={INSECURE_COOKIE: COORDINATOR}
        ) as browser:
            await answering(browser)
            async with browser.stream("GET", NEWS, timeout=PATIENCE) as answer:
                lines = answer.aiter_lines()
                await anext(lines)
                started.terminate()
                async with asyncio.timeout(PATIENCE):
                    rest = [line async for line in lines]
    assert ([line for line in rest if line.startswith("data: ")][1:], log.read_text()) == ([], "")


async def answering(browser: httpx.AsyncClient) -> None:
    """Wait until the server answers."""
    async with asyncio.timeout(BEGINNING):
        while True:
            try:
                await browser.get("/ukur")
            except httpx.TransportError:
                await asyncio.sleep(0.05)
            else:
                return


async def test_more_boards_than_may_listen_are_told_to_come_later(serving: Serving) -> None:
    live = serving.app.state.live
    streams = [live.listen(COHORT, 0) for _ in range(board_live.MOST)]
    for stream in streams:
        await anext(stream)
    answer = await serving.browser.get(NEWS)
    for stream in streams:
        await stream.aclose()
    assert (answer.status_code, answer.headers["retry-after"], live.listeners) == (503, "30", 0)
