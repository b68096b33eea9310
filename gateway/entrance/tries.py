"""How often somebody may try; counted in the database, so that several servers count together."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, func, select

from models.errors import Refused
from models.tables import AttemptRow

KEPT = timedelta(hours=1)
"""Tries older than this are forgotten."""


def check_try(session: Session, key: str, now: datetime, most: int, within: timedelta) -> None:
    """Count a try under *key*, unless there were *most* of them *within* the time before *now*.

    Raises:
        Refused: there were; nobody is locked out for longer than that.
    """
    session.exec(delete(AttemptRow).where(col(AttemptRow.at) < now - KEPT))
    lately = select(func.count()).where(AttemptRow.key == key, AttemptRow.at > now - within)
    if session.exec(lately).one() >= most:
        minutes = max(1, round(within.total_seconds() / 60))
        raise Refused(f"there were {most} tries within {minutes} minute(s); wait as long and try again")
    session.add(AttemptRow(key=key, at=now))
