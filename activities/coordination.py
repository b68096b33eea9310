"""Who coordinates what today: the holders of the role in the cohorts that go on, rehearsals apart."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from sqlmodel import Session, col, select

from models.calendar import local
from models.event import ZONE
from models.journey import REHEARSAL_PREFIX
from models.people import People, Role
from models.tables import PersonRow, StandingRow
from models.values import PersonId


class Coordinator(NamedTuple):
    """A coordinator of a cohort of which a journey, or the cohort itself, goes on."""

    cohort: str
    person: PersonId
    zone: str


def coordinators(session: Session) -> list[Coordinator]:
    """Everybody who coordinates something that goes on, in each cohort once."""
    query = select(StandingRow.cohort, StandingRow.people).where(col(StandingRow.outcome).is_(None)).distinct()
    held = {
        (cohort, person)
        for cohort, people in session.exec(query)
        if not cohort.startswith(REHEARSAL_PREFIX)
        for person in holders(people)
    }
    persons = select(PersonRow.id, PersonRow.zone).where(col(PersonRow.id).in_({person for _, person in held}))
    zones = dict(session.exec(persons).all())
    return [Coordinator(cohort, person, zones[person]) for cohort, person in sorted(held) if person in zones]


def holders(people: str) -> tuple[PersonId, ...]:
    """Whoever acts as coordinator today by a standing's *people*."""
    return People.model_validate_json(people).acting(Role.COORDINATOR, local(datetime.now(UTC), ZONE).date())


def coordinated(rows: Iterable[StandingRow], person: PersonId) -> list[StandingRow]:
    """Those of *rows* whose coordinator is *person*."""
    return [row for row in rows if person in holders(row.people)]
