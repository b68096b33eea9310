"""The main deed of each role in a real browser: phone and desktop, either language, with and without script."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, ViewportSize, expect
from sqlmodel import col, select

from activities.database import reading, writing
from activities.links import until, write_link
from models.people import Role
from models.tables import LetterRow
from tests.gateway.ceremony import until_recorded
from tests.office import COORDINATOR, Office
from tests.papers import pdf
from tests.web.browser.browsing import DESKTOP, PHONE, Site, reading_as
from tests.web.lived import address

NAME = "Penanda Tangan Contoh"
REVIEWER = "penelaah-1.contoh"
RECORDED = {"en": "Accepted and recorded.", "id": "Diterima dan tercatat."}
WAYS = pytest.mark.parametrize(
    ("size", "language", "javascript"),
    [(PHONE, "id", True), (PHONE, "en", False), (DESKTOP, "id", False), (DESKTOP, "en", True)],
    ids=("phone-id", "phone-en-without-script", "desktop-id-without-script", "desktop-en"),
)


async def on_record(page: Page, language: str, javascript: bool) -> None:
    """Wait at a receipt until it says that the deed is recorded; without script people look again themselves."""
    await expect(page.locator("#tanda-terima, [role=alert]:not(:empty)").first).to_have_id("tanda-terima")
    note = page.locator("#tanda-terima .note")
    for _ in range(50):
        if javascript or await note.inner_text() == RECORDED[language]:
            break
        async with page.expect_navigation():
            await page.locator("#tanda-terima a").first.click()
    await expect(note).to_have_text(RECORDED[language])


@WAYS
async def test_a_reviewer_votes_with_three_clicks_after_the_link_of_the_mail(
    site: Site, chromium: Browser, region: Callable[..., Any], size: ViewportSize, language: str, javascript: bool
) -> None:
    journey = await region("masterplan", "panel")
    key = next(each.key for each in (await journey.standing()).waiting)
    now = datetime.now(UTC)
    with writing(site.house.engine) as session:
        way = write_link(session, site.address, REVIEWER, now, until(None, now), journey.id, key)
    async with reading_as(chromium, site, None, language, size, javascript) as reader:
        page, _ = await reader.open(way.url.removeprefix(site.address))
        await page.locator("[name=kode]").fill(way.code)
        await page.locator("main button").click()
        await page.wait_for_url(f"{site.address}{address(journey.id, key)}")
        if language == "en":  # not the person's own: chosen at this browser, once
            await page.locator("[name=bahasa][value=en]").click()
        vote = page.locator(f"html:lang({language}) form#vote")
        for score in await vote.locator("input[name^='scores.']").all():
            await score.fill("3")
        await vote.locator("[name=verdict][value=approve]").click()
        await vote.locator("button[type=submit]").click()
        await on_record(page, language, javascript)
    body = await journey.body("voted")
    assert (body["person"], body["verdict"]) == (REVIEWER, "approve")


@WAYS
async def test_an_officer_names_contacts_and_hands_in_a_document(
    site: Site, chromium: Browser, office: Office, tmp_path: Path, size: ViewportSize, language: str, javascript: bool
) -> None:
    state = await office.begun()
    await until_recorded(office, state, "asked", 1)
    named = office.contacts(state)
    paper = tmp_path / "surat-tugas-contoh.pdf"
    paper.write_bytes(pdf(f"Surat tugas (contoh) {state.id}"))
    async with reading_as(chromium, site, state.people.of(Role.OFFICER)[0], language, size, javascript) as reader:
        page, _ = await reader.open("/tugas")
        await page.locator('main a[href^="/tugas/"]').first.click()
        form = page.locator("form#contacts")
        await form.locator("[name=officers]").first.fill(named["officers"][0])
        await form.locator("[name=head]").fill(named["head"])
        await form.locator("button[type=submit]").click()
        await on_record(page, language, javascript)
        page, _ = await reader.open(f"/unggah/untuk/{state.id}")
        await page.locator("input[type=file]").set_input_files(paper)
        if javascript:
            await expect(page.locator("[data-given] a")).to_have_text(paper.name)
        await page.locator("main form button:not([type=button])").click()
        await expect(page.locator("main table a")).to_have_text(paper.name)
    assert [row.kind for row in office.register(state.id)].count("contacts-named") == 1


@WAYS
async def test_a_coordinator_extends_a_step_with_its_effects_shown_and_releases_a_letter(
    site: Site,
    chromium: Browser,
    office: Office,
    region: Callable[..., Any],
    size: ViewportSize,
    language: str,
    javascript: bool,
) -> None:
    journey = await region("mou", "invitation")
    later = (date.today() + timedelta(days=200)).isoformat()
    async with reading_as(chromium, site, COORDINATOR, language, size, javascript) as reader:
        page, _ = await reader.open(f"/angkatan/{office.cohort}")
        await page.locator(f'#board a[href="/daerah/{journey.id}"]:visible').first.click()
        await page.locator(f'a[href="/daerah/{journey.id}/kirim/extend"]').click()
        await page.locator("[name=step][value=invitation]").click()
        await page.locator("[name=due]").fill(later)
        await page.locator("[name=reason]").fill("Libur daerah (contoh).")
        await page.locator("button[value=lihat]").click()
        await expect(page.locator("#akibat + ul li")).to_have_count(1)
        await page.locator("button[value=kirim]").click()
        await on_record(page, language, javascript)
        await released(reader.site, (await reader.open("/surat"))[0], journey.id)
    assert (await journey.bodies("extended"))[0]["due"] == later
    with reading(site.house.engine) as session:
        letter = session.exec(select(LetterRow).where(col(LetterRow.key).startswith(journey.id))).one()
    assert (letter.status, letter.registry_number, letter.signatory) == ("released", number_of(journey.id), NAME)


def number_of(journey: str) -> str:
    """What the registry gave for the journey's letter; no number is given twice."""
    return f"B-{journey[-6:]}/CONTOH"


async def released(site: Site, page: Page, journey: str) -> None:
    """Give the journey's letter a number, and release it."""
    key = page.locator(f'input[name^="key."][value^="{journey}/"]')
    row = (await key.get_attribute("name") or "").removeprefix("key.")
    await page.locator(f'[name="number.{row}"]').fill(number_of(journey))
    await page.locator(f'[name="date.{row}"]').fill(datetime.now(UTC).date().isoformat())
    await page.locator("[name=signatory]").fill(NAME)
    await page.locator("[name=position]").fill("Direktur Contoh")
    await page.locator('form[action="/surat/lepas"] button').click()
    await page.wait_for_url(f"{site.address}/surat?dilepas=1")
