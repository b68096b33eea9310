"""The receipt of a message: what the register holds of it, or that it was accepted and is being recorded."""

from __future__ import annotations

import json

from pydantic import AwareDatetime
from sqlalchemy import Engine
from sqlmodel import Session, select

from activities.database import reading
from activities.recorded import facts_words, names_of, strings
from models.errors import Refused
from models.tables import IntakeRow, RegionRow, RegisterRow, StandingRow
from models.values import Value
from queries.sentences import told


class ReceiptPage(Value):
    """A message that was accepted."""

    journey: str
    title: str
    message: str
    received_at: AwareDatetime
    number: int | None = None
    """Its entry in the register; None while it is being recorded."""
    hash: str | None = None
    """The chain's hash at this entry, which stands for it and everything before it."""
    text: str = ""


def receipt_page(engine: Engine, journey: str, message: str, person: str, language: str) -> ReceiptPage:
    """The receipt of *message*, which *person* sent.

    Raises:
        Refused: nobody sent such a message, or somebody else did.
    """
    with reading(engine) as session:
        query = select(RegisterRow).where(RegisterRow.journey == journey, RegisterRow.identity == message)
        row, title = session.exec(query).first(), _title(session, journey)
        taken = session.get(IntakeRow, (journey, message))
        if row is not None and row.receipt is not None:
            return _recorded(session, row, title, person, language)
    if taken is None:
        raise Refused(f"there is no receipt {message} of {journey}; it was never accepted")
    return ReceiptPage(journey=journey, title=title, message=message, received_at=taken.received_at)


def _recorded(session: Session, row: RegisterRow, title: str, person: str, language: str) -> ReceiptPage:
    body = facts_words(session, row.journey, row.number, row.body)
    if body.get("person") != person:
        raise Refused(f"the receipt {row.identity} belongs to somebody else; yours are told to you alone")
    receipt = json.loads(row.receipt or "{}")
    return ReceiptPage(
        journey=row.journey,
        title=title,
        message=row.identity,
        received_at=receipt["received_at"],
        number=row.number,
        hash=row.hash,
        text=told(row.kind, body, names_of(session, strings(body)), language),
    )


def _title(session: Session, journey: str) -> str:
    standing = session.get(StandingRow, journey)
    region = session.get(RegionRow, standing.region) if standing else None
    return region.name if region else journey.rpartition("/")[2]
