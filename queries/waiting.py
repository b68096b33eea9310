"""On whom everything waits: every open step with its people, its dates, and what comes next."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from activities.database import reading
from models.standing import Standing, Waiting
from models.tables import PersonRow, RegionRow, StandingRow
from models.values import Value
from queries.journeys import programme_now


class OnWhom(Value):
    """One open step of a journey, or of a cohort itself."""

    journey: str
    cohort: str
    region: str
    """The region's name; of a cohort its id."""
    waiting: Waiting
    """As the workflow itself says it."""
    names: tuple[str, ...]
    """Of the persons, in their order; empty where nobody holds the role yet."""
    late: bool
    paused: bool


def on_whom(
    engine: Engine, now: datetime, *, cohort: str | None = None, person: str | None = None, late: bool = False
) -> list[OnWhom]:
    """Every open step by its date; only those of *cohort*, of *person*, or that are *late*, where that is asked."""
    query = select(StandingRow).where(col(StandingRow.outcome).is_(None))
    if cohort:
        query = query.where(StandingRow.cohort == cohort)
    with reading(engine) as session:
        rows = session.exec(query).all()
        regions = {row.id: row.name for row in session.exec(select(RegionRow))}
        moments: dict[str, datetime] = {}
        found = []
        for row in rows:
            standing = Standing.model_validate_json(row.body)
            moment = moments.setdefault(row.cohort, programme_now(session, row.journey, now))
            wanted = [each for each in standing.waiting if person in (None, *each.persons)]
            found += [_on_whom(standing, regions, each, moment) for each in wanted]
        named = _named(session, found)
    chosen = [each for each in named if each.late or not late]
    return sorted(chosen, key=lambda each: (each.paused, each.waiting.due.moment, each.region, each.waiting.key))


def _on_whom(standing: Standing, regions: dict[str, str], waiting: Waiting, now: datetime) -> OnWhom:
    paused = standing.paused_since is not None
    return OnWhom(
        journey=standing.journey,
        cohort=standing.cohort,
        region=regions.get(standing.region, standing.region),
        waiting=waiting,
        names=(),
        late=not paused and waiting.due.moment < now,
        paused=paused,
    )


def _named(session: Session, found: list[OnWhom]) -> list[OnWhom]:
    """With the persons' names, read once."""
    ids = {id for each in found for id in each.waiting.persons}
    names = {row.id: row.name for row in session.exec(select(PersonRow).where(col(PersonRow.id).in_(ids)))}
    return [
        each.model_copy(update={"names": tuple(names.get(id, id) for id in each.waiting.persons)}) for each in found
    ]
