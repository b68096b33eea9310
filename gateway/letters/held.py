"""Formal letters that are held: found by their key, and their words edited."""

from __future__ import annotations

from sqlalchemy import Engine
from sqlmodel import Session

from activities.database import reading, writing
from activities.post_events import told_of_letter
from gateway.letters.entitled import check_coordinator
from models.errors import Refused
from models.tables import LetterRow
from models.values import printable

LONGEST = 20_000
"""Characters that a letter's body may have."""


def letter_journey(engine: Engine, key: str) -> str:
    """The journey of the letter *key*; refused where there is no such letter."""
    with reading(engine) as session:
        row = session.get(LetterRow, key)
    if row is None:
        raise Refused(f"there is no letter {printable(key)[:200]!r}; `starter.py letters held` lists those that wait")
    return row.journey


def held_letter(session: Session, key: str) -> LetterRow:
    """The letter *key*, locked; refused unless it is held."""
    row = session.get_one(LetterRow, key, with_for_update=True)
    if row.status == "released":
        raise Refused(f"{key} was released as number {row.registry_number} of {row.dated}; only a held letter changes")
    if row.status != "held":
        raise Refused(f"{key} was {row.status}: {row.why}; only a held letter can be edited or released")
    return row


def edit(engine: Engine, key: str, text: str, by: str) -> None:
    """Put *text* in the place of a held letter's body; paragraphs are parted by blank lines.

    Raises:
        Refused: there is no such letter, it is not held, *by* is no coordinator, or the text is empty, too long or
            not readable.
    """
    paragraphs = [" ".join(part.split()) for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]
    whole = "\n\n".join(paragraphs)
    if not paragraphs or len(whole) > LONGEST:
        raise Refused(f"the body has {len(whole)} characters; from 1 to {LONGEST} are allowed")
    if any(printable(part) != part for part in paragraphs):
        raise Refused("the body has a control character; plain text in paragraphs is allowed")
    check_coordinator(engine, by, letter_journey(engine, key))
    with writing(engine) as session:
        held_letter(session, key).body = whole
        told_of_letter(session, "edited", key, why=f"{len(paragraphs)} paragraph(s)", by=by)
