"""Posts that failed are sent once more: the same letter under the same Message-ID, never one that was sent."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from activities.database import reading, writing
from activities.post_events import told
from gateway.letters.entitled import check_coordinators_post
from gateway.letters.posts import found_post
from models.errors import Refused
from models.tables import OutboxRow, PersonRow

ENDED = ("failed", "dead")


def send_again(engine: Engine, key: str, by: str) -> str:
    """Have the post *key* sent once more; what will be sent, in one line.

    Raises:
        Refused: there is no such post, *by* is no coordinator of its journeys, it did not fail, it went out in a
            summary, or its reader's address is still known as dead.
    """
    with reading(engine) as session:
        id = (row := found_post(session, key)).id
    check_coordinators_post(engine, by, row)
    with writing(engine) as session:
        return _again(session, session.get_one(OutboxRow, id, with_for_update=True), by)


def send_all_again(engine: Engine, by: str) -> tuple[list[str], list[str]]:
    """Have every failed post sent once more that *by* coordinates; what will be sent, and why the others stay."""
    query = select(OutboxRow.id).where(col(OutboxRow.status).in_(ENDED), col(OutboxRow.carried_by).is_(None))
    with reading(engine) as session:
        ids = list(session.exec(query.order_by(col(OutboxRow.id))))
    done, left = [], []
    for id in ids:
        try:
            done.append(send_again(engine, str(id), by))
        except Refused as refusal:
            left.append(str(refusal))
    return done, left


def _again(session: Session, row: OutboxRow, by: str) -> str:
    """The same bytes, unless the reader's address has changed: then they are made anew under the same Message-ID."""
    _check(session, row)
    now, person = datetime.now(UTC), session.get(PersonRow, row.person)
    if person is not None and row.recipient not in (None, person.address):
        row.recipient = row.content = None
    row.status = "draft" if row.content is None else "sending"
    row.leased_until = None if row.content is None else now
    row.not_before, row.tries_since, row.daily = now, None, False
    why = "written anew for another address" if row.content is None else "the same bytes"
    told(session, "again", [row], why=why, by=by)
    carried = list(session.exec(select(OutboxRow).where(OutboxRow.carried_by == row.id).order_by(col(OutboxRow.id))))
    for each in carried:
        each.status, each.why = "sending", None
    told(session, "again", carried, why=f"with the summary #{row.id}", by=by)
    return f"#{row.id} {row.letter} to {row.person}: {why}"


def _check(session: Session, row: OutboxRow) -> None:
    name = f"#{row.id} ({row.letter} to {row.person})"
    if row.carried_by is not None:
        raise Refused(f"{name} went out in the summary #{row.carried_by}; have that one sent again")
    if row.status not in ENDED:
        when = f" at {row.sent_at:%Y-%m-%d %H.%M} UTC" if row.sent_at else ""
        raise Refused(f"{name} is {row.status}{when}; only a post that is failed or dead is sent again")
    person = session.get(PersonRow, row.person)
    if person is None or person.address_dead:
        raise Refused(f"{name} has no living address; correct it with `starter.py people add {row.person} ...` first")
