"""What holds for every page: headers, languages, the way in, and deeds that come from elsewhere."""

from __future__ import annotations

import pytest
from fastapi import APIRouter

from models.errors import Refused, Unreachable
from models.people import Role
from tests.web.conftest import Visit, entered
from web.house import House
from web.security import FORM_BYTES, HEADERS
from web.visitor import SignedIn

router = APIRouter()


@router.get("/uji/rusak")
def _broken() -> None:
    raise KeyError("sample")


@router.post("/uji/ditolak")
def _refused() -> None:
    raise Refused("a sample sentence")


@router.get("/uji/jauh")
def _away() -> None:
    raise Unreachable("a sample service does not answer")


@router.get("/uji/saya")
def _mine(visitor: SignedIn) -> str:
    return visitor.name


async def test_every_answer_carries_the_headers(house: House, visit: Visit) -> None:
    browser = visit(house, more=router)
    for path in ("/nowhere", "/", "/uji/rusak"):
        answer = await browser.get(path)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


async def test_what_a_page_loads_may_be_kept_where_its_content_is_named(house: House, visit: Visit) -> None:
    browser = visit(house, more=router)
    named, plain = await browser.get("/static/seratus.css?v=1"), await browser.get("/static/seratus.css")
    assert named.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert plain.headers["cache-control"] == "no-cache"


async def test_whoever_is_not_signed_in_is_led_to_the_door_and_back(house: House, visit: Visit) -> None:
    browser = visit(house, more=router)
    assert (await browser.get("/")).headers["location"] == "/masuk"
    assert (await browser.get("/uji/saya?a=1")).headers["location"] == "/masuk?ke=%2Fuji%2Fsaya%3Fa%3D1"


async def test_a_coordinator_begins_at_the_cohorts_and_a_reviewer_at_the_tasks(house: House, visit: Visit) -> None:
    coordinator = entered(house, "koordinator.contoh", Role.COORDINATOR)
    reviewer = entered(house, "penelaah-1.contoh", Role.REVIEWER)
    assert (await visit(house, coordinator).get("/")).headers["location"] == "/angkatan"
    assert (await visit(house, reviewer).get("/")).headers["location"] == "/tugas"


async def test_a_page_speaks_the_language_that_the_browser_asks_for(house: House, visit: Visit) -> None:
    assert (
        "<h1>Halaman tidak ditemukan</h1>"
        in (await visit(house, language="id-ID,en;q=0.5", more=router).get("/x")).text
    )
    assert "<h1>There is no such page</h1>" in (await visit(house, language="fr, en-GB", more=router).get("/x")).text
    assert "<h1>Halaman tidak ditemukan</h1>" in (await visit(house, language="fr", more=router).get("/x")).text


async def test_a_fault_of_ours_is_a_page_with_a_number_and_says_nothing_else(house: House, visit: Visit) -> None:
    answer = await visit(house, more=router).get("/uji/rusak")
    assert answer.status_code == 500
    assert "<h1>A fault on our side</h1>" in answer.text
    assert "KeyError" not in answer.text


async def test_a_service_that_is_away_is_named(house: House, visit: Visit) -> None:
    answer = await visit(house, more=router).get("/uji/jauh")
    assert answer.status_code == 503
    assert '<div class="alert" role="alert">a sample service does not answer</div>' in answer.text


@pytest.mark.parametrize(
    ("headers", "sentence"),
    [
        ({"sec-fetch-site": "cross-site"}, "this was sent by another site"),
        ({"origin": "https://other.example"}, "this was sent by another site"),
        ({"x-csrf": "0" * 64}, "this form is of another session"),
        ({"x-csrf": ""}, "this form is of another session"),
        ({"content-length": str(FORM_BYTES + 2000)}, "what was sent is larger than"),
        ({"sec-fetch-site": "same-origin"}, "a sample sentence"),
        ({"origin": "http://127.0.0.1"}, "a sample sentence"),
        ({"origin": "null"}, "a sample sentence"),
    ],
)
async def test_a_deed_comes_from_a_form_of_this_session(
    house: House, visit: Visit, headers: dict[str, str], sentence: str
) -> None:
    browser = visit(house, entered(house, "koordinator.contoh", Role.COORDINATOR), more=router)
    answer = await browser.post("/uji/ditolak", headers=headers)
    assert answer.status_code == 422
    assert f'role="alert">{sentence}' in answer.text


async def test_the_mark_may_stand_in_the_form_itself(house: House, visit: Visit) -> None:
    browser = visit(house, entered(house, "koordinator.contoh", Role.COORDINATOR), more=router)
    mark = browser.headers.pop("x-csrf")
    answer = await browser.post("/uji/ditolak", data={"csrf": mark})
    assert 'role="alert">a sample sentence' in answer.text
