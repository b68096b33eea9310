"""Letters as bytes: a fact's words from its template, one message to one reader."""

from __future__ import annotations

import re
from datetime import UTC
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, select_autoescape
from pydantic import AwareDatetime

from activities.envelope import LETTER, mailbox, plain, serialised
from activities.filters import FILTERS
from activities.layout import Quoted
from models.calendar import local
from models.errors import Refused
from models.journey import COHORT_PREFIX
from models.values import Value

TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "letters"
FALLBACK = "id"
AUTOMATIC = LETTER.header_factory("Auto-Submitted", "auto-generated")
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


class Letters:
    """Writes letters from the project's own templates and from no other place."""

    def __init__(self, sender: str, templates: Path = TEMPLATES) -> None:
        name, address = parseaddr(sender)
        self._sender = LETTER.header_factory("From", mailbox(name, address))
        self._templates = Environment(
            loader=FileSystemLoader(templates),
            undefined=StrictUndefined,
            autoescape=select_autoescape(("html", "mjml"), default_for_string=False),
            finalize=_printed,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._templates.filters.update(FILTERS)
        self._known = set(self._templates.list_templates())

    def compose(self, occasion: Occasion) -> bytes:
        """Write the letter; the same occasion always gives the same bytes.

        Raises:
            Refused: a header would carry what it must not, the address is not one address, or the template
                asks for something the fact does not say.
        """
        try:
            subject, text = self._rendered(occasion)
            return serialised(self._message(occasion, subject, text))
        except (TemplateError, MessageError, AttributeError, LookupError, TypeError, ValueError) as error:
            why = str(error).partition("\n")[0]
            raise Refused(f"the letter {occasion.letter!r} cannot be written: {why}") from error

    def _rendered(self, occasion: Occasion) -> tuple[str, str]:
        """Subject and text, both in the reader's language or both in the programme's."""
        paths = [f"{occasion.letter}/{language}/" for language in (occasion.language, FALLBACK)]
        path = next((p for p in paths if {f"{p}subject.txt", f"{p}body.txt"} <= self._known), None)
        if path is None:
            raise Refused(f"there is no template for the letter {occasion.letter!r}")
        about = dict(occasion) | {
            "fact": occasion.body,
            "language": path.split("/")[1],
            "of_cohort": occasion.journey.startswith(COHORT_PREFIX),
        }
        subject = self._templates.get_template(f"{path}subject.txt").render(about)
        text = self._templates.get_template(f"{path}body.txt").render(about)
        return subject.strip("\n"), text.strip() + "\n"

    def _message(self, occasion: Occasion, subject: str, text: str) -> EmailMessage:
        if not MESSAGE_ID.fullmatch(occasion.message_id):
            raise Refused(f"{occasion.message_id[:80]!r} is not a Message-ID; one looks like <id@domain>")
        message = EmailMessage(policy=LETTER)
        message["From"] = self._sender
        message["To"] = mailbox(occasion.name, occasion.address)
        message["Subject"] = plain("Subject", subject)
        message["Date"] = local(occasion.at.astimezone(UTC), occasion.zone)
        message["Message-ID"] = plain("Message-ID", occasion.message_id)
        message["Auto-Submitted"] = AUTOMATIC
        message.set_content(text, cte="quoted-printable")
        return message


def _printed(value: Any) -> Any:
    """What a template prints: one line, unless it is a quotation; never an empty field."""
    if value is None:
        raise TemplateError("an empty field is printed")
    return value if isinstance(value, Quoted) else " ".join(str(value).split())
