"""Letters as bytes: what they say, and one message to one reader."""

from __future__ import annotations

import binascii
import hashlib
import re
from datetime import UTC
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path
from typing import Any

from pydantic import AwareDatetime

from activities.envelope import LETTER, mailbox, plain, serialised
from activities.headers import Replies
from activities.ics import attach
from activities.links import Way
from activities.surat import Surat
from activities.templates import TEMPLATES, Templates, Written, unwritten
from models.appointment import Appointment
from models.calendar import local
from models.errors import Refused
from models.values import Value

AUTOMATIC = LETTER.header_factory("Auto-Submitted", "auto-generated")
VERSION = LETTER.header_factory("MIME-Version", "1.0")
BOUNDARY = "=_surat"
"""Quoted-printable never has ``=_``, so that no words can end a part."""
ALTERNATIVES = LETTER.header_factory("Content-Type", f'multipart/alternative; boundary="{BOUNDARY}"')
"""Like those before it a header that is the same in every letter, made once."""
MESSAGE_ID = re.compile(r"<[^<>@\s]+@[^<>@\s]+>")


class Occasion(Value):
    """Everything a letter says and to whom.

    ``body`` is the fact as recorded, ``names`` the names of the persons, regions and institutions in it. In a letter
    about a cohort as a whole ``region`` is the cohort's name.
    """

    letter: str
    language: str
    message_id: str
    name: str
    address: str
    role: str
    programme: str
    cohort: str
    region: str
    stage: str
    journey: str
    kind: str
    at: AwareDatetime
    zone: str
    body: dict[str, Any]
    names: dict[str, str]
    dates: tuple[Appointment, ...] = ()
    """What the letter changes in its reader's calendar."""
    link: Way | None = None
    """How its reader comes to the pages; none where the installation has none, or nothing is to be done there."""
    formal: Surat | None = None
    """What a formal letter says around its body; None for a notice."""


class Letters:
    """Writes letters from the project's own templates and from no other place."""

    def __init__(self, sender: str, templates: Path = TEMPLATES, replies: Replies | None = None) -> None:
        """Read the templates.

        Raises:
            Refused: *sender* is not one address, or a kind of letter lacks its words in one of the languages.
        """
        name, address = parseaddr(sender)
        self._sender = LETTER.header_factory("From", mailbox(name, address))
        self._replies = replies or Replies()
        self._templates = Templates(templates)

    def written(self, occasion: Occasion) -> Written:
        """The letter's words in its reader's language, or in the programme's where that one is not ours.

        Raises:
            Refused: there is no such kind of letter, or the template asks for something the fact does not say.
        """
        return self._templates.written(occasion)

    def digest(self, occasion: Occasion) -> str:
        """SHA-256 over all that `compose` makes the letter from: with the same digest it makes the same bytes."""
        own = f"{self._sender} {self._replies} {self._templates.digest}"
        return hashlib.sha256(f"{own} {occasion.model_dump_json()}".encode()).hexdigest()

    def compose(self, occasion: Occasion) -> bytes:
        """Write the letter; the same occasion always gives the same bytes.

        Raises:
            Refused: a header would carry what it must not, the address is not one address, or the template
                asks for something the fact does not say.
        """
        written = self.written(occasion)
        try:
            return serialised(self._message(occasion, written))
        except (MessageError, AttributeError, LookupError, TypeError, ValueError) as error:
            raise unwritten(occasion, error) from error

    def _message(self, occasion: Occasion, written: Written) -> EmailMessage:
        if not MESSAGE_ID.fullmatch(occasion.message_id):
            raise Refused(f"{occasion.message_id[:80]!r} is not a Message-ID; one looks like <id@domain>")
        message = EmailMessage(policy=LETTER)
        message["From"] = self._sender
        message["To"] = mailbox(occasion.name, occasion.address)
        message["Subject"] = plain("Subject", written.subject)
        message["Date"] = local(occasion.at.astimezone(UTC), occasion.zone)
        message["Message-ID"] = plain("Message-ID", occasion.message_id)
        message["Auto-Submitted"] = AUTOMATIC
        self._replies.address(message, occasion.letter, occasion.role)
        message["MIME-Version"] = VERSION
        message["Content-Type"] = ALTERNATIVES
        message.set_payload(_alternatives(written))
        attach(message, occasion)
        return message


def _alternatives(written: Written) -> str:
    """The words as text and as HTML, in one body; by hand, because the library takes many times as long for it."""
    parts = (("plain", written.text), ("html", written.html))
    encoded = "".join(
        f'--{BOUNDARY}\nContent-Type: text/{kind}; charset="utf-8"\nContent-Transfer-Encoding: quoted-printable\n\n'
        f"{binascii.b2a_qp(words.encode(), istext=True).decode('ascii')}\n"
        for kind, words in parts
    )
    return f"{encoded}--{BOUNDARY}--\n".replace("\n", "\r\n")
