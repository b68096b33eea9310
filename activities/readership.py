"""Who reads what has not left yet, when the people of a journey have changed since it was written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, col, select

from activities.formal import posts_of
from activities.hours import hours_of
from activities.outbox import message_id
from activities.post_events import told
from models.calendar import local
from models.event import ZONE
from models.people import People, Role
from models.post import LETTER
from models.tables import LetterRow, OutboxRow, StandingRow

GONE = "its reader no longer acts in that role; the letter goes to whoever does now"


def readers_of(session: Session, letter: LetterRow, now: datetime) -> list[OutboxRow]:
    """The held posts of *letter* to whoever acts today in the roles that read it; those of others are cancelled.

    A letter that nobody could read by e-mail when it was written gets no post either.
    """
    rows, acting = posts_of(session, letter.key), _acting(session, letter.journey, now)
    if acting is None:
        return rows
    for row in rows:
        if row.person not in acting:
            row.status, row.why = "cancelled", GONE
            told(session, "cancelled", [row], why=GONE)
    kept = [row for row in rows if row.person in acting]
    missing = {person: role for person, role in acting.items() if person not in {row.person for row in kept}}
    return [*kept, *(_written(session, letter, role, person, now) for person, role in missing.items())]


def _acting(session: Session, journey: str, now: datetime) -> dict[str, Role] | None:
    """Who reads the letters of *journey* today, each once; None where nothing is known of its people."""
    standing, hours = session.get(StandingRow, journey), hours_of(session, journey)
    if standing is None:
        return None
    people = People.model_validate_json(standing.people)
    today = local(hours.clock.programme(now) if hours else now, ZONE).date()
    found: dict[str, Role] = {}
    for role in LETTER:
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


def departed(session: Session, journey: str, number: int, old: Iterable[str], people: People) -> None:
    """Cancel what waits for *old*, whom entry *number* takes out of a role, where they hold none here any more.

    Only notices to a role, that nobody has tried to send; those about a step follow the step, and a formal letter finds
    its readers when it is released. What the entry itself says to them is sent.
    """
    gone = [person for person in old if not people.roles_of(person)]
    mine = select(OutboxRow).where(
        OutboxRow.journey == journey,
        OutboxRow.status == "draft",
        OutboxRow.number < number,
        col(OutboxRow.step).is_(None),
        col(OutboxRow.letter_key).is_(None),
        col(OutboxRow.person).in_(gone),
        col(OutboxRow.role).in_([str(role) for role in Role]),
    )
    for row in session.exec(mine.order_by(col(OutboxRow.id)).with_for_update()):
        row.status, row.why = "cancelled", "its reader holds no role in this journey any more"
        told(session, "cancelled", [row], why=row.why)
