"""Whether a post still says what holds, by the standing of its journey."""

from __future__ import annotations

import json

from sqlmodel import Session

from activities.outbox import outdated
from models.tables import OutboxRow, StandingRow


def is_outdated(session: Session, row: OutboxRow) -> bool:
    """Whether *row* is about a step that is no longer open at that date, or no longer this person's."""
    if row.step is None:
        return False
    standing = session.get(StandingRow, row.journey)
    if standing is None:
        return False
    open_ = {waiting["key"]: waiting["persons"] for waiting in json.loads(standing.body)["waiting"]}
    return outdated(row, open_) is not None
