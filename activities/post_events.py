"""The ledger's lines: all that happens to a post or a formal letter, written with the change itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import insert
from sqlmodel import Session

from models.tables import OutboxRow, PostEventRow

What = Literal[
    "written",
    "held",
    "edited",
    "released",
    "merged",
    "postponed",
    "brought-forward",
    "kept-back",
    "claimed",
    "sent",
    "put-off",
    "given-back",
    "failed",
    "dead",
    "cancelled",
    "again",
    "copied",
]
"""What a line says; `kept-back`: its turn came at night or on a day off, `put-off`: the server's answer was no for now,
`given-back`: it was claimed and not begun, `again`: somebody had it sent once more."""


def told(session: Session, what: What, rows: Iterable[OutboxRow], *, why: str | None = None, by: str = "") -> None:
    """Add a line for each of *rows*, in the transaction that changes them; new rows must be flushed before."""
    told_of(session, what, [row.id for row in rows], why=why, by=by)


def told_of(session: Session, what: What, ids: Iterable[int | None], *, why: str | None = None, by: str = "") -> None:
    """The same by the posts' numbers: all lines in one statement, for there may be many."""
    same = {"letter": None, "at": datetime.now(UTC), "what": what, "by": by or None, "why": why}
    if lines := [{"outbox": id, **same} for id in ids]:
        session.flush()  # lines stand in the order in which they were told
        session.connection().execute(insert(PostEventRow), lines)


def told_of_letter(session: Session, what: What, key: str, *, why: str | None = None, by: str = "") -> None:
    """Add a line about the formal letter *key* itself."""
    session.add(PostEventRow(letter=key, at=datetime.now(UTC), what=what, by=by or None, why=why))
