"""Where a journey stands: what every list and page shows, and what the workflow itself answers."""

from __future__ import annotations

from typing import Literal

from pydantic import AwareDatetime

from models.calendar import LocalDeadline
from models.people import Role
from models.values import Key, PersonId, Value


class Waiting(Value):
    """One open step: who is to act, since when, until when, and what comes next."""

    step: str
    key: str
    """The step with its round and deadline version; a post about another version is out of date."""
    role: Role
    persons: tuple[PersonId, ...]
    since: AwareDatetime
    due: LocalDeadline
    estimated: bool
    """Whether the date lies in a year without a decree on holidays."""
    next_at: AwareDatetime | None
    next_what: Literal["reminder", "escalation", "call"] | None
    then: Literal["lapses", "is proposed to lapse", "escalates", "is decided by the votes cast", "ends"]
    """What happens when the date passes."""
    policy: int = 1
    """The version of the policy under which the step was opened."""
    call: AwareDatetime | None = None
    """Since when a phone call to these persons is asked for."""


class Standing(Value):
    """A journey's position at one moment."""

    journey: str
    cohort: Key
    region: Key
    stage: Key
    at: AwareDatetime
    waiting: tuple[Waiting, ...] = ()
    paused_since: AwareDatetime | None = None
    lapsed_step: str | None = None
    outcome: str | None = None
    reason: str | None = None

    @property
    def due(self) -> LocalDeadline | None:
        """The earliest open date."""
        return min((w.due for w in self.waiting), key=lambda due: due.moment, default=None)
