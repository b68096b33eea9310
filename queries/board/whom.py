"""On which people a cohort waits: each with the number of open steps, and the first of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from models.people import Role
from queries.board.places import Open, Place


class Whom(NamedTuple):
    """One person who is waited for in one role; without a person, a role that nobody holds yet."""

    person: str | None
    role: Role
    steps: int
    late: int
    first: Open
    """The step with the earliest date."""
    place: Place
    """Whose step it is."""


def whom(places: Iterable[Place], now: datetime, role: str = "") -> tuple[Whom, ...]:
    """Who is waited for, those with the most late steps first, then by date; only as *role* where one is named."""
    found: dict[tuple[str | None, Role], list[tuple[Open, Place]]] = {}
    for place in places:
        if place.paused or place.outcome is not None:
            continue
        for each in place.opened:
            for person in each.persons or (None,):
                if not role or each.role == role:
                    found.setdefault((person, each.role), []).append((each, place))
    lines = [_whom(person, held, waits, now) for (person, held), waits in found.items()]
    return tuple(sorted(lines, key=lambda each: (-each.late, each.first.moment, each.person or "", each.role)))


def _whom(person: str | None, role: Role, waits: list[tuple[Open, Place]], now: datetime) -> Whom:
    late = sum(1 for each, _ in waits if each.moment < now)
    first, place = min(waits, key=lambda wait: wait[0].moment)
    return Whom(person, role, len(waits), late, first, place)
