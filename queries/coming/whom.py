"""Which journeys and cohorts may write to a person."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Engine
from sqlmodel import col, select

from activities.database import reading
from activities.hours import hours_of
from models.people import People
from models.standing import Standing
from models.tables import OutboxRow, PersonRow, StandingRow
from queries.coming.copy import UNSENT
from queries.coming.letters import Over
from queries.journeys import found


def chains_of(engine: Engine, of: str) -> tuple[list[str], str | None]:
    """The chains of *of*, and the person where it names one: open ones, and ended ones whose post still waits for it.

    Raises:
        Refused: it is neither a person nor a journey or cohort.
    """
    with reading(engine) as session:
        if session.get(PersonRow, of) is None:
            return [found(engine, of)], None
        rows = session.exec(select(StandingRow).where(col(StandingRow.outcome).is_(None))).all()
        unsent = select(OutboxRow.journey).where(OutboxRow.person == of, col(OutboxRow.status).in_(UNSENT)).distinct()
        ended = select(StandingRow.journey).where(col(StandingRow.outcome).is_not(None))
        left = session.exec(ended.where(col(StandingRow.journey).in_(unsent)).order_by(col(StandingRow.journey))).all()
    return [*(row.journey for row in rows if _writes_to(row, of)), *left], of


def over_of(engine: Engine, chains: Sequence[str]) -> dict[str, Over]:
    """Those of *chains* that have ended, as the register knows, each with its clock."""
    mine = select(StandingRow.journey).where(col(StandingRow.journey).in_(chains))
    with reading(engine) as session:
        ended = session.exec(mine.where(col(StandingRow.outcome).is_not(None))).all()
        found = [(chain, hours) for chain in ended if (hours := hours_of(session, chain)) is not None]
    return {chain: Over(chain, hours.clock) for chain, hours in found}


def _writes_to(row: StandingRow, person: str) -> bool:
    """Whether *person* is asked for something here, or holds a role or acts in one."""
    people = People.model_validate_json(row.people)
    waiting = Standing.model_validate_json(row.body).waiting
    return bool(people.ever_speaks_as(person)) or any(person in each.persons for each in waiting)
