"""The cohorts that were begun, with how many of their journeys go on and how many have ended."""

from __future__ import annotations

import json
from typing import NamedTuple

from sqlalchemy import Engine, case, func
from sqlmodel import Session, col, select

from activities.database import reading
from models.messages import COHORT
from models.tables import CohortRow, StandingRow


class CohortLine(NamedTuple):
    """One cohort in the list."""

    cohort: str
    name: str
    total: int
    running: int


def cohorts(engine: Engine) -> list[CohortLine]:
    """Every cohort that has something on record, by its name; journeys without one count under theirs."""
    total = func.sum(case((col(StandingRow.stage) != COHORT, 1), else_=0))
    running = func.sum(case((col(StandingRow.outcome).is_(None) & (col(StandingRow.stage) != COHORT), 1), else_=0))
    with reading(engine) as session:
        names = _names(session)
        query = select(StandingRow.cohort, total, running).group_by(StandingRow.cohort)
        lines = [CohortLine(id, names.get(id, id), int(all), int(on)) for id, all, on in session.exec(query)]
    return sorted(lines, key=lambda each: each.name)


def _names(session: Session) -> dict[str, str]:
    return {id: str(json.loads(state)["name"]) for id, state in session.exec(select(CohortRow.cohort, CohortRow.state))}
