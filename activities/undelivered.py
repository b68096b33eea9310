"""Who is told of a post that did not reach its reader."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from sqlmodel import Session

from activities.leaving import leaves
from activities.outbox import message_id
from activities.post_events import told
from models.people import Role
from models.tables import OutboxRow, StandingRow


def tell_undelivered(session: Session, row: OutboxRow, answer: str, role: Role) -> None:
    """Tell the coordinators (of a dead address) or the operators (of a letter refused) once."""
    standing = session.get(StandingRow, row.journey)
    people = json.loads(standing.people)["holders"] if standing else {}
    if row.letter == "undeliverable":
        return
    others = (role, Role.OPERATOR, Role.COORDINATOR)
    readers = next((left for each in others if (left := [p for p in people.get(each, []) if p != row.person])), [])
    for reader in readers:
        key = f"{row.mail_key}/undeliverable/{reader}"
        now = datetime.now(UTC)
        notice = OutboxRow(
            mail_key=key,
            message_id=message_id(key, row.message_id.rpartition("@")[2].rstrip(">")),
            journey=row.journey,
            number=row.number,
            letter="undeliverable",
            role=role,
            person=reader,
            created_at=now,
            not_before=leaves(session, row.journey, "undeliverable", {}, reader, now).at,
            why=json.dumps({"person": row.person, "letter": row.letter, "answer": answer}),
        )
        session.add(notice)
        session.flush()
        told(session, "written", [notice], why=f"{row.letter} to {row.person}: {answer}")
