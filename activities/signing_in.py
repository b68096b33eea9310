"""What a letter with a link says that somebody asked for at the pages; it belongs to no journey."""

from __future__ import annotations

from sqlmodel import Session

from activities.addressed import addressed
from activities.letters import Occasion
from activities.links import way_of
from models.tables import OutboxRow, PersonRow

PROGRAMME = "Gerakan Menuju 100 Smart City"
"""Whoever asks at the door is answered for the programme as a whole."""


def sign_in_occasion(session: Session, row: OutboxRow) -> Occasion:
    """Everything the letter *row* needs.

    Raises:
        LookupError: the person is not there.
    """
    person = session.get(PersonRow, row.person)
    if person is None:
        raise LookupError(f"the person of letter {row.mail_key} is not in the database")
    return Occasion(
        **addressed(row, person),
        programme=PROGRAMME,
        cohort="",
        region="",
        stage="",
        kind=row.letter,
        at=row.created_at,
        zone=person.zone,
        body={},
        names={},
        link=way_of(row.link),
    )
