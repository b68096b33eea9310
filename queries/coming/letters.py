"""The letters that leave if nobody says anything: when, to whom, in which words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from typing import NamedTuple

from pydantic import AwareDatetime
from sqlalchemy import Engine
from sqlmodel import Session, col, or_, select

from activities.database import reading
from activities.ledger import Claimed, Ledger
from activities.letters import Letters
from activities.links import masked
from activities.pacing import Time
from activities.register import Register
from activities.replies import Fate, Outcome
from models.ahead import Moment, ahead
from models.clock import Clock
from models.journey import Carried
from models.noted import NotedFacts
from models.post import SUMMARY
from models.tables import OutboxRow, PersonRow
from models.values import Value
from queries.coming.copy import copied

MOST = 500
LEASE = timedelta(hours=1)
DOMAIN = "pratinjau.invalid"
"""Of Message-IDs that no mail ever carries."""


class Coming(Value):
    """One letter that will leave if nothing changes."""

    key: str
    """The key under which its post stands, or will stand, in the outbox."""
    at: AwareDatetime
    """When it leaves, on the programme's clock; where it is held, since when it could."""
    letter: str
    person: str
    name: str
    zone: str
    """The reader's."""
    journeys: tuple[str, ...]
    carries: tuple[str, ...]
    """The keys of the posts that a summary carries; empty for a letter that is none."""
    held: bool
    """Whether it waits for the registry's number."""
    subject: str
    text: str


class Preview(Value):
    """The letters to come of some chains, and for each chain why nothing is known after the last one."""

    letters: tuple[Coming, ...]
    ends: dict[str, str]


class Over(NamedTuple):
    """A journey or a cohort that has ended: nothing happens in it any more, but what waits in the outbox leaves."""

    id: str
    clock: Clock


class Given(Time):
    """A time that stands where it is put."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """The moment that was set last."""
        return self.moment


class Course:
    """Time running ahead on a copy: what happens is recorded, and what is due leaves."""

    def __init__(self, engine: Engine, letters: Letters, states: Sequence[Carried | Over], now: datetime) -> None:
        self._clock: Clock = states[0].clock
        self._time = Given(now)
        self._engine = copied(engine, [state.id for state in states])
        self._register = Register(self._engine, DOMAIN, lambda facts: self._clock.real_moment(facts.standing.at))
        self._ledger = Ledger(self._engine, letters, LEASE, self._time)
        self.found: list[Coming] = []

    def happen(self, state: Carried, moment: Moment) -> None:
        """Let what is due before *moment* leave, then record what it brings."""
        self.leave_until(self._clock.real_moment(moment.at))
        facts = NotedFacts(
            journey=state.id,
            facts=moment.facts,
            standing=moment.standing,
            people=moment.people,
            progress=state.progress,
        )
        self._register.append(facts)

    def leave_until(self, until: datetime) -> None:
        """Let everything leave that is due until *until*, each at its moment."""
        while (due := self._next_due()) is not None and due <= until:
            self._time.moment = max(due, self._time.moment)
            claimed = self._ledger.claim(MOST)
            self.found += [self._coming(each) for each in claimed]
            self._ledger.mark([(each, Outcome(Fate.SENT, "250")) for each in claimed])
            if not claimed and self._next_due() == due:
                self._time.moment += timedelta(seconds=1)  # a lease that has just not ended

    def _next_due(self) -> datetime | None:
        """The moment at which the next post leaves, or is tried again."""
        sending = (col(OutboxRow.status) == "sending") & col(OutboxRow.carried_by).is_(None)
        query = select(OutboxRow).where(or_(col(OutboxRow.status) == "draft", sending))
        with reading(self._engine) as session:
            moments = [_due(row) for row in session.exec(query)]
        return min((moment for moment in moments if moment), default=None)

    def held(self) -> list[Coming]:
        """The formal letters that wait for their numbers."""
        with reading(self._engine) as session:
            rows = session.exec(select(OutboxRow).where(OutboxRow.status == "held").order_by(col(OutboxRow.id))).all()
            return [self._described(session, row, row.not_before, "", "") for row in rows]

    def _coming(self, claimed: Claimed) -> Coming:
        message = message_from_bytes(claimed.content, policy=SMTP)
        assert isinstance(message, EmailMessage)
        words = message.get_body(("plain",))
        text = words.get_content().replace("\r\n", "\n") if words else ""
        with reading(self._engine) as session:
            row = session.get_one(OutboxRow, claimed.id)
            return self._described(session, row, self._time.moment, str(message["Subject"]), masked(text))

    def _described(self, session: Session, row: OutboxRow, at: datetime, subject: str, text: str) -> Coming:
        query = select(OutboxRow).where(OutboxRow.carried_by == row.id).order_by(col(OutboxRow.id))
        inside = list(session.exec(query)) if row.letter == SUMMARY else []
        reader = session.get(PersonRow, row.person)
        return Coming(
            key=row.mail_key,
            at=self._clock.programme(at),
            letter=row.letter,
            person=row.person,
            name=reader.name if reader else row.person,
            zone=reader.zone if reader else "Asia/Jakarta",
            journeys=tuple(dict.fromkeys(each.journey for each in inside or [row])),
            carries=tuple(each.mail_key for each in inside),
            held=row.status == "held",
            subject=subject,
            text=text,
        )


def _due(row: OutboxRow) -> datetime | None:
    return row.leased_until if row.status == "sending" else row.not_before


def preview(
    engine: Engine,
    letters: Letters,
    states: Sequence[Carried | Over],
    now: datetime,
    until: datetime,
    person: str | None = None,
) -> Preview:
    """The letters of *states*, which share a clock, that leave from *now* to *until* if nobody says anything.

    Both moments are the programme's; only letters to *person* where one is given. Nothing is written.
    """
    course = Course(engine, letters, states, states[0].clock.real_moment(now))
    courses = [(state, ahead(state, now, until)) for state in states if not isinstance(state, Over)]
    moments = [(moment, state) for state, found in courses for moment in found.moments]
    for moment, state in sorted(moments, key=lambda each: (each[0].at, each[1].id)):
        course.happen(state, moment)
    course.leave_until(states[0].clock.real_moment(until))
    found = [each for each in (*course.held(), *course.found) if person in (None, each.person)]
    ends = {state.id: outlook.open_end for state, outlook in courses}
    over = {state.id: "over" for state in states if isinstance(state, Over)}
    return Preview(letters=tuple(found), ends=ends | over)
