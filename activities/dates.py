"""What a letter changes in its reader's calendar, read from the register."""

from __future__ import annotations

import json

from sqlmodel import Session, col, select

from models.agenda import KINDS, dates_for
from models.appointment import Appointment, Entry, place_of
from models.post import ABOUT_POST
from models.tables import OutboxRow, RegisterRow, StandingRow

BESIDE = ABOUT_POST | {"handover"}
"""Letters about a fact of which another letter brings the dates."""


def entries_of(session: Session, journey: str, last: int | None = None) -> list[Entry]:
    """The entries of *journey* that change calendars, in their order; up to number *last* if it is given."""
    query = select(RegisterRow).where(RegisterRow.journey == journey, col(RegisterRow.kind).in_(KINDS))
    if last is not None:
        query = query.where(RegisterRow.number <= last)
    rows = session.exec(query.order_by(col(RegisterRow.number)))
    return [Entry(row.kind, json.loads(row.body), row.at) for row in rows]


def dates_of(session: Session, row: OutboxRow, entry: RegisterRow, zone: str) -> tuple[Appointment, ...]:
    """The appointments that come with the letter of *row* about *entry*; none with one that stands beside it."""
    if row.letter in BESIDE or entry.kind not in KINDS:
        return ()
    standing = session.get(StandingRow, row.journey)
    waiting = json.loads(standing.body)["waiting"] if standing else []
    open_ = frozenset(place_of(each["key"]) for each in waiting)
    return dates_for(entries_of(session, row.journey, entry.number), row.person, row.role, zone, open_)
