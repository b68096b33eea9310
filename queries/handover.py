"""What `starter.py handover` tells whoever takes over a task in a journey."""

from __future__ import annotations

from sqlalchemy import Engine

from activities.database import reading
from activities.handover import handover_page
from models.errors import Refused
from models.tables import PersonRow


def handover(engine: Engine, journey: str, to: str) -> list[str]:
    """The page's lines, in the language of the person *to*; it also goes to a successor by itself.

    Raises:
        Refused: there is no such person, or nothing is recorded of the journey.
    """
    with reading(engine) as session:
        person = session.get(PersonRow, to)
        if person is None:
            raise Refused(f"there is no person {to!r}; enter people before they take over")
        try:
            return handover_page(session, journey, person.language)
        except LookupError as error:
            raise Refused(f"{error}; start a worker with `python worker.py`") from None
