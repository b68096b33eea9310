"""My tasks: what somebody is waited for, in all journeys and cohorts, by date."""

from __future__ import annotations

from datetime import datetime

from pydantic import AwareDatetime
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from activities.database import reading
from models.clock import Clock
from models.cohort.state import CohortState
from models.journey import COHORT_PREFIX, JourneyState
from models.standing import Standing, Waiting
from models.tables import CohortRow, JourneyRow, RegionRow, StandingRow
from models.values import Value


class Task(Value):
    """One open step that waits for a person."""

    journey: str
    title: str
    """The region's name; of a cohort its id."""
    cohort: str
    stage: str
    waiting: Waiting
    at: AwareDatetime
    """Now, on its own clock."""
    late: bool
    paused: bool


def tasks(engine: Engine, person: str, now: datetime) -> list[Task]:
    """Every open step that waits for *person*, who may stand in for another; the earliest date first, paused last."""
    named = col(StandingRow.body).contains(f'"{person}"', autoescape=True)
    query = (
        select(StandingRow, RegionRow.name)
        .where(col(StandingRow.outcome).is_(None), named)
        .join(RegionRow, col(RegionRow.id) == StandingRow.region, isouter=True)
    )
    with reading(engine) as session:
        rows = session.exec(query).all()
        clocks: dict[str, Clock] = {}
        found = []
        for row, name in rows:
            clock = clocks.get(row.cohort) or clocks.setdefault(row.cohort, _clock(session, row.journey))
            found += _tasks(Standing.model_validate_json(row.body), name, person, clock.programme(now))
    return sorted(found, key=lambda task: (task.paused, task.waiting.due.moment, task.title, task.waiting.key))


def _clock(session: Session, journey: str) -> Clock:
    """The clock of a cohort, which all its journeys share; without a row it is real time."""
    if journey.startswith(COHORT_PREFIX):
        cohort = session.get_one(CohortRow, journey.removeprefix(COHORT_PREFIX))
        return CohortState.model_validate_json(cohort.state).clock
    return JourneyState.model_validate_json(session.get_one(JourneyRow, journey).state).clock


def _tasks(standing: Standing, name: str | None, person: str, now: datetime) -> list[Task]:
    paused = standing.paused_since is not None
    return [
        Task(
            journey=standing.journey,
            title=name or standing.region,
            cohort=standing.cohort,
            stage=standing.stage,
            waiting=waiting,
            at=now,
            late=not paused and waiting.due.moment < now,
            paused=paused,
        )
        for waiting in standing.waiting
        if person in waiting.persons
    ]
