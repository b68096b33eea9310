"""What a daily summary says of each post that it carries: one line, the most urgent first."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session, col, select

from activities.addressed import addressed
from activities.dates import dates_of
from activities.hours import hours_of
from activities.letters import Occasion
from activities.links import way_of
from activities.subject import Subject, subject_of
from models.appointment import Appointment
from models.calendar import LocalDeadline
from models.tables import OutboxRow, PersonRow, RegisterRow

LATEST = datetime.max.replace(tzinfo=UTC)
SAID = ("step", "due", "session", "estimated")
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
    rows = list(session.exec(query))
    posts = sorted((_post(session, each) for each in rows), key=_urgency)
    return Occasion(
        **addressed(row, person),
        programme=subject.programme,
        cohort=subject.cohort,
        region=subject.programme,
        stage="",
        kind=row.letter,
        at=hours.clock.programme(row.created_at) if hours else row.created_at,
        zone=person.zone,
        body={"posts": posts},
        names={},
        dates=_dates(session, rows, person.zone),
        link=way_of(next((each.link for each in rows if each.link), None)),
    )


def _post(session: Session, row: OutboxRow) -> dict[str, Any]:
    body = body_of(session, row)
    subject: Subject | None = subject_of(session, row.journey)
    region = subject.name if subject else row.journey
    return {"letter": row.letter, "region": region, **{name: body[name] for name in SAID if name in body}}


def _dates(session: Session, rows: list[OutboxRow], zone: str) -> tuple[Appointment, ...]:
    """What all of *rows* change in their reader's calendar: of each appointment the last word."""
    found: dict[tuple[str, str], Appointment] = {}
    for row in rows:
        entry, subject = session.get_one(RegisterRow, (row.journey, row.number)), subject_of(session, row.journey)
        where = {"journey": row.journey, "region": subject.name if subject else row.journey}
        for each in dates_of(session, row, entry, (subject and subject.zone) or zone):
            key, earlier = (row.journey, each.what), found.get((row.journey, each.what))
            if earlier is None or earlier.sequence <= each.sequence:
                found[key] = each.model_copy(update=where)
    return tuple(found.values())


def _urgency(post: dict[str, Any]) -> tuple[datetime, str, str]:
    due = LocalDeadline.model_validate(post["due"]).moment if post.get("due") else LATEST
    return due, post["region"], post["letter"]
