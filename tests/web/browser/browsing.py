"""A real browser at a real server on this machine: what it asked for, what it complained of, and what it loaded."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

import uvicorn
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, ViewportSize

from rehearsal.services import free_ports
from web.app import application
from web.house import House
from web.serving import Server
from web.visitor import INSECURE_COOKIE

PHONE, DESKTOP = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=900)
NARROW = ViewportSize(width=320, height=844)
AXE = (Path(__file__).parents[1] / "vendor" / "axe-4.14.1.min.js").read_text()
FOUND = "axe.run({resultTypes: ['violations']})"
MOST = 100_000
"""Bytes over the wire for the first load of a page."""
OWN_ANSWER = "Failed to load resource: the server responded with a status of "
"""How Chromium says that a page was answered as refused or missing, which is meant where a test opens one."""


class Site(NamedTuple):
    """Pages that are served to browsers."""

    house: House
    address: str


@asynccontextmanager
async def served(house: House) -> AsyncIterator[Site]:
    """Real uvicorn over *house*, on a port of its own."""
    (port,) = free_ports(1)
    app = application(house)
    server = Server(uvicorn.Config(app, port=port, log_level="error", timeout_graceful_shutdown=1), app.state.live)
    running = asyncio.create_task(server.serve())
    async with asyncio.timeout(20):
        while not server.started:
            await asyncio.sleep(0.01)
    try:
        yield Site(house, f"http://127.0.0.1:{port}")
    finally:
        app.state.live.close()
        server.should_exit = True
        await running


class Reader:
    """One person's browser, and everything that went wrong in it."""

    def __init__(self, site: Site, context: BrowserContext) -> None:
        self.site = site
        self.context = context
        self.faults: list[str] = []
        context.on("request", lambda request: self._inside(request.url))
        context.on("console", self._heard)
        context.on("weberror", lambda error: self.faults.append(str(error.error)))

    async def open(self, path: str) -> tuple[Page, int]:
        """The page at *path*, and how many bytes came over the wire for its first load."""
        page = await self.context.new_page()
        wire = await self.context.new_cdp_session(page)
        sizes: list[float] = []
        wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
        await wire.send("Network.enable")
        await wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
        await page.goto(f"{self.site.address}{path}", wait_until="load")
        await wire.detach()
        return page, int(sum(sizes))

    def _inside(self, url: str) -> None:
        if not url.startswith((f"{self.site.address}/", "data:")):
            self.faults.append(f"asked for {url}")

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(OWN_ANSWER):
            self.faults.append(message.text)


@asynccontextmanager
async def reading_as(
    browser: Browser,
    site: Site,
    person: str | None,
    language: str = "id",
    size: ViewportSize = PHONE,
    javascript: bool = True,
) -> AsyncIterator[Reader]:
    """The browser of *person*, signed in; of nobody where none is named. Nothing may go wrong in it."""
    context = await browser.new_context(
        viewport=size, java_script_enabled=javascript, locale="id-ID" if language == "id" else "en-GB"
    )
    context.set_default_timeout(10_000)
    if person:
        cookie = site.house.doors.enter(person, language)
        await context.add_cookies([{"name": INSECURE_COOKIE, "value": cookie, "url": site.address}])
    reader = Reader(site, context)
    try:
        yield reader
    finally:
        await context.close()
    assert reader.faults == []


async def barriers(page: Page) -> list[str]:
    """What keeps people from reading *page*, at a phone's and a desktop's width, and whether it scrolls sideways."""
    await page.evaluate(AXE)
    found = []
    for size in (PHONE, DESKTOP):
        await page.set_viewport_size(size)
        for violation in (await page.evaluate(FOUND))["violations"]:
            where = [node["html"][:120] for node in violation["nodes"][:2]]
            found.append(f"{size['width']}: {violation['id']} at {where}")
    await page.set_viewport_size(NARROW)
    width = await page.evaluate("document.documentElement.scrollWidth")
    return found + ([f"scrolls sideways: {width} of {NARROW['width']}"] if width > NARROW["width"] else [])


async def unread(reader: Reader, path: str, status: int = 200) -> list[str]:
    """What is wrong with the page at *path*."""
    page, size = await reader.open(path)
    answered = await page.evaluate("performance.getEntriesByType('navigation')[0].responseStatus")
    found = [] if answered == status else [f"answered {answered}"]
    found += [] if size <= MOST else [f"{size} bytes"]
    return [f"{path}: {each}" for each in [*found, *await closed(page)]]


async def closed(page: Page) -> list[str]:
    """The barriers of a page that is then closed."""
    found = await barriers(page)
    await page.close()
    return found
