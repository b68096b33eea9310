"""What a database holds, to be compared as a whole."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, select
from sqlmodel import Session

from models.tables import metadata


def rows(engine: Engine, table: Any) -> list[Any]:
    """Every row of *table*, in the order of its key."""
    with Session(engine) as session:
        return list(session.scalars(select(table).order_by(*table.__table__.primary_key)))


def everything(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    """All that the database holds."""
    with engine.connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in metadata().sorted_tables
        }
