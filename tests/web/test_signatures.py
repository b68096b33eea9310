"""The secretariat enters a ceremony's signatures in one table; each counts once, and one fault holds all."""

from __future__ import annotations

from datetime import date

from tests.gateway.ceremony import at_signing, until_recorded
from tests.office import COORDINATOR, Office
from tests.web.conftest import Visit
from tests.world import World
from web.house import House

SHARED = {"signed_on": date.today().isoformat(), "place": "Jakarta (contoh)", "method": "paper"}
SCAN = {"scan.1": ("halaman.pdf", b"%PDF-1.4 contoh", "application/pdf")}


async def test_a_signature_is_entered_with_its_scan_and_a_second_time_changes_nothing(
    office: Office, world: World, open_house: House, visit: Visit
) -> None:
    state, _ = await at_signing(office, world)
    browser, address = visit(open_house, COORDINATOR), f"/tandatangan/{office.cohort}"
    page = await browser.get(address)
    assert f'name="region.1" value="{state.region.id}"' in page.text
    row = {"region.1": state.region.id, "capacity.1": "definitif", "number_region.1": "120/CONTOH"}

    answer = await browser.post(address, data={**SHARED, **row}, files=SCAN)

    assert f"row 2, {state.region.id}, head kepala-daerah.{state.region.id}.contoh: entered, id " in answer.text
    await until_recorded(office, state, "signed", 1)
    again = await browser.post(address, data={**SHARED, **row}, files=SCAN)
    assert "already entered" in again.text
    assert [each.kind for each in office.register(state.id)].count("signed") == 1


async def test_a_fault_is_named_and_nothing_is_entered(
    office: Office, world: World, open_house: House, visit: Visit
) -> None:
    state, _ = await at_signing(office, world)
    browser, address = visit(open_house, COORDINATOR), f"/tandatangan/{office.cohort}"
    row = {"region.1": state.region.id, "capacity.1": "Plt.", "number_region.1": "120/CONTOH"}

    answer = await browser.post(address, data={**SHARED, **row}, files=SCAN)

    assert answer.status_code == 422
    assert "mandate: found &#39;&#39;, expected" in answer.text
    assert 'value="120/CONTOH"' in answer.text
    assert [each.kind for each in office.register(state.id)].count("signed") == 0


async def test_rows_that_say_nothing_are_left_out(
    office: Office, world: World, open_house: House, visit: Visit
) -> None:
    state, _ = await at_signing(office, world)
    row = {"region.1": state.region.id, "capacity.1": "definitif", "number_region.1": ""}
    answer = await visit(open_house, COORDINATOR).post(f"/tandatangan/{office.cohort}", data={**SHARED, **row})
    assert "holds no signature" in answer.text


async def test_another_cohort_s_coordinator_enters_nothing(office: Office, open_house: House, visit: Visit) -> None:
    answer = await visit(open_house, COORDINATOR).get("/tandatangan/angkatan-lain")
    assert answer.status_code == 403
