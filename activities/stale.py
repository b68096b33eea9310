"""Which letters say what no longer holds: their step is done, or a newer reminder has taken their place."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import func, select
from sqlmodel import Session, col

from activities.outbox import outdated
from models.tables import OutboxRow, StandingRow

OUTDATED = "the step was done, moved, or another person's before this post was tried again"
OVERTAKEN = "a newer reminder of the same step was written before this post left"
REMINDERS = ("reminder", "reminder-copy")
"""Of several only the newest leaves; an escalation is never passed over."""


def overtaken(session: Session, rows: Iterable[OutboxRow]) -> set[int | None]:
    """The numbers of those of *rows* after which another reminder of the same step was written to the same person."""
    reminders = [row for row in rows if row.letter in REMINDERS]
    if not reminders:
        return set()
    about = (col(OutboxRow.journey), col(OutboxRow.letter), col(OutboxRow.person), col(OutboxRow.step))
    query = (
        select(func.max(col(OutboxRow.id)), *about)
        .where(col(OutboxRow.journey).in_({row.journey for row in reminders}), col(OutboxRow.letter).in_(REMINDERS))
        .where(col(OutboxRow.step).in_({row.step for row in reminders}), col(OutboxRow.status) != "cancelled")
        .group_by(*about)
    )
    newest = {tuple(key): id for id, *key in session.execute(query)}
    return {row.id for row in reminders if row.id != newest[row.journey, row.letter, row.person, row.step]}


def all_outdated(session: Session, rows: Iterable[OutboxRow]) -> set[int | None]:
    """The numbers of those of *rows* that are about a step no longer open at that date, or no longer their reader's."""
    about = [row for row in rows if row.step is not None]
    standings = select(col(StandingRow.journey), col(StandingRow.body))
    found = session.execute(standings.where(col(StandingRow.journey).in_({row.journey for row in about})))
    open_ = {
        journey: {waiting["key"]: waiting["persons"] for waiting in json.loads(body)["waiting"]}
        for journey, body in (found if about else ())
    }
    return {row.id for row in about if row.journey in open_ and outdated(row, open_[row.journey]) is not None}


def is_outdated(session: Session, row: OutboxRow) -> bool:
    """Whether *row* is about a step that is no longer open at that date, or no longer this person's."""
    return row.id in all_outdated(session, [row])
