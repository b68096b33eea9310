"""The relay's time: what it is, how it passes, and how fast letters may be begun."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta


class Time:
    """The time of day; it passes by itself."""

    def now(self) -> datetime:
        """The present moment."""
        return datetime.now(UTC)

    async def sleep(self, span: timedelta) -> None:
        """Wait until *span* has passed."""
        await asyncio.sleep(span.total_seconds())


REAL = Time()


class Pace:
    """Lets letters begin one after the other, never closer to each other than the set rate says."""

    def __init__(self, per_second: int, time: Time) -> None:
        self._gap = timedelta(seconds=1) / per_second
        self._time = time
        self._next: datetime | None = None

    async def turn(self) -> None:
        """Wait for one's turn."""
        now = self._time.now()
        mine = max(now, self._next or now)
        self._next = mine + self._gap
        if mine > now:
            await self._time.sleep(mine - now)
