"""Connections are few, used again, replaced when they end, and ended when a letter is broken off."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from activities.mailer import Mailer
from activities.replies import Fate, Outcome
from tests.activities.mail_server import SILENCE, MailServer
from tests.activities.relay import settings

READER = "narahubung@contoh.example"
LETTER = b"Subject: Contoh\r\n\r\nIsi contoh.\r\n"


async def test_a_connection_is_used_again(mailer: Mailer, mail_server: MailServer) -> None:
    for _ in range(5):
        await mailer.send(READER, LETTER)

    assert (len(mail_server.received), mail_server.connections) == (5, 1)


async def test_no_more_connections_are_open_than_the_pool_holds(mailer: Mailer, mail_server: MailServer) -> None:
    await asyncio.gather(*(mailer.send(READER, LETTER) for _ in range(20)))

    assert (len(mail_server.received), mail_server.connections) == (20, 3)


async def test_a_connection_that_ended_while_it_was_idle_is_replaced(mailer: Mailer, mail_server: MailServer) -> None:
    await mailer.send(READER, LETTER)
    mail_server.hang_up()

    assert await mailer.send(READER, LETTER) == Outcome(Fate.SENT, "250")
    assert (len(mail_server.received), mail_server.connections) == (2, 2)


async def test_a_server_that_says_nothing_is_left_after_the_time_set(mail_server: MailServer) -> None:
    mail_server.at_data[READER] = SILENCE
    mailer = Mailer(settings(mail_server, smtp_timeout=timedelta(milliseconds=200)))

    assert (await mailer.send(READER, LETTER)).fate is Fate.AGAIN
    await until(lambda: mail_server.open == 0)


async def test_a_letter_broken_off_by_a_stopping_worker_ends_its_connection(
    mailer: Mailer, mail_server: MailServer
) -> None:
    mail_server.at_data[READER] = SILENCE
    sending = asyncio.create_task(mailer.send(READER, LETTER))
    await until(lambda: mail_server.silent == 1)

    sending.cancel()
    await asyncio.wait([sending])

    await until(lambda: mail_server.open == 0)


async def test_a_server_that_is_down_is_no_fault_of_the_letter() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody listens there, and nobody else can begin to
        down = MailServer()
        down.port = taken.getsockname()[1]

        outcome = await Mailer(settings(down)).send(READER, LETTER)

    assert outcome.fate is Fate.AWAY
    assert outcome.answer.startswith("SMTPConnectError: ")


async def until(holds: Callable[[], Any]) -> None:
    """Wait until *holds*, for five seconds at most."""
    async with asyncio.timeout(5):
        while not holds():
            await asyncio.sleep(0.01)
