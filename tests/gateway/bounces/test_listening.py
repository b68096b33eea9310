"""The endpoint takes bounces from this machine's mail server and refuses everything else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import aiosmtplib
import pytest
import pytest_asyncio

from gateway.bounces.listening import HOST, REFUSED, Endpoint, listen
from gateway.bounces.reading import LARGEST
from gateway.bounces.taking import Taken
from models.errors import Unreachable
from tests.activities.samples import OFFICERS
from tests.gateway.bounces.samples import PostOffice, report

BOUNCES = "seratus@seratus.example"


class Listening:
    """An endpoint at work, and what it has told."""

    def __init__(self, office: PostOffice) -> None:
        self.taken: list[Taken] = []
        self.stop = asyncio.Event()
        self.endpoint = Endpoint(office.engine, BOUNCES, self.taken.extend)
        self.port: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self.work = asyncio.create_task(listen(self.endpoint, 0, self.stop, self.port.set_result))

    async def deliver(self, sender: str, reader: str, content: bytes) -> tuple[int, str]:
        """What the endpoint answers at last."""
        async with aiosmtplib.SMTP(hostname=HOST, port=await self.port) as client:
            try:
                _, answer = await client.sendmail(sender, [reader], content)
            except aiosmtplib.SMTPRecipientsRefused as error:
                return error.recipients[0].code, error.recipients[0].message
            except aiosmtplib.SMTPResponseException as error:
                return error.code, error.message
            return 250, answer


@pytest_asyncio.fixture
async def listening(office: PostOffice) -> AsyncIterator[Listening]:
    found = Listening(office)
    yield found
    found.stop.set()
    async with asyncio.timeout(10):
        await found.work


async def test_a_bounce_from_nobody_to_the_bounce_address_is_taken(office: PostOffice, listening: Listening) -> None:
    assert await listening.deliver("", BOUNCES, report(office.message_id())) == (250, "2.0.0 taken")

    assert [(each.source, each.outcome, each.person) for each in listening.taken] == [
        ("smtp", "address-dead", OFFICERS[0])
    ]
    assert office.dead() == [OFFICERS[0]]


async def test_mail_from_somebody_or_to_somebody_else_is_refused(office: PostOffice, listening: Listening) -> None:
    code, _, text = REFUSED.partition(" ")
    before = office.content()

    assert await listening.deliver("orang@contoh.example", BOUNCES, report(office.message_id())) == (int(code), text)
    assert await listening.deliver("", "koordinator@contoh.example", report(office.message_id())) == (int(code), text)
    assert (office.content(), listening.taken) == (before, [])


async def test_a_mail_that_is_no_report_is_noted_and_changes_nothing(office: PostOffice, listening: Listening) -> None:
    before = office.content()

    assert await listening.deliver("", BOUNCES.upper(), b"Subject: Di luar kantor\r\n\r\nCuti.\r\n") == (
        250,
        "2.0.0 taken",
    )
    assert [each.outcome for each in listening.taken] == ["no-report"]
    assert office.content() == before


async def test_a_mail_that_is_too_large_is_refused(office: PostOffice, listening: Listening) -> None:
    content = report(office.message_id()) + b"x" * 70 * 10 + b"\r\n" + (b"y" * 70 + b"\r\n") * (LARGEST // 72)

    code, _ = await listening.deliver("", BOUNCES, content)

    assert (code, listening.taken, office.dead()) == (552, [], [])


async def test_a_database_that_is_away_makes_the_mail_server_come_again(
    office: PostOffice, listening: Listening
) -> None:
    letter = office.message_id()
    with office.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE outbox RENAME TO outbox_contoh")

    assert await listening.deliver("", BOUNCES, report(letter)) == (
        451,
        "4.3.0 the database is away; try again later",
    )


async def test_a_port_that_is_taken_is_one_sentence(office: PostOffice, listening: Listening) -> None:
    port = await listening.port

    with pytest.raises(Unreachable, match=f"^port {port} of {HOST} cannot be had: .*; name a free one with --port$"):
        await listen(listening.endpoint, port, asyncio.Event(), lambda _: None)
