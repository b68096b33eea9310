"""What was accepted and is not used yet; emptied only by taking."""

from __future__ import annotations

from typing import Any

from models.values import Progress


class Inbox(Progress):
    """Accepted messages in their order of acceptance.

    Kept as plain data, so that a build which does not know a newer kind still carries it on.
    """

    waiting: list[dict[str, Any]] = []

    def put(self, message: dict[str, Any]) -> None:
        """Keep an accepted message."""
        self.waiting.append(message)

    def take(self, *kinds: str) -> dict[str, Any] | None:
        """The oldest message of one of *kinds*, no longer kept; None where there is none."""
        for place, message in enumerate(self.waiting):
            if message["kind"] in kinds:
                return self.waiting.pop(place)
        return None

    def has(self, *kinds: str) -> bool:
        """Whether a message of one of *kinds* waits."""
        return any(message["kind"] in kinds for message in self.waiting)
