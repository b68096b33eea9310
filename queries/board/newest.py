"""The newest facts of a cohort's chains, found from the chains' heads: no chain is read whole."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import and_, or_
from sqlmodel import Session, col, select

from activities.recorded import own_words
from models.chain import with_words
from models.messages import COHORT
from models.tables import HeadRow, RegisterRow, StandingRow

SHOWN = 20
"""How many of them a board shows."""


class Entry(NamedTuple):
    """One entry of the register, with people's own words."""

    journey: str
    region: str
    """Empty where it is the cohort's own."""
    number: int
    at: datetime
    kind: str
    body: dict[str, Any]


def newest(session: Session, cohort: str) -> tuple[Entry, ...]:
    """The last entries of *cohort*, the newest first.

    Within a chain entries follow each other in time, so that the newest of all stand in the chains whose last
    entries are the newest.
    """
    heads = (
        select(RegisterRow.journey, RegisterRow.number, StandingRow.region, StandingRow.stage)
        .join(HeadRow, and_(col(HeadRow.journey) == RegisterRow.journey, col(HeadRow.number) == RegisterRow.number))
        .join(StandingRow, col(StandingRow.journey) == HeadRow.journey)
        .where(StandingRow.cohort == cohort)
        .order_by(col(RegisterRow.at).desc(), col(RegisterRow.journey))
        .limit(SHOWN)
    )
    regions, spans = {}, []
    for journey, number, region, stage in session.exec(heads):
        regions[journey] = "" if stage == COHORT else region
        spans.append(and_(col(RegisterRow.journey) == journey, col(RegisterRow.number) > number - SHOWN))
    if not spans:
        return ()
    by_age = (col(RegisterRow.at).desc(), col(RegisterRow.journey), col(RegisterRow.number).desc())
    rows = session.exec(select(RegisterRow).where(or_(*spans)).order_by(*by_age).limit(SHOWN)).all()
    words = own_words(session, [(row.journey, row.number) for row in rows])
    return tuple(_entry(row, regions[row.journey], words.get((row.journey, row.number), {})) for row in rows)


def _entry(row: RegisterRow, region: str, words: dict[str, str]) -> Entry:
    return Entry(row.journey, region, row.number, row.at, row.kind, with_words(json.loads(row.body), words))
