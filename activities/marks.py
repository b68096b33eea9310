"""Outcomes on their way into the ledger: many in one transaction, none waits for long."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from activities.ledger import Claimed
from activities.replies import Outcome

Marked = tuple[Claimed, Outcome]
MOST = 200
"""Outcomes that may be gathered. What a kill leaves unmarked is at most twice as many (those being written down, and
those that gather meanwhile), and one in each connection."""

GATHER = 0.05
"""Seconds in which outcomes gather: a transaction for each costs more than the letter itself."""


class Marks:
    """Writes outcomes down while the next letters are sent.

    While one transaction is under way the next outcomes gather; whoever brings one too many waits, and so does its
    connection.
    """

    def __init__(self, mark: Callable[[Sequence[Marked]], None]) -> None:
        self._mark = mark
        self._gathered: asyncio.Queue[Marked] = asyncio.Queue(MOST)

    async def put(self, letter: Claimed, outcome: Outcome) -> None:
        """Have *outcome* written down."""
        await self._gathered.put((letter, outcome))

    async def write(self) -> None:
        """Write down what comes, for ever."""
        while True:
            batch = [await self._gathered.get()]
            await asyncio.sleep(GATHER)
            while not self._gathered.empty():
                batch.append(self._gathered.get_nowait())
            await asyncio.to_thread(self._mark, batch)
            for _ in batch:
                self._gathered.task_done()

    async def written(self) -> None:
        """Wait until everything that was put is written down."""
        await self._gathered.join()
