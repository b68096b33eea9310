"""A document is of every journey whose facts name it, of those recorded before this was kept as well."""

from __future__ import annotations

from datetime import UTC, datetime

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, text
from sqlmodel import col, select

from activities.database import MIGRATIONS, migrate, reading, writing
from models.messages.masterplan import Book
from models.tables import DocumentRow, DocumentUseRow
from tests.activities.samples import JOURNEY, OFFICERS, append, batch, said

STORED, UNKNOWN = "ab" * 32, "cd" * 32
OTHER = "journey/cohort-contoh/kota-lain"


def stored(engine: Engine) -> None:
    row = DocumentRow(digest=STORED, name="buku.pdf", size=1, stored_at=datetime.now(UTC), person=OFFICERS[0])
    with writing(engine) as session:
        session.add(row)


def uses(engine: Engine) -> list[tuple[str, str]]:
    with reading(engine) as session:
        found = session.exec(select(DocumentUseRow).order_by(col(DocumentUseRow.journey))).all()
    return [(row.digest, row.journey) for row in found]


def test_a_fact_that_names_a_stored_document_says_whose_it_is(engine: Engine) -> None:
    stored(engine)
    books = [
        said(Book, id=f"contoh-000{place}", person=OFFICERS[0], book="masterplan", document=digest)
        for place, digest in enumerate((STORED, UNKNOWN, STORED))
    ]

    append(engine, batch(*books))
    append(engine, batch(books[0], journey=OTHER))
    append(engine, batch(books[0], journey=OTHER))

    assert uses(engine) == [(STORED, JOURNEY), (STORED, OTHER)]


def test_what_was_recorded_before_is_found_when_the_table_is_made(empty: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with empty.connect().execution_options(sqlite_begin="IMMEDIATE") as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "0008")
        moment = datetime(2026, 6, 24, tzinfo=UTC).replace(tzinfo=None)
        document = "INSERT INTO document (digest, name, size, stored_at, person) VALUES (:d, 'a', 1, :at, 'b')"
        connection.execute(text(document), {"d": STORED, "at": moment})
        entry = (
            "INSERT INTO register (journey, number, identity, at, kind, body, prev_hash, hash) "
            "VALUES (:j, 1, 'a', :at, 'a', :body, '', '')"
        )
        for journey, digest in ((JOURNEY, STORED), (OTHER, UNKNOWN)):
            connection.execute(text(entry), {"j": journey, "at": moment, "body": f'{{"document":"{digest}"}}'})

    migrate(empty)

    assert uses(empty) == [(STORED, JOURNEY)]
