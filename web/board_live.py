"""Tells open boards that something new is recorded: one look at the database for all of them, twice a second."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import suppress

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from queries.board.picture import Picture, Pictures, versions
from web.board_kept import Kept

HELD = 0.25
"""Seconds in which no reader has the database asked again whether a cohort has something new."""
EVERY = 0.5
"""Seconds between two looks; none is taken while nobody listens."""
MOST = 200
"""How many boards may listen to one process."""
SIGN_OF_LIFE = 15.0
"""Seconds after which a silent stream says that it is there, so that one whose reader is gone is found."""
LONGEST = 600.0
"""Seconds after which a stream ends; the browser comes again, and whoever is signed out by then does not get in."""
AGAIN = 3000
"""Milliseconds after which a browser comes again."""
log = logging.getLogger(__name__)


class Full(Exception):  # an answer, not an error: the board says how to go on without
    """As many boards listen as may."""


class Listener:
    """One open board: the version of its cohort that it has, and an event that is set when there is another."""

    def __init__(self, cohort: str, version: int) -> None:
        self.cohort = cohort
        self.version = version
        self.news = asyncio.Event()


class Live:
    """The pictures of this process, and whoever listens for news of them."""

    def __init__(self, engine: Engine) -> None:
        self.kept = Kept()
        self._pictures = Pictures(engine)
        self._held: dict[str, tuple[Picture, float]] = {}
        self._engine = engine
        self._listeners: set[Listener] = set()
        self._watching: asyncio.Task[None] | None = None
        self._closed = asyncio.Event()

    @property
    def listeners(self) -> int:
        """How many boards listen."""
        return len(self._listeners)

    def picture(self, cohort: str) -> Picture:
        """The cohort as it is recorded, not older than `HELD` seconds, and never older than what boards were told.

        Raises:
            Refused: there is no such cohort.
        """
        held = self._held.get(cohort)
        if held is None or held[1] < time.monotonic():
            asked = time.monotonic()
            held = self._pictures.of(cohort), asked + HELD
            self._held[cohort] = held
        return held[0]

    def close(self) -> None:
        """End every stream, because the server stops."""
        self._closed.set()
        for each in self._listeners:
            each.news.set()

    def listen(self, cohort: str, version: int) -> AsyncIterator[bytes]:
        """A stream of events for a board that shows *version* of *cohort*; it holds no connection to the database.

        Raises:
            Full: as many boards listen as may.
        """
        if len(self._listeners) >= MOST or self._closed.is_set():
            raise Full
        return self._events(Listener(cohort, version))

    async def _events(self, listener: Listener) -> AsyncIterator[bytes]:
        ends = asyncio.get_running_loop().time() + LONGEST
        self._listeners.add(listener)
        try:
            self._keep_watch()
            yield f"retry: {AGAIN}\n\n".encode()
            while not self._closed.is_set() and asyncio.get_running_loop().time() < ends:
                with suppress(TimeoutError):
                    async with asyncio.timeout(SIGN_OF_LIFE):
                        await listener.news.wait()
                if self._closed.is_set():
                    return
                yield self._said(listener)
        finally:
            self._listeners.discard(listener)

    @staticmethod
    def _said(listener: Listener) -> bytes:
        if not listener.news.is_set():
            return b": -\n\n"
        listener.news.clear()
        return f"event: kabar\ndata: {listener.version}\n\n".encode()

    def _keep_watch(self) -> None:
        if self._watching is None or self._watching.done():
            self._watching = asyncio.create_task(self._watch())

    async def _watch(self) -> None:
        """Look for news while somebody listens."""
        while self._listeners and not self._closed.is_set():
            self._tell(await asyncio.to_thread(self._look, {each.cohort for each in self._listeners}))
            with suppress(TimeoutError):
                async with asyncio.timeout(EVERY):
                    await self._closed.wait()

    def _look(self, cohorts: set[str]) -> dict[str, int]:
        try:
            return versions(self._engine, cohorts)
        except SQLAlchemyError:
            log.exception("the database does not answer; boards go without news until it does")
            return {}

    def _tell(self, found: dict[str, int]) -> None:
        for cohort, version in found.items():
            if cohort in self._held and self._held[cohort][0].version != version:
                del self._held[cohort]
        for each in self._listeners:
            version = found.get(each.cohort, each.version)
            if version != each.version:
                each.version = version
                each.news.set()
