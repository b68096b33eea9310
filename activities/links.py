"""Links in letters: an address that names nobody, and a code that is typed by hand; only their digests are kept."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlmodel import Session

from models.calendar import LocalDeadline
from models.tables import LinkRow

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and capitals without those that look alike."""
GROUPS, EACH = 2, 4
"""Eight characters are about 39 bits; ten tries a minute would take a thousand years."""
DOOR = "/masuk/"
"""Where a link leads, before its secret."""
AFTER_DUE = timedelta(days=14)
"""How long after its deadline a task's link still opens, because dates are extended (our default)."""


class Way(NamedTuple):
    """How somebody comes to the pages: the link's address and the code."""

    url: str
    code: str

    @property
    def kept(self) -> str:
        """As a row of the outbox keeps it until its letter is written."""
        return f"{self.url} {self.code}"


def way_of(kept: str | None) -> Way | None:
    """What `Way.kept` has kept."""
    return Way(*kept.split(" ")) if kept else None


def write_link(
    session: Session,
    pages: str,
    person: str,
    now: datetime,
    expires: datetime,
    journey: str | None = None,
    step: str | None = None,
) -> Way:
    """Make a link of *person*, to a step where one is named, that opens once and until *expires*."""
    token, code = secrets.token_urlsafe(32), new_code()
    row = LinkRow(
        digest=digest(token),
        person=person,
        journey=journey,
        step=step,
        commitment=commitment(token, code),
        created_at=now,
        expires_at=expires,
    )
    session.add(row)
    return Way(f"{pages}{DOOR}{token}", code)


def until(due: LocalDeadline | None, now: datetime) -> datetime:
    """Until when a task's link opens."""
    return max(due.moment if due else now, now) + AFTER_DUE


def new_code() -> str:
    """A fresh code, in groups as people read it."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(EACH)) for _ in range(GROUPS))


def digest(token: str) -> str:
    """What is kept of a link's or a session's secret."""
    return hashlib.sha256(token.encode()).hexdigest()


def commitment(token: str, code: str) -> str:
    """What is kept of a code: without its link nothing can be tried."""
    return hmac.digest(token.encode(), normal(code).encode(), "sha256").hex()


def normal(code: str) -> str:
    """A code as it was typed, in any case, with or without what parts its groups."""
    return "".join(character for character in code.upper() if character.isalnum())[:32]


def masked(text: str) -> str:
    """A letter's *text* for anybody but its reader: without the link's secret and the code."""
    if DOOR not in text:
        return text
    code = "-".join([f"[{ALPHABET}]{{{EACH}}}"] * GROUPS)
    return re.sub(rf"\b{code}\b", "…", re.sub(rf"{DOOR}\S+", f"{DOOR}…", text))
