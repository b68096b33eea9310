"""A clerk claims letters in a process of its own, and ends with whoever gave it orders."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from activities.clerk import Clerk, Office
from activities.headers import Replies
from models.errors import Unreachable
from models.tables import OutboxRow
from tests.activities.contents import rows
from tests.activities.samples import OFFICERS, address, append, asked, batch, enter

SENDER = "Sekretariat Program <seratus@seratus.example>"


def office(url: str) -> Office:
    return Office(url, SENDER, timedelta(minutes=2), Replies("jawaban@contoh.example"))


def test_a_clerk_claims_what_the_ledger_would_claim_and_keeps_the_bytes(sqlite: Engine) -> None:
    enter(sqlite)
    append(sqlite, batch(asked()))
    clerk = Clerk(office(sqlite.url.render_as_string(hide_password=False)))

    first, second, none = clerk.claim(1), clerk.claim(5), clerk.claim(5)
    clerk.close()

    assert [letter.address for letter in (*first, *second)] == [address(person) for person in OFFICERS]
    assert none == []
    assert all(b"\r\nReply-To: jawaban@contoh.example\r\n" in letter.content for letter in (*first, *second))
    kept = [(row.content, row.leased_until) for row in rows(sqlite, OutboxRow)]
    assert [(letter.content, letter.until) for letter in (*first, *second)] == kept


def test_a_clerk_without_a_database_ends_and_the_next_order_finds_another_one() -> None:
    clerk = Clerk(office("sqlite:////nowhere/seratus.db"))

    for _ in range(2):
        with pytest.raises(Unreachable, match="a clerk of the relay ended; why stands in the log of the worker"):
            clerk.claim(1)
