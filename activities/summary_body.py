"""What a daily summary says of each post that it carries: one line, the most urgent first."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session, col, select

from activities.hours import hours_of
from activities.letters import Occasion
from activities.subject import Subject, subject_of
from models.calendar import LocalDeadline
from models.tables import OutboxRow, PersonRow, RegisterRow

LATEST = datetime.max.replace(tzinfo=UTC)
SAID = ("step", "due", "session")
"""What a line takes over from its fact."""


def body_of(session: Session, row: OutboxRow) -> dict[str, Any]:
    """The fact that caused *row*, as recorded; people's own words are not needed here."""
    entry = session.get_one(RegisterRow, (row.journey, row.number))
    return dict(json.loads(entry.body))


def summary_occasion(session: Session, row: OutboxRow) -> Occasion:
    """Everything the daily summary *row* needs.

    Raises:
        LookupError: the person or the programme is not there.
    """
    person, subject = session.get(PersonRow, row.person), subject_of(session, row.journey)
    if person is None or subject is None:
        missing = "person" if person is None else "journey"
        raise LookupError(f"the {missing} of letter {row.mail_key} is not in the database")
    hours = hours_of(session, row.journey)
    query = select(OutboxRow).where(OutboxRow.carried_by == row.id).order_by(col(OutboxRow.id))
    posts = sorted((_post(session, each) for each in session.exec(query)), key=_urgency)
    return Occasion(
        letter=row.letter,
        language=person.language,
        message_id=row.message_id,
        name=person.name,
        address=person.address,
        role=row.role,
        programme=subject.programme,
        cohort=subject.cohort,
        region=subject.programme,
        stage="",
        journey=row.journey,
        kind=row.letter,
        at=hours.clock.programme(row.created_at) if hours else row.created_at,
        zone=person.zone,
        body={"posts": posts},
        names={},
    )


def _post(session: Session, row: OutboxRow) -> dict[str, Any]:
    body = body_of(session, row)
    subject: Subject | None = subject_of(session, row.journey)
    region = subject.name if subject else row.journey
    return {"letter": row.letter, "region": region, **{name: body.get(name) for name in SAID}}


def _urgency(post: dict[str, Any]) -> tuple[datetime, str, str]:
    due = LocalDeadline.model_validate(post["due"]).moment if post["due"] else LATEST
    return due, post["region"], post["letter"]
