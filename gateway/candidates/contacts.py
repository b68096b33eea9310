"""Reads the contacts of a row: one, or two."""

from __future__ import annotations

from pydantic import ValidationError

from activities.envelope import mailbox, plain
from gateway.candidates.row import Row
from models.candidate import Contact
from models.errors import Refused

AN_ADDRESS = "one e-mail address, written as name@office.example"
A_NAME = "a name, one line of at most 200 characters"
A_PHONE = "a telephone number as text that begins with 0 or +, or nothing"
EXPECTED = {"name": A_NAME, "address": AN_ADDRESS, "phone": A_PHONE}


def read_contacts(row: Row) -> tuple[Contact, ...]:
    """The contacts of *row*, as far as they have no fault; the second one may be left out."""
    contacts = [_contact(row, "contact")]
    second = [row.cell(f"contact2_{part}").kind for part in EXPECTED]
    if any(kind != "empty" for kind in second):
        contacts.append(_contact(row, "contact2"))
    return tuple(contact for contact in contacts if contact)


def _contact(row: Row, which: str) -> Contact | None:
    columns = {part: f"{which}_{part}" for part in EXPECTED}
    if not row.has(*columns.values()):
        return None
    given = {part: row.text(column) for part, column in columns.items()}
    wrong = {part for part, text in given.items() if text is not None and not _fits(part, text)}
    for part in wrong:
        row.fault(columns[part], EXPECTED[part])
    if wrong or None in given.values():
        return None
    return Contact.model_validate({**given, "phone": given["phone"] or None})


def _fits(part: str, text: str) -> bool:
    """Whether *text* alone is a right name, address or telephone number."""
    if part == "phone" and not text:
        return True
    try:
        if part == "address":
            mailbox("", text)
        plain("a contact", text)
        sample = {"name": "contoh", "address": "contoh@contoh.example", "phone": None}
        Contact.model_validate({**sample, part: text})
    except (Refused, ValidationError):
        return False
    return True
