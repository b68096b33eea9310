"""One post of the outbox, by its number or its key."""

from __future__ import annotations

from sqlmodel import Session, select

from models.errors import Refused
from models.tables import OutboxRow
from models.values import printable


def found_post(session: Session, key: str) -> OutboxRow:
    """The post with the number or the mail key *key*; the ledger tells both.

    Raises:
        Refused: there is none.
    """
    number = key.removeprefix("#")
    mine = OutboxRow.id == int(number) if number.isdigit() and len(number) < 16 else OutboxRow.mail_key == key
    row = session.exec(select(OutboxRow).where(mine)).first()
    if row is None:
        raise Refused(
            f"there is no post {printable(key)[:200]!r}; `starter.py letters ledger` names each by its number"
        )
    return row
