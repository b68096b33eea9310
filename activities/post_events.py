"""The ledger's lines: all that happens to a post or a formal letter, written with the change itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal

from sqlmodel import Session

from models.tables import OutboxRow, PostEventRow

What = Literal[
    "written",
    "held",
    "edited",
    "released",
    "merged",
    "postponed",
    "claimed",
    "sent",
    "put-off",
    "failed",
    "dead",
    "cancelled",
    "again",
    "copied",
]
"""What a line says; `put-off`: the server's answer was no for now, `again`: somebody had it sent once more."""


def told(session: Session, what: What, rows: Iterable[OutboxRow], *, why: str | None = None, by: str = "") -> None:
    """Add a line for each of *rows*, in the transaction that changes them; new rows must be flushed before."""
    at = datetime.now(UTC)
    session.add_all([PostEventRow(outbox=row.id, at=at, what=what, by=by or None, why=why) for row in rows])


def told_of_letter(session: Session, what: What, key: str, *, why: str | None = None, by: str = "") -> None:
    """Add a line about the formal letter *key* itself."""
    session.add(PostEventRow(letter=key, at=datetime.now(UTC), what=what, by=by or None, why=why))
