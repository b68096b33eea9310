"""A region's page, over a journey that really runs."""

from __future__ import annotations

import re

from models.people import Role
from tests.gateway.ceremony import until_recorded
from tests.office import COORDINATOR, FIRST, Office
from tests.web.conftest import Visit
from web.house import House


async def begun_region(office: Office) -> tuple[str, str]:
    """A journey whose contacts were named: its id, and its region's name."""
    state = await office.begun()
    officer = state.people.of(Role.OFFICER)[0]
    await office.send(state, "contacts", officer, **office.contacts(state))
    await until_recorded(office, state, "contacts-named", 1)
    return state.id, state.region.name


async def test_a_region_shows_where_it_stands_its_course_and_what_has_happened(
    office: Office, open_house: House, visit: Visit
) -> None:
    journey, name = await begun_region(office)
    answer = await visit(open_house, COORDINATOR).get(f"/daerah/{journey}")
    assert answer.status_code == 200
    assert f"<h1>{name}</h1>" in answer.text
    assert re.findall(r'<h2 id="(\w+)">', answer.text) == [
        *("waits", "course", "papers", "post", "people", "messages", "facts")
    ]
    assert "Confirmation of the data sheet" in answer.text
    assert 'class="gantt" role="img"' in answer.text


async def test_the_same_page_speaks_indonesian(office: Office, open_house: House, visit: Visit) -> None:
    journey, _ = await begun_region(office)
    answer = await visit(open_house, COORDINATOR, "id").get(f"/daerah/{journey}")
    assert "Menunggu" in answer.text
    assert "Konfirmasi lembar data daerah" in answer.text


async def test_whoever_does_not_steer_sees_no_way_to_steer(office: Office, open_house: House, visit: Visit) -> None:
    journey, _ = await begun_region(office)
    answer = await visit(open_house, "penelaah-1.contoh").get(f"/daerah/{journey}")
    assert 'id="messages"' not in answer.text


async def test_a_journey_that_does_not_exist_is_named(office: Office, open_house: House, visit: Visit) -> None:
    answer = await visit(open_house, FIRST).get("/daerah/journey/none/kota-bandung")
    assert answer.status_code == 422
    assert "nothing is recorded of a journey &#39;journey/none/kota-bandung&#39;" in answer.text
