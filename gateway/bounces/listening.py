"""A mail server of this machine's own that takes nothing but bounces."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from aiosmtpd.smtp import SMTP, Envelope, Session
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from gateway.bounces.reading import LARGEST
from gateway.bounces.taking import Taken, take
from models.errors import Unreachable

HOST = "127.0.0.1"
"""A mail server on this machine hands bounces on; nobody from outside speaks to us."""
NOBODY = "<>"
"""The null sender, as aiosmtpd hands it on: mail servers send reports by it, so that no report is answered by one."""
REFUSED = "550 5.7.1 only delivery reports to the bounce address are taken here"


class Endpoint:
    """Answers a mail server: mail with the null sender to *address* is taken, everything else is refused."""

    def __init__(self, engine: Engine, address: str, told: Callable[[list[Taken]], None]) -> None:
        self._engine = engine
        self._address = address.casefold()
        self._told = told

    # The names below are those by which aiosmtpd finds its handlers.

    async def handle_MAIL(  # noqa: D102
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address != NOBODY:
            return REFUSED
        envelope.mail_from = address
        return "250 2.1.0 OK"

    async def handle_RCPT(  # noqa: D102
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.casefold() != self._address:
            return REFUSED
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: D102
        content = envelope.content
        assert isinstance(content, bytes)  # as aiosmtpd gives it where it decodes nothing
        try:
            self._told(await asyncio.to_thread(take, self._engine, "smtp", content))
        except SQLAlchemyError:
            return "451 4.3.0 the database is away; try again later"
        return "250 2.0.0 taken"


async def listen(endpoint: Endpoint, port: int, stop: asyncio.Event, ready: Callable[[int], None]) -> None:
    """Take bounces on *port* of this machine until *stop* is set; *ready* is told the port once it is open.

    Raises:
        Unreachable: the port cannot be had.
    """
    loop = asyncio.get_running_loop()
    try:
        server = await loop.create_server(
            lambda: SMTP(endpoint, data_size_limit=LARGEST, hostname="localhost", ident="Seratus", loop=loop),
            HOST,
            port,
        )
    except (OSError, OverflowError) as error:
        raise Unreachable(f"port {port} of {HOST} cannot be had: {error}; name a free one with --port") from None
    async with server:
        ready(server.sockets[0].getsockname()[1])
        await stop.wait()
