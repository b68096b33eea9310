"""Every page can be read by everybody: on a phone and a desktop, by eye and by screen reader, on a slow line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import quote

import pytest_asyncio
from playwright.async_api import Browser
from sqlmodel import col, select

from activities.database import reading, writing
from models.tables import DocumentUseRow, LetterRow
from tests.office import COORDINATOR, Office
from tests.papers import pdf
from tests.web.browser.browsing import Site, closed, reading_as, unread
from tests.web.browser.conftest import HEAD, OFFICER
from tests.web.lived import address
from tests.world import Journey

REVIEWER = "penelaah-1.contoh"


class Scene(NamedTuple):
    """Three regions of one cohort: one writes its books, one is before its panel, the head of one was invited."""

    writing: Journey
    panel: Journey
    invited: Journey
    cohort: str


@pytest_asyncio.fixture
async def scene(region: Callable[..., Any], office: Office) -> Scene:
    panel = await region("masterplan", "panel")
    return Scene(await region("masterplan", "masterplan"), panel, await region("mou", "invitation"), office.cohort)


async def test_whoever_is_not_signed_in_reads_the_door_and_what_is_missing(site: Site, chromium: Browser) -> None:
    async with reading_as(chromium, site, None) as reader:
        found = await unread(reader, "/tidak-ada", 404)
        for path in ("/masuk", "/masuk?dikirim=1", "/masuk/tautan-contoh"):
            found += await unread(reader, path)
    assert found == []


async def test_a_reviewer_an_officer_and_a_head_read_their_tasks(site: Site, chromium: Browser, scene: Scene) -> None:
    panel, invited = await step(scene.panel, "panel"), await step(scene.invited, "invitation")
    found = []
    async with reading_as(chromium, site, REVIEWER) as reader:
        for path in ("/tugas", panel, f"/dokumen/{digest(site, scene.panel.id)}/halaman"):
            found += await unread(reader, path)
        found += await unread(reader, "/surat", 422)
    async with reading_as(chromium, site, HEAD, "en") as reader:
        found += await unread(reader, invited)
    async with reading_as(chromium, site, OFFICER) as reader:
        for path in (
            await step(scene.writing, "masterplan"),
            f"/unggah/untuk/{scene.panel.id}",
            f"/daerah/{scene.panel.id}",
        ):
            found += await unread(reader, path)
    assert found == []


async def test_a_coordinator_reads_cohorts_a_board_a_region_and_an_order(
    site: Site, chromium: Browser, scene: Scene
) -> None:
    board, region = f"/angkatan/{scene.cohort}", f"/daerah/{scene.panel.id}"
    found = []
    async with reading_as(chromium, site, COORDINATOR) as reader:
        for path in ("/angkatan", board, region, f"{region}/kirim/extend"):
            found += await unread(reader, path)
    assert found == []


async def test_a_coordinator_reads_the_post_a_letter_and_its_copy(site: Site, chromium: Browser, scene: Scene) -> None:
    found = []
    async with reading_as(chromium, site, COORDINATOR) as reader:
        for path in ("/surat", f"/surat/dinas/{quote(letter(site, scene.invited.id))}"):
            found += await unread(reader, path)
        page, _ = await reader.open("/surat")
        await page.locator('form[action$="/salin"] button').first.click()
        await page.wait_for_url("**/salin")
        found += [f"copy: {each}" for each in await closed(page)]
    assert found == []


async def test_an_order_shown_with_its_effects_its_refusal_and_its_receipt_are_read(
    site: Site, chromium: Browser, scene: Scene
) -> None:
    found = []
    async with reading_as(chromium, site, COORDINATOR, "en") as reader:
        for kind, button, there in (
            ("resume", "lihat", "[role=alert]"),
            ("pause", "lihat", "#akibat"),
            ("pause", "kirim", "#tanda-terima"),
        ):
            page, _ = await reader.open(f"/daerah/{scene.panel.id}/kirim/{kind}")
            await page.locator("[name=reason]").fill("Gempa bumi (contoh)")
            await page.locator("button[value=lihat]").click()
            if button == "kirim":
                await page.locator("button[value=kirim]").click()
            await page.locator(there).wait_for()
            found += [f"{kind}, {button}: {each}" for each in await closed(page)]
    assert found == []


async def step(journey: Journey, kind: str) -> str:
    """Where the page of the open step of that *kind* is."""
    waiting = (await journey.standing()).waiting
    return address(journey.id, next(each.key for each in waiting if each.step.startswith(kind)))


def digest(site: Site, journey: str) -> str:
    """A document of two pages that a fact of the journey names."""
    found = site.house.files.store(f"{journey}.pdf", pdf(f"Buku 1 (contoh) {journey}", "Halaman 2"), COORDINATOR)
    with writing(site.house.engine) as session:
        session.add(DocumentUseRow(digest=found, journey=journey))
    return found


def letter(site: Site, journey: str) -> str:
    """The key of the journey's formal letter."""
    with reading(site.house.engine) as session:
        return session.exec(select(LetterRow.key).where(col(LetterRow.key).startswith(journey))).one()
