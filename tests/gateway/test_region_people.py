"""An officer enters a new person of the own region, and then names that person in a change of contacts."""

from __future__ import annotations

from typing import Any

import pytest

from gateway.region_people import enter_own
from gateway.registry import Person
from models.errors import Refused
from models.journey import JourneyState
from models.people import Role
from tests.gateway.test_send import wait_for_entry
from tests.office import COORDINATOR, Office


def new(state: JourneyState, address: str = "baru@contoh.example") -> Person:
    return Person(id=f"baru.{state.region.id}", name="Narahubung baru (contoh)", address=address)


async def named(office: Office) -> tuple[JourneyState, dict[str, Any]]:
    """A journey whose region has named its officer and its head."""
    state = await office.begun()
    contacts = office.contacts(state)
    await office.send(state, "contacts", state.people.of(Role.OFFICER)[0], **contacts)
    await wait_for_entry(office, state.id, "contacts-named")
    return state, contacts


async def test_an_officer_enters_a_successor_and_hands_the_region_over(office: Office) -> None:
    state, contacts = await named(office)
    officer, successor = contacts["officers"][0], new(state)

    for _ in range(2):
        enter_own(office.engine, successor, Role.OFFICER, state.id, officer)
    letter = office.files.store("surat tugas contoh", b"surat tugas contoh", officer)
    fields = {"officers": [successor.id], "letter": letter, "reason": "mutasi jabatan (contoh)"}
    await office.send(state, "change-contacts", officer, **fields)
    await wait_for_entry(office, state.id, "handed-over")

    with pytest.raises(Refused) as refusal:
        enter_own(office.engine, new(state, "lain@contoh.example"), Role.OFFICER, state.id, officer)
    assert str(refusal.value) == (
        f"{officer} is neither officer nor head of the region in {state.id}; only they enter its people"
    )


async def test_a_region_enters_only_its_own_officers_and_head_and_nobody_who_is_known(office: Office) -> None:
    state, contacts = await named(office)
    other, _ = await named(office)
    officer = contacts["officers"][0]

    def refused(person: Person, role: Role | None, journey: str, by: str = officer) -> str:
        with pytest.raises(Refused) as refusal:
            enter_own(office.engine, person, role, journey, by)
        return str(refusal.value)

    fresh = new(state)
    assert refused(fresh, Role.REVIEWER, state.id) == "a region enters people as officer or head, not as reviewer"
    assert refused(fresh, None, state.id) == "a region enters people as officer or head, not as nothing"
    assert refused(fresh, Role.HEAD, other.id) == (
        f"{officer} is neither officer nor head of the region in {other.id}; only they enter its people"
    )
    assert refused(fresh, Role.HEAD, state.id, COORDINATOR) == (
        f"{COORDINATOR} is neither officer nor head of the region in {state.id}; only they enter its people"
    )
    known = Person(id=COORDINATOR, name="Lain (contoh)", address="lain@contoh.example")
    assert refused(known, Role.OFFICER, state.id) == (
        f"there is a person {COORDINATOR} already; a coordinator corrects who is entered, a region enters people "
        "under new ids"
    )
    assert "is not one e-mail address" in refused(new(state, "a@contoh"), Role.OFFICER, state.id)


async def test_a_region_that_has_ended_enters_nobody(office: Office) -> None:
    state, contacts = await named(office)
    await office.send(state, "withdraw", contacts["head"], reason="anggaran (contoh)")
    await wait_for_entry(office, state.id, "ended")

    with pytest.raises(Refused) as refusal:
        enter_own(office.engine, new(state), Role.OFFICER, state.id, contacts["officers"][0])

    assert str(refusal.value) == f"{state.id} has ended; a coordinator enters people"
