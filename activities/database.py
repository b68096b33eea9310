"""One engine for everybody: SQLite with its pragmas, or PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, SQLModel

from models.errors import Unreachable

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"
MIGRATING = 7308332
"""PostgreSQL's lock that a worker holds while it migrates."""
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=30000", "foreign_keys=ON")


def connect(url: str) -> Engine:
    """An engine for *url*; SQLite writers begin IMMEDIATE, so that two never read the same last row.

    A failed statement names no values: they would stand in Temporal's history and in logs.
    """
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True, pool_size=10, max_overflow=10, hide_parameters=True)
    engine = create_engine(url, connect_args={"timeout": 30, "isolation_level": None}, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _set_pragmas(connection: Any, _record: Any) -> None:
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        mode = connection.get_execution_options().get("sqlite_begin", "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {mode}")

    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """One writing transaction; committed as a whole, or not at all."""
    with engine.connect().execution_options(sqlite_begin="IMMEDIATE") as connection, connection.begin():
        with Session(connection, expire_on_commit=False) as session:
            yield session
            session.flush()


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """One reading transaction over a consistent picture."""
    with Session(engine) as session:
        yield session


def insert_once(session: Session, table: type[SQLModel], **values: Any) -> None:
    """Insert a row unless one with its key is there already, made by whoever was first."""
    insert_all_once(session, table, [values])


def insert_all_once(session: Session, table: type[SQLModel], rows: Sequence[dict[str, Any]]) -> None:
    """Insert each of *rows* unless one with its key is there already, made by whoever was first."""
    insert = postgres_insert if session.get_bind().dialect.name == "postgresql" else sqlite_insert
    if rows:
        session.execute(insert(table).on_conflict_do_nothing(), rows)


def migrate(engine: Engine) -> None:
    """Bring the database's tables to today's version; does nothing where they are."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    try:
        with engine.connect().execution_options(sqlite_begin="IMMEDIATE") as connection, connection.begin():
            if engine.dialect.name == "postgresql":
                # SQLite's BEGIN IMMEDIATE lets one worker migrate at a time; here a lock of our own does.
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATING})")
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except OperationalError as error:
        url, said = engine.url.render_as_string(hide_password=True), " ".join(str(error.orig).split())
        raise Unreachable(f"the database {url} does not answer: {said}; see SERATUS_DATABASE_URL") from None
