"""What may stand in a letter's headers, and how the letter becomes bytes; pure."""

from __future__ import annotations

import re
import unicodedata
from email.headerregistry import Address, HeaderRegistry
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.policy import SMTP
from email.utils import getaddresses
from typing import Any

from models.errors import Refused

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
ADDRESS = re.compile(rf"{_ATOM}(\.{_ATOM})*@({_LABEL}\.)+(?=[A-Za-z]){_LABEL}")
ENCODED_WORD = re.compile(r"=\?.*\?=")


class _Headers(HeaderRegistry):
    """The library's headers, with one class for each name; it would make a class anew for every header written."""

    def __init__(self) -> None:
        super().__init__()
        self._made: dict[str, type] = {}

    def __getitem__(self, name: str) -> Any:
        """The class of the header *name*."""
        if name not in self._made:
            self._made[name] = super().__getitem__(name)
        return self._made[name]


LETTER = SMTP.clone(header_factory=_Headers())
UNFOLDED = LETTER.clone(max_line_length=998)
"""For plain headers: folded at 78, a subject could begin on a line of its own, which some readers show with a blank."""


def plain(header: str, value: str) -> str:
    """Refuse what could end a header or hide another one in it."""
    if any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in value):
        raise Refused(f"{header} has a control character or a line break; one line of readable text is allowed")
    if ENCODED_WORD.search(value):
        raise Refused(f"{header} has an encoded word (=?…?=); plain text is allowed")
    return value


def mailbox(name: str, address: str) -> Address:
    """One name and one address."""
    if len(address) > 254 or not ADDRESS.fullmatch(address):
        raise Refused(f"{address[:80]!r} is not one e-mail address; write it as name@office.example")
    return Address(plain("a name", name), addr_spec=plain("an address", address))


def one_mailbox(text: str) -> Address:
    """The one address that *text* writes, with a name before it or without."""
    found = getaddresses([plain("an address", text)])
    if len(found) != 1:
        raise Refused(f"{text[:80]!r} is not one e-mail address; write it as Name <name@office.example>")
    return mailbox(*found[0])


def serialised(message: EmailMessage) -> bytes:
    """The message's bytes, once they read back as the same headers and the same single reader.

    Only the reader's header is taken apart again: to do that with every one costs as much as to write the letter.
    """
    simple = all(str(value).isascii() for value in message.values())
    content = message.as_bytes(policy=UNFOLDED if simple else LETTER)
    headers, _, _ = content.partition(b"\r\n\r\n")  # what a mail server takes for headers, whatever was meant
    read = BytesHeaderParser(policy=LETTER).parsebytes(headers)
    readers = [address.addr_spec for address in read["To"].addresses]
    if read.keys() != message.keys() or readers != [message["To"].addresses[0].addr_spec]:
        raise Refused("the letter does not read back with the headers it was written with")
    return content
