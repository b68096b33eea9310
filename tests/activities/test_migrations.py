"""Both databases come up from nothing to the models' tables, however many workers start."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from subprocess import PIPE, Popen

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Engine, MetaData, Table, inspect

from activities.database import MIGRATIONS, migrate, writing
from models.tables import HeadRow, OutboxRow, metadata
from tests.activities.contents import everything, rows

TABLES = sorted([*metadata().tables, "alembic_version"])
WORKERS = 2
START = "import sys; from activities.database import connect, migrate; migrate(connect(sys.argv[1]))"
"""What a worker does before anything else."""
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


def migrate_to(engine: Engine, revision: str) -> None:
    """Bring an empty database to the tables of an earlier release."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def revision(engine: Engine) -> tuple[str, ...]:
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_heads()


def let_all_wait(engine: Engine) -> None:
    """Wait, for half a minute at most, until every worker waits for somebody else; SQLite cannot tell."""
    until = time.monotonic() + 30
    while engine.dialect.name == "postgresql":
        with engine.connect() as connection:
            if connection.exec_driver_sql(WAITING).scalar_one() == WORKERS:
                return
        assert time.monotonic() < until
        time.sleep(0.02)


def test_the_migrations_bring_an_empty_database_to_the_models_tables(empty: Engine) -> None:
    migrate(empty)

    assert sorted(inspect(empty).get_table_names()) == TABLES


def test_the_migrations_leave_no_difference_to_the_models(engine: Engine) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata()) == []


def test_a_database_that_is_up_to_date_is_left_as_it_is(engine: Engine) -> None:
    with writing(engine) as session:
        session.add(HeadRow(journey="journey/contoh", number=1, hash="contoh"))
    before = revision(engine), everything(engine)

    migrate(engine)

    assert (revision(engine), everything(engine)) == before


def test_workers_that_start_at_once_all_find_the_tables(empty: Engine) -> None:
    command = (sys.executable, "-c", START, empty.url.render_as_string(hide_password=False))
    with empty.connect().execution_options(sqlite_begin="IMMEDIATE") as connection:
        # A first worker that is cut off halfway: the others see nothing of it, and all wait for it at the same place.
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32))")
        workers = [Popen(command, cwd=MIGRATIONS.parent, stderr=PIPE, text=True) for _ in range(WORKERS)]
        let_all_wait(empty)
        connection.rollback()

    assert [worker.communicate(timeout=60)[1] for worker in workers] == [""] * WORKERS
    assert sorted(inspect(empty).get_table_names()) == TABLES


def test_what_waited_before_the_states_were_named_waits_on(empty: Engine) -> None:
    """Rows as the first builds wrote them: one not yet tried, one to be tried again, one sent."""
    wish, again = datetime(2026, 6, 24, 1, tzinfo=UTC), datetime(2026, 6, 24, 3, tzinfo=UTC)
    fields = {"journey": "journey/contoh", "number": 1, "letter": "task", "role": "officer", "person": "satu.contoh"}
    common = {**fields, "attempts": 0, "created_at": wish, "not_before": wish}
    migrate_to(empty, "0004")
    with empty.begin() as connection:
        table = Table("outbox", MetaData(), autoload_with=connection)
        for key, status, content in (("a", "pending", None), ("b", "pending", b"x"), ("c", "sent", b"y")):
            own = {"mail_key": key, "message_id": key, "status": status, "content": content}
            own |= {"not_before": again} if key == "b" else {}
            connection.execute(table.insert().values(**{**common, **own}))

    migrate(empty)

    found = [(row.mail_key, row.status, row.leased_until, row.tries_since) for row in rows(empty, OutboxRow)]
    assert found == [("a", "draft", None, None), ("b", "sending", again, wish), ("c", "sent", None, None)]
