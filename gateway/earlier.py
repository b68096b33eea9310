"""What a region's evaluation is compared with: its last index in another cohort, from the register."""

from __future__ import annotations

import json

from sqlalchemy import Engine
from sqlmodel import col, select

from activities.database import reading
from models.facts import IndexComputed
from models.journey import JOURNEY_PREFIX, REHEARSAL_PREFIX
from models.results import EarlierResult
from models.tables import RegisterRow
from models.values import RegionId


def earlier_results(engine: Engine, cohort: str) -> dict[RegionId, EarlierResult]:
    """The last result of every region that was evaluated in a cohort other than *cohort*.

    What a rehearsal gave counts in rehearsals only.
    """
    query = select(RegisterRow).where(RegisterRow.kind == IndexComputed.recorded_as)
    rehearsal, found = cohort.startswith(REHEARSAL_PREFIX), {}
    with reading(engine) as session:
        for row in session.exec(query.order_by(col(RegisterRow.at), col(RegisterRow.journey))):
            other, _, region = row.journey.removeprefix(JOURNEY_PREFIX).partition("/")
            if other != cohort and other.startswith(REHEARSAL_PREFIX) == rehearsal:
                body = json.loads(row.body)
                found[region] = EarlierResult(cycle=body["cycle"], index=body["index"], scores=body["scores"])
    return found
