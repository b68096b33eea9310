"""Watches the open steps of a run: notes what is due, knows when to look again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models import substituting, watching
    from models.journey import OpenStep

if TYPE_CHECKING:
    from workflows.reception import Reception


class Watch:
    """Looks at the deadlines in a journey's state; keeps nothing of its own but the next moment."""

    def __init__(self, stage: Reception[Any]) -> None:
        self._stage = stage
        self.next_at: datetime | None = None

    def look(self) -> OpenStep | None:
        """Carry out whatever is due now; the step that was missed, if one was."""
        found = watching.look(self._stage.state, self._stage.now)
        self._note(found.facts)
        self.next_at = found.next_at
        return found.missed

    def turn(self) -> None:
        """Let open steps pass to whoever acts today."""
        self._note(substituting.turn(self._stage.state, self._stage.now))

    def ring(self) -> None:
        """Send or pass over every rung that is due now."""
        self._note(watching.ring(self._stage.state, self._stage.now)[0])

    def _note(self, facts: watching.Facts) -> None:
        for of, fact in facts:
            self._stage.note(fact, of=of)
