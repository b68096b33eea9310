"""A board in a real browser: with a hundred regions it is still light, and it changes by itself after a fact."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from playwright.async_api import Browser, expect

from activities.register import Register
from bench.boards import filled
from models.journey import cohort_id
from models.noted import NotedFacts
from models.people import People
from models.standing import Standing
from tests.office import COORDINATOR, Office
from tests.queries.board.conftest import COHORT
from tests.web.browser.browsing import DESKTOP, Site, reading_as, served, unread
from tests.web.lived import caught_up
from tests.world import Journey
from web.house import House

REGIONS = 100


async def test_a_board_and_the_lists_of_a_hundred_regions_are_read_on_any_device(
    house: House, chromium: Browser
) -> None:
    now = datetime.now(UTC)
    filled(house.engine, COHORT, REGIONS, now)
    standing = Standing(journey=cohort_id(COHORT), cohort=COHORT, region=COHORT, stage="cohort", at=now)
    facts = NotedFacts(journey=standing.journey, facts=(), standing=standing, people=People(), progress={})
    Register(house.engine, "contoh.example").append(facts)
    board, found = f"/angkatan/{COHORT}", []
    async with served(house) as site, reading_as(chromium, site, COORDINATOR) as reader:
        for path in (board, f"{board}/peringkat", f"{board}/pembimbing"):
            found += await unread(reader, path)
    assert found == []


async def test_an_open_board_changes_by_itself_after_a_fact(
    site: Site, chromium: Browser, region: Callable[..., Any], office: Office
) -> None:
    journey: Journey = await region("mou", "invitation")
    async with reading_as(chromium, site, COORDINATOR, size=DESKTOP) as reader:
        page, _ = await reader.open(f"/angkatan/{office.cohort}")
        happenings = page.locator(".happenings li")
        before = await happenings.first.inner_text()
        assert "Rapat luar kota (contoh)" not in await page.locator("#board").inner_text()
        await journey.say("pause", COORDINATOR, reason="Rapat luar kota (contoh)")
        await caught_up(journey)
        await expect(happenings.first).not_to_have_text(before)
        await expect(happenings.first).to_contain_text("Rapat luar kota (contoh)")
