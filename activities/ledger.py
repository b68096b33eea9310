"""The outbox as the relay sees it: claim with a lease, mark each letter by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Engine, update
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from activities.database import writing
from activities.due import due, leaving
from activities.early import Early
from activities.fates import ENDED, end, mark_sent, mark_summaries_sent, mark_unsent
from activities.letters import Letters, Occasion
from activities.occasion import Shelf, tried
from activities.pacing import REAL, Time
from activities.post_events import told, told_of
from activities.replies import Fate, Outcome
from activities.troubles import tell_of_halt, tell_of_letter
from models.people import Role
from models.post import ABOUT_POST, SUMMARY
from models.tables import OutboxRow


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
        self._early = Early(engine, letters)

    def claim(self, most: int) -> list[Claimed]:
        """Lease up to *most* letters that are due; each one's bytes are kept at its first claim and never change.

        They were made early and are still good, or are made between two transactions, so that nobody waits for that.
        """
        now = self._time.now()
        until = now + self._lease_for
        with writing(self._engine) as session:
            rows = leaving(session, due(session, most, now))
            new = [row for row in rows if row.content is None]
            shelf = Shelf(session, new)
            drafts = {row.id: tried(shelf.occasion, row) for row in new}
            early = self._early.lease(session, drafts, until)
            late = [row for row in rows if row.id not in early]
            for row in late:
                _lease(row, now, until)
            told(session, "claimed", rows)
            known = {row.id: (row.recipient, row.content) for row in late} | early
            order = [row.id for row in rows if row.id is not None]
        written = self._write({id: drafts[id] for id in drafts if id not in early}, until)
        ready = ((id, *written.get(id, known[id])) for id in order)
        return [Claimed(id, address, content, until) for id, address, content in ready if address and content]

    def write_early(self) -> int:
        """Write some of the letters whose hour is near; how many, 0 where nothing is left to be done."""
        return self._early.write(self._time.now())

    def _write(self, drafts: dict[int | None, Occasion | Exception], until: datetime) -> dict[int, tuple[str, bytes]]:
        """Make the bytes of letters and keep them; one that cannot be written must not hold up the others."""
        if not drafts:
            return {}
        made = {
            id: draft if isinstance(draft, Exception) else tried(self._letters.compose, draft)
            for id, draft in drafts.items()
        }
        addresses = {id: draft.address for id, draft in drafts.items() if isinstance(draft, Occasion)}
        found: dict[int, tuple[str, bytes]] = {}
        with writing(self._engine) as session:
            # Whose lease ended meanwhile is another worker's now, and so are its bytes.
            mine = select(OutboxRow).where(col(OutboxRow.id).in_(made), OutboxRow.leased_until == until)
            for row in session.exec(mine.order_by(col(OutboxRow.id)).with_for_update()):
                content = made[row.id]
                if isinstance(content, Exception):
                    self._give_up(session, row, content)
                elif row.id is not None:
                    row.recipient, row.content = found[row.id] = addresses[row.id], content
                    row.why = None
        return found

    def _give_up(self, session: Session, row: OutboxRow, error: Exception) -> None:
        why = f"could not be written: {type(error).__name__}: {error}"[:500]
        end(session, row, "failed", why)
        tell_of_letter(session, row, why, Role.OPERATOR, self._time.now())

    def mark(self, outcomes: Sequence[tuple[Claimed, Outcome]]) -> None:
        """Write down what became of letters, in one transaction; a letter that is sent stays sent."""
        ids = [letter.id for letter, _ in outcomes]
        query = select(OutboxRow.id, OutboxRow.status, OutboxRow.letter).where(col(OutboxRow.id).in_(ids))
        with writing(self._engine) as session:
            found = session.exec(query.order_by(col(OutboxRow.id)).with_for_update()).all()
            sent = {letter.id for letter, outcome in outcomes if outcome.fate is Fate.SENT}
            sent -= {id for id, status, _ in found if status == "sent"}
            # What has ended otherwise has ended with another worker, to whom the lease passed; it is told already.
            open_ = {id for id, status, _ in found if status not in ENDED} - sent
            if sent:
                mark_sent(session, sorted(sent), self._time.now())
                mark_summaries_sent(session, [id for id, _, kind in found if id in sent and kind == SUMMARY])
            self._mark_unsent(
                session, {letter.id: (letter, outcome) for letter, outcome in outcomes if letter.id in open_}
            )

    def _mark_unsent(self, session: Session, outcomes: dict[int, tuple[Claimed, Outcome]]) -> None:
        query = select(OutboxRow).where(col(OutboxRow.id).in_(outcomes)).order_by(col(OutboxRow.id))
        for row in session.exec(query.options(defer(OutboxRow.content))) if outcomes else ():  # type: ignore[arg-type]
            assert row.id is not None
            letter, outcome = outcomes[row.id]
            mark_unsent(session, row, letter.address, outcome, self._time.now())

    def release(self, letters: Iterable[Claimed]) -> None:
        """Give letters back that were claimed and not begun: they are due at once.

        They stay `sending`, because a fact that outdates them cancels drafts only: what was claimed is looked at when
        it is claimed again.
        """
        until = {letter.id: letter.until for letter in letters}
        query = select(OutboxRow.id, OutboxRow.leased_until).where(col(OutboxRow.id).in_(until))
        with writing(self._engine) as session:
            rows = session.exec(
                query.where(OutboxRow.status == "sending").order_by(col(OutboxRow.id)).with_for_update()
            )
            mine = [id for id, leased_until in rows if id is not None and leased_until == until[id]]
            due = update(OutboxRow).where(col(OutboxRow.id).in_(mine)).values(leased_until=self._time.now())
            session.execute(due.execution_options(synchronize_session=False))
            told_of(session, "given-back", mine)

    def halted(self, letter: Claimed, outcome: Outcome) -> bool:
        """Tell the operators once that nothing leaves for a cause on our side; whether this was the time."""
        with writing(self._engine) as session:
            return tell_of_halt(session, session.get_one(OutboxRow, letter.id), outcome, self._time.now())


def _lease(row: OutboxRow, now: datetime, until: datetime) -> None:
    """Let *row* belong to one worker for a while; for how long it waited for one does not count as trying."""
    if row.tries_since is not None and row.leased_until is not None:
        row.tries_since += now - row.leased_until
    row.status, row.leased_until = "sending", until
    if row.content is not None or row.letter not in ABOUT_POST:
        row.why = None  # of a letter about post it is what there is to say
