"""A mail server under test: it keeps what it accepts, and answers as it is told."""

from __future__ import annotations

import asyncio
from typing import NamedTuple

from aiosmtpd.smtp import SMTP, Envelope, Session

HANG_UP = "hang up"
SILENCE = "silence"


class Mail(NamedTuple):
    """One accepted letter: the transaction's sender and readers, and the bytes."""

    sender: str
    readers: tuple[str, ...]
    content: bytes


class MailServer:
    """Speaks SMTP on a free port of this machine."""

    def __init__(self) -> None:
        self.received: list[Mail] = []
        self.connections = 0
        """How many there were; how many are open is `open`."""
        self.silent = 0
        """How many letters it has let hang."""
        self.at_sender = "250 welcome"
        """What it answers to every sender."""
        self.at_recipient: dict[str, str] = {}
        """What it answers to an address; welcome, unless it is told otherwise."""
        self.at_data: dict[str, str] = {}
        """What it answers to a letter for an address, or that it hangs up, or is silent."""
        self.port = 0
        self._known: list[SMTP] = []

    async def start(self) -> None:
        """Listen; again on the same port after a stop."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._connected, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Be down: every connection ends, and a new one is refused."""
        self._server.close()
        self.hang_up()
        await self._server.wait_closed()

    def hang_up(self) -> None:
        """End every open connection without a word."""
        for connection in self._known:
            if connection.transport:
                connection.transport.close()

    @property
    def open(self) -> int:
        """How many connections are open."""
        return sum(connection.transport is not None for connection in self._known)

    def readers(self) -> list[str]:
        """The addresses that got a letter, in alphabetical order."""
        return sorted(reader for mail in self.received for reader in mail.readers)

    def _connected(self) -> SMTP:
        self.connections += 1
        connection = SMTP(self, hostname="surel.contoh.example", loop=asyncio.get_running_loop())
        self._known.append(connection)
        return connection

    # The names below are those by which aiosmtpd finds its handlers.

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.at_sender.startswith("250"):
            envelope.mail_from = address
        return self.at_sender

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self.at_recipient.get(address, "250 welcome")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        answer = self.at_data.get(envelope.rcpt_tos[0], "250 kept")
        if answer == SILENCE:
            self.silent += 1
            await asyncio.Event().wait()  # ends with the connection
        if answer.startswith("250") or answer == HANG_UP:
            assert isinstance(envelope.content, bytes)
            assert envelope.mail_from is not None
            self.received.append(Mail(envelope.mail_from, tuple(envelope.rcpt_tos), envelope.content))
        if answer == HANG_UP:
            assert server.transport is not None
            server.transport.close()
        return answer
