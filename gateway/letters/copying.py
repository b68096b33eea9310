"""A notice's words, ready to be copied for WhatsApp; the copying is on record."""

from __future__ import annotations

from sqlalchemy import Engine

from activities.composing import words_of
from activities.database import reading, writing
from activities.letters import Letters
from activities.post_events import told
from activities.whatsapp import for_whatsapp
from gateway.letters.entitled import check_coordinators_post
from gateway.letters.posts import found_post
from models.errors import Refused
from models.tables import OutboxRow


def copy(engine: Engine, letters: Letters, key: str, by: str) -> str:
    """The words of the post *key* for WhatsApp, without headers and without any link's token.

    Raises:
        Refused: there is no such post, *by* is no coordinator of its journeys, it is a formal letter that is still
            held, it was cancelled because it no longer holds, or it cannot be written.
    """
    with reading(engine) as session:
        row = found_post(session, key)
        id = row.id
    check_coordinators_post(engine, by, row)
    with reading(engine) as session:
        row = session.get_one(OutboxRow, id)
        if row.status == "held":
            raise Refused(
                f"#{id} is a formal letter without number, date and signatory; release it before it is copied"
            )
        if row.status == "cancelled":
            raise Refused(f"#{id} was cancelled: {row.why}; only words that still hold are copied")
        try:
            words = for_whatsapp(*words_of(session, letters, row))
        except LookupError as error:
            raise Refused(f"#{id} cannot be written: {error}") from None
    with writing(engine) as session:
        told(session, "copied", [session.get_one(OutboxRow, id)], by=by)
    return words
