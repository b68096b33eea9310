"""The regions in which somebody takes part, on their way or ended."""

from __future__ import annotations

from sqlalchemy import Engine
from sqlmodel import col, or_, select

from activities.database import reading
from models.calendar import LocalDeadline
from models.journey import JOURNEY_PREFIX
from models.people import VOICES, People
from models.standing import Standing
from models.tables import RegionRow, StandingRow
from models.values import Value


class Part(Value):
    """One region's journey, and what somebody has to do with it."""

    journey: str
    name: str
    cohort: str
    stage: str
    roles: tuple[str, ...]
    """As which the person speaks there on some day; a journey's own roles, not those given for a cohort."""
    due: LocalDeadline | None
    """The earliest open date, whoever is waited for."""
    estimated: bool
    mine: bool
    """Whether an open step waits for the person."""
    paused: bool
    outcome: str | None


def taking_part(engine: Engine, person: str) -> list[Part]:
    """Every region's journey that names *person* or waits for *person*: those on their way first, each by name."""
    quoted = f'"{person}"'
    columns = (col(StandingRow.people), col(StandingRow.body))
    named = or_(*(column.contains(quoted, autoescape=True) for column in columns))
    query = (
        select(StandingRow, RegionRow.name)
        .where(col(StandingRow.journey).startswith(JOURNEY_PREFIX), named)
        .join(RegionRow, col(RegionRow.id) == StandingRow.region, isouter=True)
    )
    with reading(engine) as session:
        found = [part for row, name in session.exec(query) if (part := _part(row, name, person))]
    return sorted(found, key=lambda each: (each.outcome is not None, each.name, each.journey))


def _part(row: StandingRow, name: str | None, person: str) -> Part | None:
    standing = Standing.model_validate_json(row.body)
    roles = People.model_validate_json(row.people).ever_speaks_as(person)
    first = min(standing.waiting, key=lambda each: each.due.moment, default=None)
    mine = any(person in each.persons for each in standing.waiting)
    if not roles and not mine:
        return None
    return Part(
        journey=standing.journey,
        name=name or standing.region,
        cohort=standing.cohort,
        stage=standing.stage,
        roles=tuple(role for role in roles if role not in VOICES),
        due=first.due if first else None,
        estimated=first is not None and first.estimated,
        mine=mine,
        paused=standing.paused_since is not None,
        outcome=standing.outcome,
    )
