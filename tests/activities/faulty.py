"""A mail server that does wrong what it is told to, at the phase it is told; real sockets, real encryption."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

DROP = "drop"
SILENCE = "silence"
LATE = "late"
"""It answers, but only once the other side has gone."""
MALFORMED = "malformed"
USUAL = {"STARTTLS": "220 go ahead", "AUTH": "235 welcome", "DATA": "354 go ahead", "QUIT": "221 bye"}
"""What it says to a command when nothing is wrong; to others 250."""


class Kept(NamedTuple):
    """One letter it took, or may have taken."""

    reader: str
    content: bytes
    encrypted: bool


class FaultyServer:
    """Speaks SMTP on a free port of this machine; a command in *faults* is answered, or not, as that says."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.faults: dict[str, str] = {}
        self.once: dict[str, str] = {}
        """The same, forgotten once it has happened."""
        self.offers: tuple[str, ...] = ("STARTTLS", "AUTH PLAIN")
        self.kept: list[Kept] = []
        self.logins = 0
        self.connections = 0
        self.port = 0
        self.tls = tls
        self.open: set[Conversation] = set()
        self.now: Callable[[], datetime] = lambda: datetime.now(UTC)
        self.begun: list[datetime] = []
        """When each letter was begun."""

    async def start(self) -> None:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: Conversation(self), "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        self._server.close()
        for conversation in list(self.open):
            conversation.transport.abort()

    def fault(self, phase: str) -> str | None:
        """What is to go wrong now."""
        return self.once.pop(phase, None) or self.faults.get(phase)


class Conversation(asyncio.Protocol):
    """One connection."""

    transport: asyncio.Transport

    def __init__(self, server: FaultyServer) -> None:
        self.server = server
        self.buffer = bytearray()
        self.reader: str | None = None
        self.content = self.mute = self.shaking = False
        self.late: bytes | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.server.connections += 1
        self.server.open.add(self)
        self.answer("connect", "220 surel.contoh.example")

    def connection_lost(self, exc: Exception | None) -> None:
        self.server.open.discard(self)

    def eof_received(self) -> None:
        if self.late is not None:
            self.transport.write(self.late)

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        if self.mute or self.shaking or not self.buffer.endswith(b"\r\n.\r\n" if self.content else b"\r\n"):
            return
        said = bytes(self.buffer)
        self.buffer.clear()
        if self.content:
            self.take(said.removesuffix(b".\r\n"))
        else:
            self.obey(said.decode().strip())

    def obey(self, line: str) -> None:
        """Answer one command."""
        verb = line.partition(" ")[0].upper()
        self.server.logins += verb == "AUTH"
        self.server.begun += [self.server.now()] * (verb == "MAIL")
        if verb == "RCPT":
            self.reader = line.partition("<")[2].partition(">")[0]
        offers = [*(f"250-{offer}" for offer in ("surel.contoh.example", *self.server.offers)), "250 HELP"]
        usual = "\r\n".join(offers) if verb == "EHLO" else USUAL.get(verb, "250 fine")
        if verb == "STARTTLS":
            self.transport.pause_reading()  # what comes next is no longer a command
        answered = self.answer(verb, usual)
        self.content = answered and verb == "DATA"
        if verb == "STARTTLS":
            self.transport.resume_reading()
            self.shaking = answered
            if answered:
                self.encrypting = asyncio.create_task(self.encrypt())
        if verb == "QUIT" and not self.mute:
            self.transport.close()

    async def encrypt(self) -> None:
        """Shake hands; where the other side does not like the certificate, that was all."""
        assert self.server.tls is not None
        if self.server.fault("handshake") == DROP:
            self.transport.close()
            return
        loop = asyncio.get_running_loop()
        try:
            encrypted = await loop.start_tls(self.transport, self, self.server.tls, server_side=True)
        except (OSError, ssl.SSLError):
            return
        if isinstance(encrypted, asyncio.Transport):
            self.transport, self.shaking = encrypted, False
            self.data_received(b"")  # what was said before we knew

    def take(self, content: bytes) -> None:
        """Keep a letter, unless it is refused."""
        self.content = False
        fault = self.server.faults.get("after the data", "250")
        if fault in (DROP, LATE, MALFORMED, "250"):
            assert self.reader is not None
            encrypted = self.transport.get_extra_info("sslcontext") is not None
            self.server.kept.append(Kept(self.reader, content, encrypted))
        self.answer("after the data", "250 kept")

    def answer(self, phase: str, usual: str) -> bool:
        """Answer as usual, or go wrong; whether the other side can go on."""
        fault = self.server.fault(phase)
        self.mute = fault in (SILENCE, LATE)
        if fault == LATE:
            self.late = f"{usual}\r\n".encode()
        elif fault == DROP:
            self.transport.close()
        elif fault != SILENCE:
            said = "selamat siang" if fault == MALFORMED else fault or usual
            self.transport.write(f"{said}\r\n".encode())
            if said.startswith("421"):
                self.transport.close()
        return fault is None
