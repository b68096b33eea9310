"""Who reads what has not left yet, when the people of a journey have changed since it was written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, col, select

from activities.formal import posts_of
from activities.hours import today_of
from activities.leaving import leaves
from activities.outbox import message_id
from activities.post_events import told
from models.people import People, Role
from models.post import roles_for
from models.tables import LetterRow, OutboxRow, RegisterRow, StandingRow

GONE = "its reader no longer acts in that role; the letter goes to whoever does now"


def readers_of(session: Session, letter: LetterRow, now: datetime) -> list[OutboxRow]:
    """The held posts of *letter* to whoever acts today in the roles that read it; those of others are cancelled.

    Whoever has it already, as an older build sent it as a notice, does not get it a second time.
    """
    rows, standing = posts_of(session, letter.key), session.get(StandingRow, letter.journey)
    if standing is None:
        return rows
    acting = _acting(session, letter, People.model_validate_json(standing.people), now)
    for row in rows:
        if row.person not in acting:
            row.status, row.why = "cancelled", GONE
            told(session, "cancelled", [row], why=GONE)
    return [*(row for row in rows if row.person in acting), *_added(session, letter, acting, now)]


def _added(session: Session, letter: LetterRow, acting: dict[str, Role], now: datetime) -> list[OutboxRow]:
    """A post of *letter* to each of *acting* who has none."""
    mine = (OutboxRow.journey == letter.journey, OutboxRow.number == letter.number, OutboxRow.letter == letter.kind)
    have = set(session.exec(select(OutboxRow.person).where(*mine, OutboxRow.status != "cancelled")))
    return [_written(session, letter, role, person, now) for person, role in acting.items() if person not in have]


def _acting(session: Session, letter: LetterRow, people: People, now: datetime) -> dict[str, Role]:
    """Who of *people* reads *letter* today, each once."""
    cause, today = session.get_one(RegisterRow, (letter.journey, letter.number)), today_of(session, letter.journey, now)
    found: dict[str, Role] = {}
    for role in roles_for(cause.kind, letter.kind):
        for person in people.acting(role, today):
            found.setdefault(person, role)
    return found


def _written(session: Session, letter: LetterRow, role: Role, person: str, now: datetime) -> OutboxRow:
    """The post of *letter* to *person*, under the key that it would have had from the beginning."""
    key = f"{letter.key}/{person}"
    row = session.exec(select(OutboxRow).where(OutboxRow.mail_key == key)).first() or OutboxRow(
        mail_key=key,
        message_id=message_id(key, _domain(session, letter)),
        journey=letter.journey,
        number=letter.number,
        letter=letter.kind,
        role=role,
        person=person,
        letter_key=letter.key,
        created_at=now,
        not_before=now,
    )
    row.status, row.role, row.why = "held", role, None
    session.add(row)
    session.flush()
    told(session, "written", [row], why=f"{letter.kind}: {person} is {role} now")
    return row


def _domain(session: Session, letter: LetterRow) -> str:
    """Where the Message-IDs of this installation stand; every post of the outbox carries it."""
    known = select(OutboxRow.message_id).order_by(col(OutboxRow.letter_key) != letter.key, col(OutboxRow.id)).limit(1)
    return session.exec(known).one().rpartition("@")[2].rstrip(">")


def departed(session: Session, journey: str, number: int, old: Iterable[str], people: People, now: datetime) -> None:
    """Cancel what waits for *old*, whom entry *number* takes out of a role, where they hold none here any more.

    Only notices to a role, or to whom a step with another date was put, that nobody has tried to send; those about a
    step follow the step, and a formal letter finds its readers when it is released; one that was released already goes
    to whoever acts now. What the entry itself says to them is sent.
    """
    gone = [person for person in old if not people.roles_of(person)]
    mine = select(OutboxRow).where(
        OutboxRow.journey == journey,
        OutboxRow.status == "draft",
        OutboxRow.number < number,
        col(OutboxRow.step).is_(None),
        col(OutboxRow.person).in_(gone),
        col(OutboxRow.role).in_([*map(str, Role), "persons"]),
    )
    rows = list(session.exec(mine.order_by(col(OutboxRow.id)).with_for_update()))
    for row in rows:
        row.status, row.why = "cancelled", "its reader holds no role in this journey any more"
        told(session, "cancelled", [row], why=row.why)
    for key in sorted({row.letter_key for row in rows if row.letter_key}):
        letter = session.get_one(LetterRow, key)
        for row in _added(session, letter, _acting(session, letter, people, now), now):
            row.status, row.not_before = "draft", leaves(session, journey, row.letter, {}, row.person, now).at
