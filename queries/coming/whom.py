"""Which journeys and cohorts may write to a person."""

from __future__ import annotations

from sqlalchemy import Engine
from sqlmodel import col, select

from activities.database import reading
from models.people import People
from models.standing import Standing
from models.tables import PersonRow, StandingRow
from queries.journeys import found


def chains_of(engine: Engine, of: str) -> tuple[list[str], str | None]:
    """The open chains of *of*, and the person where it names one.

    Raises:
        Refused: it is neither a person nor a journey or cohort.
    """
    with reading(engine) as session:
        if session.get(PersonRow, of) is None:
            return [found(engine, of)], None
        rows = session.exec(select(StandingRow).where(col(StandingRow.outcome).is_(None))).all()
    return [row.journey for row in rows if _writes_to(row, of)], of


def _writes_to(row: StandingRow, person: str) -> bool:
    """Whether *person* is asked for something here, or holds a role or acts in one."""
    people = People.model_validate_json(row.people)
    waiting = Standing.model_validate_json(row.body).waiting
    return bool(people.ever_speaks_as(person)) or any(person in each.persons for each in waiting)
