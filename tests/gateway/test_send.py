"""A message through the gateway: stamped, entitled, counted once, and every refusal on record."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from temporalio.client import Client

from gateway.begin import begin
from gateway.send import Gateway
from models.errors import Refused, Unreachable
from models.noted import Receipt
from models.people import Role
from tests.office import COORDINATOR, Office
from worker import journeys


async def wait_for_entry(office: Office, journey: str, kind: str) -> None:
    for _ in range(500):
        if any(row.kind == kind for row in office.register(journey)):
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"{kind} was never recorded in {journey}")


async def test_a_message_is_stamped_now_and_its_receipt_stands_in_the_register(office: Office) -> None:
    state = await office.begun()
    before = datetime.now(UTC)

    receipt = await office.send(state, "contacts", state.people.of(Role.OFFICER)[0], **office.contacts(state))

    assert before <= receipt.received_at <= datetime.now(UTC)
    await wait_for_entry(office, state.id, "contacts-named")
    entries = [row for row in office.register(state.id) if row.kind == "contacts-named"]
    assert [Receipt.model_validate_json(row.receipt or "") for row in entries] == [receipt]


async def test_the_same_message_sent_again_counts_once_and_gets_the_same_receipt(office: Office) -> None:
    state = await office.begun()
    fields, person = office.contacts(state), state.people.of(Role.OFFICER)[0]

    first, *others = await asyncio.gather(
        *(office.gateway.send(state.id, "contacts", person, fields, id="pesan-contoh-1") for _ in range(10))
    )
    again = await office.gateway.send(state.id, "contacts", person, fields, id="pesan-contoh-1")

    assert [*others, again] == [first] * 10
    await wait_for_entry(office, state.id, "contacts-named")
    assert [row.identity for row in office.register(state.id) if row.receipt] == ["pesan-contoh-1"]
    assert office.refusals(state.id) == []


async def test_an_id_used_for_other_content_is_refused(office: Office) -> None:
    state = await office.begun()
    await office.gateway.send(state.id, "pause", COORDINATOR, {"reason": "banjir (contoh)"}, id="pesan-contoh-2")

    with pytest.raises(Refused) as refusal:
        await office.gateway.send(state.id, "pause", COORDINATOR, {"reason": "gempa (contoh)"}, id="pesan-contoh-2")

    why = "message id pesan-contoh-2 was used for another message; a repeat has the same content"
    assert str(refusal.value) == why
    assert office.refusals(state.id) == [(COORDINATOR, "pause", why)]


async def test_a_try_that_nobody_took_is_judged_by_its_first_receipt(office: Office) -> None:
    nobody = f"{office.queue}-later"
    state = office.state()
    await begin(office.client, office.engine, state, COORDINATOR, queue=nobody)
    impatient = Gateway(office.client, office.engine, office.files, patience=1.5)
    before = datetime.now(UTC)

    with pytest.raises(Unreachable, match="then send it again with the same id"):
        await asyncio.wait_for(send_pause(impatient, state.id), 30)
    after = datetime.now(UTC)
    async with journeys(office.client, None, nobody):
        receipt = await send_pause(office.gateway, state.id)

    assert before <= receipt.received_at <= after
    assert receipt.received_at < datetime.now(UTC) - timedelta(seconds=1)


async def test_a_try_while_temporal_was_away_is_judged_by_its_first_receipt(office: Office) -> None:
    state = await office.begun()
    away = await Client.connect("127.0.0.1:1", lazy=True)
    before = datetime.now(UTC)

    with pytest.raises(Unreachable, match="check that Temporal runs"):
        await send_pause(Gateway(away, office.engine, office.files, patience=0.5), state.id)
    after = datetime.now(UTC)
    receipt = await send_pause(office.gateway, state.id)

    assert before <= receipt.received_at <= after


async def test_a_message_refused_by_the_journey_and_sent_again_is_received_anew(office: Office) -> None:
    state = await office.begun()
    await wait_for_entry(office, state.id, "asked")
    with pytest.raises(Refused, match="the journey is not paused"):
        await office.gateway.send(state.id, "resume", COORDINATOR, {"reason": "contoh"}, id="pesan-contoh-5")
    await send_pause(office.gateway, state.id)
    between = datetime.now(UTC)

    receipt = await office.gateway.send(state.id, "resume", COORDINATOR, {"reason": "contoh"}, id="pesan-contoh-5")

    assert receipt.received_at >= between


async def send_pause(gateway: Gateway, journey: str) -> Receipt:
    return await gateway.send(journey, "pause", COORDINATOR, {"reason": "contoh"}, id="pesan-contoh-3")


async def test_who_is_named_on_the_way_may_act_and_who_was_replaced_may_not(office: Office) -> None:
    state = await office.begun()
    old, fields = state.people.of(Role.OFFICER)[0], office.contacts(state)
    await office.send(state, "contacts", old, **fields)
    await wait_for_entry(office, state.id, "contacts-named")

    receipt = await office.send(state, "confirm-data", fields["officers"][0], sheet=state.sheet.digest)
    with pytest.raises(Refused, match="verify-data may be sent by assessor"):
        await office.send(state, "verify-data", old, verdict="verified", note="contoh")
    with pytest.raises(Refused) as refusal:
        await office.send(state, "withdraw", old, reason="contoh")

    assert receipt.recorded_as == "data-confirmed"
    assert str(refusal.value) == f"{old} holds no role here; withdraw may be sent by officer or head"


async def test_after_the_end_a_repeat_gets_its_receipt_and_anything_else_is_refused(office: Office) -> None:
    state = await office.begun()
    reason = {"reason": "contoh"}
    receipt = await office.gateway.send(state.id, "stop", COORDINATOR, reason, id="pesan-contoh-4")
    await office.client.get_workflow_handle(state.id).result()

    again = await office.gateway.send(state.id, "stop", COORDINATOR, reason, id="pesan-contoh-4")
    with pytest.raises(Refused) as refusal:
        await office.send(state, "pause", COORDINATOR, reason="contoh")

    assert again == receipt
    assert str(refusal.value) == f"{state.id} has ended (stopped); it takes no messages"
