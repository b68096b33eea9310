"""A role is held from one day to another; a person has a language and a zone, which stay until they are corrected."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from activities.database import connect, migrate
from gateway.people_file import enter, read_people
from gateway.registry import Entry, Person, Registry
from models.errors import Refused
from models.journey import Region
from models.people import Role
from models.tables import PersonRow, RoleRow

FIRST, REVIEWER = "pendiri.contoh", "penelaah.contoh"
JOURNEY = "journey/angkatan-a/kota-jayapura"
JAYAPURA = Region(id="kota-jayapura", code="91.71", name="Kota Jayapura", province="Papua", zone="Asia/Jayapura")
SINCE, UNTIL = date(2026, 6, 1), date(2026, 6, 30)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    engine = connect(f"sqlite:///{tmp_path}/seratus.db")
    migrate(engine)
    Registry(engine).enter([(person(FIRST), Role.OPERATOR, "")], FIRST)
    Registry(engine).add_regions([JAYAPURA])
    return engine


def person(id: str, **fields: str) -> Person:
    return Person.model_validate({"id": id, "name": f"{id} (contoh)", "address": "kantor@contoh.example", **fields})


def at(day: str, hour: str = "10:00:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{hour}+07:00")


def held(engine: Engine, moment: datetime) -> tuple[tuple[Role, ...], tuple[str, ...]]:
    registry = Registry(engine)
    return registry.roles(REVIEWER, JOURNEY, moment), registry.people(JOURNEY, moment).of(Role.REVIEWER)


def zones(engine: Engine) -> dict[str, tuple[str, str]]:
    with Session(engine) as session:
        rows = session.exec(select(PersonRow).where(PersonRow.id != FIRST).order_by(col(PersonRow.id)))
        return {row.id: (row.language, row.zone) for row in rows}


@pytest.mark.parametrize(
    ("moment", "holds"),
    [
        (at("2026-05-31", "23:59:59"), False),
        (at("2026-06-01", "00:00:00"), True),
        (at("2026-06-30", "23:59:59"), True),
        (at("2026-07-01", "00:00:00"), False),
    ],
)
def test_a_role_is_held_from_its_first_day_to_its_last_by_the_offices_clocks(
    engine: Engine, moment: datetime, holds: bool
) -> None:
    Registry(engine).enter([Entry(person(REVIEWER), Role.REVIEWER, "angkatan-a", SINCE, UNTIL)], FIRST)

    assert held(engine, moment) == (((Role.REVIEWER,), (REVIEWER,)) if holds else ((), ()))


def test_days_are_corrected_by_saying_them_again_and_stay_where_they_are_not_said(engine: Engine) -> None:
    registry = Registry(engine)
    registry.enter([Entry(person(REVIEWER), Role.REVIEWER, "angkatan-a", SINCE, UNTIL)], FIRST)

    registry.enter([Entry(person(REVIEWER), Role.REVIEWER, "angkatan-a", until=date(2026, 9, 30))], FIRST)
    registry.enter([(person(REVIEWER), Role.REVIEWER, "angkatan-a")], FIRST)

    with Session(engine) as session:
        row = session.get(RoleRow, (REVIEWER, "reviewer", "angkatan-a"))
        assert row is not None
        assert (row.since, row.until) == (SINCE, date(2026, 9, 30))


def test_a_last_day_before_the_first_is_refused(engine: Engine) -> None:
    with pytest.raises(Refused) as refusal:
        Registry(engine).enter([Entry(person(REVIEWER), Role.REVIEWER, "", UNTIL, SINCE)], FIRST)

    assert str(refusal.value) == (
        f"{REVIEWER} cannot be reviewer from 2026-06-30 until 2026-06-01; the last day comes later"
    )


def test_a_coordinator_whose_days_are_over_enters_nobody(engine: Engine) -> None:
    registry = Registry(engine)
    registry.enter([Entry(person("lama.contoh"), Role.COORDINATOR, "", until=date(2020, 1, 1))], FIRST)

    with pytest.raises(Refused, match=r"lama\.contoh is neither coordinator nor operator"):
        registry.enter([(person(REVIEWER), None, "")], "lama.contoh")


def test_language_and_zone_stay_until_they_are_corrected(engine: Engine) -> None:
    registry = Registry(engine)
    registry.enter([(person(REVIEWER, language="en", zone="Asia/Makassar"), None, "")], FIRST)

    registry.enter([(person(REVIEWER), None, "")], FIRST)
    assert zones(engine) == {REVIEWER: ("en", "Asia/Makassar")}

    registry.enter([(person(REVIEWER, zone="Asia/Jayapura"), None, "")], FIRST)
    assert zones(engine) == {REVIEWER: ("en", "Asia/Jayapura")}


def test_who_is_entered_for_a_region_lives_by_its_clocks_at_first(engine: Engine) -> None:
    Registry(engine).enter([(person("narahubung.contoh"), Role.OFFICER, JOURNEY), (person(REVIEWER), None, "")], FIRST)

    assert zones(engine) == {"narahubung.contoh": ("id", "Asia/Jayapura"), REVIEWER: ("id", "Asia/Jakarta")}


def test_a_file_of_people_may_say_zones_and_days(engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "orang.csv"
    file.write_text(
        "id,name,address,language,role,region,zone,since,until\n"
        "penelaah.contoh,Penelaah (contoh),kantor@contoh.example,,reviewer,,Asia/Makassar,2026-06-01,2026-06-30\n"
        "narahubung.contoh,Narahubung (contoh),kantor@contoh.example,en,officer,kota-jayapura,,,\n"
    )

    enter(Registry(engine), read_people(file, [JAYAPURA]), "angkatan-a", FIRST)

    assert zones(engine) == {"narahubung.contoh": ("en", "Asia/Jayapura"), REVIEWER: ("id", "Asia/Makassar")}
    assert held(engine, datetime(2026, 6, 15, tzinfo=UTC)) == ((Role.REVIEWER,), (REVIEWER,))
    assert held(engine, datetime(2026, 7, 15, tzinfo=UTC)) == ((), ())


@pytest.mark.parametrize(
    ("zone", "since", "fault"),
    [
        (
            "Asia/Tokyo",
            "",
            "zone: zone 'Asia/Tokyo' is not one of Asia/Jakarta, Asia/Pontianak, Asia/Makassar, Asia/Jayapura",
        ),
        ("", "1 Juni", "since: input should be a valid date or datetime, input is too short"),
    ],
)
def test_a_zone_or_a_day_that_is_none_is_a_fault_of_its_row(
    engine: Engine, tmp_path: Path, zone: str, since: str, fault: str
) -> None:
    file = tmp_path / "orang.csv"
    file.write_text(
        "id,name,address,language,role,region,zone,since\n"
        f"penelaah.contoh,Penelaah (contoh),kantor@contoh.example,id,reviewer,,{zone},{since}\n"
    )

    with pytest.raises(Refused) as refusal:
        read_people(file, [JAYAPURA])

    assert str(refusal.value) == f"orang.csv has 1 fault(s): row 2, {fault}"
