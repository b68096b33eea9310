"""The same fact again changes nothing; other content under its identity is a conflict, told once."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from typing import Any

from sqlalchemy import Engine

from models.facts import Entered
from models.messages.masterplan import Book
from models.tables import OutboxRow, RegisterRow
from queries.record import chain_faults
from tests.activities.contents import everything, rows
from tests.activities.samples import AT, OFFICERS, append, asked, batch, concluded, said

FIRST_HASH = "069196dbf3eec3223decb65055fde6dc6bb69d947ca49ccf9566aa2f8342a9c2"
"""Of the entry below; were it ever computed in another way, the chains of years past would no longer hold."""
BOOK = {"person": OFFICERS[0], "book": "masterplan", "document": "ab" * 32}


def letters(engine: Engine) -> list[tuple[Any, ...]]:
    return [(row.number, row.letter, row.role, row.person) for row in rows(engine, OutboxRow)]


def test_the_same_batch_again_changes_nothing(engine: Engine) -> None:
    facts = batch(concluded(Entered(stage="masterplan")), asked(), said(Book, **BOOK))
    append(engine, facts)
    before = everything(engine)

    append(engine, facts, facts)

    assert everything(engine) == before


def test_a_batch_that_overlaps_adds_only_what_is_new(engine: Engine) -> None:
    append(engine, batch(asked()))

    append(engine, batch(asked(), asked("panel#1v1")))

    assert [row.identity for row in rows(engine, RegisterRow)] == [
        "masterplan/asked/masterplan#1v1",
        "masterplan/asked/panel#1v1",
    ]


def test_a_message_that_is_received_again_later_is_the_same_message(engine: Engine) -> None:
    append(engine, batch(said(Book, **BOOK)))
    before = everything(engine)

    append(engine, batch(said(Book, **BOOK, received_at=AT + timedelta(minutes=3))))

    assert everything(engine) == before


def test_other_content_under_the_same_identity_is_a_conflict_and_a_letter(engine: Engine) -> None:
    append(engine, batch(said(Book, **BOOK)))
    other = batch(said(Book, **BOOK | {"document": "cd" * 32}))

    append(engine, other)

    digest = hashlib.sha256(json.dumps(other.facts[0].body, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
    conflict = rows(engine, RegisterRow)[-1]
    assert (conflict.number, conflict.kind, conflict.identity) == (
        2,
        "conflict",
        f"conflict/contoh-0001/{digest[:16]}",
    )
    assert json.loads(conflict.body) == {"identity": "contoh-0001", "kind": "book-handed-in", "digest": digest}
    assert letters(engine) == [
        (2, "fault", "operator", "admin.contoh"),
        (2, "fault", "coordinator", "koordinator.contoh"),
    ]


def test_a_conflict_is_recorded_and_told_once(engine: Engine) -> None:
    other = batch(said(Book, **BOOK | {"document": "cd" * 32}))
    append(engine, batch(said(Book, **BOOK)), other)
    before = everything(engine)

    append(engine, other)

    assert everything(engine) == before


def test_a_conflict_holds_no_other_fact_of_its_batch_up(engine: Engine) -> None:
    append(engine, batch(asked()))

    append(engine, batch(asked(persons=("lain.contoh",)), asked("panel#1v1")))

    assert [row.kind for row in rows(engine, RegisterRow)] == ["asked", "conflict", "asked"]
    assert chain_faults(engine) == []
