"""Letters written before their hour, so that at the hour they are only claimed and sent."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import Engine, delete, func, update
from sqlmodel import Session, col, select

from activities.database import insert_all_once, reading, writing
from activities.hours import all_hours
from activities.letters import Letters, Occasion
from activities.occasion import Shelf, tried
from models.post import LETTERS, NO_ENTRY
from models.tables import EarlyRow, OutboxRow, PersonRow

AHEAD: Final = timedelta(minutes=45)
"""How long before its hour a letter may be written: the ladders' rungs fall at the hour, and the day's posts leave a
quarter of an hour later."""
BATCH: Final = 50
"""Letters written between two looks whether something is to be claimed."""
LOOKED_AT: Final = 2000
"""Drafts that are found at a time; some may be a rehearsal's, or go out in a summary."""
PAUSE: Final = timedelta(seconds=10)
"""Between two looks where the first has found nothing to write."""
SWEPT: Final = 500
"""Letters' early bytes that are thrown away at a time."""


class Early:
    """Makes the bytes of drafts whose hour is near and keeps them beside the outbox, where no draft is touched.

    Safe to stop at any moment: a letter whose bytes are not kept, or are no longer good, is written when it is claimed.
    """

    def __init__(self, engine: Engine, letters: Letters) -> None:
        self._engine = engine
        self._letters = letters
        self._rehearsed: dict[str, bool] = {}
        """Whether a chain's clock runs faster than the time of day; such letters are not worth the trouble."""
        self._near = deque[int]()
        """Letters that were found and not written yet."""
        self._look_at = datetime.min.replace(tzinfo=UTC)
        self._clean = False
        """Whether all early bytes are of drafts."""

    def lease(
        self, session: Session, drafts: Mapping[int | None, Occasion | Exception], until: datetime
    ) -> dict[int | None, tuple[str, bytes]]:
        """Lease those of *drafts* that are written and would be written alike now: their addresses and bytes.

        Two statements, however many they are; their rows are changed in the database alone.
        """
        about = {id: draft for id, draft in drafts.items() if isinstance(draft, Occasion)}
        early = select(EarlyRow.outbox, EarlyRow.digest, EarlyRow.content).where(col(EarlyRow.outbox).in_(about))
        found = session.exec(early).all() if about else ()
        self._clean = self._clean and not found
        good = {id: content for id, digest, content in found if digest == self._letters.digest(about[id])}
        if good:
            address = select(PersonRow.address).where(PersonRow.id == OutboxRow.person).scalar_subquery()
            kept = select(EarlyRow.content).where(EarlyRow.outbox == OutboxRow.id).scalar_subquery()
            values = {"status": "sending", "leased_until": until, "recipient": address, "content": kept, "why": None}
            session.execute(
                update(OutboxRow)
                .where(col(OutboxRow.id).in_(good))
                .values(**values)
                .execution_options(synchronize_session=False)
            )
        return {id: (about[id].address, content) for id, content in good.items()}

    def write(self, now: datetime) -> int:
        """Write a batch of what leaves within the next three quarters of an hour; how many, 0 where nothing is left.

        Where there is none, the early bytes of what has left are thrown away.
        """
        if not self._near and now >= self._look_at:
            self._look(now)
        if not self._near:
            return 0 if self._clean else self._sweep()
        batch = [self._near.popleft() for _ in range(min(BATCH, len(self._near)))]
        with reading(self._engine) as session:
            rows = session.exec(
                select(OutboxRow).where(col(OutboxRow.id).in_(batch), OutboxRow.status == "draft")
            ).all()
            shelf = Shelf(session, rows)
            drafts = {row.id: tried(shelf.occasion, row) for row in rows}
        made = [{"outbox": id, **self._made(draft)} for id, draft in drafts.items()]
        with writing(self._engine) as session:
            insert_all_once(session, EarlyRow, made)
        return len(batch)

    def _look(self, now: datetime) -> None:
        """Find what is to be written, the first first.

        What would go out in a summary is left out: a person with one post of the day gets it as itself.
        """
        until = now + AHEAD
        written = select(EarlyRow.outbox).where(EarlyRow.outbox == OutboxRow.id)
        near = (
            select(OutboxRow.id, OutboxRow.journey, OutboxRow.person, OutboxRow.daily)
            .where(OutboxRow.status == "draft", OutboxRow.not_before > now, OutboxRow.not_before <= until)
            .where(OutboxRow.number != NO_ENTRY, col(OutboxRow.letter).in_(LETTERS), ~written.exists())
            .order_by(col(OutboxRow.not_before), col(OutboxRow.id))
        )
        waiting = (
            select(OutboxRow.person)
            .where(OutboxRow.status == "draft", col(OutboxRow.daily).is_(True), OutboxRow.not_before <= until)
            .group_by(OutboxRow.person)
            .having(func.count() > 1)
        )
        with reading(self._engine) as session:
            found = session.exec(near.limit(LOOKED_AT)).all()
            several = set(session.exec(waiting)) if found else set()
            new = {chain for _, chain, *_ in found}.difference(self._rehearsed)
            for chain, hours in all_hours(session, new).items():
                self._rehearsed[chain] = hours is not None and hours.clock.rate != 1
        for id, chain, person, daily in found:
            if id is not None and not self._rehearsed[chain] and not (daily and person in several):
                self._near.append(id)
        if not self._near:
            self._look_at = now + PAUSE

    def _made(self, draft: Occasion | Exception) -> dict[str, object]:
        content = draft if isinstance(draft, Exception) else tried(self._letters.compose, draft)
        if isinstance(draft, Exception) or isinstance(content, Exception):
            return {"digest": "", "content": b""}  # whoever claims it finds the same, and tells of it
        return {"digest": self._letters.digest(draft), "content": content}

    def _sweep(self) -> int:
        """Throw away the early bytes of what is no draft any more; how many."""
        draft = select(OutboxRow.id).where(OutboxRow.id == EarlyRow.outbox, OutboxRow.status == "draft").exists()
        with writing(self._engine) as session:
            ended = session.exec(select(EarlyRow.outbox).where(~draft).limit(SWEPT)).all()
            session.execute(delete(EarlyRow).where(col(EarlyRow.outbox).in_(ended)))
        self._clean = len(ended) < SWEPT
        return len(ended)
