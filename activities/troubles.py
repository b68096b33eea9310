"""Telling people of post that did not leave: of one letter, or that none can leave."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, func, select

from activities.hours import today_of
from activities.leaving import leaves
from activities.outbox import message_id
from activities.post_events import told
from activities.replies import Outcome
from models.people import People, Role
from models.post import ABOUT_POST
from models.tables import OutboxRow, PostEventRow, StandingRow


def tell_of_letter(session: Session, row: OutboxRow, answer: str, role: Role, now: datetime) -> None:
    """Tell the coordinators (of a dead address) or the operators (of a letter refused) once of each letter."""
    if row.letter in ABOUT_POST:
        return  # it would go on without end
    why = {"person": row.person, "letter": row.letter, "answer": answer}
    for reader in _readers(session, row, role, now):
        key = f"{row.mail_key}/undeliverable/{_try(session, row)}{reader}"
        _tell(session, row, "undeliverable", key, reader, role, now, why)


def _try(session: Session, row: OutboxRow) -> str:
    """How often *row* was sent once more, as part of a key; nothing for the first time, as older builds wrote it."""
    again = select(func.count()).where(PostEventRow.outbox == row.id, PostEventRow.what == "again")
    count = session.exec(again).one()
    return f"{count + 1}/" if count else ""


def tell_of_halt(session: Session, row: OutboxRow, outcome: Outcome, now: datetime) -> bool:
    """Tell the operators once that nothing leaves for a cause on our side; whether this was the time.

    *row* is the letter that met it. The notice leaves once the cause is gone; until then the cause is not told again.
    """
    halts = col(OutboxRow.mail_key).startswith(f"post-halted/{outcome.cause}/", autoescape=True)
    waiting = col(OutboxRow.status).in_(("draft", "sending"))
    if session.exec(select(OutboxRow.id).where(halts, waiting).limit(1)).first() is not None:
        return False
    why = {"cause": outcome.cause, "answer": outcome.answer, "since": now.isoformat()}
    for reader in _readers(session, row, Role.OPERATOR, now):
        key = f"post-halted/{outcome.cause}/{now.isoformat()}/{reader}"
        _tell(session, row, "post-halted", key, reader, Role.OPERATOR, now, why)
    return True


def _readers(session: Session, row: OutboxRow, role: Role, now: datetime) -> list[str]:
    """Who acts today as *role* in the journey of *row*, or who would have to know instead."""
    standing = session.get(StandingRow, row.journey)
    people = People.model_validate_json(standing.people) if standing else People()
    today = today_of(session, row.journey, now)
    acting = (people.acting(each, today) for each in (role, Role.OPERATOR, Role.COORDINATOR))
    return next((left for persons in acting if (left := [p for p in persons if p != row.person])), [])


def _tell(
    session: Session, row: OutboxRow, letter: str, key: str, reader: str, role: Role, now: datetime, why: dict[str, Any]
) -> None:
    if session.exec(select(OutboxRow.id).where(OutboxRow.mail_key == key)).first() is not None:
        return
    notice = OutboxRow(
        mail_key=key,
        message_id=message_id(key, row.message_id.rpartition("@")[2].rstrip(">")),
        journey=row.journey,
        number=row.number,
        letter=letter,
        role=role,
        person=reader,
        created_at=now,
        not_before=leaves(session, row.journey, letter, {}, reader, now).at,
        why=json.dumps(why),
    )
    session.add(notice)
    session.flush()
    about = f"{row.letter} to {row.person}" if letter == "undeliverable" else why["cause"]
    told(session, "written", [notice], why=f"{about}: {why['answer']}")
