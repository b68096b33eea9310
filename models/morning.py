"""What a coordinator's morning summary says of open steps: late, due today or soon, waiting on the reader; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from pydantic import AwareDatetime

from models.calendar import LocalDeadline, Zone, local
from models.people import Role
from models.standing import Standing
from models.values import PersonId, Value

LETTER = "morning-summary"
MOST = 20
"""Lines of one list; a longer one says how many more there are (our default)."""
SOON = timedelta(days=7)
"""What is due in the coming week, today apart, is named (our default)."""


class Morning(Value):
    """One morning of the coordinators in one zone."""

    zone: Zone
    at: AwareDatetime


class Step(Value):
    """An open step of one region, or of the cohort itself: on whom it waits, since when, until when."""

    region: str
    step: str
    persons: tuple[PersonId, ...]
    since: AwareDatetime
    due: LocalDeadline
    estimated: bool


class Listed(Value):
    """A list's first lines, and how many more there are."""

    lines: tuple[Any, ...] = ()
    more: int = 0


def listed(lines: Sequence[Any]) -> Listed:
    """*lines*, the most urgent first, cut where they are too many."""
    return Listed(lines=tuple(lines[:MOST]), more=max(len(lines) - MOST, 0))


def steps(standings: Iterable[Standing], person: PersonId, at: datetime, zone: str) -> dict[str, Listed]:
    """The open steps of *standings* as *person* is to see them at *at*, in four lists, by date.

    A journey that is paused waits for nobody, and what is asked of a cohort itself waits for nobody either.
    """
    found = [step for standing in standings if not standing.paused_since for step in _steps(standing)]
    found.sort(key=lambda step: (step.due.moment, step.region, step.step))
    today = local(at, zone).date()
    ahead = [step for step in found if step.due.moment >= at]
    return {
        "late": listed([step for step in found if step.due.moment < at]),
        "today": listed([step for step in ahead if step.due.day <= today]),
        "soon": listed([step for step in ahead if today < step.due.day <= today + SOON]),
        "mine": listed([step for step in found if person in step.persons]),
    }


def _steps(standing: Standing) -> list[Step]:
    return [
        Step(
            region=standing.region,
            step=waiting.key,
            persons=waiting.persons,
            since=waiting.since,
            due=waiting.due,
            estimated=waiting.estimated,
        )
        for waiting in standing.waiting
        if waiting.role != Role.COHORT
    ]
