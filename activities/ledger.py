"""The outbox as the relay sees it: claim with a lease, mark each letter by itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple

from sqlalchemy import Engine, select, update
from sqlmodel import Session, col

from activities.composing import composed
from activities.database import writing
from activities.formal import held_row
from activities.letters import Letters
from activities.mailer import Fate, Outcome
from activities.post_events import told
from activities.standings import is_outdated
from activities.summaries import carried, follow, of_the_day
from activities.undelivered import tell_undelivered
from models.errors import Refused
from models.people import Role
from models.post import LETTERS, SUMMARY
from models.tables import OutboxRow, PersonRow

FIRST_RETRY = timedelta(seconds=30)
LONGEST_RETRY = timedelta(minutes=30)
GIVE_UP = timedelta(hours=72)
"""Greylisting answers 450 for hours; after three days a letter has failed and the operator is told."""


DEAD = "the address takes no mail; correct it with `starter.py people add`"
OUTDATED = "the step was done, moved, or another person's before this post was tried again"


class Claimed(NamedTuple):
    """A letter ready to be sent."""

    id: int
    address: str
    content: bytes


class Ledger:
    """Reads and marks the outbox; synchronous, the relay calls it in a thread."""

    def __init__(self, engine: Engine, letters: Letters, lease: timedelta) -> None:
        self._engine = engine
        self._letters = letters
        self._lease_for = lease

    def claim(self, most: int) -> list[Claimed]:
        """Lease up to *most* due letters; each one's bytes are made once, at its first claim.

        A kind of letter that this build does not know is left for a newer one.
        """
        now = datetime.now(UTC)
        with writing(self._engine) as session:
            rows = _due(session, now, most)
            leased = [(row, claimed) for row in rows if (claimed := self._lease(session, row, now))]
            told(session, "claimed", [row for row, _ in leased])
            return [claimed for _, claimed in leased]

    def _lease(self, session: Session, row: OutboxRow, now: datetime) -> Claimed | None:
        person = session.get(PersonRow, row.person)
        if person is not None and person.address_dead:
            end(session, row, "dead", DEAD)
            return None
        # A fresh draft is cancelled with the fact that outdates it; what was tried before is looked at here.
        if (row.status == "sending" or row.why is not None) and _is_outdated(session, row):
            end(session, row, "cancelled", OUTDATED)
            return None
        if held_row(session, row):
            return None
        try:
            if row.content is None:
                row.recipient, row.content = composed(session, self._letters, row)
        except (Refused, LookupError, ValueError, TypeError) as error:
            # One letter that cannot be written must not hold up the others.
            why = f"could not be written: {type(error).__name__}: {error}"[:500]
            end(session, row, "failed", why)
            tell_undelivered(session, row, why, Role.OPERATOR)
            return None
        row.status, row.leased_until, row.why = "sending", now + self._lease_for, None
        row.tries_since = row.tries_since or now
        assert row.id is not None
        assert row.recipient is not None
        return Claimed(row.id, row.recipient, row.content)

    def mark(self, letter: Claimed, outcome: Outcome) -> None:
        """Write down what became of one letter; a letter that is sent stays sent."""
        with writing(self._engine) as session:
            row = session.get(OutboxRow, letter.id, with_for_update=True)
            if row is None or row.status == "sent":
                return
            if row.status in ("dead", "failed") and outcome.fate is not Fate.SENT:
                return  # another worker, to whom the lease passed, has told of it already
            now = datetime.now(UTC)
            row.attempts += 1
            row.leased_until, row.why = None, outcome.answer
            if outcome.fate is Fate.SENT:
                row.sent_at = now
                end(session, row, "sent", outcome.answer)
            elif outcome.fate is Fate.AGAIN and _is_outdated(session, row):
                told(session, "put-off", [row], why=outcome.answer)
                end(session, row, "cancelled", OUTDATED)
            elif outcome.fate is Fate.AGAIN and now - (row.tries_since or row.created_at) < GIVE_UP:
                row.leased_until = now + min(FIRST_RETRY * 2 ** (row.attempts - 1), LONGEST_RETRY)
                told(session, "put-off", [row], why=outcome.answer)
            else:
                dead = outcome.fate is Fate.DEAD
                end(session, row, "dead" if dead else "failed", outcome.answer)
                if dead and (person := session.get(PersonRow, row.person)):
                    person.address_dead = person.address == letter.address
                tell_undelivered(session, row, outcome.answer, Role.COORDINATOR if dead else Role.OPERATOR)


def end(session: Session, row: OutboxRow, status: Literal["sent", "failed", "dead", "cancelled"], why: str) -> None:
    """Write down a row's fate, and the line about it."""
    row.status, row.why = status, why
    told(session, status, [row], why=why)
    if row.letter == SUMMARY:
        follow(session, row, carried(session, row))


def _is_outdated(session: Session, row: OutboxRow) -> bool:
    """Whether *row* says what no longer holds; a summary only where nothing in it holds, for its bytes never change."""
    if row.letter == SUMMARY:
        return all(is_outdated(session, each) for each in carried(session, row))
    return is_outdated(session, row)


def _due(session: Session, now: datetime, most: int) -> list[OutboxRow]:
    """Up to *most* rows to be tried now, locked: the day's posts, those that are tried again, then other drafts."""
    # A register or a relay of an older build may still run beside this one; it writes drafts as pending.
    session.execute(update(OutboxRow).where(col(OutboxRow.status) == "pending").values(status="draft"))
    known = select(OutboxRow).where(col(OutboxRow.letter).in_(LETTERS)).with_for_update(skip_locked=True)
    again = known.where(col(OutboxRow.status) == "sending", col(OutboxRow.leased_until) < now)
    # The day's posts come first: they alone wait for a lock, and nothing is locked yet that another could wait for.
    rows = of_the_day(session, now, most)
    rows += session.scalars(
        again.order_by(col(OutboxRow.leased_until), col(OutboxRow.id)).limit(max(0, most - len(rows)))
    )
    first = known.where(col(OutboxRow.status) == "draft", col(OutboxRow.daily).is_(False))
    first = first.where(col(OutboxRow.not_before) <= now)
    first = first.order_by(col(OutboxRow.not_before), col(OutboxRow.id))
    return rows + list(session.scalars(first.limit(max(0, most - len(rows)))))
