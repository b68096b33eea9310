"""A post's words: its bytes for the mail server, and the same words as plain text."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

from sqlmodel import Session

from activities.letters import Letters
from activities.occasion import occasion_of
from activities.summary_body import summary_occasion
from models.errors import Refused
from models.post import SUMMARY
from models.tables import OutboxRow


def composed(session: Session, letters: Letters, row: OutboxRow) -> tuple[str, bytes]:
    """To which address *row* goes, and its bytes.

    Raises:
        Refused, LookupError: it cannot be written, or somebody or something it needs is not there.
    """
    occasion = (summary_occasion if row.letter == SUMMARY else occasion_of)(session, row)
    return occasion.address, letters.compose(occasion)


def words_of(session: Session, letters: Letters, row: OutboxRow) -> tuple[str, str]:
    """Subject and text of *row*, as they were sent or would be sent now."""
    content = row.content or composed(session, letters, row)[1]
    message = message_from_bytes(content, policy=SMTP)
    assert isinstance(message, EmailMessage)
    part = message.get_body(("plain",))
    if part is None:
        raise Refused(f"the post {row.mail_key} has no text part; only posts with one can be read here")
    return str(message["Subject"]), part.get_content().replace("\r\n", "\n")
