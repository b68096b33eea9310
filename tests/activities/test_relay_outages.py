"""Servers go down, connections end and workers die; every letter still leaves, and a copy is the same letter."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from tests.activities.mail_server import HANG_UP, SILENCE
from tests.activities.relay import Lot, Relay
from tests.activities.samples import OFFICERS, address, asked

FIRST, SECOND = (address(person) for person in OFFICERS)
STEPS = tuple(f"masterplan#{number}v1" for number in range(1, 11))
BETWEEN_TRIES = timedelta(seconds=31)
LEASE = timedelta(minutes=2, seconds=1)


async def test_a_server_that_is_down_gets_every_letter_once_it_is_back(relay: Relay) -> None:
    relay.note(*(asked(step) for step in STEPS), waiting=STEPS)
    await relay.server.stop()

    assert await relay.work(until=relay.paused) == 0
    assert {(row.status, row.attempts) for row in relay.outbox()} == {("sending", 0)}
    assert sum(row.why is not None for row in relay.outbox()) == 8

    await relay.server.start()
    relay.pass_time(BETWEEN_TRIES)
    assert await relay.work() == 20
    assert relay.server.readers() == sorted([FIRST, SECOND] * 10)


async def test_a_connection_that_ends_after_the_data_may_cost_a_copy_and_never_the_letter(relay: Relay) -> None:
    relay.server.at_data[FIRST] = HANG_UP
    relay.note(asked())

    assert await relay.work() == 1
    relay.server.at_data.clear()
    relay.pass_time(BETWEEN_TRIES)
    assert await relay.work() == 1

    first, copy = [mail for mail in relay.server.received if FIRST in mail.readers]
    assert first == copy
    assert [(row.status, row.attempts) for row in relay.outbox()] == [("sent", 2), ("sent", 1)]


async def test_a_letter_held_by_a_dead_worker_is_claimed_again_after_its_lease(relay: Relay) -> None:
    relay.server.at_data[FIRST] = SILENCE
    relay.note(asked())
    await relay.die_at_work(until=lambda: [row.status for row in relay.outbox()] == ["sending", "sent"])
    relay.server.at_data.clear()
    content = relay.outbox()[0].content

    assert await relay.look() == 0

    relay.pass_time(LEASE)
    assert await relay.work() == 1
    assert [mail.content for mail in relay.server.received if FIRST in mail.readers] == [content]
    assert relay.lots() == [Lot("task", person, "sent", "250") for person in OFFICERS]


async def test_a_worker_that_is_told_to_stop_finishes_the_letters_it_holds(relay: Relay) -> None:
    relay.note(*(asked(step) for step in STEPS), waiting=STEPS)

    sent = await relay.work(until=relay.under_way, per_second=100)

    assert sent == 20
    assert {row.status for row in relay.outbox()} == {"sent"}


async def test_two_workers_at_once_send_every_letter_once(relay: Relay) -> None:
    relay.note(*(asked(step) for step in STEPS), waiting=STEPS)
    other = Relay(relay.engine, relay.server)

    sent = await asyncio.gather(relay.work(), other.work())

    assert sum(sent) == 20
    assert relay.server.readers() == sorted([FIRST, SECOND] * 10)
