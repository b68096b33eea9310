"""Both databases keep moments in UTC and write all or nothing; one that is away is named."""

from __future__ import annotations

import socket
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError, StatementError
from sqlmodel import SQLModel

from activities.database import connect, migrate, reading, writing
from models.errors import Unreachable
from models.tables import HeadRow, RefusalRow, RoleRow
from tests.activities.contents import everything, rows

NINE_HOURS_EAST = timezone(timedelta(hours=9))


def refusal(at: datetime) -> RefusalRow:
    return RefusalRow(
        at=at, journey="journey/contoh", person="contoh", kind="vote", message="contoh-0001", why="contoh"
    )


def write(engine: Engine, *rows: SQLModel, breaks_off: Exception | None = None) -> None:
    """Write *rows* in one transaction, each for itself, and break off at the end if told to."""
    with writing(engine) as session:
        for row in rows:
            session.add(row)
            session.flush()
        if breaks_off:
            raise breaks_off


def test_every_sqlite_connection_is_durable_patient_and_strict(sqlite: Engine) -> None:
    def pragmas(connection: Any) -> dict[str, Any]:
        names = ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")
        return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}

    in_force = {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 30000, "foreign_keys": 1}
    with sqlite.connect() as first, sqlite.connect() as second:
        assert [pragmas(first), pragmas(second)] == [in_force, in_force]


def test_a_reader_is_not_held_up_by_a_writer_and_sees_nothing_half_done(engine: Engine) -> None:
    with writing(engine) as session:
        session.add(HeadRow(journey="journey/contoh", number=1, hash="contoh"))
        session.flush()

        assert rows(engine, HeadRow) == []

    assert [row.journey for row in rows(engine, HeadRow)] == ["journey/contoh"]


def test_a_role_of_somebody_who_is_not_entered_is_refused(engine: Engine) -> None:
    with pytest.raises(IntegrityError):
        write(engine, RoleRow(person="siapa.contoh", role="officer"))


def test_a_transaction_that_the_database_refuses_leaves_nothing(engine: Engine) -> None:
    write(engine, HeadRow(journey="journey/contoh", number=1, hash="contoh"))
    before = everything(engine)

    with pytest.raises(IntegrityError):
        write(engine, refusal(datetime.now(UTC)), HeadRow(journey="journey/contoh", number=2, hash="contoh"))

    assert everything(engine) == before


def test_a_transaction_that_breaks_off_leaves_nothing(engine: Engine) -> None:
    with pytest.raises(LookupError, match="contoh"):
        write(engine, refusal(datetime.now(UTC)), breaks_off=LookupError("contoh"))

    assert rows(engine, RefusalRow) == []


def test_a_moment_comes_back_in_utc_whatever_zone_it_went_in_with(engine: Engine) -> None:
    write(engine, refusal(datetime(2026, 6, 30, 23, 59, 59, 123456, NINE_HOURS_EAST)))

    with reading(engine) as session:
        at = session.get_one(RefusalRow, 1).at

    assert (at, at.tzinfo) == (datetime(2026, 6, 30, 14, 59, 59, 123456, UTC), UTC)


def test_a_moment_without_a_zone_is_refused(engine: Engine) -> None:
    with pytest.raises(StatementError, match="2026-06-30 23:59:00 has no zone"):
        write(engine, refusal(datetime(2026, 6, 30, 23, 59)))

    assert rows(engine, RefusalRow) == []


def test_a_database_that_cannot_be_opened_is_named_with_the_remedy(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/tidak-ada/seratus.db"

    with pytest.raises(Unreachable) as caught:
        migrate(connect(url))

    assert str(caught.value) == (
        f"the database {url} does not answer: unable to open database file; see SERATUS_DATABASE_URL"
    )


def test_a_server_that_is_away_is_named_without_its_password() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody listens there, and nobody else can begin to
        server = f"127.0.0.1:{taken.getsockname()[1]}/contoh"
        with pytest.raises(Unreachable) as caught:
            migrate(connect(f"postgresql+psycopg://contoh:rahasia@{server}"))

    beginning, _, end = str(caught.value).partition(": ")
    assert beginning == f"the database postgresql+psycopg://contoh:***@{server} does not answer"
    assert end.endswith("; see SERATUS_DATABASE_URL")
    assert "rahasia" not in end
