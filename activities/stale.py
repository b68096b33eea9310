"""Which letters say what no longer holds: their step is done, or a newer reminder has taken their place."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlmodel import Session, col

from activities.outbox import outdated
from models.tables import OutboxRow, StandingRow

OUTDATED = "the step was done, moved, or another person's before this post was tried again"
OVERTAKEN = "a newer reminder of the same step was written before this post left"
REMINDERS = ("reminder", "reminder-copy")
"""Of several only the newest leaves; an escalation is never passed over."""


def why_stale(session: Session, rows: Sequence[OutboxRow]) -> dict[int, str]:
    """Why each of *rows* that is stale must not leave, by its id."""
    found = overtaken(session, [row for row in rows if row.letter in REMINDERS])
    for row in rows:
        # One that was never tried is cancelled by the very fact that outdates it.
        if row.status == "sending" and is_outdated(session, row):
            found[_id(row)] = OUTDATED
    return found


def overtaken(session: Session, rows: Sequence[OutboxRow]) -> dict[int, str]:
    """Those of *rows* after which another reminder of the same step was written to the same person."""
    if not rows:
        return {}
    about = (col(OutboxRow.journey), col(OutboxRow.letter), col(OutboxRow.person), col(OutboxRow.step))
    query = (
        select(func.max(col(OutboxRow.id)), *about)
        .where(col(OutboxRow.journey).in_({row.journey for row in rows}), col(OutboxRow.letter).in_(REMINDERS))
        .where(col(OutboxRow.step).in_({row.step for row in rows}), col(OutboxRow.status) != "cancelled")
        .group_by(*about)
    )
    newest = {tuple(key): id for id, *key in session.execute(query)}
    found = ((_id(row), newest[row.journey, row.letter, row.person, row.step]) for row in rows)
    return {id: OVERTAKEN for id, last in found if last > id}


def is_outdated(session: Session, row: OutboxRow) -> bool:
    """Whether *row* is about a step that is no longer open at that date, or no longer this person's."""
    standing = session.get(StandingRow, row.journey)
    if row.step is None or standing is None:
        return False
    open_ = {waiting["key"]: waiting["persons"] for waiting in json.loads(standing.body)["waiting"]}
    return outdated(row, open_) is not None


def _id(row: OutboxRow) -> int:
    assert row.id is not None
    return row.id
