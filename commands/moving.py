"""Tells every open journey to rest, so that a deployment's old builds drain in minutes."""

from __future__ import annotations

from sqlmodel import col, select

from activities.database import reading
from commands.desk import Desk
from models.errors import Refused
from models.tables import StandingRow


async def moved(desk: Desk, cohort: str | None) -> str:
    """Send ``move`` to every open journey; how many took it."""
    with reading(desk.engine) as session:
        query = select(StandingRow.journey).where(col(StandingRow.outcome).is_(None))
        journeys = list(session.exec(query.where(StandingRow.cohort == cohort) if cohort else query))
    gateway, refused = await desk.gateway(), 0
    for journey in journeys:
        try:
            await gateway.send(journey, "move", desk.person, {})
        except Refused:
            refused += 1  # it ended in between, or is not this person's; the refusal is on record
    return f"{len(journeys) - refused} of {len(journeys)} open journeys go on with today's code at their next rest"
