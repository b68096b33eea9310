"""One order about a substitute reaches everything in which the person acts, once each, and is ended the same way."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from gateway.substitutes import Answer, Stead, Word, ending, naming, said
from models.calendar import local
from models.errors import Refused
from models.people import Role
from tests.gateway.test_bulk import opened
from tests.gateway.test_send import wait_for_entry
from tests.office import COORDINATOR, Office

AWAY, SUBSTITUTE = "penelaah-1.contoh", "penelaah-9.contoh"
STEAD = Stead(person_for=AWAY, substitute=SUBSTITUTE, reason="dinas luar (contoh)")


def days() -> tuple[date, date]:
    """Three days from today on, as the sample regions' clocks show it."""
    today = local(datetime.now(UTC), "Asia/Jayapura").date()
    return today, today + timedelta(days=2)


async def answered(office: Office, words: list[Word], by: str = AWAY) -> list[Answer]:
    return sorted([answer async for answer in said(office.gateway, words, by)], key=lambda each: each.journey)


def count(office: Office, journey: str, kind: str) -> int:
    return [row.kind for row in office.register(journey)].count(kind)


async def test_an_order_said_twice_names_the_substitute_once_in_each_journey(office: Office) -> None:
    office.enter(SUBSTITUTE)
    states = await opened(office, 2)
    other = (await office.begun(people=_without_reviewer(office))).id
    await wait_for_entry(office, other, "asked")

    first = await answered(office, naming(office.engine, STEAD, *days(), office.cohort, AWAY))
    for state in states:
        await wait_for_entry(office, state.id, "substitute-named")
    again = await answered(office, naming(office.engine, STEAD, *days(), office.cohort, AWAY))

    assert [(each.journey, each.result, each.why) for each in first] == sorted(
        (state.id, "accepted", "") for state in states
    )
    assert again == first
    assert [count(office, state.id, "substitute-named") for state in states] == [1, 1]
    assert count(office, other, "substitute-named") == 0


def _without_reviewer(office: Office) -> Any:
    state = office.state()
    state.people.appoint(Role.REVIEWER, *(f"penelaah-{n}.contoh" for n in (4, 5, 6)))
    return state.people


async def test_what_it_named_is_ended_the_same_way_and_then_there_is_nothing_to_end(office: Office) -> None:
    office.enter(SUBSTITUTE)
    (state,) = await opened(office, 1)
    await answered(office, naming(office.engine, STEAD, *days(), office.cohort, AWAY))
    await wait_for_entry(office, state.id, "substitute-named")

    ended = await answered(office, ending(office.engine, STEAD, office.cohort, COORDINATOR), COORDINATOR)
    await wait_for_entry(office, state.id, "substitution-ended")

    assert [(each.journey, each.result) for each in ended] == [(state.id, "accepted")]
    with pytest.raises(Refused) as refusal:
        ending(office.engine, STEAD, office.cohort, COORDINATOR)
    assert str(refusal.value) == f"{SUBSTITUTE} stands in for {AWAY} in no open journey; nothing is to be ended"


async def test_a_journey_that_refuses_does_not_stop_the_others(office: Office) -> None:
    office.enter(SUBSTITUTE)
    first, second = await opened(office, 2)
    fields = {"person_for": AWAY, "substitute": "penelaah-8.contoh", "reason": "dinas luar (contoh)"}
    office.enter("penelaah-8.contoh")
    since, until = days()
    await office.send(first, "substitute", AWAY, **fields, since=since.isoformat(), until=until.isoformat())

    answers = await answered(office, naming(office.engine, STEAD, *days(), office.cohort, AWAY))

    found = {each.journey: (each.result, each.why) for each in answers}
    assert found == {
        first.id: (
            "refused",
            f"penelaah-8.contoh stands in for {AWAY} as reviewer from {since} to {until} already; end that first",
        ),
        second.id: ("accepted", ""),
    }


async def test_an_order_that_concerns_nothing_is_refused_and_on_record(office: Office) -> None:
    office.enter("tamu.contoh")
    office.enter(SUBSTITUTE)
    guest = STEAD.model_copy(update={"person_for": "tamu.contoh"})

    with pytest.raises(Refused) as refusal:
        naming(office.engine, guest, *days(), office.cohort, COORDINATOR)

    assert str(refusal.value) == (
        "tamu.contoh has no role in which somebody may stand in in any open journey; "
        "`starter.py people list` shows who holds what"
    )
    assert office.refusals(office.cohort) == [(COORDINATOR, "substitute", str(refusal.value))]


async def test_the_substitute_speaks_through_the_gateway_while_it_stands_in(office: Office) -> None:
    office.enter("asesor-2.contoh")
    (state,) = await opened(office, 1)
    stead = Stead(person_for="asesor.contoh", substitute="asesor-2.contoh", reason="cuti (contoh)")
    await answered(office, naming(office.engine, stead, *days(), office.cohort, COORDINATOR), COORDINATOR)
    await wait_for_entry(office, state.id, "substitute-named")

    with pytest.raises(Refused) as refusal:
        await office.send(state, "verify-data", "asesor-2.contoh", verdict="verified", note="contoh")

    assert str(refusal.value).startswith("verification is not asked for now; open: contacts")
