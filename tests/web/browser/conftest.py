"""Chromium, and the pages it opens over journeys that really run."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from models.people import People, Role
from tests.office import Office
from tests.web.browser.browsing import Site, served
from tests.web.lived import caught_up, known
from tests.world import Journey, people
from web.house import House

HEAD, OFFICER = "kepala-daerah.contoh", "kontak-lama.contoh"
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")


@pytest_asyncio.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """The browser of the Debian package chromium; without it these tests are left out, in the gate they fail."""
    path = shutil.which("chromium")
    if path is None and os.environ.get("SERATUS_NO_SKIP") != "1":
        pytest.skip("no chromium is installed; the Debian package chromium has it")
    assert path, "no chromium is installed, and SERATUS_NO_SKIP=1 asks for it"
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture
async def site(open_house: House) -> AsyncIterator[Site]:
    """The office's pages, served."""
    async with served(open_house) as site:
        yield site


@pytest.fixture
def region(begin: Callable[..., Any], office: Office) -> Callable[..., Any]:
    """Begins a region of the office's cohort at a stage, and waits until *step* is open and recorded."""

    async def _region(stage: str, step: str, **changes: Any) -> Journey:
        holders = {**people().holders, Role.HEAD: (HEAD,)}
        journey: Journey = await begin(stage, cohort=office.cohort, people=People(holders=holders), **changes)
        await known(journey)
        office.enter(OFFICER, Role.OFFICER, journey.id)
        office.enter(HEAD, Role.HEAD, journey.id)
        await journey.go_on_until(step)
        await caught_up(journey)
        return journey

    return _region
