"""A copy of what the post needs to know of some chains, in memory: what is tried there changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session, SQLModel, col, select

from activities.database import connect, reading, writing
from models.journey import COHORT_PREFIX
from models.tables import (
    CohortRow,
    HeadRow,
    JourneyRow,
    LetterRow,
    OutboxRow,
    PersonRow,
    PostDayRow,
    RegionRow,
    RegisterRow,
    StandingRow,
    TextRow,
)

OF_A_CHAIN: tuple[type[Any], ...] = (HeadRow, JourneyRow, LetterRow, RegisterRow, StandingRow, TextRow)
"""Tables of which the rows of a journey, or of a cohort, are copied."""
UNSENT = ("draft", "held", "sending")


def copied(engine: Engine, chains: Sequence[str]) -> Engine:
    """A database in memory with everybody, and with all that is recorded of *chains* and not sent yet."""
    copy = connect("sqlite://")
    SQLModel.metadata.create_all(copy)
    cohorts = {chain.split("/")[1] for chain in chains}
    with reading(engine) as session, writing(copy) as target:
        for table in (PersonRow, RegionRow, PostDayRow):
            _put(target, session.exec(select(table)))
        own: tuple[tuple[type[Any], Any], ...] = (
            (CohortRow, col(CohortRow.cohort).in_(cohorts)),
            (StandingRow, col(StandingRow.journey).in_(_of(cohorts, chains))),
            *((table, col(table.journey).in_(chains)) for table in OF_A_CHAIN),
            (OutboxRow, col(OutboxRow.journey).in_(chains) & col(OutboxRow.status).in_(UNSENT)),
        )
        for table, which in own:
            _put(target, session.exec(select(table).where(which)))
    return copy


def _of(cohorts: Iterable[str], chains: Sequence[str]) -> list[str]:
    """The cohorts' own chains, where they are not among *chains*."""
    return [own for cohort in sorted(cohorts) if (own := f"{COHORT_PREFIX}{cohort}") not in chains]


def _put(target: Session, rows: Iterable[Any]) -> None:
    for row in rows:
        target.add(type(row)(**row.model_dump()))
    target.flush()
