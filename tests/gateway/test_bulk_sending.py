"""An order to many journeys is sent once each, whatever interrupts it, with a result for every region."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from datetime import date

import pytest

from gateway.begin import begin
from gateway.bulk.abreast import ABREAST, Abreast
from gateway.bulk.ledger import Result
from gateway.bulk.orders import Bulk
from gateway.send import Gateway
from models.errors import Refused, Unreachable
from tests.gateway.test_bulk import opened, order, rows
from tests.gateway.test_send import wait_for_entry
from tests.office import COORDINATOR, Office
from worker import journeys


def paused(office: Office, journey: str) -> int:
    return [row.kind for row in office.register(journey)].count("paused")


async def all_of(bulk: Bulk, gateway: Gateway) -> list[Result]:
    """Every result, by region."""
    results = [result async for result in bulk.sent(gateway)]
    return sorted(results, key=lambda each: (each.region, each.journey))


async def test_an_order_cut_off_after_three_regions_goes_on_and_reaches_each_once(office: Office) -> None:
    states = await opened(office, 12)
    made = order(office, "pause", key="jeda-contoh-1")
    seen = 0

    async with aclosing(Bulk(office.engine, made).sent(office.gateway)) as first_run:
        async for _ in first_run:
            seen += 1
            if seen == 3:
                break
    left = [journey for journey, result in rows(office, "jeda-contoh-1") if result is None]
    results = await all_of(Bulk(office.engine, made), office.gateway)

    assert 0 < len(left) <= 9
    assert [(each.journey, each.result, each.why) for each in results] == [
        (state.id, "accepted", "") for state in states
    ]
    for state in states:
        await wait_for_entry(office, state.id, "paused")
        assert paused(office, state.id) == 1
        assert office.refusals(state.id) == []


async def test_the_same_order_run_again_changes_nothing_and_says_what_became_of_it(office: Office) -> None:
    states = await opened(office, 2)
    made = order(office, "pause")

    first, again = Bulk(office.engine, made), Bulk(office.engine, made)
    results = await all_of(first, office.gateway)
    for state in states:
        await wait_for_entry(office, state.id, "paused")
    before = [len(office.register(state.id)) for state in states]

    assert again.key == first.key
    assert await all_of(again, office.gateway) == await all_of(Bulk(office.engine, made), office.gateway) == results
    assert [effect.fate for effect in await Bulk(office.engine, made).planned(office.client)] == ["settled before"] * 2
    assert [len(office.register(state.id)) for state in states] == before


async def test_the_same_order_run_twice_at_once_reaches_each_journey_once(office: Office) -> None:
    states = await opened(office, 4)
    made = order(office, "pause", key="jeda-contoh-2")

    both = await asyncio.gather(*(all_of(Bulk(office.engine, made), office.gateway) for _ in range(2)))

    assert [[each.result for each in results] for results in both] == [["accepted"] * 4] * 2
    for state in states:
        await wait_for_entry(office, state.id, "paused")
        assert paused(office, state.id) == 1


async def test_a_key_belongs_to_one_order(office: Office) -> None:
    (state,) = await opened(office, 1)
    await all_of(Bulk(office.engine, order(office, "pause", key="jeda-contoh-3")), office.gateway)

    with pytest.raises(Refused) as refusal:
        Bulk(office.engine, order(office, "resume", key="jeda-contoh-3"))

    assert str(refusal.value) == (
        "the key jeda-contoh-3 belongs to another order; repeat that one unchanged, or give another key"
    )
    assert rows(office, "jeda-contoh-3") == [(state.id, "accepted")]


async def test_a_region_that_refuses_does_not_stop_the_others(office: Office) -> None:
    first, second, third = await opened(office, 3)
    await office.send(second, "extend", COORDINATOR, due="2099-05-04", reason="contoh")
    await wait_for_entry(office, second.id, "rescheduled")
    made = order(office, "extend", due="2099-04-06", also_extended=(second.region.id,))

    results = await all_of(Bulk(office.engine, made), office.gateway)

    why = "2099-04-06 is not later than the present date 2099-05-04 23.59 WIT"
    assert [(each.journey, each.result, each.why) for each in results] == [
        (first.id, "accepted", ""),
        (second.id, "refused", why),
        (third.id, "accepted", ""),
    ]
    assert office.refusals(second.id) == [(COORDINATOR, "extend", why)]


async def test_a_journey_that_did_not_answer_is_tried_again_on_the_next_run(office: Office) -> None:
    (answers,) = await opened(office, 1)
    nobody, silent = f"{office.queue}-later", office.state()
    await begin(office.client, office.engine, silent, COORDINATOR, queue=nobody)
    async with journeys(office.client, None, nobody):
        await wait_for_entry(office, silent.id, "asked")
    impatient = Gateway(office.client, office.engine, office.files, patience=1.5)
    made = order(office, "pause", key="jeda-contoh-4")

    first = {each.journey: each.result for each in await all_of(Bulk(office.engine, made), impatient)}
    async with journeys(office.client, None, nobody):
        second = {each.journey: each.result for each in await all_of(Bulk(office.engine, made), office.gateway)}

    assert first == {answers.id: "accepted", silent.id: "unreachable"}
    assert second == {answers.id: "accepted", silent.id: "accepted"}


async def test_once_nobody_answers_the_rest_are_not_tried() -> None:
    tried = 0

    async def silent() -> None:
        nonlocal tried
        tried += 1
        raise Unreachable("no worker answers")

    abreast = Abreast()
    answers = await asyncio.gather(*(abreast.ask(silent) for _ in range(20)), return_exceptions=True)

    assert tried == ABREAST
    assert [str(answer) for answer in answers] == ["no worker answers"] * ABREAST + [
        "not tried: 8 journeys in a row did not answer; run the same order again"
    ] * (20 - ABREAST)


async def test_reminders_and_a_change_of_policy_go_to_many_too(office: Office) -> None:
    states = await opened(office, 2)
    changes = {"assessment.data.days": 20}

    for made in (order(office, "remind", step="contacts"), order(office, "change-policy", changes=changes)):
        results = await all_of(Bulk(office.engine, made), office.gateway)
        assert [(each.journey, each.result) for each in results] == [(state.id, "accepted") for state in states]

    for state in states:
        await wait_for_entry(office, state.id, "policy-changed")
        kinds = [row.kind for row in office.register(state.id)]
        assert kinds == ["entered", "asked", "reminder-ordered", "reminded", "policy-change-ordered", "policy-changed"]


async def test_a_decree_goes_to_a_whole_cohort_at_once(office: Office) -> None:
    states = await opened(office, 2)
    day = states[0].calendar.plus(date(states[0].calendar.years[0], 3, 1), 1)
    fields = {"years": [day.year], "adds": [str(day)], "decree_number": "SKB-2 (contoh)"}

    results = await all_of(Bulk(office.engine, order(office, "change-calendar", **fields)), office.gateway)

    assert [(each.journey, each.result) for each in results] == [(state.id, "accepted") for state in states]
    for state in states:
        await wait_for_entry(office, state.id, "calendar-changed")
