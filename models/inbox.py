"""What was accepted and is not used yet; emptied only by taking."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from models.values import Progress

T = TypeVar("T")


class Inbox(Progress):
    """Accepted messages in their order of acceptance.

    Kept as plain data, so that a build which does not know a newer kind still carries it on.
    """

    waiting: list[dict[str, Any]] = []

    def put(self, message: dict[str, Any]) -> None:
        """Keep an accepted message."""
        self.waiting.append(message)

    def drop(self, id: str) -> None:
        """Let the message *id* go unused; whoever drops it says so on record."""
        self.waiting = [message for message in self.waiting if message["id"] != id]

    def take(self, *kinds: str, read: Callable[[dict[str, Any]], T | None]) -> T | None:
        """The oldest message of one of *kinds* that *read* understands, no longer kept; None where there is none.

        One that is not understood was accepted by a newer build and goes on waiting for it.
        """
        for place, message in enumerate(self.waiting):
            if message["kind"] in kinds and (found := read(message)) is not None:
                del self.waiting[place]
                return found
        return None
