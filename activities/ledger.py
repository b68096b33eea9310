"""The outbox as the relay sees it: claim with a lease, mark each letter by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple, TypeVar

from sqlalchemy import Engine, update
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from activities.database import writing
from activities.letters import Letters, Occasion
from activities.occasion import Shelf
from activities.pacing import REAL, Time
from activities.replies import Fate, Outcome
from activities.stale import OUTDATED, is_outdated, why_stale
from activities.troubles import tell_of_halt, tell_of_letter
from models.errors import Refused
from models.people import Role
from models.post import ABOUT_POST, LETTERS
from models.retries import FIRST, pause_after
from models.tables import OutboxRow, PersonRow

DEAD = "the address takes no mail; correct it with `starter.py people add`"

Given = TypeVar("Given")
Made = TypeVar("Made")


class Claimed(NamedTuple):
    """A letter ready to be sent, and until when it belongs to whoever claimed it."""

    id: int
    address: str
    content: bytes
    until: datetime


class Ledger:
    """Reads and marks the outbox; synchronous, the relay calls it in a thread or in a process of its own."""

    def __init__(self, engine: Engine, letters: Letters, lease: timedelta, time: Time = REAL) -> None:
        self._engine = engine
        self._letters = letters
        self._lease_for = lease
        self._time = time

    def claim(self, most: int) -> list[Claimed]:
        """Lease up to *most* letters that are due; each one's bytes are made once, at its first claim.

        They are made between two transactions, so that nobody waits for that. A kind of letter that this build does not
        know is left for a newer one.
        """
        now = self._time.now()
        until = now + self._lease_for
        with writing(self._engine) as session:
            rows = _leave_out(session, _due(session, most, now))
            shelf = Shelf(session, [row for row in rows if row.content is None])
            for row in rows:
                row.status, row.leased_until = "sending", until
            known = [(row.id, row.recipient, row.content) for row in rows]
            drafts = [(row.id, _tried(shelf.occasion, row)) for row in rows if row.content is None]
        written = self._write(drafts, until) if drafts else {}
        ready = ((id, *written.get(id, (address, content))) for id, address, content in known if id is not None)
        return [Claimed(id, address, content, until) for id, address, content in ready if address and content]

    def _write(
        self, drafts: list[tuple[int | None, Occasion | Exception]], until: datetime
    ) -> dict[int, tuple[str, bytes]]:
        """Make the bytes of letters and keep them; one that cannot be written must not hold up the others."""
        made = {
            id: draft if isinstance(draft, Exception) else _tried(self._letters.compose, draft) for id, draft in drafts
        }
        addresses = {id: draft.address for id, draft in drafts if isinstance(draft, Occasion)}
        found: dict[int, tuple[str, bytes]] = {}
        with writing(self._engine) as session:
            # Whose lease ended meanwhile is another worker's now, and so are its bytes.
            mine = select(OutboxRow).where(col(OutboxRow.id).in_(made), OutboxRow.leased_until == until)
            for row in session.exec(mine.with_for_update()):
                content = made[row.id]
                if isinstance(content, Exception):
                    row.status, row.leased_until = "failed", None
                    row.why = f"could not be written: {type(content).__name__}: {content}"[:500]
                    tell_of_letter(session, row, row.why, Role.OPERATOR, self._time.now())
                elif row.id is not None:
                    row.recipient, row.content = found[row.id] = addresses[row.id], content
                    row.why = None if row.letter in ABOUT_POST else row.why
        return found

    def mark(self, outcomes: Sequence[tuple[Claimed, Outcome]]) -> None:
        """Write down what became of letters, in one transaction; a letter that is sent stays sent."""
        ids = [letter.id for letter, outcome in outcomes if outcome.fate is not Fate.SENT]
        query = select(OutboxRow).where(col(OutboxRow.id).in_(ids)).options(defer(OutboxRow.content))  # type: ignore[arg-type]
        with writing(self._engine) as session:
            rows = {row.id: row for row in session.exec(query.with_for_update())}
            for letter, outcome in outcomes:
                if outcome.fate is not Fate.SENT:
                    _mark(session, rows[letter.id], letter.address, outcome, self._time.now())
            _mark_sent(
                session, [letter.id for letter, outcome in outcomes if outcome.fate is Fate.SENT], self._time.now()
            )

    def release(self, letters: Sequence[Claimed]) -> None:
        """Give letters back that were claimed and not begun; they are due as they were."""
        with writing(self._engine) as session:
            for until in {letter.until for letter in letters}:
                ids = [letter.id for letter in letters if letter.until == until]
                mine = (col(OutboxRow.id).in_(ids), col(OutboxRow.leased_until) == until)
                session.execute(update(OutboxRow).where(*mine).values(status="pending", leased_until=None))

    def halted(self, letter: Claimed, outcome: Outcome) -> bool:
        """Tell the operators once that nothing leaves for a cause on our side; whether this was the time."""
        with writing(self._engine) as session:
            return tell_of_halt(session, session.get_one(OutboxRow, letter.id), outcome, self._time.now())


def _due(session: Session, most: int, now: datetime) -> list[OutboxRow]:
    """Letters whose worker died, then those that have been due for the longest."""
    letters = select(OutboxRow).where(col(OutboxRow.letter).in_(LETTERS)).with_for_update(skip_locked=True)
    lapsed = letters.where(OutboxRow.status == "sending", col(OutboxRow.leased_until) < now)
    rows = list(session.exec(lapsed.order_by(col(OutboxRow.id)).limit(most)))
    due = letters.where(OutboxRow.status == "pending", OutboxRow.not_before <= now)
    order = (col(OutboxRow.not_before), col(OutboxRow.id))
    return rows + list(session.exec(due.order_by(*order).limit(most - len(rows)))) if len(rows) < most else rows


def _leave_out(session: Session, rows: list[OutboxRow]) -> list[OutboxRow]:
    """Cancel what is stale and give up what has no living address; the others."""
    stale = why_stale(session, rows)
    persons = session.exec(select(PersonRow).where(col(PersonRow.id).in_([row.person for row in rows])))
    dead = {person.id for person in persons if person.address_dead}
    for row in rows:
        if row.person in dead:
            row.status, row.leased_until, row.why = "dead", None, DEAD
        elif row.id in stale:
            row.status, row.leased_until, row.why = "cancelled", None, stale[row.id]
    return [row for row in rows if row.status in ("pending", "sending")]


def _tried(make: Callable[[Given], Made], given: Given) -> Made | Exception:
    """What *make* makes of *given*, or why it cannot."""
    try:
        return make(given)
    except (Refused, LookupError, ValueError, TypeError) as error:
        return error


def _mark_sent(session: Session, ids: list[int], now: datetime) -> None:
    """Write down that letters are sent, all in one statement: with thousands due this is what happens to nearly all."""
    this = (col(OutboxRow.id).in_(ids), col(OutboxRow.status) != "sent")
    after = {"status": "sent", "sent_at": now, "why": "250", "leased_until": None, "attempts": OutboxRow.attempts + 1}
    session.execute(update(OutboxRow).where(*this).values(**after).execution_options(synchronize_session=False))


def _mark(session: Session, row: OutboxRow, address: str, outcome: Outcome, now: datetime) -> None:
    """Write down what became of one letter that is not sent."""
    if row.status in ("sent", "dead", "failed"):
        return  # another worker, to whom the lease passed, has told of it already
    row.leased_until, row.why = None, outcome.answer
    if not outcome.trouble:
        row.attempts += 1
    pause = FIRST if outcome.trouble else pause_after(row.attempts)
    later = outcome.trouble or outcome.fate is Fate.AGAIN
    if later and is_outdated(session, row):
        row.status, row.why = "cancelled", OUTDATED
    elif later and pause is not None:
        row.status, row.not_before = "pending", now + pause
    else:
        dead = outcome.fate is Fate.DEAD
        row.status = "dead" if dead else "failed"
        if dead and (person := session.get(PersonRow, row.person)):
            person.address_dead = person.address == address
        tell_of_letter(session, row, outcome.answer, Role.COORDINATOR if dead else Role.OPERATOR, now)
