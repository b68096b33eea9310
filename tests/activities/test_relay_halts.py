"""What is wrong on our side costs no letter, and the operators are told once."""

from __future__ import annotations

from datetime import timedelta

from tests.activities.occasions import read
from tests.activities.relay import Relay
from tests.activities.samples import OFFICERS, address, asked

STEPS = tuple(f"masterplan#{number}v1" for number in range(1, 21))
REFUSED = "550 5.7.1 not from here"
OPERATOR = address("admin.contoh")


async def test_a_sender_that_is_refused_costs_no_letter_and_is_told_once(relay: Relay) -> None:
    relay.note(*(asked(step) for step in STEPS), waiting=STEPS)
    relay.server.at_sender = REFUSED
    for _ in range(3):
        assert await relay.work(until=relay.paused) == 0
    waiting = relay.lots()
    assert {lot.status for lot in waiting if lot.letter == "task"} == {"sending"}
    assert [lot.person for lot in waiting if lot.letter == "post-halted"] == ["admin.contoh"]

    relay.server.at_sender = "250 welcome"
    relay.pass_time(timedelta(seconds=31))

    assert await relay.work() == 41
    assert relay.server.readers() == sorted([OPERATOR, *[address(person) for person in OFFICERS] * 20])
    (notice,) = [mail for mail in relay.server.received if OPERATOR in mail.readers]
    text = read(notice.content)[1]
    assert REFUSED in text
    assert "Kode penyebab: MAIL: 550 5.7.1" in text


async def test_where_every_letter_is_refused_few_fail_and_the_others_wait(relay: Relay) -> None:
    relay.note(*(asked(step) for step in STEPS), waiting=STEPS)
    relay.server.at_data = dict.fromkeys(map(address, (*OFFICERS, "admin.contoh")), "554 5.7.1 not accepted")

    assert await relay.work(until=lambda: any(lot.letter == "post-halted" for lot in relay.lots())) == 0

    tasks = [lot.status for lot in relay.lots() if lot.letter == "task"]
    assert (tasks.count("failed"), tasks.count("sending")) == (5, 35)


async def test_a_stale_letter_is_dropped_though_it_waited_for_the_server(relay: Relay) -> None:
    relay.note(asked(STEPS[0]), waiting=STEPS[:1])
    await relay.server.stop()
    await relay.work(until=relay.paused)
    relay.note(asked(STEPS[1]), waiting=STEPS[1:2])
    await relay.server.start()
    relay.pass_time(timedelta(seconds=31))

    assert await relay.work() == 2
    assert [lot.status for lot in relay.lots()] == ["cancelled", "cancelled", "sent", "sent"]
