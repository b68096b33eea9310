"""One letter, one recipient, one SMTP transaction, over a few connections that are kept."""

from __future__ import annotations

import asyncio
import ssl
from functools import cached_property

import aiosmtplib

from activities.replies import Fate, Outcome, Phase, of_error
from settings import Settings

GOODBYE = 2.0
"""Seconds for all connections to say goodbye; a server that is silent then holds no worker up."""
ERRORS = (aiosmtplib.SMTPException, OSError, ValueError)


class Line:
    """A connection to the mail server, and how far it has come."""

    def __init__(self, settings: Settings, tls: ssl.SSLContext) -> None:
        self._settings = settings
        self._tls = tls
        self._smtp = aiosmtplib.SMTP(
            hostname=settings.smtp_host,
            port=settings.smtp_port,
            timeout=settings.smtp_timeout.total_seconds(),
            start_tls=False,  # done below, where the phase is known
        )
        self.phase = Phase.CONNECT
        self.kept = False
        """Whether it has carried a letter before."""
        self._clean = True

    async def open(self) -> None:
        """Connect, encrypt and log in as the settings say; never in the open where encryption is demanded."""
        settings, smtp = self._settings, self._smtp
        await smtp.connect()
        await self._greet()
        demanded = settings.smtp_demands_tls
        if demanded or (settings.smtp_starttls is None and smtp.supports_extension("starttls")):
            self.phase = Phase.STARTTLS
            await smtp.starttls(tls_context=self._tls)
            await self._greet()
        if settings.smtp_user is not None:
            self.phase = Phase.AUTH
            password = settings.smtp_password
            await smtp.login(settings.smtp_user, password.get_secret_value() if password else "")

    async def _greet(self) -> None:
        self.phase = Phase.EHLO
        try:
            await self._smtp.ehlo()
        except aiosmtplib.SMTPHeloError as error:
            if error.code < 500:
                raise
            await self._smtp.helo()

    async def carry(self, sender: str, reader: str, content: bytes) -> None:
        """Hand over one letter; the phase says how far that came."""
        self.phase = Phase.MAIL
        size = [f"size={len(content)}"] if self._smtp.supports_extension("size") else []
        self._clean = False
        await self._smtp.mail(sender, options=size)
        self.phase = Phase.RCPT
        await self._smtp.rcpt(reader)
        self.phase = Phase.DATA
        await self._smtp.data(content)
        self.kept = self._clean = True

    async def ready(self) -> bool:
        """Whether it can carry another letter; a refused one is first taken back."""
        try:
            if not self._clean and self._smtp.is_connected:
                await self._smtp.rset()
        except ERRORS:
            self.close()
        self.kept = self._clean = True
        return self._smtp.is_connected

    async def quit(self) -> None:
        """Say goodbye; whatever the answer is, the connection ends."""
        try:
            await self._smtp.quit()
        except ERRORS:
            pass
        finally:
            self.close()

    def close(self) -> None:
        """End it without a word."""
        self._smtp.close()


class Mailer:
    """Sends over at most *pool* connections at once to the server the settings name."""

    def __init__(self, settings: Settings, pool: int = 8) -> None:
        self.pool = pool
        self._settings = settings
        self._sender = settings.mail_sender_address
        self._longest = (settings.mail_lease / 2).total_seconds()
        self._free = asyncio.Semaphore(pool)
        self._idle: list[Line] = []
        self._first = asyncio.Lock()
        self._reached = False
        self._missed = 0
        self._last = Outcome(Fate.AWAY, "")

    async def send(self, address: str, content: bytes) -> Outcome:
        """Send *content* to *address* alone; never raises for what a mail server may answer.

        A whole try takes half of a lease at most, however slowly the server speaks.
        """
        try:
            async with self._free, asyncio.timeout(self._longest):
                return await self._send(address, content)
        except TimeoutError as error:
            return of_error(Phase.DATA, error)

    async def _send(self, address: str, content: bytes) -> Outcome:
        line = await self._kept() or await self._opened()
        if isinstance(line, Outcome):
            return line
        outcome = await self._carried(line, address, content)
        if line.kept and line.phase is Phase.MAIL and outcome.fate is Fate.AWAY:
            # The server ended a connection that had stood idle: that says nothing about now.
            line.close()
            line = await self._opened()
            outcome = line if isinstance(line, Outcome) else await self._carried(line, address, content)
        return outcome

    async def _carried(self, line: Line, address: str, content: bytes) -> Outcome:
        try:
            await line.carry(self._sender, address, content)
        except ERRORS as error:
            outcome = of_error(line.phase, error)
            if outcome.fate is Fate.AWAY or outcome.cause:
                line.close()  # no answer, or none to rely on: what comes later would be taken for another one's
        except BaseException:
            line.close()  # broken off: the worker stops, and nobody else would end the connection
            raise
        else:
            outcome = Outcome(Fate.SENT, "250")
        self._idle.append(line)
        return outcome

    async def _kept(self) -> Line | None:
        """A connection that still stands."""
        while self._idle:
            line = self._idle.pop()
            try:
                if await line.ready():
                    return line
            except BaseException:
                line.close()
                raise
        return None

    async def _opened(self) -> Line | Outcome:
        """A new connection, or why there is none.

        While none is known to succeed one tries for all that wait: a wrong password is tried once, not eight times.
        """
        if self._reached:
            return await self._open()
        missed = self._missed
        async with self._first:
            return self._last if missed != self._missed else await self._open()

    async def _open(self) -> Line | Outcome:
        line = Line(self._settings, self._tls)
        try:
            await line.open()
        except ERRORS as error:
            line.close()
            self._reached, self._missed, self._last = False, self._missed + 1, of_error(line.phase, error)
            return self._last
        except BaseException:
            line.close()
            raise
        self._reached = True
        return line

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        """Certificates and host names are checked; the system's authorities, and one of the office's own."""
        context = ssl.create_default_context()
        if self._settings.smtp_authority is not None:
            context.load_verify_locations(self._settings.smtp_authority)
        return context

    async def close(self) -> None:
        """Say goodbye on every idle connection, for two seconds at most."""
        idle, self._idle = self._idle, []
        try:
            async with asyncio.timeout(GOODBYE):
                await asyncio.gather(*(line.quit() for line in idle))
        except TimeoutError:
            for line in idle:
                line.close()
