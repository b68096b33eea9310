"""Batches of letters that are claimed and written while the one before is sent."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence

from activities.ledger import Claimed

Claim = Callable[[int], list[Claimed]]
"""Claims so many letters that are due."""


class Ahead:
    """Asks for the next batch as long as there is more than one: one who claims, or all where one is too slow.

    Whoever claims holds the others up, and all who write down what was sent.
    """

    def __init__(self, claims: Sequence[Claim], most: int) -> None:
        self._idle = deque(claims)
        self._most = most
        self._ordered: deque[asyncio.Task[list[Claimed]]] = deque()

    async def batch(self) -> list[Claimed]:
        """The next batch; empty where nothing is due."""
        if not self._ordered:
            self._order(self._most)
        order = self._ordered.popleft()
        late = not order.done()
        letters = await order
        while len(letters) >= self._most and self._idle and (late or not self._ordered):
            self._order(self._most)
        return letters

    async def one(self) -> list[Claimed]:
        """One letter, if any is due."""
        self._order(1)
        return await self._ordered.pop()

    async def rest(self) -> list[Claimed]:
        """What was claimed ahead and will not be sent now."""
        ordered, self._ordered = self._ordered, deque()
        return [letter for order in ordered for letter in await order]

    def _order(self, most: int) -> None:
        claim = self._idle.popleft()
        order = asyncio.create_task(asyncio.to_thread(claim, most))
        # Whoever was asked last is asked first: as long as one is enough, a second clerk need not come at all.
        order.add_done_callback(lambda _: self._idle.appendleft(claim))
        self._ordered.append(order)
