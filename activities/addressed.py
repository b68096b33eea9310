"""To whom a letter goes, as every kind of it says."""

from __future__ import annotations

from typing import Any

from models.tables import OutboxRow, PersonRow


def addressed(row: OutboxRow, person: PersonRow) -> dict[str, Any]:
    """The fields of an occasion that follow from the post and its reader alone."""
    return {
        "letter": row.letter,
        "language": person.language,
        "message_id": row.message_id,
        "name": person.name,
        "address": person.address,
        "role": row.role,
        "journey": row.journey,
    }
