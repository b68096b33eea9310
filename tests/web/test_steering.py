"""A coordinator steers one journey: filled in, shown with its effects, sent once, and on record with its reason."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from models.people import Role
from tests.gateway.ceremony import until_recorded
from tests.office import COORDINATOR, Office
from tests.web.conftest import Visit
from web.house import House
from web.region_words import STEERS


def mark(text: str) -> str:
    """The id of the message that a form would send."""
    (found,) = re.findall(r'name="id" value="([0-9a-f-]{36})"', text)
    return found


async def test_an_extension_is_shown_with_its_effects_before_it_is_sent(
    office: Office, open_house: House, visit: Visit
) -> None:
    state = await office.begun()
    await until_recorded(office, state, "asked", 1)
    browser, address = visit(open_house, COORDINATOR), f"/daerah/{state.id}/kirim/extend"
    page = await browser.get(address)
    later = (date.today() + timedelta(days=200)).isoformat()
    filled = {"id": mark(page.text), "step": "contacts", "due": later, "reason": "Libur daerah (contoh)."}

    shown = await browser.post(address, data={**filled, "formulir": "lihat"})

    assert shown.status_code == 200
    assert "naming of the regional officer: " in shown.text
    assert re.search(r"Who is told: \S+ \(", shown.text)
    assert 'value="kirim"' in shown.text
    assert [row.kind for row in office.register(state.id)].count("extended") == 0

    for _ in range(2):
        answer = await browser.post(address, data={**filled, "formulir": "kirim"})
        assert answer.headers["location"] == f"/tanda-terima/{state.id}/{filled['id']}"
    await until_recorded(office, state, "rescheduled", 1)
    assert [row.kind for row in office.register(state.id)].count("extended") == 1


async def test_effects_are_said_in_the_reader_s_language(office: Office, open_house: House, visit: Visit) -> None:
    state = await office.begun()
    await until_recorded(office, state, "asked", 1)
    browser, address = visit(open_house, COORDINATOR, "id"), f"/daerah/{state.id}/kirim/pause"
    filled = {"id": mark((await browser.get(address)).text), "reason": "Gempa bumi (contoh).", "formulir": "lihat"}
    assert (
        "menangguhkan; batas waktu berhenti: penunjukan narahubung daerah"
        in (await browser.post(address, data=filled)).text
    )


async def test_what_the_journey_would_refuse_is_said_before_anything_is_sent(
    office: Office, open_house: House, visit: Visit
) -> None:
    state = await office.begun()
    await until_recorded(office, state, "asked", 1)
    browser, address = visit(open_house, COORDINATOR), f"/daerah/{state.id}/kirim/resume"
    filled = {"id": mark((await browser.get(address)).text), "reason": "contoh", "formulir": "lihat"}

    answer = await browser.post(address, data=filled)

    assert answer.status_code == 422
    assert 'role="alert">the journey is not paused' in answer.text
    assert ">contoh</textarea>" in answer.text


@pytest.mark.parametrize("language", ["id", "en"])
async def test_every_form_of_steering_can_be_opened(
    office: Office, open_house: House, visit: Visit, language: str
) -> None:
    state = await office.begun()
    await until_recorded(office, state, "asked", 1)
    browser = visit(open_house, COORDINATOR, language)
    answers = {kind: await browser.get(f"/daerah/{state.id}/kirim/{kind}") for kind in STEERS}
    assert {kind: answer.status_code for kind, answer in answers.items()} == dict.fromkeys(STEERS, 200)


async def test_nobody_but_a_coordinator_steers_and_nobody_without_a_part_sees_the_region(
    office: Office, open_house: House, visit: Visit
) -> None:
    state = await office.begun()
    await until_recorded(office, state, "asked", 1)
    officer = state.people.of(Role.OFFICER)[0]
    refused = await visit(open_house, officer).get(f"/daerah/{state.id}/kirim/pause")
    assert (refused.status_code, "steer is for coordinator" in refused.text) == (403, True)
    stranger = office.enter("orang-lain.contoh")
    assert "has no role that reaches" in (await visit(open_house, stranger).get(f"/daerah/{state.id}")).text
    assert (await visit(open_house, officer).get(f"/daerah/{state.id}")).status_code == 200
