"""Several journeys at once, and no longer than somebody answers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from models.errors import Refused, Unreachable

T = TypeVar("T")
ABREAST = 8
"""Journeys asked at once: enough to keep the workers busy, few enough to leave them time for people."""


class Abreast:
    """Lets eight ask at a time; once eight in a row were out of reach, the rest are not tried."""

    def __init__(self) -> None:
        self._gate = asyncio.Semaphore(ABREAST)
        self._away = 0

    async def ask(self, work: Callable[[], Awaitable[T]]) -> T:
        """The answer of *work*.

        Raises:
            Refused: the journey refuses.
            Unreachable: it does not answer, or was not tried because nobody answers.
        """
        async with self._gate:
            if self._away >= ABREAST:
                raise Unreachable(f"not tried: {ABREAST} journeys in a row did not answer; run the same order again")
            try:
                answer = await work()
            except Unreachable:
                self._away += 1
                raise
            except Refused:
                self._away = 0
                raise
            self._away = 0
            return answer
