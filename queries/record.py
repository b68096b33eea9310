"""Proves the register: every chain read from the database, every word against its commitment."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from activities.database import reading
from models.chain import Entry, at_path, commitment, first_fault
from models.tables import HeadRow, RegisterRow, TextRow

PAGE = 1000
"""Entries held in memory at once."""


def chain_faults(engine: Engine, journey: str | None = None) -> list[str]:
    """What is wrong with the record, naming each chain's first bad entry; empty where it holds."""
    with reading(engine) as session:
        heads = {row.journey: (row.number, row.hash) for row in session.exec(_of(HeadRow, journey))}
        chains = groupby(_entries(session, journey), lambda entry: entry.journey)
        faults = [first_fault(chain, heads.pop(name, None)) for name, chain in chains]
        faults += [f"{name}: {fault}" for name, head in heads.items() if (fault := first_fault([], head))]
        faults += _altered_words(session, journey)
    return [fault for fault in faults if fault]


def _of(table: Any, journey: str | None) -> Any:
    return select(table) if journey is None else select(table).where(table.journey == journey)


def _entries(session: Session, journey: str | None) -> Iterator[Entry]:
    """The entries, chain by chain and in their order."""
    query = _of(RegisterRow, journey).order_by(col(RegisterRow.journey), col(RegisterRow.number))
    for row in session.exec(query.execution_options(yield_per=PAGE)):
        at = row.at.isoformat()
        yield Entry(row.journey, row.number, row.identity, at, row.kind, row.body, row.receipt, row.prev_hash, row.hash)


def _altered_words(session: Session, journey: str | None) -> list[str]:
    """Entries whose people's own words are not those committed to; erased words are no fault."""
    query = _of(TextRow, journey).where(col(TextRow.words).is_not(None))
    faults = []
    for row in session.exec(query.execution_options(yield_per=PAGE)):
        entry = session.get(RegisterRow, (row.journey, row.number))
        if entry is None or at_path(json.loads(entry.body), row.field) != commitment(row.words, row.salt):
            faults.append(f"{row.journey} entry {row.number}: the words of {row.field} are not those committed to")
    return faults


def counted(engine: Engine, journey: str | None = None) -> tuple[int, int]:
    """How many chains there are, and how many entries they hold."""
    with reading(engine) as session:
        heads = list(session.scalars(_of(HeadRow, journey)))
    return len(heads), sum(head.number for head in heads)
