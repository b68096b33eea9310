"""The posts that did not arrive: what may be sent once more, and why not."""

from __future__ import annotations

from pydantic import AwareDatetime
from sqlalchemy import Engine
from sqlmodel import col, select

from activities.database import reading
from models.tables import OutboxRow, PersonRow
from models.values import Value

ENDED = ("failed", "dead")
MOST = 200


class Troubled(Value):
    """A post that failed, or whose reader's address is dead."""

    id: int
    letter: str
    journey: str
    person: str
    name: str
    status: str
    at: AwareDatetime
    why: str | None
    address_dead: bool
    """Whether the address has to be corrected first."""


def troubled(engine: Engine) -> list[Troubled]:
    """The newest posts that failed; those that went out in a summary are told by the summary."""
    columns = (
        *(OutboxRow.id, OutboxRow.letter, OutboxRow.journey, OutboxRow.person, OutboxRow.status),
        *(OutboxRow.not_before, OutboxRow.why, PersonRow.name, PersonRow.address_dead),
    )
    query = select(*columns).join(PersonRow, col(PersonRow.id) == OutboxRow.person, isouter=True)  # type: ignore[call-overload]
    failed = query.where(col(OutboxRow.status).in_(ENDED), col(OutboxRow.carried_by).is_(None))
    with reading(engine) as session:
        return [
            Troubled(
                id=id,
                letter=letter,
                journey=journey,
                person=person,
                name=name or person,
                status=status,
                at=at,
                why=why,
                address_dead=bool(dead),
            )
            for id, letter, journey, person, status, at, why, name, dead in session.exec(
                failed.order_by(col(OutboxRow.id).desc()).limit(MOST)
            )
        ]
