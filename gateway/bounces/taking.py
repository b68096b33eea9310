"""Takes a delivery report: only one about a letter of ours to its own reader, failed for good, changes anything."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import Engine
from sqlmodel import Session, select

from activities.database import writing
from activities.fates import end
from activities.troubles import tell_of_letter
from gateway.bounces.reading import LARGEST, Delivery, deliveries
from models.people import Role
from models.tables import OutboxRow, PersonRow
from models.values import Value

Outcome = Literal[
    "address-dead",
    "letter-dead",
    "known",
    "not-permanent",
    "unknown-letter",
    "other-recipient",
    "not-sent",
    "no-report",
    "too-large",
]
"""``address-dead`` and ``letter-dead`` (the person has another address by now) change something, all others nothing."""


class Taken(Value):
    """What became of a report about one recipient."""

    source: str
    outcome: Outcome
    recipient: str = ""
    person: str | None = None
    status: str = ""
    message_id: str = ""
    why: str = ""


def take(engine: Engine, source: str, content: bytes) -> list[Taken]:
    """Take the report *content*, which came from *source*; what became of each recipient.

    The same report again changes nothing: by then the letter is dead.
    """
    if len(content) > LARGEST:
        return [Taken(source=source, outcome="too-large", why=f"{len(content)} bytes; up to {LARGEST} are read")]
    found = deliveries(content)
    if not found:
        return [Taken(source=source, outcome="no-report")]
    with writing(engine) as session:
        return [_taken(session, source, each) for each in found]


def _taken(session: Session, source: str, delivery: Delivery) -> Taken:
    query = select(OutboxRow).where(OutboxRow.message_id == delivery.message_id)
    row = session.exec(query.with_for_update()).first()
    outcome = _outcome(row, delivery)
    if row is not None and outcome == "letter-dead":
        outcome = _die(session, row, delivery)
    return Taken(
        source=source,
        outcome=outcome,
        recipient=", ".join(delivery.recipients),
        person=row.person if row else None,
        status=f"{delivery.action} {delivery.status}".strip(),
        message_id=delivery.message_id,
        why=delivery.diagnostic,
    )


def _outcome(row: OutboxRow | None, delivery: Delivery) -> Outcome:
    """What the report means for the letter, before anything is changed."""
    if row is None:
        return "unknown-letter"
    if row.recipient is None or row.recipient.casefold() not in delivery.recipients:
        return "other-recipient"
    if not delivery.permanent:
        return "not-permanent"
    if row.status == "dead":
        return "known"
    return "letter-dead" if row.status in ("sent", "sending") else "not-sent"


def _die(session: Session, row: OutboxRow, delivery: Delivery) -> Outcome:
    """Mark letter and address, and tell the coordinators, as the relay does after a refusal."""
    why = f"came back: {delivery.status} {delivery.diagnostic}".strip()
    end(session, row, "dead", why)
    person = session.get(PersonRow, row.person)
    dead = person is not None and person.address == row.recipient
    if person is not None and dead:
        person.address_dead = True
    tell_of_letter(session, row, why, Role.COORDINATOR, datetime.now(UTC))
    return "address-dead" if dead else "letter-dead"
