"""Who may do something about a journey's post."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Engine
from sqlmodel import select

from activities.database import reading
from activities.hours import hours_of
from gateway.registry import Registry
from models.calendar import local
from models.errors import Refused
from models.event import ZONE
from models.people import People, Role
from models.tables import OutboxRow, StandingRow


def check_coordinators_post(engine: Engine, person: str, row: OutboxRow) -> None:
    """Refuse whoever is no coordinator of every journey that the post *row* is about; a summary is about several."""
    with reading(engine) as session:
        carried = set(session.exec(select(OutboxRow.journey).where(OutboxRow.carried_by == row.id)))
    for journey in sorted({row.journey, *carried}):
        check_coordinator(engine, person, journey)


def check_coordinator(engine: Engine, person: str, journey: str) -> None:
    """Refuse whoever is no coordinator of *journey* today (or of the cohort, where it is one's id).

    Nothing of the post reaches the journey, which would judge by the day; so whoever stands in for a coordinator has a
    hand in it on those days and on no other.
    """
    held = Registry(engine).roles(person, journey)
    with reading(engine) as session:
        standing, hours = session.get(StandingRow, journey), hours_of(session, journey)
    if standing is not None:
        now = datetime.now(UTC)
        today = local(hours.clock.programme(now) if hours else now, ZONE).date()
        held = People.model_validate_json(standing.people).speaks_as(person, today)
    if Role.COORDINATOR not in held:
        roles = ", ".join(held) or "nothing"
        raise Refused(f"{person} is {roles} in {journey}; only its coordinators have a hand in its post")
