"""Rows of the outbox: written with the fact that causes them, cancelled with the fact that outdates them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session, col, select

from activities.formal import MISSING, hold, letter_key, overtake
from activities.hours import hours_of
from activities.leaving import leaves, moment_text
from activities.letter_first import behind
from activities.links import until, write_link
from activities.post_events import told
from models.calendar import LocalDeadline
from models.formal import FORMAL
from models.noted import Noted, NotedFacts
from models.post import OF_A_STEP, TO_ACT, formal_letters, posts_for
from models.tables import OutboxRow
from models.values import PersonId

NAMESPACE = uuid.UUID("6f1c8a52-2a64-4f0f-9c62-5a7e6b9d1c11")
"""Of our mail keys; with it a letter's Message-ID follows from its key for ever."""

UNSENT = ("draft", "held")
BEFORE = ", or sooner once its formal letter is released"


class Place(NamedTuple):
    """Where the installation is: the domain of its mail, and how people reach its pages, if it has any."""

    domain: str
    pages: str | None = None


def message_id(mail_key: str, domain: str) -> str:
    """The fixed Message-ID of a letter: every copy of it carries the same one."""
    return f"<{uuid.uuid5(NAMESPACE, mail_key)}@{domain}>"


def post(session: Session, number: int, noted: Noted, facts: NotedFacts, place: Place, now: datetime) -> None:
    """Write at *now* an outbox row for every post that entry *number* causes; formal letters are held.

    What the fact has overtaken is cancelled first.
    """
    overtake(session, facts.journey, noted)
    hold(session, facts.journey, number, noted.identity, formal_letters(noted.kind, noted.body, facts.people))
    rows, kept = [], set()
    hours = hours_of(session, facts.journey)
    for letter, role, person in posts_for(noted.kind, noted.body, facts.people):
        key = f"{facts.journey}/{noted.identity}/{letter}/{person}"
        if waits := behind(session, facts.journey, letter, noted, person, now):
            kept.add(key)
        meant = waits or leaves(session, facts.journey, letter, noted.body, person, now)
        rows.append(
            OutboxRow(
                mail_key=key,
                message_id=message_id(key, place.domain),
                journey=facts.journey,
                number=number,
                letter=letter,
                role=role,
                person=person,
                step=noted.body.get("step") if letter in OF_A_STEP else None,
                status="held" if letter in FORMAL else "draft",
                letter_key=letter_key(facts.journey, noted.identity, letter) if letter in FORMAL else None,
                created_at=now,
                not_before=meant.at,
                daily=meant.daily,
            )
        )
        if place.pages and letter in TO_ACT:
            rows[-1].link = _link(session, place.pages, rows[-1], noted, now)
    session.add_all(rows)
    session.flush()
    for row in rows:
        meant_for = f"; meant for {moment_text(session, hours, row)}" if row.not_before > now else ""
        meant_for += BEFORE if row.mail_key in kept else ""
        told(session, "written", [row], why=f"{noted.kind} {number}{meant_for}")
    told(session, "held", [row for row in rows if row.status == "held"], why=MISSING)


def _link(session: Session, pages: str, row: OutboxRow, noted: Noted, now: datetime) -> str:
    """The link to the step that *row* asks its reader for."""
    due = LocalDeadline.model_validate(noted.body["due"]) if noted.body.get("due") else None
    return write_link(session, pages, row.person, now, until(due, now), row.journey, row.step).kept


def cancel_outdated(session: Session, facts: NotedFacts) -> None:
    """Cancel posts about a step that is done, has another date now, or is another person's.

    Only posts that nobody has tried to send; one that is being sent is looked at before it is tried again. Rows are
    locked in the order of their numbers, as everywhere.
    """
    session.flush()
    open_ = {waiting.key: waiting.persons for waiting in facts.standing.waiting}
    mine = select(OutboxRow).where(OutboxRow.journey == facts.journey, col(OutboxRow.step).is_not(None))
    unsent = mine.where(col(OutboxRow.status).in_(UNSENT)).order_by(col(OutboxRow.id))
    for row in session.exec(unsent.with_for_update()):
        if why := outdated(row, open_):
            row.status, row.why = "cancelled", why
            told(session, "cancelled", [row], why=why)


def outdated(row: OutboxRow, open_: Mapping[str, Sequence[PersonId]]) -> str | None:
    """Why *row* says what no longer holds, where *open_* maps the open steps to their persons; None where it holds."""
    if row.step is None:
        return None
    if row.step not in open_:
        return "the step was done or its date moved before this post left"
    if row.letter in TO_ACT and row.person not in open_[row.step]:
        return "the step was no longer this person's before this post left"
    return None
