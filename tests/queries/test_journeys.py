"""Finding, listing and showing journeys from the database."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from models.errors import Refused
from models.people import Role
from queries.journeys import found, listed, shown
from tests.gateway.test_send import wait_for_entry
from tests.office import COORDINATOR, Office


async def test_a_journey_is_found_by_its_id_or_by_its_region_alone(office: Office) -> None:
    state = await office.begun()
    region = state.region.id

    assert found(office.engine, state.id) == state.id
    assert found(office.engine, region) == state.id
    with pytest.raises(Refused) as refusal:
        found(office.engine, region[:-1])
    assert str(refusal.value).startswith(f"there is no journey {region[:-1]!r}; did you mean {region}")


async def test_a_list_shows_on_whom_each_journey_waits_and_who_is_late(office: Office) -> None:
    state, other = await office.begun(), await office.begun()
    for each in (state, other):
        await wait_for_entry(office, each.id, "asked")
    await office.send(other, "pause", COORDINATOR, reason="contoh")
    await wait_for_entry(office, other.id, "paused")
    now = datetime.now(UTC)

    lines = listed(office.engine, now, cohort=office.cohort)
    late = listed(office.engine, now + timedelta(days=60), cohort=office.cohort, late=True)

    assert {(line.journey, line.step, line.persons, line.late, line.paused) for line in lines} == {
        (state.id, "contacts", state.people.of(Role.OFFICER), False, False),
        (other.id, "contacts", other.people.of(Role.OFFICER), False, True),
    }
    assert [(line.journey, line.late) for line in late] == [(state.id, True)]
    assert listed(office.engine, now, cohort=office.cohort, stage="training") == []


async def test_one_journey_is_shown_with_names_and_what_has_happened_in_words(office: Office) -> None:
    state = await office.begun()
    officer = state.people.of(Role.OFFICER)[0]
    await office.send(state, "contacts", officer, **office.contacts(state))
    await office.send(state, "pause", COORDINATOR, reason="banjir (contoh)")
    await wait_for_entry(office, state.id, "paused")
    for _ in range(200):
        seen = shown(office.engine, state.id)
        if seen.standing.paused_since and seen.about:
            break
        await asyncio.sleep(0.02)

    named = f"narahubung.{state.region.id}.contoh"
    assert (seen.name, seen.names) == (state.region.name, {named: f"{named} (contoh)"})
    assert seen.about == {"data": state.sheet.digest}
    texts = [entry.text for entry in seen.timeline]
    assert texts[0] == "entered: assessment"
    assert texts[2] == f"contacts named: by {officer} (contoh)"
    assert texts[-1] == "paused: by koordinator.contoh (contoh) “banjir (contoh)”"
