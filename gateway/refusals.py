"""Refusals on record: who was refused what, and why. Validator refusals leave no trace in Temporal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import Engine

from activities.database import writing
from models.errors import PolicyError, Refused
from models.tables import RefusalRow
from models.values import printable


def record_refusal(engine: Engine, why: str, *, journey: str, person: object, kind: object, message: object) -> None:
    """Keep one refusal; an outsider's words are cut to a size."""
    row = RefusalRow(
        at=datetime.now(UTC),
        journey=printable(journey[:200]),
        person=printable(str(person)[:80]),
        kind=printable(str(kind)[:40]),
        message=printable(str(message)[:80]),
        why=printable(why[:1000]),
    )
    with writing(engine) as session:
        session.add(row)


@contextmanager
def on_record(engine: Engine, *, journey: str, person: str, kind: str) -> Iterator[None]:
    """Whatever is refused inside is recorded, and raised on."""
    try:
        yield
    except (Refused, PolicyError) as refusal:
        record_refusal(engine, str(refusal), journey=journey, person=person, kind=kind, message="")
        raise
