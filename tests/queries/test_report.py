"""A report read from a real register, on SQLite and PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select, update

from activities.database import migrate, reading, writing
from models.errors import Refused
from models.report import Record, Report, reported
from models.tables import RegisterRow, TextRow
from models.targets_file import read_targets
from models.values import digest_of
from queries.report import report
from tests.activities.databases import Postgres, opened
from tests.reporting import BOGOR, COHORT, INDEX, PLACES, enter_regions, programme

NOW = datetime(2026, 6, 30, 3, 0, tzinfo=UTC)
TARGETS = read_targets()


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with today's tables and the sample programme, copied for each test."""
    file = tmp_path_factory.mktemp("migrated") / "seratus.db"
    with opened(f"sqlite:///{file}") as engine:
        fill(engine)
    return file


@pytest.fixture
def engine(migrated: Path, tmp_path: Path) -> Iterator[Engine]:
    """A database of this test's own with the sample programme."""
    with opened(f"sqlite:///{shutil.copy(migrated, tmp_path)}") as engine:
        yield engine


def fill(engine: Engine) -> None:
    """Enter the sample programme in an empty database."""
    migrate(engine)
    enter_regions(engine, PLACES)
    programme().record(engine)


def asked(engine: Engine, as_of: date | None = None, cohort: str | None = None) -> Report:
    return report(engine, NOW, TARGETS, as_of=as_of, cohort=cohort)


def record_of(session: Session, prefixes: tuple[str, ...], before: datetime) -> Record:
    """The record up to *before*, told row by row."""
    rows = session.exec(select(RegisterRow).order_by(col(RegisterRow.journey), col(RegisterRow.number))).all()
    known = [row for row in rows if row.journey.startswith(prefixes) and row.at < before]
    ends = {row.journey: [row.journey, row.number, row.hash] for row in known}
    return Record(chains=len(ends), entries=len(known), digest=digest_of([ends[name] for name in sorted(ends)]))


def test_what_is_read_from_the_register_is_what_was_told(engine: Engine) -> None:
    then, told = date(2018, 12, 31), programme().events
    with reading(engine) as session:
        everything = record_of(session, ("journey/", "cohort/"), NOW)
        old = record_of(session, (f"journey/{COHORT}/", f"cohort/{COHORT}"), datetime(2018, 12, 31, 17, tzinfo=UTC))

    assert everything.entries == len(told)
    assert asked(engine) == reported(told, PLACES, TARGETS, everything, as_of=date(2026, 6, 30))
    assert asked(engine, then, COHORT) == reported(told, PLACES, TARGETS, old, as_of=then, cohort=COHORT)


def test_postgresql_and_sqlite_give_one_report_and_one_digest(engine: Engine) -> None:
    server = Postgres()
    try:
        with opened(server.database()) as other:
            fill(other)
            found = [asked(each, date(2018, 12, 31)) for each in (engine, other)]
            by_cohort = [asked(each, cohort=COHORT) for each in (engine, other)]
    finally:
        server.stop()

    # Salts differ, and with them hashes: everything else is the same.
    unsealed = [each.model_copy(update={"record": each.record.model_copy(update={"digest": ""})}) for each in found]
    assert unsealed[0] == unsealed[1]
    assert by_cohort[0].endings == by_cohort[1].endings
    assert by_cohort[0].figures == by_cohort[1].figures


def test_an_old_position_stays_the_same_while_the_register_grows(engine: Engine) -> None:
    before = asked(engine, date(2018, 12, 31))
    told = programme()
    told.events = [told.tell(BOGOR, "trained", "2019-09-10", cohort="smart-city-2019", quick_wins=[])]
    told.record(engine)

    assert asked(engine, date(2018, 12, 31)) == before
    assert asked(engine).record.entries == len(programme().events) + 1


def test_an_endings_reason_stands_in_the_peoples_own_words_until_they_are_erased(engine: Engine) -> None:
    before = asked(engine, cohort=COHORT)
    with writing(engine) as session:
        erased = col(TextRow.words) == "tidak ada kabar (contoh)"
        session.execute(update(TextRow).where(erased).values(words=None))
    after = asked(engine, cohort=COHORT)

    assert [each.reason for each in before.endings] == [
        "anggaran belum siap (contoh)",
        "tidak ada kabar (contoh)",
        INDEX,
    ]
    assert [each.reason for each in after.endings] == ["anggaran belum siap (contoh)", "–", INDEX]
    assert after.digest == before.digest


def test_a_rehearsals_position_is_that_of_its_own_clock_and_only_told_when_it_is_named(engine: Engine) -> None:
    before = asked(engine)
    told = programme()
    told.events = [told.tell(BOGOR, "trained", "2027-09-10", cohort="gladi-2026", quick_wins=[])]
    told.record(engine)

    rehearsal = asked(engine, cohort="gladi-2026")

    assert asked(engine) == before
    assert (rehearsal.rehearsal, rehearsal.as_of, rehearsal.record.entries) == (True, date(2027, 9, 10), 1)


def test_a_cohort_whose_name_begins_like_another_is_not_mixed_up_with_it(engine: Engine) -> None:
    before = asked(engine, cohort=COHORT)
    told = programme()
    told.events = [told.tell(BOGOR, "trained", "2019-09-10", cohort=f"{COHORT}-2", quick_wins=[])]
    told.record(engine)

    assert asked(engine, cohort=COHORT) == before
    assert asked(engine, cohort=f"{COHORT}-2").record.chains == 1


def test_a_day_that_has_not_come_and_a_cohort_that_is_not_there_are_refused(engine: Engine) -> None:
    with pytest.raises(Refused) as tomorrow:
        asked(engine, date(2026, 7, 1))
    with pytest.raises(Refused) as unknown:
        asked(engine, cohort="smart-city-2081")

    assert str(tomorrow.value) == "2026-07-01 has not come yet; a position can be asked for up to 2026-06-30"
    assert str(unknown.value) == (
        "nothing is recorded of a cohort 'smart-city-2081'; on record: smart-city-2018, smart-city-2017"
    )


def test_an_empty_register_gives_an_empty_report(tmp_path: Path) -> None:
    with opened(f"sqlite:///{tmp_path}/seratus.db") as empty:
        migrate(empty)
        found = asked(empty)

    assert found.record == Record(chains=0, entries=0, digest=digest_of([]))
    assert [figure.count for figure in found.figures if figure.count] == []
    assert (found.provinces, found.funnel, found.endings, found.running) == ((), (), (), ())


def test_entries_that_are_no_milestone_count_towards_the_record_alone(engine: Engine) -> None:
    told, cohort = programme(), f"{COHORT}-3"
    told.events = [
        told.tell(BOGOR, kind, "2019-09-10", cohort=cohort, reason="contoh")
        for kind in ("mentor-appointed", "noted", "paused")
    ]
    told.record(engine)

    found = asked(engine, cohort=cohort)

    assert (found.record.chains, found.record.entries, found.reached) == (1, 3, ())
