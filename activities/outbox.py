"""Rows of the outbox: written with the fact that causes them, cancelled with the fact that outdates them."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from sqlalchemy import update
from sqlmodel import Session, col

from models.facts import Noted, NotedFacts
from models.post import OF_A_STEP, TO_ACT, posts_for
from models.tables import OutboxRow

NAMESPACE = uuid.UUID("6f1c8a52-2a64-4f0f-9c62-5a7e6b9d1c11")
"""Of our mail keys; with it a letter's Message-ID follows from its key for ever."""


def message_id(mail_key: str, domain: str) -> str:
    """The fixed Message-ID of a letter: every copy of it carries the same one."""
    return f"<{uuid.uuid5(NAMESPACE, mail_key)}@{domain}>"


def post(session: Session, number: int, noted: Noted, facts: NotedFacts, domain: str) -> None:
    """Write an outbox row for every post that entry *number* causes."""
    now = datetime.now(UTC)
    for letter, role, person in posts_for(noted.kind, noted.body, facts.people):
        key = f"{facts.journey}/{noted.identity}/{letter}/{person}"
        session.add(
            OutboxRow(
                mail_key=key,
                message_id=message_id(key, domain),
                journey=facts.journey,
                number=number,
                letter=letter,
                role=role,
                person=person,
                step=noted.body.get("step") if letter in OF_A_STEP else None,
                created_at=now,
                not_before=now,
            )
        )


def cancel_outdated(session: Session, facts: NotedFacts) -> None:
    """Cancel posts about a step that is done, has another date now, or is another person's.

    Only posts that have not left; the reason stays with the row.
    """
    session.flush()
    current = [waiting.key for waiting in facts.standing.waiting]
    waiting = (
        OutboxRow.journey == facts.journey,
        OutboxRow.status == "pending",
        OutboxRow.step.is_not(None),  # type: ignore[union-attr]  # a column
    )
    why = "the step was done or its date moved before this post left"
    session.execute(
        update(OutboxRow)
        .where(*waiting, OutboxRow.step.not_in(current))  # type: ignore[arg-type, union-attr]  # columns
        .values(status="cancelled", why=why)
    )
    why = "the step was no longer this person's before this post left"
    for step in facts.standing.waiting:
        others = (
            OutboxRow.step == step.key,
            col(OutboxRow.letter).in_(TO_ACT),
            col(OutboxRow.person).not_in(step.persons),
        )
        session.execute(update(OutboxRow).where(*waiting, *others).values(status="cancelled", why=why))  # type: ignore[arg-type]  # columns
