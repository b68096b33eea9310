"""A letter that was sent, and what mail servers write when it comes back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Engine

from activities.database import connect, migrate, writing
from activities.ledger import Claimed, Ledger
from activities.letters import Letters
from activities.replies import Fate, Outcome
from models.tables import OutboxRow, PersonRow
from tests.activities.contents import everything, rows
from tests.activities.samples import OFFICERS, append, asked, batch, enter

SENDER = "Sekretariat Program <seratus@seratus.example>"
ANSWER = "smtp; 550 5.1.1 no such mailbox"


class Lot(NamedTuple):
    """What became of one letter."""

    letter: str
    person: str
    status: str
    why: str | None


class PostOffice:
    """A database in which two officers' letters were sent."""

    def __init__(self, folder: Path) -> None:
        self.engine: Engine = connect(f"sqlite:///{folder}/seratus.db")
        migrate(self.engine)
        enter(self.engine)
        append(self.engine, batch(asked()))
        self.ledger = Ledger(self.engine, Letters(SENDER), timedelta(minutes=2))
        self.first, self.second = self.ledger.claim(2)
        for letter in (self.first, self.second):
            self.mark(letter, Fate.SENT)

    def mark(self, letter: Claimed, fate: Fate) -> None:
        self.ledger.mark([(letter, Outcome(fate, "250" if fate is Fate.SENT else "554 no"))])

    def message_id(self, number: int = 0) -> str:
        return rows(self.engine, OutboxRow)[number].message_id

    def lots(self) -> list[Lot]:
        return [Lot(row.letter, row.person, row.status, row.why) for row in rows(self.engine, OutboxRow)]

    def dead(self) -> list[str]:
        return [row.id for row in rows(self.engine, PersonRow) if row.address_dead]

    def content(self) -> object:
        return everything(self.engine)

    def correct(self, address: str) -> None:
        with writing(self.engine) as session:
            session.get_one(PersonRow, OFFICERS[0]).address = address


def block(
    recipient: str = "narahubung-1@contoh.example", action: str = "failed", status: str = "5.1.1", more: str = ""
) -> str:
    """What a report says of one recipient."""
    return (
        f"Final-Recipient: rfc822; {recipient}\nAction: {action}\nStatus: {status}\n{more}Diagnostic-Code: {ANSWER}\n"
    )


def report(message_id: str, *blocks: str, whole: bool = True, kind: str = "delivery-status") -> bytes:
    """A delivery report as mail servers write it; with the letter as a *whole*, or with its headers only."""
    letter = f"From: {SENDER}\nTo: narahubung-1@contoh.example\nMessage-ID: {message_id}\nSubject: Pemberitahuan\n"
    original = (
        f"Content-Type: message/rfc822\n\n{letter}\nIsi." if whole else f"Content-Type: text/rfc822-headers\n\n{letter}"
    )
    status = "\n".join(blocks or (block(),))
    text = f"""Return-Path: <>
From: MAILER-DAEMON@surel.contoh.example
To: seratus@seratus.example
Message-ID: <lain@surel.contoh.example>
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type={kind}; boundary="=_batas"

--=_batas
Content-Type: text/plain; charset=us-ascii

This is the mail system at host surel.contoh.example.

--=_batas
Content-Type: message/delivery-status

Reporting-MTA: dns; surel.contoh.example

{status}
--=_batas
{original}
--=_batas--
"""
    return text.replace("\n", "\r\n").encode()
