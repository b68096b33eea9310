"""Refuses to put somebody on more regions' panels than the policy allows."""

from __future__ import annotations

import json

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from activities.database import reading
from models.errors import Refused
from models.messages import Message
from models.messages.panel import PanelAppointment
from models.messages.steering import Replacement
from models.people import People, Role
from models.tables import JourneyRow, RegisterRow, StandingRow
from models.values import PersonId


def check_workload(engine: Engine, journey: str, message: Message) -> None:
    """Refuse *message* where it gives a reviewer one panel more than the quota; a journey without a quota counts none.

    Two appointments that arrive at the same moment are both counted by what the register held before them.
    """
    if isinstance(message, PanelAppointment):
        persons = message.members
    elif isinstance(message, Replacement) and message.role is Role.REVIEWER:
        persons = (message.new,)
    else:
        return
    with reading(engine) as session:
        row = session.get(JourneyRow, journey)
        quota = json.loads(row.state)["policy"]["masterplan"].get("quota") if row else None
        if row is None or quota is None:
            return
        panels = _panels(session, row.cohort)
    if isinstance(message, Replacement) and journey not in panels:
        return  # every reviewer of the journey sits there, and that is nobody's own panel
    for person in persons:
        others = sorted(id for id, members in panels.items() if person in members and id != journey)
        if len(others) >= quota:
            raise Refused(
                f"{person} sits on the panels of {len(others)} regions, the quota is {quota}; name somebody else"
            )


def _panels(session: Session, cohort: str) -> dict[str, tuple[PersonId, ...]]:
    """The members of every panel that was appointed in *cohort*, by journeys that go on."""
    running = select(StandingRow).where(StandingRow.cohort == cohort, col(StandingRow.outcome).is_(None))
    rows = {row.journey: People.model_validate_json(row.people).of(Role.REVIEWER) for row in session.exec(running)}
    query = select(RegisterRow.journey).where(RegisterRow.kind == "panel-appointed", col(RegisterRow.journey).in_(rows))
    return {journey: rows[journey] for journey in session.exec(query)}
