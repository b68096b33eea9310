"""Letters as bytes: a fact's words from its templates, as text and as HTML, one message to one reader."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from pydantic import AwareDatetime

from activities.envelope import mailbox, plain, serialised
from activities.filters import FILTERS
from activities.frame import Frame
from activities.layout import PART, Quoted, parts, plain_text
from activities.phrases import about_label
from activities.wording import words_of
from models.calendar import local
from models.errors import Refused
from models.journey import COHORT_PREFIX
from models.post import LETTERS
from models.values import Value
from models.vocabulary import LANGUAGES

TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "letters"
FALLBACK = "id"
FILES = ("subject.txt", "body.txt")
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


SHARED = ("name", "role", "programme", "stage", "journey", "at", "zone")
"""What a template may say of every occasion, beside its ``fact``, ``region``, ``language`` and ``of_cohort``."""


class Written(NamedTuple):
    """What a reader reads: the subject, and the same words as plain text and as HTML."""

    subject: str
    text: str
    html: str


class Letters:
    """Writes letters from the project's own templates and from no other place."""

    def __init__(self, sender: str, templates: Path = TEMPLATES) -> None:
        """Read the templates.

        Raises:
            Refused: *sender* is not one address, or a kind of letter lacks its words in one of the languages.
        """
        name, address = parseaddr(sender)
        self._sender = mailbox(name, address)
        self._templates = Environment(
            loader=FileSystemLoader(templates),
            undefined=StrictUndefined,
            finalize=_printed,
            auto_reload=False,
            cache_size=-1,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )  # plain text only: nothing is escaped here, and everything is where the frame makes HTML of it
        self._templates.filters.update(FILTERS)
        self._frame = Frame((templates / "_base" / "frame.mjml").read_text(encoding="utf-8"))
        self._check_complete()

    def compose(self, occasion: Occasion) -> bytes:
        """Write the letter; the same occasion always gives the same bytes.

        Raises:
            Refused: a header would carry what it must not, the address is not one address, or the template
                asks for something the fact does not say.
        """
        try:
            return serialised(self._message(occasion, self.written(occasion)))
        except MessageError as error:
            raise _unwritten(occasion, error) from error

    def written(self, occasion: Occasion) -> Written:
        """The letter's words in its reader's language, or in the programme's where that one is not ours.

        Raises:
            Refused: there is no such kind of letter, or the template asks for something the fact does not say.
        """
        fact = words_of(occasion)
        language = occasion.language if occasion.language in LANGUAGES else FALLBACK
        of_cohort = occasion.journey.startswith(COHORT_PREFIX)
        about = {name: getattr(occasion, name) for name in SHARED} | {
            "fact": fact,
            "language": language,
            "of_cohort": of_cohort,
            "region": about_label(occasion.region, language) if of_cohort else occasion.region,
            "part": PART,
        }
        try:
            subject, body = (
                self._templates.get_template(f"{occasion.letter}/{language}/{file}").render(about) for file in FILES
            )
        except (TemplateError, AttributeError, LookupError, TypeError, ValueError) as error:
            raise _unwritten(occasion, error) from error
        subject, letter = subject.strip("\n"), parts(body)
        return Written(subject, plain_text(letter), self._frame.filled(language, subject, letter))

    def _check_complete(self) -> None:
        known = set(self._templates.list_templates())
        wanted = {f"{letter}/{language}/{file}" for letter in LETTERS for language in LANGUAGES for file in FILES}
        if missing := sorted(wanted - known):
            raise Refused(f"the templates lack {', '.join(missing)}; every letter is written in every language")

    def _message(self, occasion: Occasion, written: Written) -> EmailMessage:
        if not MESSAGE_ID.fullmatch(occasion.message_id):
            raise Refused(f"{occasion.message_id[:80]!r} is not a Message-ID; one looks like <id@domain>")
        message = EmailMessage(policy=SMTP)
        message["From"] = self._sender
        message["To"] = mailbox(occasion.name, occasion.address)
        message["Subject"] = plain("Subject", written.subject)
        message["Date"] = local(occasion.at.astimezone(UTC), occasion.zone)
        message["Message-ID"] = plain("Message-ID", occasion.message_id)
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(written.text, cte="quoted-printable")
        message.add_alternative(written.html, subtype="html", cte="quoted-printable")
        message.set_boundary(_boundary(occasion.message_id))
        return message


def _boundary(message_id: str) -> str:
    """Follows from the Message-ID, so that a letter has the same bytes each time; quoted-printable has no ``=_``."""
    return f"=_{hashlib.sha256(message_id.encode()).hexdigest()[:32]}"


def _unwritten(occasion: Occasion, error: Exception) -> Refused:
    why = str(error).partition("\n")[0]
    return Refused(f"the letter {occasion.letter!r} cannot be written: {why}")


def _printed(value: Any) -> Any:
    """What a template prints: one line, unless it is a quotation; never an empty field."""
    if value is None:
        raise TemplateError("an empty field is printed")
    return value if isinstance(value, Quoted) else " ".join(str(value).split())
