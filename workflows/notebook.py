"""Facts on their way out of a workflow: one writer, whole batches, in order."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.noted import Noted, NotedFacts

from workflows import calls

MAX_BATCH = 60 * 1024
"""Bytes of facts in one batch; a single fact may be larger and then goes alone."""


class Notebook:
    """Noted facts, handed to the register by one task; while a batch is written the next one gathers."""

    def __init__(self, page: Callable[[tuple[Noted, ...]], NotedFacts]) -> None:
        self._page = page
        self._noted: list[Noted] = []
        self._writing = False
        self._stale = False
        self._shown: NotedFacts | None = None

    def note(self, fact: Noted) -> None:
        """Note *fact*; never waits."""
        self._noted.append(fact)

    @property
    def written(self) -> bool:
        """Whether every noted fact is in the register."""
        return not (self._noted or self._writing or self._stale)

    async def keep(self) -> None:
        """Write whatever is noted, for as long as the run lasts."""
        while True:
            await workflow.wait_condition(lambda: bool(self._noted) or self._stale)
            self._writing, self._stale = True, False
            # Let the stage finish what it does at this moment, so that the standing written is the one after it.
            await asyncio.sleep(0)
            page = self._page(self._batch())
            await calls.append(page)
            self._shown = page
            self._writing = False
            self.refresh()

    def _batch(self) -> tuple[Noted, ...]:
        """The oldest facts, up to the size of one batch."""
        batch: list[Noted] = []
        size = 0
        while self._noted:
            size += len(self._noted[0].model_dump_json())
            if batch and size > MAX_BATCH:
                break
            batch.append(self._noted.pop(0))
        return tuple(batch)

    def refresh(self) -> None:
        """Write the standing anew if it changed (in more than its moment) and no fact will carry it."""
        if self._shown is None or not self.written:
            return
        now = self._page(())
        same = now.standing.model_copy(update={"at": self._shown.standing.at}) == self._shown.standing
        self._stale = not (same and now.people == self._shown.people)
