"""One person as the office knows them: mailbox, ties and roles."""

from __future__ import annotations

from sqlalchemy import Engine

from activities.database import reading
from models.errors import Refused
from models.tables import PersonRow
from models.values import Value
from queries.people import Listed, listed


class Known(Value):
    """Somebody who is entered, with what only the office sees."""

    person: Listed
    address: str
    home: str | None
    """The region the person comes from."""
    employer: str | None
    """The region, or the institution's key, the person works for."""


def known(engine: Engine, id: str) -> Known:
    """Who *id* is.

    Raises:
        Refused: nobody of this id is entered.
    """
    with reading(engine) as session:
        row = session.get(PersonRow, id)
        if row is None:
            raise Refused(f"there is no person {id!r}; a coordinator enters people with their roles")
        fields = {"address": row.address, "home": row.home, "employer": row.employer}
    person = next(each for each in listed(engine) if each.id == id)
    return Known(person=person, **fields)
