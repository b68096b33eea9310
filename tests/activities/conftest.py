"""Real databases, SQLite and PostgreSQL, and a real mail server on a port of its own."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import Engine

from activities.database import migrate
from activities.mailer import Mailer
from tests.activities.databases import Postgres, opened
from tests.activities.mail_server import MailServer
from tests.activities.relay import Relay, settings
from tests.activities.samples import enter


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One PostgreSQL server for the session."""
    server = Postgres()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with today's tables, made once and copied for each test."""
    file = tmp_path_factory.mktemp("migrated") / "seratus.db"
    with opened(f"sqlite:///{file}") as engine:
        migrate(engine)
    return file


@pytest.fixture(scope="session")
def migrated_database(postgres: Postgres) -> str:
    """A PostgreSQL database with today's tables, made once and copied for each test."""
    url = postgres.database()
    with opened(url) as engine:
        migrate(engine)
    return url


@pytest.fixture
def sqlite(tmp_path: Path, migrated_file: Path) -> Iterator[Engine]:
    """A SQLite file with today's tables."""
    with opened(f"sqlite:///{shutil.copy(migrated_file, tmp_path)}") as engine:
        yield engine


@pytest.fixture
def postgresql(postgres: Postgres, migrated_database: str) -> Iterator[Engine]:
    """A PostgreSQL database with today's tables."""
    with opened(postgres.database(migrated_database)) as engine:
        yield engine


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """A database with today's tables, once of each kind."""
    engine: Engine = request.getfixturevalue(request.param)
    return engine


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database without tables, once of each kind."""
    on_server = request.param == "postgresql"
    url = request.getfixturevalue("postgres").database() if on_server else f"sqlite:///{tmp_path}/empty.db"
    with opened(url) as engine:
        yield engine


@pytest_asyncio.fixture
async def mail_server() -> AsyncIterator[MailServer]:
    """A mail server that keeps what it accepts."""
    server = MailServer()
    await server.start()
    yield server
    await server.stop()


@pytest_asyncio.fixture
async def mailer(mail_server: MailServer) -> AsyncIterator[Mailer]:
    """A mailer that sends to the mail server over three connections at most."""
    mailer = Mailer(settings(mail_server), pool=3)
    yield mailer
    await mailer.close()


@pytest.fixture
def relay(sqlite: Engine, mail_server: MailServer) -> Relay:
    """The relay of a database with sample people, and the mail server it sends to."""
    enter(sqlite)
    return Relay(sqlite, mail_server)
