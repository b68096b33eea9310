"""A cohort is led from its tasks' pages: the list is voted on and sealed, mentors are trained."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx

from models.answering import ANSWERED_BY
from tests.cohort.conftest import cohort as cohort
from tests.cohort.scene import COORDINATOR, SEATS, Cohort
from tests.web.conftest import Visit
from tests.web.forms.sheets import Sheet, sheets
from tests.web.lived import address, house_of
from web.forms.reading import Entered, entered_of

TODAY = "2020-01-02"


async def open_forms(cohort: Cohort, browser: httpx.AsyncClient, step: str, kind: str) -> dict[str, Sheet]:
    """The forms of an open step's page, once the database knows that it is open."""
    await cohort.until_open(step)
    for _ in range(500):
        answer = await browser.get(address(cohort.address, f"{step}#1v1"))
        assert answer.status_code in (200, 422), answer.text
        if kind in (found := sheets(answer.text)):
            return found
        await asyncio.sleep(0.02)
    raise AssertionError(f"{step} never had a form of {kind}")


async def say(cohort: Cohort, browser: httpx.AsyncClient, step: str, kind: str, **fields: Any) -> None:
    """Fill in a form of a step's page and send it."""
    sheet = (await open_forms(cohort, browser, step, kind))[kind]
    answer = await browser.post(address(cohort.address, f"{step}#1v1"), data=sheet.filled(entered_of(kind, fields)))
    assert answer.status_code == 303, answer.text


async def test_partners_vote_on_the_list_that_their_page_shows_and_a_coordinator_seals_it(
    cohort: Cohort, visit: Visit
) -> None:
    await cohort.begin(3)
    await cohort.until_begun()
    house = house_of(cohort.engine, cohort.files, cohort.gateway)
    coordinator = visit(house, COORDINATOR)
    for seat, holder in SEATS.items():
        seated = {"seat": seat, "holder": f"{holder}.contoh", "since": "2017-01-01", "reason": "surat mandat (contoh)"}
        await say(cohort, coordinator, "assessments", "seat", **seated)
    await cohort.verify(*cohort.regions)
    await cohort.until_open("list-approval")
    for holder in SEATS.values():
        if (await cohort.state()).progress["selection"]["step"] != "approval":
            break
        browser = visit(house, f"{holder}.contoh", "id")
        forms = await open_forms(cohort, browser, "list-approval", "vote-list")
        assert list(forms) == [*ANSWERED_BY["list-approval"]]
        assert forms["vote-list"].entered["list"] == [await cohort.list()]
        await say(cohort, browser, "list-approval", "vote-list", verdict="approve", note="setuju (contoh)")
    numbers = {"minutes": "BA-1 (contoh)", "minutes_on": TODAY, "decree_number": "SK-1 (contoh)", "decree_on": TODAY}
    await say(cohort, coordinator, "sealing", "seal", **numbers)
    await cohort.until(lambda s: s.progress["selection"]["step"] == "sealed", "sealed")


async def test_mentors_are_trained_from_the_page_of_the_training(cohort: Cohort, visit: Visit) -> None:
    await cohort.sealed(3)
    house = house_of(cohort.engine, cohort.files, cohort.gateway)
    browser = visit(house, COORDINATOR)
    mentor = cohort.enter("bina-a.contoh")
    paper = cohort.files.store("daftar contoh", b"daftar hadir contoh", COORDINATOR)
    after = {"short_notice": True, "reason": "dicatat setelah pelaksanaan (contoh)", "place": "Aula contoh"}
    await say(cohort, browser, "tot", "mentor-candidates", candidates=[{"person": mentor, "capacity": 3}])
    for session in (1, 2, 3):
        await say(cohort, browser, "tot", "tot-session", session=session, on=TODAY, **after)
        await say(cohort, browser, "tot", "tot-attendance", session=session, list_digest=paper, present=[mentor])
    marks: Entered = {"marks.1.key": [mentor], "marks.1.value": ["80,5"], "document": [paper]}
    sheet = (await open_forms(cohort, browser, "tot", "tot-marks"))["tot-marks"]
    answer = await browser.post(address(cohort.address, "tot#1v1"), data=sheet.filled(marks))
    assert answer.status_code == 303, answer.text
    await say(cohort, browser, "tot", "complete-tot", minutes="BA-3 (contoh)", reason="seluruh sesi selesai (contoh)")
    assert (await cohort.recorded("tot-marked", 1))[0]["marks"] == {mentor: "80.5"}
    assert (await cohort.recorded("tot-declared", 1))[0]["minutes"] == "BA-3 (contoh)"
