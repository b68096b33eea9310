"""What journeys and cohorts were begun with, from the database."""

from __future__ import annotations

from sqlalchemy import Engine
from sqlmodel import select

from activities.database import reading
from models.clock import Clock
from models.cohort.state import CohortState
from models.errors import Refused
from models.journey import COHORT_PREFIX, JourneyState
from models.tables import CohortRow, JourneyRow


def clock_of(engine: Engine, id: str) -> Clock:
    """The clock of a journey or a cohort.

    Raises:
        Refused: there is neither under this id.
    """
    if not id.startswith(COHORT_PREFIX):
        return begun(engine, id).clock
    return begun_cohort(engine, id.removeprefix(COHORT_PREFIX)).clock


def begun_cohort(engine: Engine, cohort: str) -> CohortState:
    """The state *cohort* was begun with.

    Raises:
        Refused: there is no such cohort.
    """
    with reading(engine) as session:
        row = session.get(CohortRow, cohort)
        known = ", ".join(session.exec(select(CohortRow.cohort).order_by(CohortRow.cohort))) or "none yet"
    if row is None:
        raise Refused(f"there is no cohort {cohort!r}; those that were begun: {known}")
    return CohortState.model_validate_json(row.state)


def begun(engine: Engine, journey: str) -> JourneyState:
    """The state *journey* was begun with.

    Raises:
        Refused: there is no such journey.
    """
    with reading(engine) as session:
        row = session.get(JourneyRow, journey)
    if row is None:
        raise Refused(f"there is no journey {journey!r}; `starter.py list` shows those that were begun")
    return JourneyState.model_validate_json(row.state)
