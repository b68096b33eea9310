"""A post's words as plain text, as its reader sees them."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

from sqlmodel import Session

from activities.letters import Letters
from activities.links import DOOR
from activities.occasion import occasion_of
from models.errors import Refused
from models.tables import OutboxRow


def words_of(session: Session, letters: Letters, row: OutboxRow) -> tuple[str, str]:
    """Subject and text of *row*, as they were sent or would be sent now; without the link, which is its reader's alone.

    Raises:
        Refused, LookupError: it cannot be written, or somebody or something it needs is not there.
    """
    if row.content and not row.link:
        subject, text = _read(row, row.content)
        if DOOR not in text:
            return subject, text
    unlinked = occasion_of(session, row).model_copy(update={"link": None})
    return _read(row, letters.compose(unlinked))


def _read(row: OutboxRow, content: bytes) -> tuple[str, str]:
    message = message_from_bytes(content, policy=SMTP)
    assert isinstance(message, EmailMessage)
    part = message.get_body(("plain",))
    if part is None:
        raise Refused(f"the post {row.mail_key} has no text part; only posts with one can be read here")
    return str(message["Subject"]), part.get_content().replace("\r\n", "\n")
