"""What somebody has begun to enter in a task's form, until it is sent."""

from __future__ import annotations

import json
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Engine
from sqlmodel import col, delete, select

from activities.database import reading, writing
from models.errors import Refused
from models.tables import DraftRow

MOST = 96 * 1024
"""Characters of a draft; the longest message has 48 KiB."""
Entered = dict[str, list[str]]


class Draft(NamedTuple):
    """A form as it was left, and when."""

    entered: Entered
    at: datetime


def save(engine: Engine, place: tuple[str, str, str], form: str, entered: Entered, now: datetime) -> None:
    """Keep *entered* as the draft of *form* at *place* (person, journey, step); the latest one counts.

    Raises:
        Refused: it is larger than any message.
    """
    body = json.dumps(entered, ensure_ascii=False)
    if len(body) > MOST:
        raise Refused(f"the draft has {len(body)} characters; at most {MOST} are kept")
    person, journey, step = place
    with writing(engine) as session:
        session.merge(DraftRow(person=person, journey=journey, step=step, form=form, body=body, at=now))


def drafts(engine: Engine, person: str, journey: str, step: str) -> dict[str, Draft]:
    """The person's own drafts for a step, by form."""
    query = select(DraftRow).where(DraftRow.person == person, DraftRow.journey == journey, DraftRow.step == step)
    with reading(engine) as session:
        return {row.form: Draft(json.loads(row.body), row.at) for row in session.exec(query)}


def forget(engine: Engine, place: tuple[str, str, str], form: str) -> None:
    """Remove a draft that was sent; where there is none, nothing happens."""
    person, journey, step = place
    mine = (col(DraftRow.person) == person, col(DraftRow.journey) == journey)
    with writing(engine) as session:
        session.exec(delete(DraftRow).where(*mine, col(DraftRow.step) == step, col(DraftRow.form) == form))
