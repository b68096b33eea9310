"""My regions: where somebody takes part, those on their way and those that ended, and the place in the navigation."""

from __future__ import annotations

import re

import pytest

from models.people import Role
from models.standing import Standing
from queries.taking_part import taking_part
from tests.activities.samples import AT, DUE, JOURNEY, OFFICERS, PEOPLE, append, asked, batch, enter
from tests.web.conftest import Visit, entered
from web.house import House


@pytest.fixture
def written(house: House) -> House:
    """A house with one region whose officers are asked for a step."""
    enter(house.engine)
    append(house.engine, batch(asked()))
    return house


async def test_an_officer_sees_where_the_region_stands(written: House, visit: Visit) -> None:
    page = (await visit(written, OFFICERS[0]).get("/daerah")).text
    (part,) = taking_part(written.engine, OFFICERS[0])
    assert (part.journey, part.name, part.stage, part.roles) == (JOURNEY, "Kota Contoh", "masterplan", ("officer",))
    assert (part.due, part.mine, part.paused, part.outcome) == (DUE, True, False, None)
    assert f'href="/daerah/{JOURNEY}">Kota Contoh</a>' in page
    assert "30 June 2026 at 23.59 WIB" in page
    assert "waits for you" in page


async def test_the_page_speaks_indonesian(written: House, visit: Visit) -> None:
    page = (await visit(written, OFFICERS[0], "id").get("/daerah")).text
    assert "<h1>Daerah saya</h1>" in page
    assert "menunggu Saudara" in page


async def test_a_region_that_ended_stays_listed_apart(written: House, visit: Visit) -> None:
    ended = Standing(
        journey=JOURNEY, cohort="cohort-contoh", region="kota-contoh", stage="masterplan", at=AT, outcome="completed"
    )
    facts = batch(asked(step="masterplan#2v1"))
    append(written.engine, facts.model_copy(update={"standing": ended}))
    page = (await visit(written, OFFICERS[0]).get("/daerah")).text
    assert "You take part in no region that is on its way." in page
    assert re.findall(r'<h2 id="(\w+)">', page) == ["ended"]
    assert f'href="/daerah/{JOURNEY}"' in page


async def test_whoever_has_no_part_sees_no_region(written: House, visit: Visit) -> None:
    stranger = "orang-lain.contoh"
    assert taking_part(written.engine, stranger) == []
    page = (await visit(written, PEOPLE.of(Role.VERIFIER)[0]).get("/daerah")).text
    assert f'href="/daerah/{JOURNEY}"' in page


async def test_the_navigation_names_my_regions_except_to_the_office(house: House, visit: Visit) -> None:
    mentor = entered(house, "pembimbing-1.contoh", Role.MENTOR)
    office = entered(house, "koordinator.contoh", Role.COORDINATOR)
    places = {person: (await visit(house, person).get("/agenda")).text for person in (mentor, office)}
    assert ['href="/daerah"' in places[person] for person in (mentor, office)] == [True, False]
    assert ['href="/agenda"' in places[person] for person in (mentor, office)] == [True, True]
