"""Everything that a region's page shows of one journey, read in a few queries."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from pydantic import AwareDatetime
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from activities.database import reading
from activities.recorded import own_words
from models.appointment import Entry, place_of
from models.calendar import local
from models.chain import with_words
from models.clock import Clock
from models.errors import Refused
from models.gantt import KINDS, Timeline, entered, timeline
from models.journey import JourneyState
from models.messages import KINDS as MESSAGES
from models.papers import holds_document
from models.people import VOICES, People, Role
from models.planning import plan
from models.standing import Standing
from models.tables import DocumentRow, JourneyRow, OutboxRow, PersonRow, RegionRow, RegisterRow, StandingRow
from models.values import Value
from queries.acting import Acting, acting_of
from queries.sentences import told

POST_LINES = 12
"""How many of its newest posts a page shows; the ledger has all."""


class Fact(Value):
    """One entry of the register in words."""

    number: int
    at: AwareDatetime
    kind: str
    text: str


class Paper(Value):
    """A document that a message named: what it is, its version among those of the same name, and who handed it in."""

    digest: str
    name: str
    size: int
    kind: str
    field: str
    version: int
    at: AwareDatetime
    by: str


class PostLine(Value):
    """One post of the outbox."""

    id: int
    letter: str
    person: str
    status: str
    at: AwareDatetime
    why: str | None


class Seat(Value):
    """Who holds a role in this journey."""

    role: Role
    persons: tuple[str, ...]


class RegionPage(Value):
    """One journey for people: where it stands, its course, what has happened, its papers, post and people."""

    journey: str
    name: str
    province: str
    zone: str
    at: AwareDatetime
    """Now, on the journey's own clock."""
    standing: Standing
    course: Timeline
    facts: tuple[Fact, ...]
    papers: tuple[Paper, ...]
    post: tuple[PostLine, ...]
    seats: tuple[Seat, ...]
    acting: Acting
    names: dict[str, str]

    def late(self, due: datetime) -> bool:
        """Whether a date has passed that still counts."""
        return self.standing.paused_since is None and due < self.at


def region_page(engine: Engine, journey: str, now: datetime, language: str) -> RegionPage:
    """The page of *journey* at the real moment *now*; what has happened is told in *language*.

    Raises:
        Refused: there is no such journey, or nothing is recorded of it yet.
    """
    with reading(engine) as session:
        row, begun = session.get(StandingRow, journey), session.get(JourneyRow, journey)
        if row is None or begun is None:
            raise Refused(f"nothing is recorded of a journey {journey!r}; the board lists those that were begun")
        state, region = JourneyState.model_validate_json(begun.state), session.get(RegionRow, row.region)
        zone = region.zone if region else state.region.zone
        entries = _entries(session, journey)
        names = dict(session.exec(select(PersonRow.id, PersonRow.name)).all())
        standing, at = Standing.model_validate_json(row.body), state.clock.programme(now)
        return RegionPage(
            journey=journey,
            name=region.name if region else row.region,
            province=region.province if region else "",
            zone=zone,
            at=at,
            standing=standing,
            course=_course(entries, state, standing, zone, at),
            facts=tuple(_fact(entry, body, names, language) for entry, body in reversed(entries)),
            papers=_papers(session, entries, names),
            post=_post(session, journey, names, state.clock),
            seats=_seats(row, names),
            acting=acting_of(session, row, zone),
            names=names,
        )


Told = list[tuple[RegisterRow, dict[str, Any]]]


def _entries(session: Session, journey: str) -> Told:
    """The journey's entries with people's own words, in two queries."""
    query = select(RegisterRow).where(RegisterRow.journey == journey).order_by(col(RegisterRow.number))
    rows = session.exec(query).all()
    words = own_words(session, [(row.journey, row.number) for row in rows])
    return [(row, with_words(json.loads(row.body), words.get((row.journey, row.number), {}))) for row in rows]


def _course(entries: Told, state: JourneyState, standing: Standing, zone: str, at: datetime) -> Timeline:
    lived = [Entry(row.kind, body, row.at) for row, body in entries if row.kind in KINDS]
    today = local(at, zone).date()
    begins = local(lived[0].at, zone).date() if lived else today
    stages = plan(begins, state.policy, state.calendar, entered(lived, zone))
    return timeline(lived, stages, zone, today, {place_of(waiting.key) for waiting in standing.waiting})


def _fact(row: RegisterRow, body: dict[str, Any], names: dict[str, str], language: str) -> Fact:
    return Fact(number=row.number, at=row.at, kind=row.kind, text=told(row.kind, body, names, language))


def _papers(session: Session, entries: Told, names: dict[str, str]) -> tuple[Paper, ...]:
    """The stored documents that messages named, newest first; a later one under the same field is a new version."""
    named = [(row, body, field, digest) for row, body in entries for field, digest in _named(row, body)]
    digests = {digest for *_, digest in named}
    stored = {row.digest: row for row in session.exec(select(DocumentRow).where(col(DocumentRow.digest).in_(digests)))}
    versions: dict[tuple[str, str], int] = {}
    found = []
    for row, body, field, digest in named:
        if digest not in stored:
            continue
        place = (row.kind, str(body.get("book") or field))
        versions[place] = versions.get(place, 0) + 1
        about = {"kind": row.kind, "field": place[1], "version": versions[place], "at": row.at}
        person = str(body.get("person", ""))
        paper = stored[digest]
        stored_as = {"digest": digest, "name": paper.name, "size": paper.size, "by": names.get(person, person)}
        found.append(Paper.model_validate({**about, **stored_as}))
    return tuple(reversed(found))


DOCUMENT_FIELDS = {
    message.recorded_as: tuple(field for field in message.model_fields if holds_document(kind, field))
    for kind, message in MESSAGES.items()
}
"""A recorded message's fields that hold a document's digest."""


def _named(row: RegisterRow, body: dict[str, Any]) -> Iterable[tuple[str, str]]:
    for field in DOCUMENT_FIELDS.get(row.kind, ()):
        if isinstance(body.get(field), str):
            yield field, body[field]
    for field in ("rows", "services", "signatures"):
        for number, each in enumerate(body.get(field) or (), 1):
            for part in ("evidence", "scan", "mandate"):
                if isinstance(each, dict) and isinstance(each.get(part), str):
                    yield f"{field} {number}", each[part]


def _post(session: Session, journey: str, names: dict[str, str], clock: Clock) -> tuple[PostLine, ...]:
    columns: tuple[Any, ...] = (
        *(OutboxRow.id, OutboxRow.letter, OutboxRow.person, OutboxRow.status),
        *(OutboxRow.sent_at, OutboxRow.not_before, OutboxRow.why),
    )
    query = select(*columns).where(OutboxRow.journey == journey).order_by(col(OutboxRow.id).desc()).limit(POST_LINES)
    return tuple(
        PostLine(
            id=id,
            letter=letter,
            person=names.get(person, person),
            status=status,
            at=clock.programme(sent or wish),
            why=why,
        )
        for id, letter, person, status, sent, wish, why in session.exec(query)
    )


def _seats(row: StandingRow, names: dict[str, str]) -> tuple[Seat, ...]:
    holders = People.model_validate_json(row.people).holders
    return tuple(
        Seat(role=role, persons=tuple(names.get(id, id) for id in persons))
        for role, persons in holders.items()
        if persons and role not in VOICES
    )
