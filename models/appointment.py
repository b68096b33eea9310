"""One entry of somebody's calendar, and the fact that it follows from; pure."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

from pydantic import AwareDatetime

from models.calendar import LocalDeadline, local
from models.values import PersonId, Value


class Appointment(Value):
    """One entry of a calendar: a step's deadline has ``due``, a session has its day ``on`` and its place."""

    what: str
    """The step with its round, ``masterplan#2``, or the session: ``session-2``, ``tot-session-1``, ``presentation``."""
    sequence: int
    at: AwareDatetime
    """The moment of the fact that made it, or changed it last."""
    due: LocalDeadline | None = None
    on: date | None = None
    place: str = ""
    persons: tuple[PersonId, ...] = ()
    """Who has to act, or come; a session that names nobody concerns whoever holds one of its roles."""
    roles: tuple[str, ...] = ()
    cancelled: bool = False
    estimated: bool = False
    """Whether the fact says that its date lies in a year without a decree on holidays."""
    journey: str | None = None
    region: str | None = None
    """Whose it is, where that is not the subject of the letter that brings it."""

    def concerns(self, person: PersonId, role: str) -> bool:
        """Whether it belongs in the calendar of *person*, who is *role* here."""
        return person in self.persons if self.due or self.persons else role in self.roles

    def ahead(self, at: datetime, zone: str) -> bool:
        """Whether its date has not passed at *at*, by the clocks of *zone*."""
        if self.due:
            return self.due.moment >= at
        return self.on is not None and self.on >= local(at, zone).date()


class Entry(NamedTuple):
    """An entry of the register, as far as calendars need it."""

    kind: str
    body: dict[str, Any]
    at: datetime


def place_of(key: str) -> str:
    """The step and its round, without the deadline's version: of ``masterplan#2v1`` it is ``masterplan#2``."""
    name, mark, turn = key.partition("#")
    return f"{name}{mark}{turn.partition('v')[0]}"
