"""One letter, one recipient, one SMTP transaction; every reply means one of four things."""

from __future__ import annotations

import asyncio
from enum import StrEnum
from typing import NamedTuple

import aiosmtplib

from settings import Settings


class Fate(StrEnum):
    """What became of one try: sent, to be tried again, a dead address, or a letter that is refused."""

    SENT = "sent"
    AGAIN = "again"
    DEAD = "dead"
    FAILED = "failed"


class Outcome(NamedTuple):
    """One try's fate, and the server's answer."""

    fate: Fate
    answer: str


def of_code(code: int, answer: str, *, recipient: bool) -> Outcome:
    """What a reply means: 4xx is tried again; 5xx to the recipient is a dead address, to the rest a failure."""
    text = f"{code} {answer}"[:500]
    if code < 500:
        return Outcome(Fate.AGAIN, text)
    return Outcome(Fate.DEAD if recipient else Fate.FAILED, text)


class Mailer:
    """Sends over at most *pool* connections at once to the server the settings name."""

    def __init__(self, settings: Settings, pool: int = 8) -> None:
        self._settings = settings
        self._free = asyncio.Semaphore(pool)
        self._idle: list[aiosmtplib.SMTP] = []

    async def send(self, address: str, content: bytes) -> Outcome:
        """Send *content* to *address* alone; never raises for what a mail server may answer."""
        async with self._free:
            connection: aiosmtplib.SMTP | None = None
            try:
                connection = await self._connection()
                await connection.sendmail(self._settings.mail_sender_address, [address], content)
            except aiosmtplib.SMTPRecipientsRefused as error:
                first = error.recipients[0]
                outcome = of_code(first.code, first.message, recipient=True)
            except (aiosmtplib.SMTPSenderRefused, aiosmtplib.SMTPDataError, aiosmtplib.SMTPHeloError) as error:
                outcome = of_code(error.code, error.message, recipient=False)
            except (aiosmtplib.SMTPException, OSError, TimeoutError) as error:
                # No answer, or none after the data: nobody knows, so it is sent again with the same Message-ID.
                if connection is not None:
                    connection.close()
                return Outcome(Fate.AGAIN, f"{type(error).__name__}: {error}"[:500])
            except BaseException:
                # Broken off: the worker stops, and nobody else would end the connection.
                if connection is not None:
                    connection.close()
                raise
            else:
                outcome = Outcome(Fate.SENT, "250")
            if connection is not None:
                self._idle.append(connection)
            return outcome

    async def _connection(self) -> aiosmtplib.SMTP:
        """A connection that still answers: an idle one, or a new one."""
        while self._idle:
            idle = self._idle.pop()
            try:
                await idle.rset()
                return idle
            except (aiosmtplib.SMTPException, OSError):
                idle.close()
        settings = self._settings
        password = settings.smtp_password
        connection = aiosmtplib.SMTP(
            hostname=settings.smtp_host,
            port=settings.smtp_port,
            timeout=settings.smtp_timeout.total_seconds(),
            username=settings.smtp_user,
            password=password.get_secret_value() if password else None,
            start_tls=settings.smtp_starttls,
        )
        await connection.connect()
        return connection

    async def close(self) -> None:
        """Say goodbye on every idle connection."""
        for connection in self._idle:
            try:
                await connection.quit()
            except (aiosmtplib.SMTPException, OSError):
                connection.close()
        self._idle.clear()
