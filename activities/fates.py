"""What becomes of a post: one way to write down its end, and what a try's outcome means for its row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from sqlalchemy import update
from sqlmodel import Session, col, select

from activities.post_events import told, told_of
from activities.replies import Fate, Outcome
from activities.stale import OUTDATED, is_outdated
from activities.summaries import carried, follow
from activities.troubles import tell_of_letter
from models.people import Role
from models.post import SUMMARY
from models.retries import FIRST, pause_after
from models.tables import OutboxRow, PersonRow

ENDED = ("sent", "dead", "failed", "cancelled")
TAKEN = "250"
"""What is written down of a letter that the server took."""


def end(session: Session, row: OutboxRow, status: Literal["failed", "dead", "cancelled"], why: str) -> None:
    """Write down that *row* does not leave, and the line about it; what a summary carries shares its fate."""
    row.status, row.leased_until, row.why = status, None, why
    told(session, status, [row], why=why)
    if row.letter == SUMMARY:
        follow(session, row, carried(session, row))


def holds_no_more(session: Session, row: OutboxRow) -> bool:
    """Whether *row* says what no longer holds; a summary only where nothing in it holds, for its bytes never change."""
    if row.letter == SUMMARY:
        return all(is_outdated(session, each) for each in carried(session, row))
    return is_outdated(session, row)


def mark_sent(session: Session, ids: Sequence[int], now: datetime) -> None:
    """Write down that letters are sent, all in one statement: with thousands due this is what happens to nearly all."""
    values = {"status": "sent", "sent_at": now, "why": TAKEN, "leased_until": None, "attempts": OutboxRow.attempts + 1}
    this = update(OutboxRow).where(col(OutboxRow.id).in_(ids)).values(**values)
    session.execute(this.execution_options(synchronize_session=False))
    told_of(session, "sent", ids, why=TAKEN)


def mark_summaries_sent(session: Session, ids: Sequence[int]) -> None:
    """Let what the summaries *ids*, which are sent, carry share their fate."""
    for summary in session.exec(select(OutboxRow).where(col(OutboxRow.id).in_(ids)).order_by(col(OutboxRow.id))):
        follow(session, summary, carried(session, summary))


def mark_unsent(session: Session, row: OutboxRow, address: str, outcome: Outcome, now: datetime) -> None:
    """Write down what became of one letter that is not sent; time in which nothing could leave costs it no try."""
    if not outcome.trouble:
        row.attempts += 1
        row.tries_since = row.tries_since or now
    later = outcome.trouble or outcome.fate is Fate.AGAIN
    pause = FIRST if outcome.trouble else pause_after(row.attempts, now - (row.tries_since or now))
    if later and holds_no_more(session, row):
        told(session, "put-off", [row], why=outcome.answer)
        end(session, row, "cancelled", OUTDATED)
    elif later and pause is not None:
        row.leased_until, row.why = now + pause, outcome.answer
        told(session, "put-off", [row], why=outcome.answer)
    else:
        dead = outcome.fate is Fate.DEAD
        end(session, row, "dead" if dead else "failed", outcome.answer)
        if dead and (person := session.get(PersonRow, row.person)):
            person.address_dead = person.address == address
        tell_of_letter(session, row, outcome.answer, Role.COORDINATOR if dead else Role.OPERATOR, now)
